package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.mtjlab.base.error.InvalidInput;

/**
 * One monotone part of a loop, in the order of measurement.
 *
 * @param rising whether {@code x} rises
 * @param x what is swept, shape [n]
 * @param y what is read, shape [n]
 * @param shared whether the first reading is also the last one of the sweep before: a step may lie on either side of a
 *     turning point, but its reading counts once
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
public record Sweep(boolean rising, double[] x, double[] y, boolean shared) {

    /** A turn counts when x comes back by this share of its range. */
    private static final double TURN = 0.2;
    /** In so many rows and more, sweeps of fewer readings than {@code FEWEST} on average are no sweeps. */
    private static final int LONG = 16;

    private static final int FEWEST = 4;

    public Sweep(boolean rising, double[] x, double[] y) {
        this(rising, x, y, false);
    }

    /**
     * Cuts a loop at its turning points. A point of return that was read once belongs to the sweep that it ends and to the
     * next; the last reading at one that was read more often belongs to the next alone.
     *
     * @throws InvalidInput when x is constant, goes to and fro as no sweep does, or there are fewer than four readings
     */
    public static List<Sweep> ofLoop(double[] x, double[] y) {
        if (x.length != y.length || x.length < 4) {
            throw new InvalidInput(
                    "loop: " + x.length + " set points, " + y.length + " readings; at least 4 of each expected");
        }
        double low = Arrays.stream(x).min().orElse(0);
        double high = Arrays.stream(x).max().orElse(0);
        double turn = TURN * (high - low);
        if (!(turn > 0)) {
            throw new InvalidInput("loop: what is swept is " + low + " everywhere");
        }
        List<Sweep> sweeps = new ArrayList<>();
        int start = 0;
        int extreme = 0;
        int direction = 0;
        boolean shared = false;
        for (int i = 1; i < x.length; i++) {
            double away = x[i] - x[extreme];
            if (direction == 0) {
                if (Math.abs(x[i] - x[0]) > turn) {
                    direction = x[i] > x[0] ? 1 : -1;
                    extreme = i;
                }
            } else if (away * direction >= 0) {
                extreme = i;
            } else if (-away * direction > turn) {
                boolean once = x[extreme] != x[extreme - 1];
                sweeps.add(cut(direction > 0, x, y, start, once ? extreme + 1 : extreme, shared));
                shared = once;
                start = extreme;
                direction = -direction;
                extreme = i;
            }
        }
        if (direction != 0) {
            sweeps.add(cut(direction > 0, x, y, start, x.length, shared));
        }
        if (x.length >= LONG && sweeps.size() * FEWEST > x.length) {
            throw new InvalidInput("loop: what is swept turns " + (sweeps.size() - 1) + " times within " + x.length
                    + " rows; rows in the order of measurement would be right");
        }
        return sweeps;
    }

    private static Sweep cut(boolean rising, double[] x, double[] y, int from, int to, boolean shared) {
        return new Sweep(rising, Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to), shared);
    }

    /** Without the reading that the sweep before has too, where two are left. */
    public Sweep own() {
        return cut(rising, x, y, firstOwn(), x.length, shared && firstOwn() == 0);
    }

    /** Index of the first reading that counts here and not in the sweep before. */
    public int firstOwn() {
        return shared && x.length > 2 ? 1 : 0;
    }

    public int size() {
        return x.length;
    }
}
