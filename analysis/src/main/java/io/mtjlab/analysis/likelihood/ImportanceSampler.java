package io.mtjlab.analysis.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Weighted draws from a density known up to a factor, in few dimensions, for posteriors that are bent or have several
 * peaks: a mixture of t distributions is moved towards the density over some rounds, and all draws of all rounds count
 * (Cornuet et al., Scand. J. Stat. 39, 798 (2012); the update is that of Cappe et al., Stat. Comput. 18, 447 (2008)).
 *
 * <p>The draws follow a Kronecker sequence of the powers of one irrational number, which fills the cube evenly; the same
 * density gives the same draws.
 */
public final class ImportanceSampler {

    /** Rounds before the last, each with a quarter of the last one's draws. */
    private static final int FIRST_ROUNDS = 3;

    /** Where fewer than this share of the last round's draws count, there are so many rounds more. */
    private static final double POOR = 0.15;

    private static final int MORE_ROUNDS = 4;

    /** The first guess stays in the mixture with this weight, in case the rounds lose a part of the density. */
    private static final double KEPT_OF_FIRST = 0.1;

    /** A lighter component of the mixture is given up. */
    private static final double LIGHTEST = 1e-3;

    /** So many draws the last covariance is worth beside the new ones, per dimension. */
    private static final double INERTIA = 3;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final int size;
    /** Steps of the sequence, shape [size + 2]. */
    private final double[] steps;

    private int drawn;
    private final List<double[]> points = new ArrayList<>();
    private final List<Double> logTargets = new ArrayList<>();
    /** Of every draw under all mixtures so far, each times the number of draws that it gave. */
    private double[] densities = {};

    private final List<List<StudentComponent>> mixtures = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();

    /** A density, up to a factor. */
    public interface Target {

        /** Called once for each draw in order; minus infinity outside the domain. */
        double logDensity(double[] theta);
    }

    /**
     * What came out.
     *
     * @param points shape [draws][dimensions]
     * @param weights their sum is one, shape [draws]
     * @param effective number of independent draws from the density itself that say as much
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Sample(double[][] points, double[] weights, double effective) {}

    private ImportanceSampler(int size) {
        this.size = size;
        this.steps = new double[size + 2];
        // the positive root of r^(d+1) = r + 1, the golden ratio for d = 1
        double root = 2;
        for (int i = 0; i < 40; i++) {
            root = Math.pow(1 + root, 1.0 / (steps.length + 1));
        }
        for (int j = 0; j < steps.length; j++) {
            steps[j] = Math.pow(root, -(j + 1));
        }
    }

    /**
     * @param first where the density is expected; weights sum to one
     * @param draws of the last round
     */
    public static Sample draw(Target target, List<StudentComponent> first, int draws) {
        ImportanceSampler sampler = new ImportanceSampler(first.get(0).size());
        List<StudentComponent> mixture = first;
        for (int round = 0; round < FIRST_ROUNDS; round++) {
            sampler.round(target, mixture, draws / 4);
            mixture = sampler.adapted(mixture, first);
        }
        sampler.round(target, mixture, draws);
        double[] weights = sampler.weights();
        for (int more = 0; more < MORE_ROUNDS && effective(weights) < POOR * draws; more++) {
            mixture = sampler.adapted(mixture, first);
            sampler.round(target, mixture, draws);
            weights = sampler.weights();
        }
        return new Sample(sampler.points.toArray(new double[0][]), weights, effective(weights));
    }

    private void round(Target target, List<StudentComponent> mixture, int draws) {
        int before = points.size();
        for (StudentComponent component : mixture) {
            int own = (int) Math.ceil(component.weight() * draws);
            for (int i = 0; i < own; i++) {
                double[] point = component.at(normals());
                points.add(point);
                logTargets.add(target.logDensity(point));
            }
        }
        int own = points.size() - before;
        densities = Arrays.copyOf(densities, points.size());
        for (int i = 0; i < before; i++) {
            densities[i] += own * density(mixture, points.get(i));
        }
        mixtures.add(mixture);
        counts.add(own);
        for (int i = before; i < points.size(); i++) {
            for (int r = 0; r < mixtures.size(); r++) {
                densities[i] += counts.get(r) * density(mixtures.get(r), points.get(i));
            }
        }
    }

    /** Independent standard t variates with four degrees of freedom, with one chi-square in common. */
    private double[] normals() {
        drawn++;
        double[] uniform = new double[size + 2];
        for (int j = 0; j < uniform.length; j++) {
            double at = 0.5 + drawn * steps[j];
            uniform[j] = at - Math.floor(at);
        }
        double square = -2 * Math.log((1 - uniform[size]) * (1 - uniform[size + 1]));
        double stretch = Math.sqrt(StudentComponent.DEGREES / Math.max(square, 1e-12));
        double[] z = new double[size];
        for (int j = 0; j < size; j++) {
            double u = Math.min(1 - 1e-12, Math.max(1e-12, uniform[j]));
            z[j] = stretch * NORMAL.inverseCumulativeProbability(u);
        }
        return z;
    }

    /** Of every draw under all mixtures together; their sum is one. */
    private double[] weights() {
        int n = points.size();
        double[] logs = new double[n];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            logs[i] = densities[i] > 0 ? logTargets.get(i) - Math.log(densities[i]) : Double.NEGATIVE_INFINITY;
            largest = Math.max(largest, logs[i]);
        }
        double peak = largest;
        if (!Double.isFinite(peak)) {
            return new double[n];
        }
        double total = Arrays.stream(logs).map(l -> Math.exp(l - peak)).sum();
        return Arrays.stream(logs).map(l -> Math.exp(l - peak) / total).toArray();
    }

    private static double density(List<StudentComponent> mixture, double[] point) {
        double sum = 0;
        for (StudentComponent component : mixture) {
            sum += component.weight() * Math.exp(component.logDensity(point));
        }
        return sum;
    }

    private static double effective(double[] weights) {
        double squares = Arrays.stream(weights).map(w -> w * w).sum();
        return squares > 0 ? 1 / squares : 0;
    }

    private List<StudentComponent> adapted(List<StudentComponent> mixture, List<StudentComponent> first) {
        double[] weights = weights();
        if (effective(weights) < size) {
            return mixture;
        }
        double[][] shares = new double[mixture.size()][weights.length];
        double[] parts = new double[mixture.size()];
        for (int i = 0; i < weights.length; i++) {
            double total = 0;
            for (int c = 0; c < parts.length && weights[i] > 0; c++) {
                StudentComponent component = mixture.get(c);
                parts[c] = component.weight() * Math.exp(component.logDensity(points.get(i)));
                total += parts[c];
            }
            for (int c = 0; c < parts.length && total > 0; c++) {
                shares[c][i] = weights[i] * parts[c] / total;
            }
        }
        List<StudentComponent> next = new ArrayList<>();
        for (int c = 0; c < mixture.size(); c++) {
            double weight = Arrays.stream(shares[c]).sum();
            if (weight > LIGHTEST) {
                next.add(mixture.get(c).moved(points, shares[c], weight, INERTIA * size, weight * effective(weights)));
            }
        }
        double sum = next.stream().mapToDouble(StudentComponent::weight).sum();
        List<StudentComponent> all = new ArrayList<>();
        next.forEach(c -> all.add(c.weighing((1 - KEPT_OF_FIRST) * c.weight() / sum)));
        first.forEach(c -> all.add(c.weighing(KEPT_OF_FIRST * c.weight())));
        return all;
    }
}
