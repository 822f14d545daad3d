package io.mtjlab.simulators.physics.telegraph;

/**
 * The two states that a junction switches between under one drive.
 *
 * @param lowOhms resistance of the state whose dwell is {@link DwellTimes#parallelSeconds}
 * @param highOhms resistance of the other; below the first's where the reference layer has turned
 */
public record TwoLevels(double lowOhms, double highOhms, DwellTimes dwell) {

    /** Dwell times of the state of lower resistance and of the other. */
    public DwellTimes byResistance() {
        return lowOhms <= highOhms ? dwell : new DwellTimes(dwell.antiparallelSeconds(), dwell.parallelSeconds());
    }
}
