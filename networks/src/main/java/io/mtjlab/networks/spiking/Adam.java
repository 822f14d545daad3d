package io.mtjlab.networks.spiking;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.networks.matrix.Matrix;

/** Adam (Kingma and Ba 2015): {@code m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2, w -= rate m^/(sqrt(v^) + 1e-8)}. */
final class Adam {

    private static final double SECOND = 0.999;
    private static final float LEAST = 1e-8f;

    private final double first;
    private final List<float[]> mean = new ArrayList<>();
    private final List<float[]> square = new ArrayList<>();
    private final List<float[]> weights = new ArrayList<>();
    private final List<float[]> sum = new ArrayList<>();
    private final List<float[]> part = new ArrayList<>();

    /** Steps made, as a float array of one so that a checkpoint holds it; exact to 2^24. */
    private final float[] steps = new float[1];

    /** @param first b1 */
    Adam(List<Matrix> shapes, double first) {
        this.first = first;
        for (Matrix shape : shapes) {
            int n = shape.rows() * shape.columns();
            for (List<float[]> each : List.of(mean, square, weights, sum, part)) {
                each.add(new float[n]);
            }
        }
    }

    /** What goes on from step to step, live. */
    List<float[]> state() {
        List<float[]> all = new ArrayList<>(mean);
        all.addAll(square);
        all.add(steps);
        return all;
    }

    /**
     * Moves {@code matrices} by the sums of the blocks' gradients, added in the blocks' order.
     *
     * @return whether all weights are still numbers; neurons with a drive that is none would only fall silent
     */
    boolean step(List<Matrix> matrices, BlockPass[] blocks, double rate) {
        steps[0]++;
        float b1 = (float) first;
        float b2 = (float) SECOND;
        float scale = (float) (rate / (1 - Math.pow(first, steps[0])));
        float unbias = (float) (1 / (1 - Math.pow(SECOND, steps[0])));
        float zero = 0;
        for (int l = 0; l < matrices.size(); l++) {
            float[] g = sum.get(l);
            float[] w = weights.get(l);
            float[] p = part.get(l);
            blocks[0].gradient(l).readAll(g);
            for (int b = 1; b < blocks.length; b++) {
                blocks[b].gradient(l).readAll(p);
                add(p, g);
            }
            matrices.get(l).readAll(w);
            move(w, g, mean.get(l), square.get(l), b1, b2, scale, unbias);
            matrices.get(l).writeAll(w);
            for (float weight : w) {
                zero += 0 * weight;
            }
        }
        return zero == 0;
    }

    private static void add(float[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    private static void move(
            float[] w, float[] g, float[] m, float[] v, float b1, float b2, float scale, float unbias) {
        for (int i = 0; i < w.length; i++) {
            m[i] = b1 * m[i] + (1 - b1) * g[i];
            v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
            w[i] -= scale * m[i] / ((float) Math.sqrt(v[i] * unbias) + LEAST);
        }
    }
}
