package io.mtjlab.simulators.twin.prober;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.mtjlab.simulators.wiring.Dies;
import io.mtjlab.simulators.wiring.Dies.Die;

/** The dies of the bench's wafer in a serpentine, from the highest row down, and the bins they were put in. */
final class DieRoute {

    private final List<Die> all = new ArrayList<>();
    private final Map<Die, Integer> bins = new HashMap<>();
    private final Set<Die> left = new HashSet<>();

    DieRoute(Dies dies) {
        Map<Integer, List<Die>> rows = new TreeMap<>(Comparator.reverseOrder());
        dies.map()
                .forEach(die -> rows.computeIfAbsent(die.row(), row -> new ArrayList<>())
                        .add(die));
        boolean leftwards = false;
        for (List<Die> row : rows.values()) {
            Comparator<Die> order = Comparator.comparingInt(Die::column);
            row.sort(leftwards ? order.reversed() : order);
            all.addAll(row);
            leftwards = !leftwards;
        }
    }

    private List<Die> selectedDies() {
        return all.stream().filter(die -> !left.contains(die)).toList();
    }

    /** How many are there. */
    int size() {
        return all.size();
    }

    /** How many are stepped to. */
    int selected() {
        return all.size() - left.size();
    }

    boolean has(Die die) {
        return all.contains(die);
    }

    boolean selected(Die die) {
        return has(die) && !left.contains(die);
    }

    void select(Die die, boolean stepped) {
        if (stepped) {
            left.remove(die);
        } else {
            left.add(die);
        }
    }

    void selectAll() {
        left.clear();
    }

    /** The die at a place among those that are stepped to. */
    Die die(int place) {
        return selectedDies().get(place);
    }

    /** -1 for one that is not stepped to. */
    int place(Die die) {
        return selectedDies().indexOf(die);
    }

    int columns() {
        return span(Die::column);
    }

    int rows() {
        return span(Die::row);
    }

    private int span(java.util.function.ToIntFunction<Die> along) {
        return all.stream().mapToInt(along).max().orElse(0)
                - all.stream().mapToInt(along).min().orElse(0)
                + 1;
    }

    void bin(Die die, int value) {
        bins.put(die, value);
    }

    void binAll(int value) {
        all.forEach(die -> bins.put(die, value));
    }

    int bin(Die die) {
        return bins.getOrDefault(die, 0);
    }

    void clearBins() {
        bins.clear();
    }
}
