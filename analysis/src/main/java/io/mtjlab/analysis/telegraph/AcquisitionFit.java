package io.mtjlab.analysis.telegraph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Dwell times and levels where a reading is not a sample of a moment: it averages over its whole length, or stands behind
 * a low-pass that the readings themselves show. Starts from the fit that takes them as samples, and keeps its drift and
 * outliers.
 *
 * @param lnTauP ln of seconds
 * @param covariance of ln tau_P, ln tau_AP, R_P, R_AP (ohm), ln noise, and ln of the low-pass's time constant if any
 * @param remark what was found about the acquisition
 */
@SuppressWarnings("ArrayRecordComponent")
record AcquisitionFit(
        double lnTauP,
        double lnTauAP,
        Levels levels,
        double[][] covariance,
        double logLikelihood,
        boolean converged,
        String remark) {

    /** In readings: where a low-pass is looked for first. */
    private static final double[] TIME_CONSTANTS = {0.3, 0.7, 1.5, 3, 6};

    private static final double FIRST_GAIN = 2;
    /** An aperture below this share of the distance between readings only smears a few of them. */
    private static final double WHOLE = 0.9;

    /** Whether readings average over all of the time between them. */
    static boolean integrates(TelegraphTrace trace) {
        return trace.apertureSeconds() > WHOLE * trace.sampleSeconds();
    }

    /** Empty when readings are samples of a moment, as far as they tell. */
    static Optional<AcquisitionFit> of(TelegraphEm.Fitted fitted) {
        Readings readings = fitted.readings();
        if (readings.intervals().length > 1 || readings.reverses() || fitted.oneLevel()) {
            return Optional.empty();
        }
        float[] ohms = readings.without(fitted.levels().drift(), new float[0]);
        if (integrates(readings.trace())) {
            return integrated(fitted, ohms);
        }
        return lowPassed(fitted, ohms);
    }

    private static Optional<AcquisitionFit> integrated(TelegraphEm.Fitted fitted, float[] ohms) {
        IntegratedPass pass = new IntegratedPass(fitted.readings());
        Levels l = fitted.levels().withoutBetween();
        NewtonByDifferences.Maximum best = NewtonByDifferences.maximise(
                t -> pass.logLikelihood(
                        ohms,
                        l.withLevels(t[2], t[3], Math.exp(t[4])),
                        t[0] - t[1],
                        DwellLikelihood.logRate(t[0], t[1])),
                start(fitted),
                steps(fitted));
        return finished(l, best, "readings average over their whole length");
    }

    /** A low-pass as first seen, with everything else as fitted: time constant in readings. */
    private record Glimpse(double timeConstant, double logLikelihood) {}

    private static Optional<Glimpse> glimpse(TelegraphEm.Fitted fitted, LowPassFilter filter, float[] ohms) {
        return Arrays.stream(TIME_CONSTANTS)
                .mapToObj(t -> new Glimpse(t, filter.logLikelihood(ohms, fitted.levels(), fitted.eta(), fitted.u(), t)))
                .max(Comparator.comparingDouble(Glimpse::logLikelihood))
                .filter(g -> g.logLikelihood > fitted.logLikelihood() + FIRST_GAIN);
    }

    /** Log-likelihood that a low-pass reaches at first sight; minus infinity where none is seen. */
    static double atFirstSight(TelegraphEm.Fitted fitted) {
        Readings readings = fitted.readings();
        if (readings.intervals().length > 1 || readings.reverses() || fitted.oneLevel()) {
            return Double.NEGATIVE_INFINITY;
        }
        float[] ohms = readings.without(fitted.levels().drift(), new float[0]);
        return glimpse(fitted, new LowPassFilter(readings), ohms)
                .map(Glimpse::logLikelihood)
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private static Optional<AcquisitionFit> lowPassed(TelegraphEm.Fitted fitted, float[] ohms) {
        LowPassFilter filter = new LowPassFilter(fitted.readings());
        Levels l = fitted.levels();
        Optional<Glimpse> first = glimpse(fitted, filter, ohms);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        double[] start = Arrays.copyOf(start(fitted), 6);
        double[] steps = Arrays.copyOf(steps(fitted), 6);
        start[5] = Math.log(first.get().timeConstant);
        steps[5] = 0.1;
        NewtonByDifferences.Maximum maximum = NewtonByDifferences.maximise(
                t -> filter.logLikelihood(
                        ohms,
                        l.withLevels(t[2], t[3], Math.exp(t[4])),
                        t[0] - t[1],
                        DwellLikelihood.logRate(t[0], t[1]),
                        Math.exp(Math.max(-5, Math.min(5, t[5])))),
                start,
                steps);
        if (maximum.value() - fitted.logLikelihood() < 0.5 * Math.log(ohms.length)) {
            return Optional.empty();
        }
        return finished(
                l,
                maximum,
                String.format(
                        Locale.ROOT,
                        "readings stand behind a low-pass of %.3g s",
                        Math.exp(maximum.theta()[5]) * fitted.readings().intervals()[0]));
    }

    static Optional<AcquisitionFit> finished(Levels l, NewtonByDifferences.Maximum best, String remark) {
        double[] t = best.theta();
        if (best.covariance().length == 0 || !(t[3] > t[2])) {
            return Optional.empty();
        }
        return Optional.of(new AcquisitionFit(
                t[0],
                t[1],
                l.withLevels(t[2], t[3], Math.exp(t[4])),
                best.covariance(),
                best.value(),
                best.converged(),
                remark));
    }

    static double[] start(TelegraphEm.Fitted fitted) {
        double eta = fitted.eta();
        Levels l = fitted.levels();
        return new double[] {
            -fitted.u() + ChainLikelihood.softPlus(eta),
            -fitted.u() + ChainLikelihood.softPlus(-eta),
            l.ohmsP(),
            l.ohmsAP(),
            Math.log(l.sigmaOhms())
        };
    }

    static double[] steps(TelegraphEm.Fitted fitted) {
        double cycles = Math.max(4, fitted.counts().changes() / 2);
        double sigma = fitted.levels().sigmaOhms();
        return new double[] {
            Math.min(0.3, 1 / Math.sqrt(cycles)),
            Math.min(0.3, 1 / Math.sqrt(cycles)),
            sigma / Math.sqrt(Math.max(1, fitted.counts().samplesP())),
            sigma / Math.sqrt(Math.max(1, fitted.counts().samplesAP())),
            1 / Math.sqrt(2.0 * fitted.readings().size())
        };
    }
}
