package io.mtjlab.analysis.mh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.analysis.steps.Grain;
import io.mtjlab.analysis.steps.Robust;
import io.mtjlab.analysis.steps.Sweep;

/**
 * All readings of a loop in one row after another, without the curve from the demagnetised state.
 *
 * @param grain step of the converter, where it is no finer than the noise; 0 where it does not matter
 * @param virgin readings of that curve, left out
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
record MhRows(double[] oersted, double[] moment, boolean[] rising, double noise, double grain, int virgin) {

    /** A first sweep that begins within this share of the range does not come from saturation. */
    private static final double INSIDE = 0.5;

    /** Standard deviation of a second difference of white noise over that of the noise. */
    private static final double SECOND_DIFFERENCE = Math.sqrt(6);

    static MhRows of(List<Sweep> all) {
        List<Sweep> sweeps = new ArrayList<>(all.stream().map(Sweep::own).toList());
        int virgin = 0;
        Sweep first = sweeps.get(0);
        double reach = sweeps.stream()
                .flatMapToDouble(s -> Arrays.stream(s.x()))
                .map(Math::abs)
                .max()
                .orElse(0);
        boolean again = sweeps.stream().skip(1).anyMatch(s -> s.rising() == first.rising());
        if (again && Math.abs(first.x()[0]) < INSIDE * reach) {
            virgin = first.size();
            sweeps.remove(0);
        }
        double[] oersted =
                sweeps.stream().flatMapToDouble(s -> Arrays.stream(s.x())).toArray();
        double[] moment =
                sweeps.stream().flatMapToDouble(s -> Arrays.stream(s.y())).toArray();
        boolean[] rising = new boolean[moment.length];
        int at = 0;
        for (Sweep sweep : sweeps) {
            Arrays.fill(rising, at, at + sweep.size(), sweep.rising());
            at += sweep.size();
        }
        double grain = Grain.of(sweeps.stream().map(Sweep::y).toList());
        double noise = Math.max(noise(sweeps, moment), Grain.rounding(grain));
        return new MhRows(oersted, moment, rising, noise, grain, virgin);
    }

    /** By second differences, which a slope does not enlarge; never zero, so that it can be divided by. */
    private static double noise(List<Sweep> sweeps, double[] moment) {
        double[] seconds = sweeps.stream()
                .flatMapToDouble(s -> IntStream.range(1, s.size() - 1)
                        .mapToDouble(i -> Math.abs(s.y()[i + 1] - 2 * s.y()[i] + s.y()[i - 1])))
                .toArray();
        double largest = Arrays.stream(moment).map(Math::abs).max().orElse(0);
        double seen = seconds.length == 0 ? 0 : Robust.MAD_TO_SIGMA * Robust.median(seconds) / SECOND_DIFFERENCE;
        return Math.max(seen, 1e-9 * largest + Double.MIN_NORMAL);
    }

    int size() {
        return moment.length;
    }

    /** The rows of one direction, in the order of measurement. */
    int[] branch(boolean up) {
        return IntStream.range(0, size()).filter(i -> rising[i] == up).toArray();
    }

    /** Median distance of neighbours on the field axis. */
    double step() {
        return Robust.median(IntStream.range(1, size())
                .mapToDouble(i -> Math.abs(oersted[i] - oersted[i - 1]))
                .filter(d -> d > 0)
                .toArray());
    }

    double lowest() {
        return Arrays.stream(oersted).min().orElse(0);
    }

    double highest() {
        return Arrays.stream(oersted).max().orElse(0);
    }

    double[] numbers() {
        return IntStream.range(0, size()).asDoubleStream().toArray();
    }
}
