package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

/**
 * Medians of the switching fields of a loop measured several times, from intervals: each cycle tells only that the
 * junction switched after one reading and before the next.
 *
 * <p>Thermally activated reversal under a field ramp whose rate grows exponentially with the field gives a Gumbel
 * distribution with its tail towards early switching: P(not yet switched at h) = exp(-ln 2 exp((h - m)/s)), m the
 * median (Kurkijarvi, Phys. Rev. B 6, 832 (1972), to first order in the barrier). Both branches share s. The
 * posterior under the prior 1/(s + step/5), flat in the medians, is summed over a grid; for readings much finer than the scatter
 * it is the exact frequentist answer for a location-scale family, for much coarser ones it is the uniform distribution
 * within the step. Where six cycles mostly fall into one step the data
 * cannot tell the scatter: at a tenth to a quarter of a step 68 % intervals hold the truth in about 75 %, at a twentieth
 * and less in about 62 %; on average over what the scatter may be, in 68 %.
 */
public final class SwitchingPoints {

    private static final int SCALES = 36;
    private static final int POINTS = 121;
    /** In steps: where the prior of the scatter turns from 1/s, for scatter that shows, to flat below it. */
    private static final double PRIOR_KNEE = 0.2;

    private static final double LN2 = Math.log(2);

    /** Distribution of the switching field around its median. */
    public enum Law {
        /** Thermal activation; see the class. */
        GUMBEL,
        NORMAL
    }

    private final List<Slice> slices = new ArrayList<>();
    private final int cycles;
    private final String unit;

    /** Posterior of both medians for one scale, on grids of one spacing. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Slice(double weight, double spacing, double[] upAt, double[] up, double[] downAt, double[] down) {}

    /**
     * @param rising where the field was when the junction switched while it rose, one interval for each cycle; an
     *     infinite end where the branch ended first
     * @param falling likewise while it fell
     * @param unit of what is swept
     */
    public SwitchingPoints(List<Interval> rising, List<Interval> falling, Law law, String unit) {
        this.unit = unit;
        if (rising.isEmpty() || falling.isEmpty()) {
            throw new InvalidInput("switching fields need at least one switching in each direction");
        }
        List<Interval> mirrored =
                falling.stream().map(i -> new Interval(-i.high(), -i.low())).toList();
        this.cycles = Math.min(rising.size(), falling.size());
        double step = typicalWidth(rising, falling);
        double spread = Math.max(spread(rising), spread(mirrored));
        double smallest = step / 40;
        double largest = Math.max(8 * spread, 2 * step) * (cycles < 4 ? 4 : 2);
        int scales = cycles == 1 ? 1 : SCALES;
        List<Slice> all = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < scales; k++) {
            double s = smallest * Math.pow(largest / smallest, scales == 1 ? 0 : (double) k / (scales - 1));
            double reach = step + 6 * s / Math.sqrt(cycles) * (cycles < 4 ? 2 : 1) + 2 * spread;
            double spacing = 2 * reach / (POINTS - 1);
            double[] upAt = grid(centre(rising), spacing);
            double[] downAt = grid(centre(mirrored), spacing);
            double[] up = logLikelihood(rising, upAt, s, law);
            double[] down = logLikelihood(mirrored, downAt, s, law);
            double log =
                    normalise(up) + normalise(down) + 2 * Math.log(spacing) + Math.log(s / (s + PRIOR_KNEE * step));
            best = Math.max(best, log);
            all.add(new Slice(log, spacing, upAt, up, downAt, down));
        }
        double total = 0;
        for (Slice slice : all) {
            total += Math.exp(slice.weight - best);
        }
        for (Slice slice : all) {
            double weight = Math.exp(slice.weight - best) / total;
            if (weight > 1e-7) {
                slices.add(new Slice(weight, slice.spacing, slice.upAt, slice.up, slice.downAt, slice.down));
            }
        }
    }

    /** Median of the field that switches while it rises. */
    public Outcome rising(String name) {
        return outcome(name, slice -> new Density(slice.upAt[0], slice.spacing, slice.up));
    }

    /** Median of the field that switches while it falls. */
    public Outcome falling(String name) {
        return outcome(name, slice -> {
            Density mirrored = new Density(slice.downAt[0], slice.spacing, slice.down);
            return mirrored.mirrored();
        });
    }

    /** (rising - falling)/2. */
    public Outcome coercive(String name) {
        return outcome(name, slice -> sum(slice, slice.downAt[0], slice.down));
    }

    /** (rising + falling)/2. */
    public Outcome offset(String name) {
        return outcome(name, slice -> {
            Density plain = new Density(slice.downAt[0], slice.spacing, slice.down).mirrored();
            return sum(slice, plain.from, plain.mass);
        });
    }

    /** Half of the sum of the rising median and an independent quantity on the same grid. */
    private static Density sum(Slice slice, double otherFrom, double[] other) {
        double[] mass = new double[slice.up.length + other.length - 1];
        for (int i = 0; i < slice.up.length; i++) {
            if (slice.up[i] > 1e-14) {
                for (int j = 0; j < other.length; j++) {
                    mass[i + j] += slice.up[i] * other[j];
                }
            }
        }
        return new Density(0.5 * (slice.upAt[0] + otherFrom), 0.5 * slice.spacing, mass);
    }

    /** Probability masses at equidistant points, each spread evenly over one spacing. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Density(double from, double spacing, double[] mass) {

        Density mirrored() {
            double[] reversed = new double[mass.length];
            for (int i = 0; i < mass.length; i++) {
                reversed[i] = mass[mass.length - 1 - i];
            }
            return new Density(-(from + (mass.length - 1) * spacing), spacing, reversed);
        }

        double to() {
            return from + (mass.length - 1) * spacing;
        }

        /** Probability below each point's cell, and below the end; shape [n + 1]. */
        double[] cumulative() {
            double[] sum = new double[mass.length + 1];
            for (int i = 0; i < mass.length; i++) {
                sum[i + 1] = sum[i] + mass[i];
            }
            return sum;
        }

        double below(double x, double[] cumulative) {
            double position = Math.max(0, Math.min(mass.length, (x - from) / spacing + 0.5));
            int whole = (int) position;
            return whole == mass.length ? cumulative[whole] : cumulative[whole] + (position - whole) * mass[whole];
        }
    }

    private Outcome outcome(String name, java.util.function.Function<Slice, Density> of) {
        List<Density> densities = slices.stream().map(of).toList();
        List<double[]> sums = densities.stream().map(Density::cumulative).toList();
        double value = quantile(densities, sums, 0.5);
        Interval at68 = new Interval(
                quantile(densities, sums, 0.15865525393145707), quantile(densities, sums, 0.8413447460685429));
        Interval at95 = new Interval(quantile(densities, sums, 0.025), quantile(densities, sums, 0.975));
        if (!Double.isFinite(value)) {
            return Undetermined.because(name, unit, "the switching was not seen");
        }
        return new Estimate(
                name, unit, value, at68.width() / 2, at68, at95, "posterior of the interval-censored median");
    }

    private double quantile(List<Density> densities, List<double[]> sums, double probability) {
        double low = densities.stream().mapToDouble(Density::from).min().orElse(0) - 1;
        double high = densities.stream().mapToDouble(Density::to).max().orElse(0) + 1;
        for (int i = 0; i < 60 && high - low > 1e-9 * Math.max(1, Math.abs(high)); i++) {
            double middle = 0.5 * (low + high);
            double below = 0;
            for (int k = 0; k < densities.size(); k++) {
                below += slices.get(k).weight * densities.get(k).below(middle, sums.get(k));
            }
            if (below < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private static double[] logLikelihood(List<Interval> intervals, double[] medians, double s, Law law) {
        double[] log = new double[medians.length];
        for (int i = 0; i < medians.length; i++) {
            for (Interval interval : intervals) {
                double probability = law == Law.GUMBEL
                        ? survival((interval.low() - medians[i]) / s) - survival((interval.high() - medians[i]) / s)
                        : normal((interval.high() - medians[i]) / s) - normal((interval.low() - medians[i]) / s);
                log[i] += Math.log(Math.max(probability, 1e-300));
            }
        }
        return log;
    }

    private static double survival(double z) {
        return z > 40 ? 0 : Math.exp(-LN2 * Math.exp(z));
    }

    private static double normal(double z) {
        if (Double.isInfinite(z)) {
            return z > 0 ? 1 : 0;
        }
        return 0.5 * org.apache.commons.math3.special.Erf.erfc(-z / Math.sqrt(2));
    }

    /** Turns logarithms into masses that sum to one; returns the logarithm of their sum. */
    private static double normalise(double[] log) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : log) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (int i = 0; i < log.length; i++) {
            log[i] = Math.exp(log[i] - largest);
            sum += log[i];
        }
        for (int i = 0; i < log.length; i++) {
            log[i] /= sum;
        }
        return largest + Math.log(sum);
    }

    private static double[] grid(double centre, double spacing) {
        double[] grid = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            grid[i] = centre + spacing * (i - (POINTS - 1) / 2);
        }
        return grid;
    }

    private static double centre(List<Interval> intervals) {
        double[] sorted =
                intervals.stream().mapToDouble(SwitchingPoints::middle).sorted().toArray();
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }

    private static double middle(Interval interval) {
        if (interval.isFinite()) {
            return 0.5 * (interval.low() + interval.high());
        }
        return Double.isFinite(interval.low()) ? interval.low() : interval.high();
    }

    private static double spread(List<Interval> intervals) {
        double mean = intervals.stream()
                .mapToDouble(SwitchingPoints::middle)
                .average()
                .orElse(0);
        return Math.sqrt(intervals.stream()
                .mapToDouble(i -> (middle(i) - mean) * (middle(i) - mean))
                .average()
                .orElse(0));
    }

    private static double typicalWidth(List<Interval> rising, List<Interval> falling) {
        double[] widths = java.util.stream.Stream.concat(rising.stream(), falling.stream())
                .filter(Interval::isFinite)
                .mapToDouble(Interval::width)
                .sorted()
                .toArray();
        if (widths.length == 0) {
            throw new InvalidInput("switching fields: no cycle switched within the field range");
        }
        return Math.max(widths[widths.length / 2], 1e-9);
    }
}
