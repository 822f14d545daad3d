package io.mtjlab.analysis.design;

import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.analysis.telegraph.ChainCounts;
import io.mtjlab.analysis.telegraph.ChainLikelihood;

/**
 * P(H) = 1/(1+exp(-alpha (H - beta))), told by independent trials or by telegraph traces. Parameters in order: alpha,
 * beta, then, for traces, ln sqrt(tau_P tau_AP) as a quadratic over the window from -1 to 1 (exact for the rate law tau
 * = tau0 exp(D (1 +- x)^2)). The signal is logit P.
 *
 * <p>What comes before the first trace is wide: alpha of either sign, from a tenth to thirty over half the window; beta
 * in the window; dwell times of milliseconds to minutes.
 */
public final class SwitchingDesign implements Belief, Experiment {

    public static final int ALPHA = 0;
    public static final int BETA = 1;
    private static final int TIME = 2;
    private static final double FLATTEST = 0.1;
    private static final double STEEPEST = 30;

    /** ln of 0.1 s, and a factor of twenty either way: both are two standard deviations of it from milliseconds, minutes. */
    private static final double LOG_TIME = Math.log(0.1);

    private static final double LOG_TIME_SPREAD = 3;
    private static final double BEND_SPREAD = 1.5;

    private final double middle;
    private final double half;
    private final double sampleSeconds;

    private SwitchingDesign(double lowOersted, double highOersted, double sampleSeconds) {
        this.middle = 0.5 * (lowOersted + highOersted);
        this.half = 0.5 * (highOersted - lowOersted);
        this.sampleSeconds = sampleSeconds;
    }

    /** Told by trials; the effort of a measurement is their number. */
    public static SwitchingDesign ofTrials(double lowOersted, double highOersted) {
        return new SwitchingDesign(lowOersted, highOersted, 0);
    }

    /** Told by traces; the effort is their length. @param sampleSeconds from reading to reading */
    public static SwitchingDesign ofTraces(double lowOersted, double highOersted, double sampleSeconds) {
        return new SwitchingDesign(lowOersted, highOersted, sampleSeconds);
    }

    /** What {@code switched} of {@code trials} in P at a field say. */
    public double logLikelihood(double oersted, double switched, double trials, double[] p) {
        double logit = logit(oersted, p);
        return -switched * softPlus(-logit) - (trials - switched) * softPlus(logit);
    }

    /** What a trace says. */
    public double logLikelihood(double oersted, ChainCounts counts, double[] p) {
        ChainLikelihood chain = new ChainLikelihood();
        double logit = logit(oersted, p);
        chain.evaluate(counts, logit, logRate(oersted, logit, p));
        return chain.value();
    }

    @Override
    public Outlook outlook(double[] p) {
        return new Outlook() {
            @Override
            public double signal(double oersted) {
                return logit(oersted, p);
            }

            @Override
            public double information(double oersted, double effort) {
                return SwitchingDesign.this.information(oersted, effort, p);
            }
        };
    }

    private static double logit(double oersted, double[] p) {
        return p[ALPHA] * (oersted - p[BETA]);
    }

    /** ln(1/tau_P + 1/tau_AP). */
    private double logRate(double oersted, double logit, double[] p) {
        double x = (oersted - middle) / half;
        return Math.abs(logit) / 2
                + Math.log1p(Math.exp(-Math.abs(logit)))
                - (p[TIME] + p[TIME + 1] * x + p[TIME + 2] * x * x);
    }

    private double information(double oersted, double effort, double[] p) {
        double logit = logit(oersted, p);
        double share = 1 / (1 + Math.exp(-logit));
        if (sampleSeconds == 0) {
            return effort * share * (1 - share);
        }
        double rate = logRate(oersted, logit, p);
        ChainLikelihood chain = new ChainLikelihood();
        chain.evaluate(expected(share, Math.exp(-Math.exp(rate) * sampleSeconds), effort), logit, rate);
        // What the rate takes away, being unknown too.
        double rateInformation = -chain.dUU();
        double lost = rateInformation > 0 ? chain.dEtaU() * chain.dEtaU() / rateInformation : 0;
        return Math.max(0, -chain.dEtaEta() - lost);
    }

    private ChainCounts expected(double share, double kept, double seconds) {
        double n = seconds / sampleSeconds;
        double changes = n * share * (1 - share) * (1 - kept);
        ChainCounts.Step step = new ChainCounts.Step(
                sampleSeconds,
                n * share * (share + (1 - share) * kept),
                changes,
                changes,
                n * (1 - share) * (1 - share + share * kept));
        return new ChainCounts(List.of(step), share, 1 - share, n * share, n * (1 - share));
    }

    private static double softPlus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public double[] draw(UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double logSlope = Math.log(FLATTEST) + Math.log(STEEPEST / FLATTEST) * random.nextDouble();
        double alpha = (random.nextBoolean() ? 1 : -1) * Math.exp(logSlope) / half;
        double beta = middle + half * (2 * random.nextDouble() - 1);
        return sampleSeconds == 0
                ? new double[] {alpha, beta}
                : new double[] {
                    alpha,
                    beta,
                    LOG_TIME + LOG_TIME_SPREAD * normal.sample(),
                    BEND_SPREAD * normal.sample(),
                    BEND_SPREAD * normal.sample()
                };
    }

    @Override
    public double logDensity(double[] p) {
        double slope = Math.abs(p[ALPHA]) * half;
        if (slope < FLATTEST || slope > STEEPEST || Math.abs(p[BETA] - middle) > half) {
            return Double.NEGATIVE_INFINITY;
        }
        double log = -Math.log(slope);
        if (sampleSeconds > 0) {
            double time = (p[TIME] - LOG_TIME) / LOG_TIME_SPREAD;
            double tilt = p[TIME + 1] / BEND_SPREAD;
            double bend = p[TIME + 2] / BEND_SPREAD;
            log -= 0.5 * (time * time + tilt * tilt + bend * bend);
        }
        return log;
    }
}
