package io.mtjlab.analysis.telegraph;

import java.util.Arrays;

import io.mtjlab.analysis.likelihood.Maximiser;

/**
 * Expectation maximisation for a two-level trace: the smoother says how likely each reading is P, a weighted regression
 * gives levels, offset and drift, the chain's likelihood gives the rates. Several starts, among them rare states; the
 * order of the drift is chosen by the Bayesian information criterion.
 */
final class TelegraphEm {

    private static final int MAX_PASSES = 300;
    private static final int TRIAL_PASSES = 8;
    /** Gain in log-likelihood, for a likelihood of thousands: a hundredth of what moves a parameter by a tenth of its error. */
    private static final double CONVERGED = 5e-5;

    /** Passes after which two levels nearer than the noise are one level, however long the noise is fitted. */
    private static final int PATIENCE = 25;

    private static final int[] DRIFT_ORDERS = {2, 5};
    /** Gap over noise from which drift is no concern. */
    private static final double SEPARATED = 12;
    /** Gain in log-likelihood below which a second level is noise: three parameters and the choice of where. */
    private static final double SECOND_LEVEL_GAIN = 15;

    private final TelegraphTrace trace;
    private final double[] ohms;
    private final TwoStateSmoother smoother;
    private final double[] densityP;
    private final double[] densityAP;

    private TelegraphEm(TelegraphTrace trace) {
        this.trace = trace;
        this.ohms = trace.apparentOhms();
        this.smoother = new TwoStateSmoother(trace.seconds());
        this.densityP = new double[ohms.length];
        this.densityAP = new double[ohms.length];
    }

    /**
     * @param probabilityP of the P state at each reading, shape [n]
     * @param eta logit P
     * @param u ln(1/tau_P + 1/tau_AP)
     * @param baseline drift at each reading, ohm, shape [n]
     * @param densities of P and of AP at each reading, shape [2][n]
     * @param oneLevel a second level is not in the data; then both levels are the same
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Fitted(
            Levels levels,
            double[] probabilityP,
            ChainCounts counts,
            double eta,
            double u,
            double logLikelihood,
            double[] baseline,
            double[][] densities,
            boolean converged,
            boolean oneLevel) {

        /** Log-likelihood less half of the Bayesian penalty for drift. */
        double criterion() {
            return logLikelihood - 0.5 * levels.drift().length * Math.log(probabilityP.length);
        }

        /** Apparent ohms minus the likelier level, offset and drift, shape [n]. */
        double[] residuals(TelegraphTrace trace) {
            double[] apparent = trace.apparentOhms();
            double[] residuals = new double[apparent.length];
            for (int i = 0; i < residuals.length; i++) {
                boolean inP = probabilityP[i] >= 0.5;
                double level = inP ? levels.ohmsP() : levels.ohmsAP();
                double offset = inP ? levels.offsetP() : levels.offsetAP();
                residuals[i] = apparent[i] - level - baseline[i] - trace.polarity()[i] * offset;
            }
            return residuals;
        }
    }

    static Fitted fit(TelegraphTrace trace) {
        TelegraphEm em = new TelegraphEm(trace);
        Fitted single = SingleLevel.fit(trace);
        Fitted best = em.fitWithDrift(0);
        if (best.levels.gap() < SEPARATED * best.levels.sigmaOhms()) {
            for (int order : DRIFT_ORDERS) {
                if (trace.size() >= 50 * order) {
                    Fitted candidate = em.fitWithDrift(order);
                    best = candidate.criterion() > best.criterion() ? candidate : best;
                }
            }
        }
        boolean second = best.logLikelihood - single.logLikelihood > SECOND_LEVEL_GAIN
                && best.counts.seesBothStates()
                && best.levels.gap() > 1.5 * best.levels.sigmaOhms();
        return second ? best : single;
    }

    private Fitted fitWithDrift(int order) {
        double[][] basis = Legendre.basis(trace.seconds(), order);
        Fitted best = null;
        for (LevelStarts.Start start : LevelStarts.of(trace, order)) {
            Fitted trial = run(start, basis, TRIAL_PASSES);
            if (best == null || trial.logLikelihood > best.logLikelihood) {
                best = trial;
            }
        }
        if (best == null) {
            throw new IllegalStateException("there is always a start");
        }
        LevelStarts.Start again = new LevelStarts.Start(best.levels, best.eta, best.u, best.baseline);
        return run(again, basis, MAX_PASSES);
    }

    private Fitted run(LevelStarts.Start start, double[][] basis, int passes) {
        Levels levels = start.levels();
        double[] baseline = start.baseline();
        double eta = start.eta();
        double u = start.u();
        double before = Double.NEGATIVE_INFINITY;
        TwoStateSmoother.Pass pass = null;
        boolean converged = false;
        for (int i = 0; i < passes; i++) {
            fillDensities(levels, baseline);
            pass = smoother.smooth(densityP, densityAP, eta, u);
            double gain = pass.logLikelihood() - before;
            before = pass.logLikelihood();
            if (i >= PATIENCE && Math.abs(levels.gap()) < levels.sigmaOhms()) {
                break;
            }
            if (i > 0 && Math.abs(gain) < CONVERGED * (1 + Math.abs(before) * 1e-3)) {
                converged = true;
                break;
            }
            Maximiser rates = new Maximiser(new OccupancyLikelihood(pass.counts()));
            double[] theta = rates.maximise(new double[] {eta, u}).theta();
            eta = clamp(theta[0], -30, 30);
            u = clamp(theta[1], Math.log(1e-3 / duration()), Math.log(20 / trace.sampleSeconds()));
            LevelUpdate update = new LevelUpdate(trace, ohms, basis);
            levels = update.apply(levels, baseline, pass.probabilityP());
            baseline = update.baseline(levels);
        }
        if (pass == null) {
            throw new IllegalStateException("at least one pass");
        }
        Fitted fitted = new Fitted(
                levels,
                pass.probabilityP().clone(),
                pass.counts(),
                eta,
                u,
                pass.logLikelihood(),
                baseline,
                new double[][] {densityP.clone(), densityAP.clone()},
                converged,
                false);
        return levels.gap() >= 0 ? fitted : swapped(fitted);
    }

    private void fillDensities(Levels levels, double[] baseline) {
        double clean = 1 - levels.outliers() - levels.between();
        for (int i = 0; i < ohms.length; i++) {
            double value = ohms[i] - baseline[i];
            double fromP = value - trace.polarity()[i] * levels.offsetP() - levels.ohmsP();
            double fromAP = value - trace.polarity()[i] * levels.offsetAP() - levels.ohmsAP();
            double broad = levels.outliers() * levels.broad(0.5 * (fromP + fromAP));
            densityP[i] = clean * levels.normal(fromP) + broad + 1e-300;
            densityAP[i] = clean * levels.normal(fromAP) + broad + 1e-300;
            if (levels.between() > 0) {
                densityP[i] += levels.between() * levels.halfGap(fromP);
                densityAP[i] += levels.between() * levels.halfGap(-fromAP);
            }
        }
    }

    private static Fitted swapped(Fitted f) {
        double[] probability = Arrays.stream(f.probabilityP).map(p -> 1 - p).toArray();
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
        return new Fitted(
                levels,
                probability,
                counts,
                -f.eta,
                f.u,
                f.logLikelihood,
                f.baseline,
                new double[][] {f.densities[1], f.densities[0]},
                f.converged,
                f.oneLevel);
    }

    private double duration() {
        return trace.seconds()[trace.size() - 1] - trace.seconds()[0];
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
