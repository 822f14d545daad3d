package io.mtjlab.analysis.arrhenius;

import io.mtjlab.base.error.InvalidInput;

/**
 * The mean of some dwell times of one state at one temperature or field.
 *
 * @param at kelvin or oersted
 * @param antiparallel the state: AP or P
 * @param seconds mean dwell time; anything when there was no event
 * @param events how many dwell times were averaged; zero says nothing, one counts as one
 */
public record DwellMean(double at, boolean antiparallel, double seconds, double events) {

    /** Nobody waits for more: a dwell a nanosecond for a quarter of an hour. */
    private static final double MOST_EVENTS = 1e12;

    public DwellMean {
        if (events > MOST_EVENTS) {
            throw new InvalidInput(events + " events at " + at + "; at most " + MOST_EVENTS + " can be");
        }
        if (!Double.isFinite(at) || !(events >= 0) || (events > 0 && !(seconds > 0 && seconds < 1e300))) {
            throw new InvalidInput(
                    "mean dwell time " + seconds + " s of " + events + " events at " + at + "; above zero expected");
        }
    }
}
