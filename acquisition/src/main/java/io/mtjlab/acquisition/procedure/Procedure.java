package io.mtjlab.acquisition.procedure;

import java.util.List;
import java.util.Map;

/** A measurement: a plan of units, and a way to measure each. The engine owns when, what is stored, and the way out. */
public interface Procedure {

    /** The {@code kind} in a campaign file. */
    String kind();

    /** Everything that defines it, defaults included, for the record. Values are numbers, words, lists and maps. */
    Map<String, Object> parameters();

    Plan plan();

    /** Settings that hold for all units. Outputs may be live afterwards. */
    void begin(RunContext context) throws Exception;

    void measure(UnitSpec unit, UnitRecorder recorder, RunContext context) throws Exception;

    /**
     * After the last unit: leaves nothing that would act on the device in the next step. Every way out of a run makes
     * safe anyway.
     */
    default void end(RunContext context) throws Exception {}

    /**
     * In the middle of the step everything was made safe, because an instrument had been lost: prepares anew what the
     * next unit needs.
     */
    default void recover(RunContext context) throws Exception {
        begin(context);
    }

    /**
     * A unit has failed. True when the step goes on without it: its plan is asked for the next unit, and must not ask for
     * this one again.
     */
    default boolean goesOnWithout(UnitSpec unit, Exception failure) throws Exception {
        return false;
    }

    /** Every output that this procedure may have made live. */
    List<SafeAction> safeActions();
}
