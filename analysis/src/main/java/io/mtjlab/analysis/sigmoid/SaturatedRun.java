package io.mtjlab.analysis.sigmoid;

import io.mtjlab.analysis.likelihood.Maximiser;
import io.mtjlab.analysis.telegraph.ChainCounts;
import io.mtjlab.analysis.telegraph.OccupancyLikelihood;
import io.mtjlab.analysis.telegraph.RateStart;

/** The best log-likelihood of one trace when its P and its rate are its own. */
final class SaturatedRun {

    private SaturatedRun() {}

    static double of(ChainCounts counts) {
        double[] start = {RateStart.logit(counts), RateStart.logRate(counts)};
        return new Maximiser(new OccupancyLikelihood(counts)).maximise(start).value();
    }
}
