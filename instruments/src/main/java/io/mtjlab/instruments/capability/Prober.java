package io.mtjlab.instruments.capability;

import java.util.Optional;

/**
 * A probe station with a wafer map. Every step separates first and ends in separation, so that no needle is dragged over
 * a pad and nothing is touched that was not asked for. Neither a step nor a contact is made while something on the bench
 * is live. Safe is: separated.
 */
public interface Prober extends Output {

    /**
     * A place to put the needles.
     *
     * @param column and row: of the die, in the map's own grid
     * @param subsite within the die, from 0
     */
    record Site(int column, int row, int subsite) {
        @Override
        public String toString() {
            return "die " + column + "," + row + (subsite == 0 ? "" : " subsite " + subsite);
        }
    }

    /** How many dies the map's route has. */
    int dies();

    /** How many subsites each die has; 0 when none are defined. */
    int subsites();

    /** Where the map stands. */
    Site site();

    /** To the first die of the route. */
    Site stepFirst();

    /** To the next die of the route; empty, and no error, behind the last. */
    Optional<Site> stepNext();

    /** To the next subsite of the present die; empty, and no error, behind the last. */
    Optional<Site> stepNextSubsite();

    /** To a die and subsite of the map. */
    Site stepTo(Site site);

    /** Raises the chuck until the needles touch. */
    void contact();

    /** Lowers it again by the separation gap. */
    void separate();

    /** What the station says, not our memory. */
    boolean inContact();
}
