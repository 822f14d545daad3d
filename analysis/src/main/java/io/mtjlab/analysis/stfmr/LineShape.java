package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.mtjlab.analysis.fit.BatchLevenbergMarquardt;
import io.mtjlab.analysis.fit.Model;
import io.mtjlab.analysis.fit.ModelEquations;
import io.mtjlab.analysis.fit.NormalEquations;
import io.mtjlab.analysis.fit.Parameter;

/**
 * V(f) = sum_k [VS df^2 + VA 4 (fr-f) df] / [4 (fr-f)^2 + df^2] + VC + slope (f - f_mid); df is the full width at half
 * maximum (Luo et al. 2023, eq. 1). VA above 0 means positive below the resonance.
 *
 * <p>Parameters in order: {@code fr_k df_k VS_k VA_k} for each peak, {@code VC}, {@code slope} if there is one.
 */
final class LineShape implements Model {

    static final int PER_PEAK = 4;

    private final int peaks;
    private final boolean slope;
    private final double middleHertz;
    private final List<Parameter> parameters;

    /** Resonances lie in the window or at most half of its span outside; widths from one step of the grid to 4 spans. */
    LineShape(int peaks, boolean slope, Spectrum spectrum) {
        this.peaks = peaks;
        this.slope = slope;
        this.middleHertz = spectrum.middleHertz();
        double beyond = spectrum.spanHertz() / 2;
        double narrowest = spectrum.narrowestHertz();
        List<Parameter> list = new ArrayList<>();
        for (int k = 0; k < peaks; k++) {
            list.add(Parameter.of("fr_" + k, "Hz")
                    .in(spectrum.lowestHertz() - beyond, spectrum.highestHertz() + beyond)
                    .startingAt(middleHertz));
            list.add(Parameter.of("df_" + k, "Hz").in(narrowest, 8 * beyond).startingAt(2 * narrowest));
            list.add(Parameter.of("VS_" + k, "V"));
            list.add(Parameter.of("VA_" + k, "V"));
        }
        list.add(Parameter.of("VC", "V"));
        if (slope) {
            list.add(Parameter.of("slope", "V/Hz"));
        }
        parameters = List.copyOf(list);
    }

    @Override
    public String name() {
        return "stfmr";
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public double value(double hertz, double[] p) {
        double volts = p[PER_PEAK * peaks];
        for (int k = 0; k < peaks; k++) {
            int at = PER_PEAK * k;
            double x = 2 * (p[at] - hertz) / p[at + 1];
            volts += (p[at + 2] + 2 * p[at + 3] * x) / (1 + x * x);
        }
        return slope ? volts + p[PER_PEAK * peaks + 1] * (hertz - middleHertz) : volts;
    }

    @Override
    public double valueAndGradient(double hertz, double[] p, double[] gradient) {
        double volts = p[PER_PEAK * peaks];
        for (int k = 0; k < peaks; k++) {
            int at = PER_PEAK * k;
            double perWidth = 1 / p[at + 1];
            double x = 2 * (p[at] - hertz) * perWidth;
            double symmetric = 1 / (1 + x * x);
            double antisymmetric = 2 * x * symmetric;
            double vs = p[at + 2];
            double va = p[at + 3];
            double alongX = symmetric * (2 * va * (2 * symmetric - 1) - vs * antisymmetric);
            volts += vs * symmetric + va * antisymmetric;
            gradient[at] = 2 * perWidth * alongX;
            gradient[at + 1] = -x * perWidth * alongX;
            gradient[at + 2] = symmetric;
            gradient[at + 3] = antisymmetric;
        }
        gradient[PER_PEAK * peaks] = 1;
        if (slope) {
            gradient[PER_PEAK * peaks + 1] = hertz - middleHertz;
            volts += p[PER_PEAK * peaks + 1] * (hertz - middleHertz);
        }
        return volts;
    }

    @Override
    public NormalEquations equations(double[] hertz, double[] volts, double[] rootWeights) {
        return Arrays.stream(rootWeights).allMatch(w -> w == 1)
                ? equations(hertz, volts)
                : new ModelEquations(this, hertz, volts, rootWeights);
    }

    /** With equal weights. */
    NormalEquations equations(double[] hertz, double[] volts) {
        return peaks == 1 && !slope ? new OnePeakEquations(hertz, volts) : new ModelEquations(this, hertz, volts);
    }

    /** All parameters, with the linear ones by least squares. */
    double[] withLinearPart(double[] shapes, double[] hertz, double[] volts) {
        double[] p = new double[parameters.size()];
        for (int k = 0; k < peaks; k++) {
            p[PER_PEAK * k] = shapes[2 * k];
            p[PER_PEAK * k + 1] = shapes[2 * k + 1];
        }
        BatchLevenbergMarquardt linear = new BatchLevenbergMarquardt(p.length);
        for (int k = 0; k < peaks; k++) {
            linear.hold(PER_PEAK * k, true);
            linear.hold(PER_PEAK * k + 1, true);
        }
        linear.minimise(new ModelEquations(this, hertz, volts), p);
        return p;
    }

    int peaks() {
        return peaks;
    }

    boolean hasSlope() {
        return slope;
    }
}
