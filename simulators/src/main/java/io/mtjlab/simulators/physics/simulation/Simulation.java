package io.mtjlab.simulators.physics.simulation;

import java.util.function.DoubleConsumer;

/** Something that can be simulated from the beginning to the end. The same seed gives the same result. */
public interface Simulation {

    /** @param progress told now and then which share is done, 0 to 1 */
    SimulationResult run(DoubleConsumer progress);
}
