package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.analysis.fit.Model;
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

    LineShape(int peaks, boolean slope, double middleHertz, double narrowestHertz) {
        this.peaks = peaks;
        this.slope = slope;
        this.middleHertz = middleHertz;
        List<Parameter> list = new ArrayList<>();
        for (int k = 0; k < peaks; k++) {
            list.add(Parameter.of("fr_" + k, "Hz"));
            list.add(Parameter.of("df_" + k, "Hz").above(narrowestHertz).startingAt(2 * narrowestHertz));
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
            double d = p[at] - hertz;
            double w = p[at + 1];
            volts += (p[at + 2] * w * w + p[at + 3] * 4 * d * w) / (4 * d * d + w * w);
        }
        return slope ? volts + p[PER_PEAK * peaks + 1] * (hertz - middleHertz) : volts;
    }

    @Override
    public double valueAndGradient(double hertz, double[] p, double[] gradient) {
        double volts = p[PER_PEAK * peaks];
        for (int k = 0; k < peaks; k++) {
            int at = PER_PEAK * k;
            double d = p[at] - hertz;
            double w = p[at + 1];
            double vs = p[at + 2];
            double va = p[at + 3];
            double denominator = 4 * d * d + w * w;
            double square = denominator * denominator;
            double symmetric = w * w / denominator;
            double antisymmetric = 4 * d * w / denominator;
            volts += vs * symmetric + va * antisymmetric;
            gradient[at] = (-8 * vs * d * w * w + 4 * va * w * (w * w - 4 * d * d)) / square;
            gradient[at + 1] = (8 * vs * w * d * d + 4 * va * d * (4 * d * d - w * w)) / square;
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

    int peaks() {
        return peaks;
    }

    boolean hasSlope() {
        return slope;
    }
}
