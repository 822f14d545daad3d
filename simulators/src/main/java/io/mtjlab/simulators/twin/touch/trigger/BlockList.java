package io.mtjlab.simulators.twin.touch.trigger;

import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The blocks of a trigger model by number, without gaps: what was never defined does nothing. */
final class BlockList {

    private final TreeMap<Integer, Block> blocks = new TreeMap<>();

    void put(int number, Block block) {
        for (int i = 1; i < number; i++) {
            blocks.putIfAbsent(i, Block.NOP);
        }
        blocks.put(number, block);
    }

    void clear() {
        blocks.clear();
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    int size() {
        return blocks.size();
    }

    Block at(int number) {
        return blocks.getOrDefault(number, Block.NOP);
    }

    /** The last block before {@code number} that makes readings; 0 when there is none. */
    int readerBefore(int number) {
        for (int i = number - 1; i > 0; i--) {
            if (at(i).reads()) {
                return i;
            }
        }
        return 0;
    }

    /** Those that an event is for. */
    List<Integer> listeners(String event) {
        return blocks.keySet().stream()
                .filter(number -> at(number).listens().contains(event))
                .toList();
    }

    /** "If the first event is not defined, the trigger model errors when you initiate it" (2461-901-01, page 6-210). */
    boolean waitForNothing() {
        return blocks.values().stream()
                .map(Block::listens)
                .anyMatch(events -> !events.isEmpty() && events.get(0).equals(Events.NONE));
    }

    String told() {
        StringJoiner lines = new StringJoiner("; ", "\"", "\"");
        blocks.forEach((number, block) -> lines.add((number + ") " + block.name() + " " + block.settings()).strip()));
        return lines.toString();
    }
}
