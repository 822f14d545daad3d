package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Levels and dwell times beside 1/f noise: from several starts by {@link FlickerTurns}, the likeliest of them then brought
 * to the maximum of {@link FlickerFilter}, whose curvature gives errors that hold the noise's share.
 *
 * @param fitted to the readings less the 1/f noise
 * @param likelihood levels, dwell times and their covariance
 */
record FlickerFit(TelegraphEm.Fitted fitted, AcquisitionFit likelihood) {

    private static final int FEWEST_READINGS = 200;
    private static final int FIRST_TURNS = 1;
    private static final int LAST_TURNS = 4;
    /** Starts that are followed, and those that are followed to their end. */
    private static final int FOLLOWED = 4;

    private static final int FOLLOWED_TO_THE_END = 2;
    /** Standard deviations of the residuals' autocorrelation from which noise is taken for coloured. */
    private static final double COLOURED = 4;

    /** Standard deviations beyond which a reading is an outlier. */
    private static final double FAR = 5;

    private static final int MOST_RESIDUALS = 100_000;
    private static final int FURTHEST_LAG = 64;
    /** Two descriptions whose log-likelihoods are nearer than this cannot be told apart. */
    private static final double TELLING = 3;
    /** Gain in log-likelihood by which a low-pass explains what looks like 1/f noise. */
    private static final double CLEAR_GAIN = 50;

    /**
     * What 1/f noise makes of a trace.
     *
     * @param fit of two levels beside it; empty when the readings are not evenly taken samples, their noise looks white,
     *     or what was fitted without 1/f noise is likelier, be it as it is or behind a low-pass
     * @param oneLevel log-likelihood of a single level beside it; minus infinity when nothing asks for it
     */
    record Verdict(Optional<FlickerFit> fit, double oneLevel) {

        private static final Verdict NONE = new Verdict(Optional.empty(), Double.NEGATIVE_INFINITY);
    }

    static Verdict of(TelegraphEm.Fitted plain) {
        Readings readings = plain.readings();
        if (readings.intervals().length > 1
                || readings.reverses()
                || readings.size() < FEWEST_READINGS
                || AcquisitionFit.integrates(readings.trace())
                || !suspects(plain)) {
            return Verdict.NONE;
        }
        double oneLevel = oneLevel(readings);
        double lowPassed = AcquisitionFit.atFirstSight(plain);
        FlickerTurns turns = new FlickerTurns(readings);
        boolean hopeless = lowPassed > plain.criterion() + CLEAR_GAIN
                && turns.go(turns.first(start(plain)), FIRST_TURNS).logLikelihood() < lowPassed - CLEAR_GAIN;
        if (hopeless) {
            return new Verdict(Optional.empty(), oneLevel);
        }
        double otherwise =
                Math.max(Math.max(plain.criterion(), lowPassed), oneLevel + NothingButNoise.SECOND_LEVEL_GAIN);
        return new Verdict(best(turns, plain, otherwise).flatMap(s -> maximised(readings, s)), oneLevel);
    }

    /** The likeliest description; empty when another is as likely, or {@code otherwise} is likelier. */
    private static Optional<FlickerTurns.State> best(FlickerTurns turns, TelegraphEm.Fitted plain, double otherwise) {
        List<FlickerTurns.State> found = states(turns, plain);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        FlickerTurns.State best = found.get(0);
        boolean told = found.stream()
                .skip(1)
                .noneMatch(s -> best.logLikelihood() - s.logLikelihood() < TELLING && differs(best, s));
        int parameters = 1 + best.levels().drift().length;
        double criterion = best.logLikelihood()
                - 0.5 * parameters * Math.log(plain.readings().size());
        return told && criterion > otherwise && best.fitted().lasts() ? Optional.of(best) : Optional.empty();
    }

    private static boolean differs(FlickerTurns.State one, FlickerTurns.State other) {
        double close = 0.2 * one.levels().gap();
        return Math.abs(one.levels().ohmsP() - other.levels().ohmsP()) > close
                || Math.abs(one.levels().ohmsAP() - other.levels().ohmsAP()) > close;
    }

    /** Whether what is left beside the levels is more alike from reading to reading than white noise. */
    static boolean suspects(TelegraphEm.Fitted fitted) {
        int n = Math.min(fitted.readings().size(), MOST_RESIDUALS);
        double clip = 4 * fitted.levels().sigmaOhms();
        double[] r = new double[n];
        double square = 0;
        for (int i = 0; i < n; i++) {
            r[i] = Math.max(-clip, Math.min(clip, fitted.residual(i)));
            square += r[i] * r[i];
        }
        double sum = 0;
        for (int lag = 1; lag <= FURTHEST_LAG && lag < n / 4; lag++) {
            double product = 0;
            for (int i = lag; i < n; i++) {
                product += r[i] * r[i - lag];
            }
            sum += product / square;
            if (sum * Math.sqrt((double) n / lag) > COLOURED) {
                return true;
            }
        }
        return false;
    }

    private static LevelStarts.Start start(TelegraphEm.Fitted fitted) {
        return new LevelStarts.Start(fitted.levels(), fitted.eta(), fitted.u());
    }

    /** The likeliest first. */
    private static List<FlickerTurns.State> states(FlickerTurns turns, TelegraphEm.Fitted plain) {
        List<LevelStarts.Start> starts = new ArrayList<>(LevelStarts.of(plain.readings(), 0));
        if (!plain.oneLevel()) {
            starts.add(start(plain));
        }
        Comparator<FlickerTurns.State> likeliest = Comparator.comparingDouble(s -> -s.logLikelihood());
        return starts.stream()
                .map(turns::first)
                .sorted(likeliest)
                .limit(FOLLOWED)
                .map(s -> turns.go(s, FIRST_TURNS))
                .sorted(likeliest)
                .limit(FOLLOWED_TO_THE_END)
                .map(s -> turns.go(s, LAST_TURNS))
                .sorted(likeliest)
                .toList();
    }

    /** Log-likelihood of one level beside 1/f noise. */
    private static double oneLevel(Readings readings) {
        Levels single = SingleLevel.fit(readings).levels();
        float[] residuals = readings.ohms().clone();
        double far = 5 * single.sigmaOhms();
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= (float) (single.ohmsP() - readings.centreOhms());
            residuals[i] = Math.abs(residuals[i]) > far ? Float.NaN : residuals[i];
        }
        FlickerNoise noise = IntStream.rangeClosed(-6, 8)
                .mapToObj(k -> new FlickerNoise(readings.size(), Math.pow(10, 0.5 * k)))
                .max(Comparator.comparingDouble(f -> f.logLikelihood(residuals)))
                .orElseThrow();
        Levels white = single.withLevels(single.ohmsP(), single.ohmsAP(), noise.whiteDeviation(residuals));
        return new FlickerFilter(readings).logLikelihood(readings.ohms(), white, 0, 0, noise);
    }

    private static Optional<FlickerFit> maximised(Readings readings, FlickerTurns.State best) {
        FlickerFilter filter = new FlickerFilter(readings);
        Levels l = best.levels();
        float[] ohms = readings.without(l.drift(), new float[0]);
        Map<Double, FlickerNoise> noises = new HashMap<>();
        double[] start = Arrays.copyOf(AcquisitionFit.start(best.fitted()), 6);
        double[] steps = Arrays.copyOf(AcquisitionFit.steps(best.fitted()), 6);
        start[4] = Math.log(l.sigmaOhms());
        start[5] = Math.log(best.power());
        steps[5] = 0.1;
        NewtonByDifferences.Maximum maximum = NewtonByDifferences.maximise(
                t -> filter.logLikelihood(
                        ohms,
                        l.withLevels(t[2], t[3], Math.exp(t[4])),
                        t[0] - t[1],
                        DwellLikelihood.logRate(t[0], t[1]),
                        noises.computeIfAbsent(
                                Math.max(-12, Math.min(5, t[5])), p -> new FlickerNoise(readings.size(), Math.exp(p)))),
                start,
                steps);
        String remark = String.format(
                Locale.ROOT,
                "1/f noise of %.3g ohm beside white noise of %.3g ohm taken out",
                Math.exp(maximum.theta()[4] + 0.5 * maximum.theta()[5])
                        * Math.sqrt(new FlickerNoise(readings.size(), 1).keep().length),
                Math.exp(maximum.theta()[4]));
        return AcquisitionFit.finished(l, maximum, remark)
                .map(a -> new FlickerFit(best.fitted(), centred(a, best.fitted(), readings, ohms)));
    }

    /**
     * With the noise's mean over the trace at zero: what it does more slowly than that is part of the levels, since nothing
     * tells it from them. The gap's variance stays; their occupied mean is then as certain as the mean of the readings.
     */
    private static AcquisitionFit centred(
            AcquisitionFit fit, TelegraphEm.Fitted states, Readings readings, float[] ohms) {
        Levels l = fit.levels();
        double far = FAR * states.levels().sigmaOhms();
        double sum = 0;
        double squares = 0;
        double inP = 0;
        int count = 0;
        for (int i = 0; i < ohms.length; i++) {
            double p = states.probabilityP()[i];
            double off = ohms[i] + readings.centreOhms() - l.ohmsAP() + p * l.gap();
            if (Math.abs(off - states.readings().baseline(i)) < far) {
                sum += off;
                squares += off * off;
                inP += p;
                count++;
            }
        }
        double shift = sum / count;
        double p = inP / count;
        double mean = (squares / count - shift * shift) / count;
        double[][] c = fit.covariance();
        double gap = c[2][2] + c[3][3] - 2 * c[2][3];
        double[][] covariance = new double[c.length][c.length];
        // Weights of the gap in R_P and in R_AP: R_P = mean - (1 - p) gap, R_AP = mean + p gap.
        double[] weight = {p - 1, p};
        for (int j = 0; j < c.length; j++) {
            for (int k = 0; k < c.length; k++) {
                boolean levelJ = j == 2 || j == 3;
                boolean levelK = k == 2 || k == 3;
                if (levelJ && levelK) {
                    covariance[j][k] = mean + weight[j - 2] * weight[k - 2] * gap;
                } else if (levelJ) {
                    covariance[j][k] = weight[j - 2] * (c[3][k] - c[2][k]);
                } else if (levelK) {
                    covariance[j][k] = weight[k - 2] * (c[j][3] - c[j][2]);
                } else {
                    covariance[j][k] = c[j][k];
                }
            }
        }
        return new AcquisitionFit(
                fit.lnTauP(),
                fit.lnTauAP(),
                l.withLevels(l.ohmsP() + shift, l.ohmsAP() + shift, l.sigmaOhms()),
                covariance,
                fit.logLikelihood(),
                fit.converged(),
                fit.remark());
    }
}
