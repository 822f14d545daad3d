package io.mtjlab.networks.spiking;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Normal numbers at the price of a look-up: 4096 equally likely quantiles (within 3.7 deviations) of variance 1. */
final class NormalTable {

    static final int SIZE = 4096;
    private static final float[] VALUES = values();

    private NormalTable() {}

    private static float[] values() {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double[] exact = new double[SIZE];
        double square = 0;
        for (int i = 0; i < SIZE; i++) {
            exact[i] = normal.inverseCumulativeProbability((i + 0.5) / SIZE);
            square += exact[i] * exact[i];
        }
        double scale = 1 / Math.sqrt(square / SIZE);
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) (exact[i] * scale);
        }
        return values;
    }

    /** The value at the low 12 bits. */
    static float at(long bits) {
        return VALUES[(int) bits & (SIZE - 1)];
    }
}
