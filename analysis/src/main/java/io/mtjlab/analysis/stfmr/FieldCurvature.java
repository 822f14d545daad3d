package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.mtjlab.analysis.fit.CurveFit;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;

/**
 * Over field a resonance is no Lorentzian: at the frequency f it is the line V(f; f_r(H), df(H)), and within its width
 * f_r bends and df grows. At 3 GHz in a field of three linewidths a Lorentzian over the field finds a width that is some
 * per cent off, of which a series makes as much in the damping. So the film that the lines as fitted make is asked for
 * its own spectrum at the same fields, that one is fitted alike, and what its fit is off is taken from the line.
 */
public final class FieldCurvature {

    private final KittelLaw law;
    private final double anisotropy;
    private final double magnetisation;
    private final double damping;
    private final double inhomogeneousOersted;

    private FieldCurvature(KittelLaw law, double[] film) {
        this.law = law;
        this.anisotropy = film[0];
        this.magnetisation = film[1];
        this.damping = film[2];
        this.inhomogeneousOersted = film[3];
    }

    /** @param film of {@link ResonanceSeries} over field; empty where it does not determine what a line takes */
    public static Optional<FieldCurvature> of(FieldAxis axis, FitResult film) {
        List<Double> values = new ArrayList<>();
        for (String name : List.of("H_k", "M_eff", "alpha_G")) {
            film.find(name).flatMap(Outcome::estimate).map(Estimate::value).ifPresent(values::add);
        }
        if (values.size() < 3) {
            return Optional.empty();
        }
        values.add(value(film, "dH_inhomogeneous"));
        return Optional.of(new FieldCurvature(
                new KittelLaw(axis),
                values.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /**
     * The line without what the bend of the law makes of it.
     *
     * @param line as {@code fit} has it
     * @param fit of {@code spectrum}, in Oe and V
     */
    public Resonance straightened(Resonance line, Spectrum spectrum, FitResult fit) {
        double exactPlace = law.field(line.constant(), line.place(), anisotropy, magnetisation)
                .value();
        double exactWidth = damping
                        * law.fieldWidth(line.constant(), line.place(), anisotropy, magnetisation)
                                .value()
                + inhomogeneousOersted;
        double[] bent = refitted(line, spectrum, fit);
        int last = bent.length > LineShape.PER_PEAK + 2 ? LineShape.PER_PEAK : 0;
        double bentPlace = (Math.abs(bent[0]) + Math.abs(bent[last])) / 2;
        double bentWidth = (bent[1] + bent[last + 1]) / 2;
        return line.shifted(exactPlace - bentPlace).widened(exactWidth - bentWidth);
    }

    /** {@code Hr dH VS VA} of each line, and what follows them, as a fit finds them in the film's own spectrum. */
    private double[] refitted(Resonance line, Spectrum spectrum, FitResult fit) {
        int lines = fit.find("Hr_1").isPresent() ? 2 : 1;
        boolean slope = fit.find("slope").isPresent();
        double[] start = new double[LineShape.PER_PEAK * lines + (slope ? 2 : 1)];
        for (int k = 0; k < lines; k++) {
            start[LineShape.PER_PEAK * k] = value(fit, "Hr_" + k);
            start[LineShape.PER_PEAK * k + 1] = value(fit, "dH_" + k);
            start[LineShape.PER_PEAK * k + 2] = value(fit, "VS_" + k);
            start[LineShape.PER_PEAK * k + 3] = value(fit, "VA_" + k);
        }
        start[LineShape.PER_PEAK * lines] = value(fit, "VC");
        return CurveFit.of(new LineShape(lines, slope, spectrum))
                .startingAt(start)
                .bestPoint(spectrum.hertz(), volts(line, spectrum, fit))
                .values();
    }

    /** What the film would rectify to, with the amplitudes that were found. */
    private double[] volts(Resonance line, Spectrum spectrum, FitResult fit) {
        int last = fit.find("VS_1").isPresent() ? 1 : 0;
        double constant = value(fit, "VC");
        double rise = Math.signum(slope(line.place()));
        return Arrays.stream(spectrum.hertz())
                .map(oersted -> {
                    int k = oersted < 0 ? 0 : last;
                    double symmetric = value(fit, "VS_" + k);
                    // V_A counts with (H_r - H); over frequency with (f_r - f), which has that sign where f_r falls.
                    double antisymmetric = -rise * Math.signum(oersted) * value(fit, "VA_" + k);
                    double width = damping * law.widthPerDamping(oersted, anisotropy, magnetisation)
                            + inhomogeneousOersted * Math.abs(slope(oersted));
                    double off = 2 * (law.hertz(oersted, anisotropy, magnetisation) - line.constant()) / width;
                    return constant + (symmetric + 2 * antisymmetric * off) / (1 + off * off);
                })
                .toArray();
    }

    private static double value(FitResult fit, String name) {
        return fit.find(name).flatMap(Outcome::estimate).map(Estimate::value).orElse(0.0);
    }

    /** df_r/dH in Hz/Oe, by a difference that is far above rounding and far below a width. */
    private double slope(double oersted) {
        double step = 1e-3;
        double at = Math.abs(oersted) + step;
        return (law.hertz(at + step, anisotropy, magnetisation) - law.hertz(at - step, anisotropy, magnetisation))
                / (2 * step);
    }
}
