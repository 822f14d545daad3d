package io.mtjlab.analysis.fit;

import java.util.stream.IntStream;

import io.mtjlab.base.error.InvalidInput;

/**
 * What is fitted.
 *
 * @param x shape [n]
 * @param y shape [n]
 * @param group the data set of each point, from 0, shape [n]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
record Points(double[] x, double[] y, Noise noise, int[] group) {

    static Points of(double[] x, double[] y, Noise noise, int[] group) {
        if (x.length != y.length) {
            throw new InvalidInput("x and y differ in length: " + x.length + ", " + y.length);
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new InvalidInput("point " + (i + 1) + " is not finite: x = " + x[i] + ", y = " + y[i]);
            }
        }
        noise.check(x.length);
        return new Points(x, y, noise, group.length == 0 ? new int[x.length] : group);
    }

    int size() {
        return x.length;
    }

    /** These rows, which may come more than once. */
    Points only(int[] rows) {
        return new Points(
                IntStream.of(rows).mapToDouble(i -> x[i]).toArray(),
                IntStream.of(rows).mapToDouble(i -> y[i]).toArray(),
                noise.only(rows),
                IntStream.of(rows).map(i -> group[i]).toArray());
    }

    Points withY(double[] other) {
        return new Points(x, other, noise, group);
    }
}
