package io.mtjlab.simulators.twin.touch.trigger;

import java.util.List;
import java.util.Set;

/**
 * What a wait block waits for.
 *
 * @param events one to three
 * @param all true when each must happen, false when one is enough
 * @param clears true when what happened before the model came here does not count
 */
record WaitBlock(List<String> events, boolean all, boolean clears) {

    static final WaitBlock NOTHING = new WaitBlock(List.of(), false, false);

    boolean isNothing() {
        return events.isEmpty();
    }

    boolean satisfiedBy(Set<String> heard) {
        return all ? heard.containsAll(events) : events.stream().anyMatch(heard::contains);
    }
}
