package io.mtjlab.simulators.twin.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

import io.mtjlab.simulators.scpi.ScpiException;

/** Arbitrary shapes by name: built in, kept for good, or in volatile memory. Samples are -1 to 1. */
public final class ArbitraryStore {

    private static final int NO_SUCH_SHAPE = 785;
    private static final int SHAPE_IN_USE = 787;
    private static final int BUILT_IN_POINTS = 256;

    private final Map<String, List<Double>> builtIn = new LinkedHashMap<>();
    private final Map<String, List<Double>> shapes = new LinkedHashMap<>();

    /** @param spelling of a built-in shape's name, around its bare name */
    public ArbitraryStore(String before, String behind) {
        builtIn(before + "EXP_RISE" + behind, x -> 1 - 2 * Math.exp(-5 * x));
        builtIn(before + "EXP_FALL" + behind, x -> 2 * Math.exp(-5 * x) - 1);
        builtIn(before + "NEG_RAMP" + behind, x -> 1 - 2 * x);
        builtIn(before + "SINC" + behind, x -> x == 0.5 ? 1 : Math.sin(20 * (x - 0.5)) / (20 * (x - 0.5)));
    }

    private void builtIn(String name, DoubleUnaryOperator of) {
        List<Double> samples = new ArrayList<>();
        for (int i = 0; i < BUILT_IN_POINTS; i++) {
            samples.add(of.applyAsDouble((i + 0.5) / BUILT_IN_POINTS));
        }
        builtIn.put(name, List.copyOf(samples));
    }

    public void store(String name, List<Double> samples) {
        shapes.put(name, List.copyOf(samples));
    }

    /** Empty for a name that is not there. */
    public List<Double> find(String name) {
        return shapes.getOrDefault(name, builtIn.getOrDefault(name, List.of()));
    }

    public void require(String name) throws ScpiException {
        if (find(name).isEmpty()) {
            throw new ScpiException(NO_SUCH_SHAPE, "Specified arb waveform does not exist");
        }
    }

    public void copy(String to, String from) throws ScpiException {
        require(from);
        store(to, find(from));
    }

    /** @param selected cannot be deleted */
    public void delete(String name, String selected) throws ScpiException {
        if (!shapes.containsKey(name)) {
            require(name);
            throw new ScpiException(NO_SUCH_SHAPE, "Not able to delete a built-in arb waveform");
        }
        if (name.equals(selected)) {
            throw new ScpiException(SHAPE_IN_USE, "Not able to delete the currently selected active arb waveform");
        }
        shapes.remove(name);
    }

    public void clear() {
        shapes.clear();
    }

    public String firstBuiltIn() {
        return builtIn.keySet().iterator().next();
    }

    /** Names in quotes, built-in ones first. */
    public String catalog() {
        List<String> quoted = new ArrayList<>();
        builtIn.keySet().forEach(name -> quoted.add('"' + name + '"'));
        shapes.keySet().forEach(name -> quoted.add('"' + name + '"'));
        return String.join(",", quoted);
    }

    /** The names of what a user has stored, in quotes. */
    public String stored() {
        List<String> quoted = new ArrayList<>();
        new TreeSet<>(shapes.keySet()).forEach(name -> quoted.add('"' + name + '"'));
        return quoted.isEmpty() ? "\"\"" : String.join(",", quoted);
    }

    public int count() {
        return shapes.size();
    }
}
