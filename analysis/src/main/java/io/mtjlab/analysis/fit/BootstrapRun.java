package io.mtjlab.analysis.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.analysis.fit.Intervals.Bootstrap;
import io.mtjlab.base.random.RandomStreams;

/**
 * Fits redrawn data sets from the best point of the real one. Residuals are enlarged by sqrt(n/(n - p)), the share of
 * the noise that the fit took up. Each data set of a joint fit is redrawn within itself.
 */
final class BootstrapRun {

    private final Bootstrap how;
    private final Solution solution;
    private final FitSettings settings;
    private final int[][] members;

    BootstrapRun(Bootstrap how, Solution solution, FitSettings settings) {
        this.how = how;
        this.solution = solution;
        this.settings = settings;
        int[] group = solution.points().group();
        int groups = IntStream.of(group).max().orElse(0) + 1;
        this.members = IntStream.range(0, groups)
                .mapToObj(g -> IntStream.range(0, group.length)
                        .filter(i -> group[i] == g)
                        .toArray())
                .toArray(int[][]::new);
    }

    /** All parameters of each redrawn data set whose fit ended well, shape [at most samples][parameters]. */
    List<double[]> estimates() {
        RandomStreams streams = RandomStreams.of(how.seed()).child("bootstrap");
        double[] best = solution.optimum().p();
        double[] residuals = solution.residuals();
        double enlarged = Math.sqrt((double) residuals.length / solution.degreesOfFreedom());
        List<double[]> estimates = new ArrayList<>();
        for (int sample = 0; sample < how.samples(); sample++) {
            int[] drawn = draw(streams.stream(sample));
            Points redrawn = how.resampling() == Resampling.PAIRS
                    ? solution.points().only(drawn)
                    : solution.points()
                            .withY(solution.problem()
                                    .residuals()
                                    .yWith(
                                            IntStream.of(drawn)
                                                    .mapToDouble(i -> -enlarged * residuals[i])
                                                    .toArray(),
                                            best));
            Solution again = Solution.from(best, solution.model(), settings, redrawn, LeastSquares.LOOSE);
            if (again.optimum().stop() == StopReason.CONVERGED) {
                estimates.add(again.optimum().p());
            }
        }
        return estimates;
    }

    /** As many rows of each data set as it has, with replacement. */
    private int[] draw(UniformRandomProvider random) {
        int[] drawn = new int[solution.points().size()];
        for (int[] rows : members) {
            for (int row : rows) {
                drawn[row] = rows[random.nextInt(rows.length)];
            }
        }
        return drawn;
    }
}
