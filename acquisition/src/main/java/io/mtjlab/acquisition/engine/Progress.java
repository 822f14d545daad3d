package io.mtjlab.acquisition.engine;

/**
 * How far a run is. Lab time; expected by the plans' own estimates.
 *
 * @param unit address of the unit being measured
 * @param label of that unit, for people
 * @param unitsDone complete units
 * @param unitsKnown those and all that the plans foresee
 * @param labSecondsDone since the run began
 * @param labSecondsLeft expected
 */
public record Progress(
        String unit, String label, int unitsDone, int unitsKnown, double labSecondsDone, double labSecondsLeft) {}
