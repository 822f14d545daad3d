package io.mtjlab.acquisition.engine;

import io.mtjlab.acquisition.procedure.UnitSpec;

/**
 * Told what happens in a run. Except for {@link #unitBegins}, what a listener throws is logged and goes no further.
 */
public interface RunListener {

    /** The run is in the store. @param run its id */
    default void runBegins(String run) {}

    /**
     * Before anything of the unit is measured, on the run's thread. What this throws fails the run: a virtual lab that
     * was not told the unit would give other data.
     *
     * @param address unique within the run: step and key, for example {@code telegraph/H=27/rf=-15}
     */
    default void unitBegins(String address, UnitSpec unit) throws Exception {}

    /** The unit is complete and on the disk. */
    default void unitDone(String address, UnitSpec unit) {}

    /** That many points of this run are on the disk. Never falls. On the store's thread: be quick. */
    default void durablePoints(long points) {}

    /** On the run's thread when units begin and end, and on the store's thread in between. */
    default void progress(Progress progress) {}

    /** The run is over, the bench has been made safe, and the store says so. */
    default void runEnded(RunResult result) {}
}
