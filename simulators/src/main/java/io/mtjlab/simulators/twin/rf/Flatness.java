package io.mtjlab.simulators.twin.rf;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Decibels to add to a level at each frequency, in straight lines between points and level beyond the ends. */
public final class Flatness {

    private final NavigableMap<Double, Double> points = new TreeMap<>();

    public void put(double hertz, double decibel) {
        points.put(hertz, decibel);
    }

    public void clear() {
        points.clear();
    }

    public int size() {
        return points.size();
    }

    public List<Map.Entry<Double, Double>> points() {
        return List.copyOf(points.entrySet());
    }

    /** Another one with the same points. */
    public Flatness copy() {
        Flatness copy = new Flatness();
        copy.points.putAll(points);
        return copy;
    }

    /** Has these points instead of its own. */
    public void take(Flatness other) {
        points.clear();
        points.putAll(other.points);
    }

    /** What is to be added at a frequency; 0 without points. */
    public double decibelAt(double hertz) {
        if (points.isEmpty()) {
            return 0;
        }
        Map.Entry<Double, Double> below = points.floorEntry(hertz);
        Map.Entry<Double, Double> above = points.ceilingEntry(hertz);
        if (below == null || above == null || above.getKey().equals(below.getKey())) {
            return (below == null ? points.firstEntry() : above == null ? points.lastEntry() : below).getValue();
        }
        double part = (hertz - below.getKey()) / (above.getKey() - below.getKey());
        return below.getValue() + part * (above.getValue() - below.getValue());
    }
}
