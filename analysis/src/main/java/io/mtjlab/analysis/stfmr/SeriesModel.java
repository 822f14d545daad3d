package io.mtjlab.analysis.stfmr;

import java.util.List;

import io.mtjlab.analysis.fit.Model;
import io.mtjlab.analysis.fit.Parameter;

/**
 * Places and widths of the lines of a series as one curve over their number: x = 2i is the place of line i and x = 2i + 1
 * what is left of its width when the place is known, each over its standard deviation. So the covariance of place and
 * width counts, and every y has the error one.
 *
 * <p>Parameters: {@code H_k}, {@code M_eff} (4 pi M_eff), {@code alpha_G}, and the width that is not damping, {@code
 * df_inhomogeneous} where frequencies were swept and {@code dH_inhomogeneous} where fields were.
 */
final class SeriesModel implements Model {

    static final int ANISOTROPY = 0;
    static final int MAGNETISATION = 1;
    static final int DAMPING = 2;
    static final int INHOMOGENEOUS = 3;

    private final KittelLaw law;
    private final List<Resonance> lines;
    private final List<Parameter> parameters;

    /** @param lines all over field or all over frequency */
    SeriesModel(FieldAxis axis, List<Resonance> lines) {
        this.law = new KittelLaw(axis);
        this.lines = lines;
        boolean overField = lines.get(0).overField();
        double lowest = lines.stream()
                .mapToDouble(r -> overField ? r.place() : r.constant())
                .min()
                .orElse(0);
        parameters = List.of(
                axis == FieldAxis.EASY
                        ? Parameter.of("H_k", "Oe").above(-0.999 * lowest).startingAt(10)
                        : Parameter.of("H_k", "Oe").above(0).startingAt(10),
                axis == FieldAxis.PERPENDICULAR
                        ? Parameter.of("M_eff", "Oe").in(Double.NEGATIVE_INFINITY, lowest)
                        : Parameter.of("M_eff", "Oe").above(0).startingAt(8000),
                Parameter.of("alpha_G", "1").in(0, 1).startingAt(0.01),
                (overField ? Parameter.of("dH_inhomogeneous", "Oe") : Parameter.of("df_inhomogeneous", "Hz"))
                        .above(0)
                        .startingAt(0));
    }

    @Override
    public String name() {
        return "stfmr";
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    double[] x() {
        double[] x = new double[2 * lines.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        return x;
    }

    double[] y() {
        double[] y = new double[2 * lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            Resonance line = lines.get(i);
            y[2 * i] = line.place() / line.placeError();
            y[2 * i + 1] = conditional(line, line.width(), y[2 * i]);
        }
        return y;
    }

    private static double conditional(Resonance line, double width, double scaledPlace) {
        double rho = line.correlation();
        return (width / line.widthError() - rho * scaledPlace) / Math.sqrt(1 - rho * rho);
    }

    @Override
    public double value(double x, double[] p) {
        return valueAndGradient(x, p, new double[4]);
    }

    @Override
    public double valueAndGradient(double x, double[] p, double[] gradient) {
        Resonance line = lines.get((int) x / 2);
        KittelLaw.Term place = place(line, p);
        double scale = 1 / line.placeError();
        gradient[ANISOTROPY] = scale * place.byAnisotropy();
        gradient[MAGNETISATION] = scale * place.byMagnetisation();
        gradient[DAMPING] = 0;
        gradient[INHOMOGENEOUS] = 0;
        double scaled = scale * place.value();
        if ((int) x % 2 == 0) {
            return scaled;
        }
        KittelLaw.Term perDamping = widthPerDamping(line, p);
        double rho = line.correlation();
        double rest = Math.sqrt(1 - rho * rho);
        double alpha = p[DAMPING];
        double perWidth = 1 / (line.widthError() * rest);
        gradient[ANISOTROPY] = perWidth * alpha * perDamping.byAnisotropy() - rho / rest * gradient[ANISOTROPY];
        gradient[MAGNETISATION] =
                perWidth * alpha * perDamping.byMagnetisation() - rho / rest * gradient[MAGNETISATION];
        gradient[DAMPING] = perWidth * perDamping.value();
        gradient[INHOMOGENEOUS] = perWidth;
        return conditional(line, alpha * perDamping.value() + p[INHOMOGENEOUS], scaled);
    }

    KittelLaw.Term place(Resonance line, double[] p) {
        return line.overField()
                ? law.field(line.constant(), line.place(), p[ANISOTROPY], p[MAGNETISATION])
                : law.resonance(line.constant(), p[ANISOTROPY], p[MAGNETISATION]);
    }

    KittelLaw.Term widthPerDamping(Resonance line, double[] p) {
        return line.overField()
                ? law.fieldWidth(line.constant(), line.place(), p[ANISOTROPY], p[MAGNETISATION])
                : law.width(line.constant(), p[ANISOTROPY], p[MAGNETISATION]);
    }
}
