package io.mtjlab.analysis.design;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A rectified line over frequency, V(f) = [VS df^2 + VA 4 (fr-f) df] / [4 (fr-f)^2 + df^2] + VC (Luo et al. 2023, eq. 1),
 * read with noise that is not known beforehand. Parameters in order: fr, ln df, VS, VA, VC, ln sigma.
 *
 * <p>What comes before the first reading is wide: the line anywhere in the window, from two steps to the whole of it
 * wide; voltages as large as a few times those of a first coarse scan.
 */
public final class LineDesign implements Belief, Experiment {

    public static final int CENTRE = 0;
    public static final int LOG_WIDTH = 1;
    private static final int SYMMETRIC = 2;
    private static final int ANTISYMMETRIC = 3;
    private static final int CONSTANT = 4;
    private static final int LOG_NOISE = 5;
    private static final double VOLTS_SPREADS = 2;

    /** Noise is between a hundred-thousandth and the whole of the range of the first scan. */
    private static final double LEAST_NOISE = 1e-5;

    private final double lowHertz;
    private final double highHertz;
    private final double leastLogWidth;
    private final double mostLogWidth;
    private final double middleVolts;
    private final double rangeVolts;

    /**
     * @param lowHertz of the window; likewise {@code highHertz}
     * @param narrowestHertz full width below which the candidates could not show a line
     * @param lowVolts lowest reading of a coarse scan; likewise {@code highVolts}
     */
    public LineDesign(double lowHertz, double highHertz, double narrowestHertz, double lowVolts, double highVolts) {
        this.lowHertz = lowHertz;
        this.highHertz = highHertz;
        this.leastLogWidth = Math.log(narrowestHertz);
        this.mostLogWidth = Math.log(highHertz - lowHertz);
        this.middleVolts = 0.5 * (lowVolts + highVolts);
        this.rangeVolts = Math.max(highVolts - lowVolts, Double.MIN_NORMAL);
    }

    /** What a reading of {@code volts} at {@code hertz} says. */
    public double logLikelihood(double hertz, double volts, double[] p) {
        double off = (volts - signal(hertz, p)) / Math.exp(p[LOG_NOISE]);
        return -0.5 * off * off - p[LOG_NOISE];
    }

    @Override
    public double signal(double hertz, double[] p) {
        double x = 2 * (p[CENTRE] - hertz) / Math.exp(p[LOG_WIDTH]);
        return (p[SYMMETRIC] + 2 * p[ANTISYMMETRIC] * x) / (1 + x * x) + p[CONSTANT];
    }

    /** @param effort readings */
    @Override
    public double information(double hertz, double effort, double[] p) {
        return effort * Math.exp(-2 * p[LOG_NOISE]);
    }

    @Override
    public double[] draw(UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double logRange = Math.log(rangeVolts);
        return new double[] {
            lowHertz + (highHertz - lowHertz) * random.nextDouble(),
            leastLogWidth + (mostLogWidth - leastLogWidth) * random.nextDouble(),
            VOLTS_SPREADS * rangeVolts * normal.sample(),
            VOLTS_SPREADS * rangeVolts * normal.sample(),
            middleVolts + rangeVolts * normal.sample(),
            logRange + Math.log(LEAST_NOISE) * random.nextDouble()
        };
    }

    @Override
    public double logDensity(double[] p) {
        double noise = p[LOG_NOISE] - Math.log(rangeVolts);
        boolean possible = p[CENTRE] >= lowHertz
                && p[CENTRE] <= highHertz
                && p[LOG_WIDTH] >= leastLogWidth
                && p[LOG_WIDTH] <= mostLogWidth
                && noise <= 0
                && noise >= Math.log(LEAST_NOISE);
        if (!possible) {
            return Double.NEGATIVE_INFINITY;
        }
        double wide = VOLTS_SPREADS * rangeVolts;
        return -0.5
                * (square(p[SYMMETRIC] / wide)
                        + square(p[ANTISYMMETRIC] / wide)
                        + square((p[CONSTANT] - middleVolts) / rangeVolts));
    }

    private static double square(double x) {
        return x * x;
    }
}
