package io.mtjlab.simulators.scpi;

import java.util.Optional;
import java.util.function.Supplier;

/** What the commands that every instrument shares act upon. */
public interface Machine {

    /** The answer to *IDN?. */
    String identity();

    /** *RST. */
    void reset();

    /** Waits, in lab time, until whatever the last commands began is done: *WAI and *OPC?. */
    void awaitOperations() throws InterruptedException;

    /** True when nothing that was begun is under way: what *OPC reports in the event register. */
    boolean idle();

    /**
     * The next moment after {@code now} at which the status may change by itself. An instrument that does not know when
     * it will be done is looked at every {@value #LOOK_NANOS} ns while it is busy.
     */
    default long nextEventNanos(long now) {
        return idle() ? Long.MAX_VALUE : now + LOOK_NANOS;
    }

    /** See {@link #nextEventNanos}. */
    long LOOK_NANOS = 10_000_000;

    /** *OPT?: what is built in; 0 when nothing is (IEEE 488.2, 10.20). */
    default String options() {
        return "0";
    }

    /** *LANG? of instruments that speak several; empty for those that do not know the question. */
    default String language() {
        return "";
    }

    /** *SAV and *RCL of instruments that keep setups. */
    default Optional<? extends SetupMemory> memory() {
        return Optional.empty();
    }

    /** *LRN? of instruments that know it: the command that would bring the present settings back (IEEE 488.2, 10.17). */
    default Optional<Supplier<String>> learnt() {
        return Optional.empty();
    }

    /** *TST?: 0 when all is well. */
    default int selfTest() {
        return 0;
    }

    /** *TRG. */
    default void trigger() throws ScpiException, InterruptedException {
        throw new ScpiException(StandardError.TRIGGER_IGNORED);
    }

    /** Called before the status registers are read, so that conditions are those of now. */
    default void refreshStatus() {}
}
