package io.mtjlab.app.fits;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Temperatures that were meant to be one: a thermometer never reads twice the same. Readings of which none is further from
 * the next than {@value #APART_KELVIN} K are one temperature, their mean.
 */
record NominalKelvin(NavigableMap<Double, Double> meanFrom) {

    /** What a stage holds without being told, in a room. */
    private static final double APART_KELVIN = 1;

    private static final double TENTHS = 10;

    /** @param kelvin as read; not a number where nothing was */
    static NominalKelvin of(double... kelvin) {
        double[] sorted =
                Arrays.stream(kelvin).filter(Double::isFinite).sorted().toArray();
        NavigableMap<Double, Double> means = new TreeMap<>();
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] - sorted[i - 1] > APART_KELVIN) {
                double mean = Arrays.stream(sorted, from, i).average().orElseThrow();
                means.put(sorted[from], Math.round(mean * TENTHS) / TENTHS);
                from = i;
            }
        }
        return new NominalKelvin(means);
    }

    /** The temperature that a reading among those of {@link #of} belongs to. */
    double of(double kelvin) {
        var group = meanFrom.floorEntry(kelvin + APART_KELVIN / 2);
        return group == null ? kelvin : group.getValue();
    }
}
