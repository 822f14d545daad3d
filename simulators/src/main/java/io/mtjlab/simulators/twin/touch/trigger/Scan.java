package io.mtjlab.simulators.twin.touch.trigger;

import io.mtjlab.simulators.scpi.ScpiException;

/**
 * A scan: one step after another closes its channels and reads, all of them so many times (DMM6500-901-01, reference
 * manual, ROUTe:SCAN subsystem).
 *
 * @param steps how many there are, at least one
 * @param scans how many times, or {@link Actor#ENDLESS}
 * @param scanSeconds between the starts of two scans, at least
 * @param stepSeconds between the starts of two steps, at least
 * @param start the event that starts it; {@value Events#NONE} for none, as of the others
 * @param channel the event at which channels close
 * @param measure the event at which the reading begins
 * @param bypass true when the first step does not wait for its channel event
 * @param buffer where the readings go
 * @param card with the channels
 */
public record Scan(
        int steps,
        long scans,
        double scanSeconds,
        double stepSeconds,
        String start,
        String channel,
        String measure,
        boolean bypass,
        String buffer,
        Card card) {

    /** The words of the events that a scan may wait for, the first standing for none. */
    public static String[] events() {
        return Events.words();
    }

    /** Has the channels. */
    public interface Card {

        /** Opens what was closed and closes the channels of a step, from 0; gives the seconds until they have settled. */
        double close(int step) throws ScpiException;

        /** How many readings the closed channel is to have. */
        long readings();

        /** True when they are to be digitized. */
        boolean digitizes();

        /** Is told which scan and which step are under way, both from 1. */
        void at(int scan, int step);
    }
}
