package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import io.mtjlab.analysis.likelihood.DotProduct;
import io.mtjlab.analysis.likelihood.Projection;

/**
 * What a spectrum without a resonance may look like beside white noise: a straight line, a bend, a step, a drift that
 * dies away, hum. Each is fitted by least squares, with as many points left out as the resonances leave out.
 */
final class Featureless {

    /** Rounds of leaving out the furthest points; few points change after the first. */
    private static final int ROUNDS = 4;

    private static final int MOST_STEPS = 200;
    private static final int RATES = 60;
    private static final double PER_CYCLE = 4;
    private static final double MOST_CYCLES = 40;
    private static final int REFINEMENTS = 12;

    private final double[] x;
    private final double[] y;
    private final int drop;

    /**
     * @param parameters that were chosen, the place of a step or a sine's frequency among them
     * @param variance mean square of the residuals of the points that are kept
     */
    record Description(String name, int parameters, double variance) {}

    /** @param drop points to leave out, the furthest */
    Featureless(double[] hertz, double[] volts, int drop) {
        double low = Arrays.stream(hertz).min().orElse(0);
        double span = Math.max(Arrays.stream(hertz).max().orElse(0) - low, Double.MIN_NORMAL);
        this.x = Arrays.stream(hertz).map(h -> (h - low) / span - 0.5).toArray();
        this.y = volts;
        this.drop = Math.max(0, Math.min(drop, volts.length / 3));
    }

    List<Description> all() {
        List<Description> all = new ArrayList<>(List.of(of("a straight line", 2)));
        if (x.length > 5) {
            all.add(of("a bent line", 4, column(u -> u * u), column(u -> u * u * u)));
        }
        if (x.length > 6) {
            all.add(best("a step", 4, steps(), (at, u) -> u < at ? 0 : 1));
            all.add(best("a drift", 4, rates(), (rate, u) -> Math.exp(rate * (u - 0.5 * Math.signum(rate)))));
            all.add(sine());
        }
        return all;
    }

    private interface Shape {
        double at(double parameter, double u);
    }

    private double[] column(DoubleUnaryOperator shape) {
        return Arrays.stream(x).map(shape).toArray();
    }

    /** Halfway between neighbours, no more of them than need be. */
    private double[] steps() {
        int by = 1 + x.length / MOST_STEPS;
        return IntStream.range(0, x.length - 1)
                .filter(i -> i % by == 0)
                .mapToDouble(i -> 0.5 * (x[i] + x[i + 1]))
                .toArray();
    }

    /** Of both signs, from a third of the window to a fiftieth. */
    private static double[] rates() {
        return IntStream.range(0, 2 * RATES)
                .mapToDouble(i -> (i % 2 == 0 ? 1 : -1) * 0.3 * Math.pow(500, (i / 2) / (RATES - 1.0)))
                .toArray();
    }

    private Description best(String name, int parameters, double[] grid, Shape shape) {
        double[][] baseline = baseline();
        double[] rest = Projection.project(y, baseline);
        double best = grid[0];
        double most = -1;
        for (double parameter : grid) {
            double gain = gain(rest, baseline, column(u -> shape.at(parameter, u)));
            if (gain > most) {
                most = gain;
                best = parameter;
            }
        }
        double found = best;
        return of(name, parameters, column(u -> shape.at(found, u)));
    }

    private Description sine() {
        double[][] baseline = baseline();
        double[] rest = Projection.project(y, baseline);
        double most = Math.min(MOST_CYCLES, 0.5 * x.length);
        double best = 0.5;
        double gain = -1;
        for (double cycles = 0.5; cycles <= most; cycles += 1 / PER_CYCLE) {
            double here = gain(rest, baseline, waves(cycles));
            if (here > gain) {
                gain = here;
                best = cycles;
            }
        }
        for (double by = 0.5 / PER_CYCLE; by > 0.5 / PER_CYCLE / (1 << REFINEMENTS); by /= 2) {
            for (int side = -1; side <= 1; side += 2) {
                double here = gain(rest, baseline, waves(best + side * by));
                if (here > gain) {
                    gain = here;
                    best += side * by;
                }
            }
        }
        return of("hum", 5, waves(best));
    }

    private double[][] waves(double cycles) {
        return new double[][] {
            column(u -> Math.sin(2 * Math.PI * cycles * u)), column(u -> Math.cos(2 * Math.PI * cycles * u))
        };
    }

    private double[][] baseline() {
        return Projection.orthonormal(List.of(column(u -> 1), x));
    }

    /** By how much further columns lower the sum of squares of what a baseline leaves. */
    private static double gain(double[] rest, double[][] baseline, double[]... columns) {
        List<double[]> beyond = new ArrayList<>();
        for (double[] column : columns) {
            beyond.add(Projection.project(column, baseline));
        }
        double gain = 0;
        for (double[] direction : Projection.orthonormal(beyond)) {
            double along = DotProduct.of(rest, direction);
            gain += along * along;
        }
        return gain;
    }

    private Description of(String name, int parameters, double[]... columns) {
        List<double[]> all = new ArrayList<>(List.of(column(u -> 1), x));
        all.addAll(List.of(columns));
        int[] kept = IntStream.range(0, x.length).toArray();
        double[] residuals = residuals(all, kept);
        for (int round = 0; round < ROUNDS && drop > 0; round++) {
            double[] from = residuals;
            int[] next = IntStream.range(0, x.length)
                    .boxed()
                    .sorted((i, j) -> Double.compare(Math.abs(from[i]), Math.abs(from[j])))
                    .limit(x.length - drop)
                    .mapToInt(i -> i)
                    .sorted()
                    .toArray();
            if (Arrays.equals(next, kept)) {
                break;
            }
            kept = next;
            residuals = residuals(all, kept);
        }
        double[] last = residuals;
        double sum = Arrays.stream(kept).mapToDouble(i -> last[i] * last[i]).sum();
        return new Description(name, parameters, sum / kept.length);
    }

    /** Of all points, from a fit to those kept: Gram and Schmidt's way with a product over the kept ones. */
    private double[] residuals(List<double[]> columns, int[] kept) {
        List<double[]> basis = new ArrayList<>();
        for (double[] column : columns) {
            double[] rest = rest(column, basis, kept);
            double norm = Math.sqrt(product(rest, rest, kept));
            if (norm > 1e-9 * Math.sqrt(product(column, column, kept))) {
                basis.add(Arrays.stream(rest).map(v -> v / norm).toArray());
            }
        }
        return rest(y, basis, kept);
    }

    private static double[] rest(double[] vector, List<double[]> basis, int[] kept) {
        double[] rest = vector.clone();
        for (double[] direction : basis) {
            double along = product(direction, rest, kept);
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= along * direction[i];
            }
        }
        return rest;
    }

    private static double product(double[] a, double[] b, int[] kept) {
        double sum = 0;
        for (int i : kept) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
