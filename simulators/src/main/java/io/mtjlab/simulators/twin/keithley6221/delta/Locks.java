package io.mtjlab.simulators.twin.keithley6221.delta;

import io.mtjlab.simulators.scpi.ScpiException;

/** A mode's settings stand still while it is armed. */
@FunctionalInterface
interface Locks {

    /** @throws ScpiException a settings conflict, when {@code mode} is armed */
    void requireOpen(Mode mode) throws ScpiException;
}
