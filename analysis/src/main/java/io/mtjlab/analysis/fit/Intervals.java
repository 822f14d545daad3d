package io.mtjlab.analysis.fit;

import io.mtjlab.base.error.InvalidInput;

/** How intervals are made. */
sealed interface Intervals {

    /** From the curvature of the cost at its least value. */
    record Wald() implements Intervals {}

    /** From the rise of the cost when a parameter is held aside. */
    record Profile() implements Intervals {}

    /** Percentiles of the estimates of {@code samples} redrawn data sets. */
    record Bootstrap(Resampling resampling, int samples, long seed) implements Intervals {

        static final int FEWEST = 200;

        public Bootstrap {
            if (samples < FEWEST) {
                throw new InvalidInput("bootstrap: " + samples + " samples do not show the ends of a 95 % interval; "
                        + FEWEST + " or more do");
            }
        }
    }
}
