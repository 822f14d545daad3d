package io.mtjlab.analysis.sigmoid;

import io.mtjlab.analysis.telegraph.ChainCounts;

/**
 * One telegraph trace at one field, reduced to its transition counts.
 *
 * @param fieldStandardErrorOersted independent error of this field reading, one standard deviation; errors common to
 *     all fields belong in the budget
 */
public record TelegraphRun(double fieldOersted, double fieldStandardErrorOersted, ChainCounts counts) {

    public static TelegraphRun at(double fieldOersted, ChainCounts counts) {
        return new TelegraphRun(fieldOersted, 0, counts);
    }
}
