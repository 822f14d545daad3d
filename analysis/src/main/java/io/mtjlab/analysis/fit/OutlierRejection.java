package io.mtjlab.analysis.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sets aside the points that lie too far from the curve, as a curve sees them that they did not pull: the first is by
 * robust losses, the next ones by least squares over the points kept, until the same are kept twice.
 */
final class OutlierRejection {

    private static final int MOST_PASSES = 20;

    /** Keeps 95 % efficiency of a location on normal errors (Rey, Introduction to Robust Statistics (1983)). */
    private static final double CAUCHY_SCALE = 2.385;

    /** Convex first, then ever less moved by what is far. */
    private static final List<Loss> SOFTER =
            List.of(Loss.SOFT_L1, Loss.SOFT_L1, Loss.SOFT_L1, Loss.CAUCHY, Loss.CAUCHY, Loss.CAUCHY);

    private final Model model;
    private final FitSettings settings;
    private final Points points;

    OutlierRejection(Model model, FitSettings settings, Points points) {
        this.model = model;
        this.settings = settings;
        this.points = points;
    }

    /** The rows that are kept, ascending. */
    int[] kept() {
        FitSettings plain = settings.with(Loss.Scaled.SQUARES);
        int[] everything = IntStream.range(0, points.size()).toArray();
        Solution solution = Solution.of(model, plain, points, LeastSquares.LOOSE);
        for (Loss loss : SOFTER) {
            double scale = CAUCHY_SCALE * scale(solution, everything);
            if (!(scale > 0)) {
                break;
            }
            FitSettings robust = settings.with(new Loss.Scaled(loss, scale));
            Solution onward =
                    Solution.from(solution.optimum().p(), solution.model(), robust, points, LeastSquares.LOOSE);
            // Squares may have led far astray, from where a loss that forgets far points sees none of them.
            Solution afresh = Solution.of(model, robust, points, LeastSquares.LOOSE);
            solution = afresh.optimum().cost() < onward.optimum().cost() ? afresh : onward;
        }
        int[] kept = near(solution, everything);
        for (int pass = 0; pass < MOST_PASSES && kept.length > solution.free().length; pass++) {
            solution = Solution.from(
                    solution.optimum().p(), solution.model(), plain, points.only(kept), LeastSquares.LOOSE);
            int[] next = near(solution, kept);
            if (Arrays.equals(next, kept)) {
                break;
            }
            kept = next;
        }
        return kept;
    }

    private int[] near(Solution solution, int[] kept) {
        double[] distance = distances(solution);
        double limit = settings.outlierSigmas() * scale(solution, kept);
        return IntStream.range(0, points.size())
                .filter(i -> Math.abs(distance[i]) <= limit)
                .toArray();
    }

    /** Of all points from the curve, in standard deviations or up to a factor. */
    private double[] distances(Solution solution) {
        return new Residuals(solution.model(), points, Loss.Scaled.SQUARES)
                .whitened(solution.optimum().p());
    }

    /** The standard deviation of a distance. */
    private double scale(Solution solution, int[] kept) {
        if (points.noise().absolute()) {
            return 1;
        }
        double[] distance = distances(solution);
        int n = kept.length;
        double free = Math.max(1, n - solution.free().length);
        return Robust.scale(IntStream.of(kept).mapToDouble(i -> distance[i]).toArray()) * Math.sqrt(n / free);
    }
}
