package io.mtjlab.analysis.design;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import io.mtjlab.analysis.result.Quantiles;
import io.mtjlab.base.random.RandomStreams;

/**
 * Bayesian adaptive design: the next set-point is the candidate whose measurement is expected to tell most about the
 * parameters that are asked for and not yet known as well as asked.
 *
 * <p>Expected information about a parameter t from a reading y of the signal s with variance v is that of two normal
 * numbers, {@code -ln(1 - rho^2)/2} with {@code rho^2 = Cov(t, s)^2 / (Var t (Var s + v))}, moments over the particles.
 * It knows of other parameters what the particles know: one that s depends on as well lowers rho.
 *
 * <p>The same observations give the same design: its chance is its own.
 */
public final class AdaptiveDesign {

    private static final int PARTICLES = 800;
    private static final double Z95 = Quantiles.NORMAL.at95();

    /** Particles tell a spread no better than this share of it; it is stopped on the safe side. */
    private static final double DOUBT = 1 / Math.sqrt(2.0 * PARTICLES);

    /** Candidates that are looked at all over the window, at least. */
    private static final int LOOKS = 80;

    private final Experiment experiment;
    private final List<Target> targets;
    private final Particles particles;
    private double demand = 1;
    private @Nullable State state;

    public AdaptiveDesign(Belief prior, Experiment experiment, List<Target> targets) {
        this.experiment = experiment;
        this.targets = List.copyOf(targets);
        this.particles = new Particles(prior, PARTICLES, RandomStreams.of(0).child("design").stream("particles"));
    }

    /** @param logLikelihood of one observation, given the parameters */
    public void learn(ToDoubleFunction<double[]> logLikelihood) {
        particles.learn(logLikelihood);
        state = null;
    }

    /**
     * Likewise where observations are not independent given the parameters.
     *
     * @param logLikelihood of all observations together, these included
     */
    public void become(ToDoubleFunction<double[]> logLikelihood) {
        particles.become(logLikelihood);
        state = null;
    }

    /** Whether every parameter asked for is known as well as asked. */
    public boolean reached() {
        return Arrays.stream(state().excess).allMatch(excess -> excess <= 1 - DOUBT);
    }

    /**
     * From here on the particles' intervals count as so many times as wide, because the fit that is made in the end says
     * so: it may allow for what the design does not, such as trials that are not independent.
     */
    void demand(double factor) {
        demand = factor;
    }

    /** Half of its interval over that which is asked for. */
    private double excess(Target target, double[] weights) {
        double mean = 0;
        double square = 0;
        for (int i = 0; i < weights.length; i++) {
            double value = particles.value(i)[target.index()];
            mean += weights[i] * value;
            square += weights[i] * value * value;
        }
        double spread = Math.sqrt(Math.max(0, square - mean * mean));
        return Z95 * spread / (target.halfWidth() * (target.relative() ? Math.abs(mean) : 1));
    }

    /** Mean over the posterior. */
    public double mean(int index) {
        double[] weights = particles.weights();
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += weights[i] * particles.value(i)[index];
        }
        return mean;
    }

    /** Half of the 95 % interval of a parameter, as wide as that of a normal one. */
    public double halfWidth95(int index) {
        return excess(new Target("", index, 1, false), particles.weights());
    }

    /**
     * What is best measured next.
     *
     * @param setPoint one of the candidates
     * @param information in nats, about the parameters that are not known as well as asked
     * @param reaches half-width that is expected to be left over that which is asked for, of the target that is furthest
     *     from it
     */
    public record Choice(double setPoint, double information, double reaches) {}

    /** What the particles are between two observations, and expect. */
    private record State(double[] weights, Experiment.Outlook[] outlooks, double[] excess) {}

    private State state() {
        State known = state;
        if (known == null) {
            double[] weights = particles.weights();
            Experiment.Outlook[] outlooks = new Experiment.Outlook[particles.size()];
            for (int i = 0; i < outlooks.length; i++) {
                outlooks[i] = experiment.outlook(particles.value(i));
            }
            double[] excess =
                    targets.stream().mapToDouble(t -> excess(t, weights)).toArray();
            known = new State(weights, outlooks, excess);
            state = known;
        }
        return known;
    }

    /** The best of {@code candidates}, which ascend and are not empty, for a measurement of this effort. */
    public Choice next(double[] candidates, double effort) {
        int stride = Math.max(1, candidates.length / LOOKS);
        int best = 0;
        Choice choice = new Choice(candidates[0], -1, Double.POSITIVE_INFINITY);
        for (int pass = 0; pass < (stride > 1 ? 2 : 1); pass++) {
            // First all over, then all those around the best.
            int step = pass == 0 ? stride : 1;
            int from = pass == 0 ? 0 : Math.max(0, best - stride + 1);
            int to = pass == 0 ? candidates.length : Math.min(candidates.length, best + stride);
            for (int i = from; i < to; i += step) {
                Choice one = choice(candidates[i], effort);
                if (one.information > choice.information) {
                    choice = one;
                    best = i;
                }
            }
        }
        return choice;
    }

    private Choice choice(double candidate, double effort) {
        boolean all = reached();
        double[] correlation2 = correlation2(candidate, effort);
        double information = 0;
        double left = 0;
        for (int t = 0; t < targets.size(); t++) {
            double shrinks = Math.sqrt(Math.max(1e-12, 1 - correlation2[t]));
            double excess = demand * state().excess[t];
            left = Math.max(left, excess * shrinks);
            if (all || excess > 1 - DOUBT) {
                information -= Math.log(shrinks);
            }
        }
        return new Choice(candidate, information, left);
    }

    /** What is left to be reached after a measurement of this effort there, as in {@link Choice}. */
    public double reaches(double setPoint, double effort) {
        return choice(setPoint, effort).reaches();
    }

    /** Of the signal with each target, squared; shape [targets]. */
    private double[] correlation2(double setPoint, double effort) {
        double[] weights = state().weights;
        Experiment.Outlook[] outlooks = state().outlooks;
        int count = targets.size();
        double[] mean = new double[count];
        double[] square = new double[count];
        double[] mixed = new double[count];
        double signalMean = 0;
        double signalSquare = 0;
        double information = 0;
        for (int i = 0; i < weights.length; i++) {
            double[] value = particles.value(i);
            double weight = weights[i];
            double signal = outlooks[i].signal(setPoint);
            signalMean += weight * signal;
            signalSquare += weight * signal * signal;
            information += weight * outlooks[i].information(setPoint, effort);
            for (int t = 0; t < count; t++) {
                double v = value[targets.get(t).index()];
                mean[t] += weight * v;
                square[t] += weight * v * v;
                mixed[t] += weight * v * signal;
            }
        }
        double[] correlation2 = new double[count];
        double variance = Math.max(0, signalSquare - signalMean * signalMean);
        for (int t = 0; t < count; t++) {
            double own = Math.max(0, square[t] - mean[t] * mean[t]);
            double covariance = mixed[t] - mean[t] * signalMean;
            double whole = own * (variance + 1 / Math.max(information, 1e-300));
            correlation2[t] = whole > 0 ? Math.min(1, covariance * covariance / whole) : 0;
        }
        return correlation2;
    }
}
