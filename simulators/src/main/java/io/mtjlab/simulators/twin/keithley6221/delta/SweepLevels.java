package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.List;

import io.mtjlab.simulators.scpi.ScpiException;

/** Where the high levels of a swept pulse delta come from. */
public interface SweepLevels {

    /** One cycle each, in amperes. */
    List<Double> amperes() throws ScpiException;

    /** From cycle to cycle; the last one goes for the rest. */
    List<Double> seconds();

    /** How often; {@link Long#MAX_VALUE} without an end. */
    long times();
}
