package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.analysis.fit.BatchLevenbergMarquardt;
import io.mtjlab.analysis.fit.NormalEquations;

/**
 * The best line shapes of a spectrum for a number of peaks: from every start of {@link VariableProjection}, and from the
 * best shape of one peak fewer with each of its peaks split in two. All starts go a few steps, the best few to the end.
 */
final class PeakSearch {

    private static final int STARTS = 10;
    private static final int FIRST_STEPS = 12;
    private static final int KEPT = 5;

    /** What the criterion grows by when a peak is twice as high as the data's range. */
    private static final double CANCELLATION = 4;

    private static final double FURTHER_PEAK = 3;

    private final Spectrum spectrum;
    private final double[] x;
    private final double[] y;
    private final double range;

    /**
     * @param values of all parameters of {@code shape}
     * @param criterion Bayesian information, and a penalty for peaks that cancel each other; the lower the better
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Candidate(LineShape shape, double[] values, double cost, double criterion) {

        /** fr and df of each peak, alternating. */
        double[] shapes() {
            double[] shapes = new double[2 * shape.peaks()];
            for (int k = 0; k < shape.peaks(); k++) {
                shapes[2 * k] = values[LineShape.PER_PEAK * k];
                shapes[2 * k + 1] = values[LineShape.PER_PEAK * k + 1];
            }
            return shapes;
        }

        /** Height of the lowest peak, a share of the highest one's: of sqrt(VS^2 + VA^2). */
        double lowestShare() {
            double[] heights = IntStream.range(0, shape.peaks())
                    .mapToDouble(
                            k -> Math.hypot(values[LineShape.PER_PEAK * k + 2], values[LineShape.PER_PEAK * k + 3]))
                    .sorted()
                    .toArray();
            return heights[0] / heights[heights.length - 1];
        }

        /** Whether both have their peaks at about the same places, about as wide. */
        boolean isNear(Candidate other) {
            double[] one = ascending().shapes();
            double[] two = other.ascending().shapes();
            for (int i = 0; i < one.length; i += 2) {
                double width = Math.min(one[i + 1], two[i + 1]);
                double ratio = one[i + 1] / two[i + 1];
                if (Math.abs(one[i] - two[i]) > 0.1 * width || ratio > 1.2 || ratio < 1 / 1.2) {
                    return false;
                }
            }
            return true;
        }

        /**
         * For the number of peaks: a further peak might have been anywhere in the window and of many widths, the more the
         * narrower it is, so that noise makes one the more easily. On 300 spectra of one or two peaks it is right in 298;
         * the criterion alone, which counts parameters, in 286.
         */
        double countCriterion(double span) {
            double[] places = IntStream.range(0, shape.peaks())
                    .mapToDouble(k -> Math.log(Math.max(1, span / values[LineShape.PER_PEAK * k + 1])))
                    .sorted()
                    .toArray();
            double sum = criterion;
            for (int k = 1; k < places.length; k++) {
                sum += FURTHER_PEAK + 2 * places[k];
            }
            return sum;
        }

        /** The same with the peaks in the order of their places. */
        Candidate ascending() {
            int peaks = shape.peaks();
            double[] sorted = values.clone();
            int[] order = IntStream.range(0, peaks)
                    .boxed()
                    .sorted(Comparator.comparingDouble(k -> values[LineShape.PER_PEAK * k]))
                    .mapToInt(k -> k)
                    .toArray();
            for (int k = 0; k < peaks; k++) {
                System.arraycopy(
                        values, LineShape.PER_PEAK * order[k], sorted, LineShape.PER_PEAK * k, LineShape.PER_PEAK);
            }
            return new Candidate(shape, sorted, cost, criterion);
        }
    }

    /** @param x the frequencies that count, in ascending order, and {@code y} their volts */
    PeakSearch(Spectrum spectrum, double[] x, double[] y) {
        this.spectrum = spectrum;
        this.x = x;
        this.y = y;
        this.range = Arrays.stream(y).max().orElse(0) - Arrays.stream(y).min().orElse(0);
    }

    /** The best shapes of each number of peaks up to {@code peaks}, each number's best first. */
    List<List<Candidate>> upTo(int peaks) {
        VariableProjection grid = new VariableProjection(x, y, spectrum.narrowestHertz());
        List<List<Candidate>> all = new ArrayList<>();
        for (int k = 1; k <= peaks; k++) {
            List<double[]> starts = new ArrayList<>();
            if (k == 1) {
                starts.addAll(grid.onePeak(STARTS));
            } else {
                List<Candidate> fewer = all.get(k - 2);
                if (k == 2) {
                    starts.addAll(grid.twoPeaks(STARTS));
                } else {
                    starts.addAll(grid.addOne(fewer.get(0).shapes(), STARTS));
                }
                starts.addAll(grid.addOne(fewer.get(0).shapes(), 3));
                starts.addAll(splits(fewer.get(0).shapes()));
            }
            all.add(refined(k, starts));
        }
        return all;
    }

    private static List<double[]> splits(double[] shapes) {
        List<double[]> splits = new ArrayList<>();
        for (int k = 0; k < shapes.length; k += 2) {
            double[] split = Arrays.copyOf(shapes, shapes.length + 2);
            split[k] -= 0.35 * shapes[k + 1];
            split[k + 1] *= 0.7;
            split[shapes.length] = shapes[k] + 0.35 * shapes[k + 1];
            split[shapes.length + 1] = 0.7 * shapes[k + 1];
            splits.add(split);
        }
        return splits;
    }

    /** Local optima with and without a slope from these places of {@code peaks} peaks, best first. */
    List<Candidate> refined(int peaks, List<double[]> starts) {
        LineShape sloping = new LineShape(peaks, true, spectrum);
        Descent slopingDescent = new Descent(sloping);
        List<Candidate> promising = distinct(starts.stream()
                .map(start -> slopingDescent.from(sloping.withLinearPart(start, x, y), FIRST_STEPS))
                .toList());
        LineShape level = new LineShape(peaks, false, spectrum);
        Descent levelDescent = new Descent(level);
        List<Candidate> all = new ArrayList<>();
        for (Candidate candidate : promising) {
            all.add(slopingDescent.from(candidate.values, BatchLevenbergMarquardt.MOST_EVALUATIONS));
            double[] start = Arrays.copyOf(candidate.values, candidate.values.length - 1);
            all.add(levelDescent.from(start, BatchLevenbergMarquardt.MOST_EVALUATIONS));
        }
        all.sort(Comparator.comparingDouble(Candidate::criterion));
        return all;
    }

    private static List<Candidate> distinct(List<Candidate> candidates) {
        List<Candidate> kept = new ArrayList<>();
        candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::cost))
                .filter(candidate -> kept.size() < KEPT && kept.stream().noneMatch(candidate::isNear))
                .forEach(kept::add);
        return kept;
    }

    private final class Descent {
        private final LineShape shape;
        private final BatchLevenbergMarquardt search;
        private final NormalEquations equations;

        Descent(LineShape shape) {
            this.shape = shape;
            this.search = BatchLevenbergMarquardt.within(shape.parameters());
            this.equations = shape.equations(x, y);
        }

        Candidate from(double[] start, int evaluations) {
            double[] p = start.clone();
            double cost = search.minimise(equations, p, evaluations);
            double n = x.length;
            double criterion = n * Math.log(Math.max(cost, Double.MIN_NORMAL) / n) + p.length * Math.log(n);
            return new Candidate(shape, p, cost, criterion + implausibility(p));
        }

        /** Peaks higher than the data's whole range must cancel each other, which noise likes to make them do. */
        private double implausibility(double[] p) {
            double sum = 0;
            for (int k = 0; k < shape.peaks(); k++) {
                double size = Math.hypot(p[LineShape.PER_PEAK * k + 2], p[LineShape.PER_PEAK * k + 3]);
                double excess = Math.max(0, size / range - 1);
                sum += CANCELLATION * excess * excess;
            }
            return sum;
        }
    }
}
