package io.mtjlab.simulators.wiring;

/** An instrument's serial port as another instrument of the bench uses it. */
@FunctionalInterface
public interface SerialLink {

    /** Executes one line, without its terminator, and gives what the instrument answers; empty for nothing. */
    String exchange(String line) throws InterruptedException;
}
