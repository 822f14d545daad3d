package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

import io.mtjlab.analysis.likelihood.DotProduct;
import io.mtjlab.analysis.likelihood.DriftingNoise;
import io.mtjlab.analysis.likelihood.Projection;

/**
 * How likely readings are if nothing switches: one level that drifts, hums and walks at random below white noise, or one
 * level in white noise with outliers, whichever is likelier.
 */
final class NothingButNoise {

    /** Gain in log-likelihood below which levels are noise. */
    static final double SECOND_LEVEL_GAIN = 15;

    private static final int ORDERS = 5;
    /** Longer traces are asked about the walk and outliers alone: to mistake a smooth curve for levels takes few readings. */
    private static final int FEW = 20_000;

    private static final int NOISE_PARAMETERS = 3;
    private static final int HUM_PARAMETERS = 3;
    /** Of the variance: less is no second level either. */
    private static final double HUM_SHARE = 0.2;

    private static final int OUTLIER_ROUNDS = 15;
    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    private final double[] y;
    private final double[] x;

    private NothingButNoise(Readings readings) {
        y = IntStream.range(0, readings.size())
                .mapToDouble(i -> readings.ohms()[i])
                .toArray();
        x = IntStream.range(0, readings.size()).mapToDouble(readings::x).toArray();
    }

    /**
     * Whether levels say too little beyond noise.
     *
     * @param criterion of the levels, a log-likelihood less what their number of parameters costs
     */
    static boolean explains(Readings readings, double criterion) {
        if (readings.reverses() || readings.size() < 3) {
            return false;
        }
        NothingButNoise nothing = new NothingButNoise(readings);
        double limit = criterion - SECOND_LEVEL_GAIN;
        return nothing.walking() > limit || nothing.withOutliers() > limit;
    }

    /** Log-likelihood less half of the Bayesian penalty. */
    private double walking() {
        int n = y.length;
        List<double[]> columns = new ArrayList<>();
        double best = likelihood(columns) - 0.5 * NOISE_PARAMETERS * Math.log(n);
        if (n >= FEW) {
            return best;
        }
        for (int order = 1; order <= ORDERS && order < n / 4; order++) {
            int power = order;
            columns.add(Arrays.stream(x).map(t -> Math.pow(t, power)).toArray());
            if (order == 1 || order == ORDERS) {
                best = Math.max(best, likelihood(columns) - 0.5 * (NOISE_PARAMETERS + order) * Math.log(n));
            }
        }
        List<double[]> line = columns.subList(0, Math.min(1, columns.size()));
        OptionalDouble cycles = hum(line);
        if (cycles.isEmpty()) {
            return best;
        }
        List<double[]> hum = new ArrayList<>(line);
        hum.addAll(waves(cycles.getAsDouble()));
        return Math.max(best, likelihood(hum) - 0.5 * (NOISE_PARAMETERS + HUM_PARAMETERS + line.size()) * Math.log(n));
    }

    private double likelihood(List<double[]> columns) {
        int n = y.length;
        double deviance = new DriftingNoise(x).deviance(y, columns, Double.MIN_NORMAL);
        return -0.5 * (deviance + (n - 1) * (Math.log(2 * Math.PI) + 1));
    }

    /** Cycles from the first reading to the last, where much of the readings' variance is at one frequency. */
    private OptionalDouble hum(List<double[]> line) {
        List<double[]> baseline = new ArrayList<>(line);
        double[] one = new double[y.length];
        Arrays.fill(one, 1);
        baseline.add(one);
        double[][] basis = Projection.orthonormal(baseline);
        double[] rest = Projection.project(y, basis);
        int length = 2 * Integer.highestOneBit(2 * rest.length);
        Complex[] spectrum = new FastFourierTransformer(DftNormalization.STANDARD)
                .transform(Arrays.copyOf(rest, length), TransformType.FORWARD);
        int peak = IntStream.range(1, length / 2)
                .boxed()
                .max((i, j) -> Double.compare(spectrum[i].abs(), spectrum[j].abs()))
                .orElse(1);
        double power = 0;
        for (int i = Math.max(0, peak - 3); i <= Math.min(length / 2, peak + 3); i++) {
            power += 2 * spectrum[i].abs() * spectrum[i].abs() / length;
        }
        if (power < HUM_SHARE * DotProduct.of(rest, rest)) {
            return OptionalDouble.empty();
        }
        double perBin = (y.length - 1.0) / length;
        double low = (peak - 1) * perBin;
        double high = (peak + 1) * perBin;
        while (high - low > 1e-3) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (gain(rest, basis, left) > gain(rest, basis, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return OptionalDouble.of(0.5 * (low + high));
    }

    private double gain(double[] rest, double[][] basis, double cycles) {
        List<double[]> beyond =
                waves(cycles).stream().map(w -> Projection.project(w, basis)).toList();
        return Arrays.stream(Projection.orthonormal(beyond))
                .mapToDouble(direction -> Math.pow(DotProduct.of(rest, direction), 2))
                .sum();
    }

    private List<double[]> waves(double cycles) {
        return List.of(
                Arrays.stream(x).map(t -> Math.sin(Math.PI * cycles * t)).toArray(),
                Arrays.stream(x).map(t -> Math.cos(Math.PI * cycles * t)).toArray());
    }

    /** A narrow and a wide normal law about one level, by expectation maximisation. */
    private double withOutliers() {
        int n = y.length;
        double level = SingleLevel.median(y);
        double narrow = Math.max(SingleLevel.spread(y, level), Double.MIN_NORMAL);
        double wide = 5 * narrow;
        double share = 0.05;
        double log = 0;
        for (int round = 0; round < OUTLIER_ROUNDS; round++) {
            double far = 0;
            double farSquares = 0;
            double squares = 0;
            double sum = 0;
            log = 0;
            for (double reading : y) {
                double r = reading - level;
                double near = (1 - share) / narrow * Math.exp(-0.5 * r * r / (narrow * narrow));
                double off = share / wide * Math.exp(-0.5 * r * r / (wide * wide));
                double density = Math.max(near + off, Double.MIN_NORMAL);
                log += Math.log(density);
                double outlier = off / density;
                far += outlier;
                farSquares += outlier * r * r;
                squares += (1 - outlier) * r * r;
                sum += (1 - outlier) * r;
            }
            level += sum / Math.max(n - far, 1);
            narrow = Math.sqrt(Math.max(squares / Math.max(n - far, 1), Double.MIN_NORMAL));
            wide = Math.max(narrow, Math.sqrt(farSquares / Math.max(far, Double.MIN_NORMAL)));
            share = Math.min(0.5, Math.max(far / n, 0.1 / n));
        }
        return log - 0.5 * n * Math.log(2 * Math.PI) - 0.5 * NOISE_PARAMETERS * Math.log(n);
    }
}
