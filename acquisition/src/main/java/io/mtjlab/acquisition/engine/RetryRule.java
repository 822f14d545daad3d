package io.mtjlab.acquisition.engine;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What a run does when an instrument is lost. Nothing that was sent is sent again: the outputs are made safe, and the unit
 * begins anew, from its own initialisation.
 *
 * @param lost tells a lost link from everything else that goes wrong
 * @param times that one unit may begin anew
 * @param pause in lab time, from making safe until the instrument is tried again
 */
public record RetryRule(Predicate<Throwable> lost, int times, Duration pause) {

    /** A lost link ends the run. */
    public static final RetryRule NONE = new RetryRule(e -> false, 0, Duration.ZERO);
}
