package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.mtjlab.analysis.likelihood.Maximiser;

/**
 * Expectation maximisation for a two-level trace: the smoother says how likely each reading is P, a weighted regression
 * gives levels, offset and drift, the chain's likelihood gives the rates. Several starts, among them rare states; the
 * order of the drift is chosen by the Bayesian information criterion.
 */
final class TelegraphEm {

    private static final int MAX_PASSES = 300;
    /** In which starts are tried: passes of each, and how many at the most go on, those that have met as one. */
    private record Round(int passes, int followed) {}

    private static final List<Round> ROUNDS =
            List.of(new Round(2, Integer.MAX_VALUE), new Round(3, 4), new Round(5, 1));

    /** Levels nearer than this share of the noise, or of the gap, have met. */
    private static final double[] MET = {0.1, 0.01};

    /** Of a logit and of the logarithm of a rate that have met. */
    private static final double MET_RATES = 0.3;
    /** Gain in log-likelihood, for a likelihood of thousands: a hundredth of what moves a parameter by a tenth of its error. */
    private static final double CONVERGED = 5e-5;

    /** Passes after which two levels nearer than the noise are one level, however long the noise is fitted. */
    private static final int PATIENCE = 25;

    private static final float[] NOT_KEPT = {};

    private static final int[] DRIFT_ORDERS = {2, 5};
    private static final int ORDER_STEP = 3;
    private static final int HIGHEST_ORDER = 17;
    /** Gap over noise from which drift is no concern. */
    private static final double SEPARATED = 12;
    /** Gain in log-likelihood below which a second level is noise: three parameters and the choice of where. */
    private static final double SECOND_LEVEL_GAIN = 15;

    /** Share of the readings below which a state has to last. */
    private static final double RARE = 0.03;
    /** In readings: dwell below which a rare state cannot be told from outliers. */
    private static final double BRIEFEST = 0.3;

    private final Readings readings;
    private final TwoStatePass pass;
    private float[] scratch = {};

    TelegraphEm(Readings readings) {
        this.readings = readings;
        this.pass = new TwoStatePass(readings);
    }

    /**
     * @param probabilityP of the P state at each reading, shape [n]; empty before the last pass
     * @param eta logit P
     * @param u ln(1/tau_P + 1/tau_AP)
     * @param oneLevel a second level is not in the data; then both levels are the same
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Fitted(
            Readings readings,
            Levels levels,
            float[] probabilityP,
            ChainCounts counts,
            double eta,
            double u,
            double logLikelihood,
            boolean converged,
            boolean oneLevel) {

        /** Log-likelihood less half of the Bayesian penalty for drift. */
        double criterion() {
            return logLikelihood - priceOfDrift();
        }

        /** Half of the Bayesian penalty for drift. */
        double priceOfDrift() {
            return 0.5 * levels.drift().length * Math.log(readings.size());
        }

        /** Whether the rarer state is more than single readings far off, which outliers are. */
        boolean lasts() {
            double briefer = Math.exp(ChainLikelihood.softPlus(-Math.abs(eta)) - u);
            double share = 1 / (1 + Math.exp(Math.abs(eta)));
            return share > RARE || briefer > BRIEFEST * readings.sampleSeconds();
        }

        /** Whether both are on their way to the same maximum. */
        private boolean meets(Fitted other) {
            double close = Math.max(MET[0] * levels.sigmaOhms(), MET[1] * levels.gap());
            return Math.abs(levels.ohmsP() - other.levels.ohmsP()) < close
                    && Math.abs(levels.ohmsAP() - other.levels.ohmsAP()) < close
                    && Math.abs(levels.offsetOhms() - other.levels.offsetOhms()) < close
                    && Math.abs(eta - other.eta) < MET_RATES
                    && Math.abs(u - other.u) < MET_RATES;
        }

        /** The likelier level with offset and drift at a reading, ohm. */
        double expected(int i) {
            boolean inP = probabilityP[i] >= 0.5;
            return (inP ? levels.ohmsP() : levels.ohmsAP()) + disturbance(i);
        }

        /** Offset and drift at a reading, ohm. */
        double disturbance(int i) {
            double offset = probabilityP[i] >= 0.5 ? levels.offsetP() : levels.offsetAP();
            return readings.trace().polarity()[i] * offset
                    + Legendre.sum(levels.drift(), readings.x(i))
                    + readings.baseline(i);
        }

        /** The same with the levels and rates of a fit that knows how the readings were taken. */
        Fitted refined(AcquisitionFit fit) {
            double otherEta = fit.lnTauP() - fit.lnTauAP();
            double otherU = DwellLikelihood.logRate(fit.lnTauP(), fit.lnTauAP());
            return new Fitted(
                    readings,
                    fit.levels(),
                    probabilityP,
                    counts,
                    otherEta,
                    otherU,
                    fit.logLikelihood(),
                    fit.converged(),
                    oneLevel);
        }

        /** Apparent ohms minus what is expected. */
        double residual(int i) {
            return readings.trace().apparentOhms(i) - expected(i);
        }
    }

    static Fitted fit(TelegraphTrace trace) {
        Readings readings = new Readings(trace);
        TelegraphEm em = new TelegraphEm(readings);
        Fitted single = SingleLevel.fit(readings);
        if (LevelStarts.of(readings, 0).isEmpty()) {
            return single; // readings that are all alike
        }
        Fitted best = em.fitWithDrift(0);
        if (best.levels.gap() < SEPARATED * best.levels.sigmaOhms()) {
            for (int order : DRIFT_ORDERS) {
                if (trace.size() >= 50 * order) {
                    Fitted candidate = em.fitWithDrift(order);
                    best = candidate.criterion() > best.criterion() ? candidate : best;
                }
            }
            best = em.withMoreDrift(best);
        }
        boolean second = best.logLikelihood - single.logLikelihood > SECOND_LEVEL_GAIN
                && best.counts.seesBothStates()
                && best.levels.gap() > 1.5 * best.levels.sigmaOhms()
                && best.lasts();
        return second ? em.withProbabilities(best) : single;
    }

    /** With polynomials of higher order as long as they pay, from the highest that was tried at first. */
    private Fitted withMoreDrift(Fitted first) {
        Fitted best = first;
        int tried = DRIFT_ORDERS[DRIFT_ORDERS.length - 1];
        for (int order = tried + ORDER_STEP;
                best.levels.drift().length == order - ORDER_STEP
                        && order <= HIGHEST_ORDER
                        && readings.size() >= 50 * order;
                order += ORDER_STEP) {
            Levels l = best.levels.withDrift(Arrays.copyOf(best.levels.drift(), order));
            Fitted candidate = run(new LevelStarts.Start(l, best.eta, best.u), MAX_PASSES);
            best = candidate.criterion() > best.criterion() ? candidate : best;
        }
        return best;
    }

    private Fitted fitWithDrift(int order) {
        List<LevelStarts.Start> starts = LevelStarts.of(readings, order);
        for (Round round : ROUNDS) {
            List<Fitted> tried = starts.stream()
                    .map(start -> run(start, round.passes()))
                    .sorted(Comparator.comparing(Fitted::lasts)
                            .thenComparingDouble(Fitted::logLikelihood)
                            .reversed())
                    .toList();
            starts = apart(tried).stream()
                    .limit(round.followed())
                    .map(f -> new LevelStarts.Start(f.levels, f.eta, f.u))
                    .toList();
        }
        return run(starts.get(0), MAX_PASSES);
    }

    /** The best of each few that have met. */
    private static List<Fitted> apart(List<Fitted> bestFirst) {
        List<Fitted> apart = new ArrayList<>();
        for (Fitted fitted : bestFirst) {
            if (apart.stream().noneMatch(fitted::meets)) {
                apart.add(fitted);
            }
        }
        return apart;
    }

    Fitted run(LevelStarts.Start start, int passes) {
        Levels levels = start.levels();
        LevelUpdate update = new LevelUpdate(readings, levels.drift().length);
        double eta = start.eta();
        double u = start.u();
        double before = Double.NEGATIVE_INFINITY;
        Fitted last = null;
        for (int i = 0; i < passes; i++) {
            LevelSums sums = pass.smooth(without(levels.drift()), levels, eta, u, NOT_KEPT);
            double gain = sums.logLikelihood - before;
            before = sums.logLikelihood;
            boolean converged = i > 0 && Math.abs(gain) < CONVERGED * (1 + Math.abs(before) * 1e-3);
            last = new Fitted(readings, levels, NOT_KEPT, sums.counts(), eta, u, before, converged, false);
            if (converged || i >= PATIENCE && Math.abs(levels.gap()) < levels.sigmaOhms()) {
                break;
            }
            Maximiser rates = new Maximiser(new OccupancyLikelihood(last.counts));
            double[] theta = rates.maximise(new double[] {eta, u}).theta();
            eta = clamp(theta[0], -30, 30);
            u = clamp(theta[1], Math.log(1e-3 / duration()), Math.log(20 / readings.sampleSeconds()));
            levels = update.apply(levels, sums);
        }
        if (last == null) {
            throw new IllegalStateException("at least one pass");
        }
        return last.levels.gap() >= 0 ? last : swapped(last);
    }

    private float[] without(double[] drift) {
        if (drift.length > 0 && scratch.length == 0) {
            scratch = new float[readings.size()];
        }
        return readings.without(drift, scratch);
    }

    /** The same with the probability of P at every reading. */
    Fitted withProbabilities(Fitted f) {
        float[] probabilityP = new float[readings.size()];
        pass.smooth(without(f.levels.drift()), f.levels, f.eta, f.u, probabilityP);
        return new Fitted(
                readings, f.levels, probabilityP, f.counts, f.eta, f.u, f.logLikelihood, f.converged, f.oneLevel);
    }

    private static Fitted swapped(Fitted f) {
        Levels l = f.levels;
        Levels levels = new Levels(
                l.ohmsAP(),
                l.ohmsP(),
                l.offsetOhms(),
                -l.skewOhms(),
                l.sigmaOhms(),
                l.outliers(),
                l.between(),
                l.drift());
        ChainCounts c = f.counts;
        ChainCounts counts = new ChainCounts(
                c.steps().stream()
                        .map(s -> new ChainCounts.Step(s.seconds(), s.apAp(), s.apToP(), s.pToAp(), s.pp()))
                        .toList(),
                c.startsAP(),
                c.startsP(),
                c.samplesAP(),
                c.samplesP());
        return new Fitted(f.readings, levels, NOT_KEPT, counts, -f.eta, f.u, f.logLikelihood, f.converged, f.oneLevel);
    }

    private double duration() {
        double[] seconds = readings.trace().seconds();
        return seconds[seconds.length - 1] - seconds[0];
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
