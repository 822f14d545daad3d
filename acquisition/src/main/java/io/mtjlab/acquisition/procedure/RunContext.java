package io.mtjlab.acquisition.procedure;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.LabClock;

/** What the engine lends to a procedure while it runs. */
public interface RunContext {

    LabClock clock();

    /** Random numbers of this run and unit. */
    RandomStreams streams();

    /** Where a procedure can be stopped or paused: throws when the run is to end here. Called between points. */
    void checkpoint() throws InterruptedException;
}
