package io.mtjlab.simulators.twin.touch.trigger;

import java.util.List;

import io.mtjlab.simulators.scpi.ScpiException;

/**
 * One block of a trigger model.
 *
 * @param name as TRIGger:BLOCk:LIST? tells it
 * @param settings likewise
 * @param step what is done when the model comes to it
 * @param listens to these events, from the start of the model on
 * @param reads true for one that makes readings
 */
record Block(String name, String settings, Step step, List<String> listens, boolean reads) {

    /** Does it. */
    @FunctionalInterface
    interface Step {
        /**
         * @param number of this block
         * @return the block that is next, or {@link TriggerModel#HELD} when the model goes on later
         */
        int go(TriggerModel model, int number) throws ScpiException;
    }

    static final Block NOP = of("NOP", "", (model, number) -> number + 1);

    static Block of(String name, String settings, Step step) {
        return new Block(name, settings, step, List.of(), false);
    }

    static Block reading(String name, String settings, Step step) {
        return new Block(name, settings, step, List.of(), true);
    }

    static Block listening(String name, String settings, List<String> events, Step step) {
        return new Block(name, settings, step, List.copyOf(events), false);
    }
}
