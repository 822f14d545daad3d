package io.mtjlab.simulators.twin.touch.trigger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the blocks remember from the start of a trigger model on. */
final class RunMemory {

    private final int[] passes = new int[TriggerModel.MOST_BLOCKS + 1];
    private final double[][] lastTwo = new double[TriggerModel.MOST_BLOCKS + 1][2];
    private final Map<Integer, Set<String>> heard = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** As at the start. */
    void clear() {
        Arrays.fill(passes, 0);
        for (double[] each : lastTwo) {
            Arrays.fill(each, Double.NaN);
        }
        heard.clear();
        places.clear();
    }

    /** How often the model has come to a block since it was last set to 0, this time included. */
    int pass(int number) {
        passes[number]++;
        return passes[number];
    }

    void restart(int number) {
        passes[number] = 0;
    }

    int passes(int number) {
        return passes[number];
    }

    /** A reading that a block made. */
    void reading(int block, double value) {
        lastTwo[block][0] = lastTwo[block][1];
        lastTwo[block][1] = value;
    }

    /** The reading before the last one, and the last; not a number where there is none yet. */
    double[] readings(int block) {
        return lastTwo[block];
    }

    void hear(int block, String event) {
        heard.computeIfAbsent(block, ignored -> new HashSet<>()).add(event);
    }

    /** What has happened of the events that a block listens to. */
    Set<String> heard(int block) {
        return heard.getOrDefault(block, Set.of());
    }

    /** @return true when anything had happened */
    boolean forget(int block) {
        return heard.remove(block) != null;
    }

    /** Where a configuration list is; 0 before its first recall. */
    int place(String list) {
        return places.getOrDefault(list, 0);
    }

    void place(String list, int index) {
        places.put(list, index);
    }
}
