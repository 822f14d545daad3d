package io.mtjlab.analysis.stfmr;

/**
 * Resonance and width of a thin film with an in-plane easy axis, f = (gamma/2 pi) sqrt(A B) and full width alpha
 * (gamma/2 pi)(A + B) (Kittel, Phys. Rev. 73, 155 (1948); the width from the linearised Landau-Lifshitz-Gilbert
 * equation). The stiffness fields A and B in Oe, M standing for 4 pi M_eff:
 *
 * <table>
 * <caption>Stiffness</caption>
 * <tr><td>hard axis, H below H_k<td>A = (H_k^2 - H^2)/H_k<td>B = M + H_k
 * <tr><td>hard axis, H above H_k<td>A = H - H_k<td>B = H + M
 * <tr><td>easy axis<td>A = H + H_k<td>B = H + H_k + M
 * <tr><td>perpendicular, H above M<td>A = H - M<td>B = H - M + H_k
 * </table>
 *
 * <p>Fields are magnitudes. f in Hz, gamma/2 pi = 28.02495 GHz/T.
 */
public final class KittelLaw {

    /** gamma/2 pi of the electron. */
    public static final double HERTZ_PER_OERSTED = 28.02495e9 * 1e-4;

    private final FieldAxis axis;

    public KittelLaw(FieldAxis axis) {
        this.axis = axis;
    }

    /**
     * A quantity with its derivatives.
     *
     * @param byAnisotropy derivative by H_k
     * @param byMagnetisation derivative by 4 pi M_eff
     */
    record Term(double value, double byAnisotropy, double byMagnetisation) {

        private static final double LEAST_OERSTED = 1e-9;

        /** At least a hair above zero: outside the law's domain a search must find its way back. */
        private Term positive() {
            return value > LEAST_OERSTED ? this : new Term(LEAST_OERSTED, byAnisotropy, byMagnetisation);
        }

        private Term plus(Term other) {
            return new Term(
                    value + other.value, byAnisotropy + other.byAnisotropy, byMagnetisation + other.byMagnetisation);
        }

        private Term times(double factor) {
            return new Term(value * factor, byAnisotropy * factor, byMagnetisation * factor);
        }
    }

    /** Resonance in Hz at a field. */
    public double hertz(double oersted, double anisotropyOersted, double magnetisationOersted) {
        return resonance(Math.abs(oersted), anisotropyOersted, magnetisationOersted).value;
    }

    /** Full width in Hz at a field, over alpha. */
    public double widthPerDamping(double oersted, double anisotropyOersted, double magnetisationOersted) {
        return width(Math.abs(oersted), anisotropyOersted, magnetisationOersted).value;
    }

    Term resonance(double field, double hk, double m) {
        Term a = inPlane(field, hk, m);
        Term b = outOfPlane(field, hk, m);
        double f = HERTZ_PER_OERSTED * Math.sqrt(a.value * b.value);
        return new Term(
                f,
                0.5 * f * (a.byAnisotropy / a.value + b.byAnisotropy / b.value),
                0.5 * f * (a.byMagnetisation / a.value + b.byMagnetisation / b.value));
    }

    /** Over alpha, in Hz. */
    Term width(double field, double hk, double m) {
        return inPlane(field, hk, m).plus(outOfPlane(field, hk, m)).times(HERTZ_PER_OERSTED);
    }

    private boolean below(double field, double hk) {
        return axis == FieldAxis.HARD && field < hk;
    }

    private Term inPlane(double field, double hk, double m) {
        Term a = switch (axis) {
            case HARD ->
                below(field, hk)
                        ? new Term(hk - field * field / hk, 1 + field * field / (hk * hk), 0)
                        : new Term(field - hk, -1, 0);
            case EASY -> new Term(field + hk, 1, 0);
            case PERPENDICULAR -> new Term(field - m, 0, -1);
        };
        return a.positive();
    }

    private Term outOfPlane(double field, double hk, double m) {
        Term b = switch (axis) {
            case HARD -> below(field, hk) ? new Term(m + hk, 1, 1) : new Term(field + m, 0, 1);
            case EASY -> new Term(field + hk + m, 1, 1);
            case PERPENDICULAR -> new Term(field - m + hk, 1, -1);
        };
        return b.positive();
    }

    /**
     * The field at which a frequency resonates.
     *
     * @param near the measured field: on a hard axis it tells on which side of H_k the line lies
     */
    Term field(double hertz, double near, double hk, double m) {
        double f = hertz / HERTZ_PER_OERSTED;
        return switch (axis) {
            case HARD ->
                below(near, hk)
                        ? belowAnisotropy(f, hk, m)
                        : root(f, m + hk, 1, 1).plus(new Term(hk, 1, 0));
            case EASY -> root(f, m, 0, 1).plus(new Term(-hk, -1, 0));
            case PERPENDICULAR -> root(f, hk, 1, 0).plus(new Term(m, 0, 1));
        };
    }

    /** H^2 = H_k^2 - H_k f^2/(M + H_k). */
    private static Term belowAnisotropy(double f, double hk, double m) {
        double b = Math.max(m + hk, Term.LEAST_OERSTED);
        double w = f * f / b;
        double h = Math.sqrt(Math.max(hk * hk - w * hk, Term.LEAST_OERSTED));
        return new Term(h, (2 * hk - w + hk * w / b) / (2 * h), hk * w / b / (2 * h));
    }

    /** The positive u of u (u + c) = f^2, c changing by {@code byK} and {@code byM}. */
    private static Term root(double f, double c, double byK, double byM) {
        double root = Math.sqrt(c * c + 4 * f * f);
        double u = c > 0 ? 2 * f * f / (c + root) : 0.5 * (root - c);
        return new Term(u, -u / root * byK, -u / root * byM);
    }

    /** Full width over field, over alpha: the width over frequency divided by df/dH; 2 f/(gamma/2 pi) but on the hard axis. */
    Term fieldWidth(double hertz, double near, double hk, double m) {
        double f = hertz / HERTZ_PER_OERSTED;
        if (!below(near, hk)) {
            return new Term(2 * f, 0, 0);
        }
        Term h = belowAnisotropy(f, hk, m);
        double b = Math.max(m + hk, Term.LEAST_OERSTED);
        double ratio = f * f / (b * b);
        double width = f * hk * (ratio + 1) / h.value;
        double common = -2 * ratio / b / (ratio + 1);
        return new Term(
                width,
                width * (1 / hk + common - h.byAnisotropy / h.value),
                width * (common - h.byMagnetisation / h.value));
    }
}
