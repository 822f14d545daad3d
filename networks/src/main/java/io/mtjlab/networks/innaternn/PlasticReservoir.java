package io.mtjlab.networks.innaternn;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.networks.matrix.Crew;
import io.mtjlab.networks.recurrent.JunctionStep;
import io.mtjlab.networks.recurrent.Junctions;

/**
 * Junctions whose connections learn. A step is that of {@link io.mtjlab.networks.recurrent.Reservoir}; in addition every
 * junction has recursive least squares of its own over those that drive it (Laje and Buonomano 2013): P of shape [k x k]
 * for k inputs. Junctions learn independently, so threads share them and the numbers are the same on any number.
 *
 * <p>Single precision, because the P of 800 junctions are 20 MB then, and a step goes through all of them.
 */
final class PlasticReservoir {

    private static final int ROWS_A_TASK = 50;

    private final int size;
    private final double leak;
    private final Junctions junctions;
    private final int[][] from;
    private final float[][] weight;
    private final float[][] inputWeights;
    private final float[][] inverse;
    private final float[] state;
    private final float[] answer;
    private final float[] before;
    private final float[] next;

    PlasticReservoir(InnateSettings settings, Junctions junctions, UniformRandomProvider random) {
        this.size = settings.size();
        this.leak = settings.leak();
        this.junctions = junctions;
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double spread = settings.gain() / Math.sqrt(settings.density() * size);
        from = new int[size][];
        weight = new float[size][];
        inverse = new float[size][];
        int[] sources = new int[size];
        for (int i = 0; i < size; i++) {
            int n = 0;
            for (int j = 0; j < size; j++) {
                if (i != j && random.nextDouble() < settings.density()) {
                    sources[n++] = j;
                }
            }
            from[i] = java.util.Arrays.copyOf(sources, n);
            weight[i] = new float[n];
            for (int k = 0; k < n; k++) {
                weight[i][k] = (float) (spread * normal.sample());
            }
            inverse[i] = new float[n * n];
            for (int k = 0; k < n; k++) {
                inverse[i][k * n + k] = (float) (1 / settings.alpha());
            }
        }
        inputWeights = new float[3][size];
        for (float[] row : inputWeights) {
            for (int i = 0; i < size; i++) {
                row[i] = (float) (settings.inputStrength() * normal.sample());
            }
        }
        state = new float[size];
        answer = new float[size];
        before = new float[size];
        next = new float[size];
    }

    /** An initial state that nobody has seen: uniform over the whole range. */
    void place(UniformRandomProvider random) {
        for (int i = 0; i < size; i++) {
            state[i] = random.nextFloat() - 0.5f;
            answer[i] = (float) junctions.answer(i, state[i]);
        }
    }

    /**
     * One step.
     *
     * @param inputs of the pulse, x and y, shape [3]
     * @param noise standard deviation of what is added to each state
     */
    void step(double[] inputs, double noise, ZigguratSampler.NormalizedGaussian normal) {
        System.arraycopy(answer, 0, before, 0, size);
        for (int i = 0; i < size; i++) {
            int[] sources = from[i];
            float[] row = weight[i];
            float drive = 0;
            for (int k = 0; k < sources.length; k++) {
                drive += row[k] * answer[sources[k]];
            }
            for (int k = 0; k < inputs.length; k++) {
                drive += (float) inputs[k] * inputWeights[k][i];
            }
            next[i] = JunctionStep.moved(state[i], (float) leak, drive);
        }
        for (int i = 0; i < size; i++) {
            state[i] = noise > 0 ? next[i] + (float) (noise * normal.sample()) : next[i];
            answer[i] = (float) junctions.answer(i, state[i]);
        }
    }

    /** The answers about their middle, shape [size]; the reservoir's own array, for reading. */
    float[] answers() {
        return answer;
    }

    /** Turns the connections so that the step just made would have ended nearer to {@code target}, shape [size]. */
    void learn(float[] target, Crew crew, Scratch scratch) {
        int tasks = (size + ROWS_A_TASK - 1) / ROWS_A_TASK;
        crew.run(tasks, task -> {
            int end = Math.min(size, (task + 1) * ROWS_A_TASK);
            float[] gain = scratch.gain[task];
            float[] seen = scratch.seen[task];
            for (int i = task * ROWS_A_TASK; i < end; i++) {
                learnRow(i, target[i], gain, seen);
            }
        });
    }

    private void learnRow(int i, float target, float[] gain, float[] seen) {
        int[] sources = from[i];
        int n = sources.length;
        float[] p = inverse[i];
        java.util.Arrays.fill(gain, 0, n, 0);
        for (int a = 0; a < n; a++) {
            float x = before[sources[a]];
            seen[a] = x;
            int row = a * n;
            for (int b = 0; b < n; b++) {
                gain[b] += x * p[row + b];
            }
        }
        float c = 1;
        for (int a = 0; a < n; a++) {
            c += gain[a] * seen[a];
        }
        for (int a = 0; a < n; a++) {
            float k = gain[a] / c;
            int row = a * n;
            for (int b = 0; b < n; b++) {
                p[row + b] -= k * gain[b];
            }
        }
        // A change of the drive changes the state by the leak of it.
        float error = (answer[i] - target) / (c * (float) leak);
        float[] w = weight[i];
        for (int a = 0; a < n; a++) {
            w[a] -= error * gain[a];
        }
    }

    /** Room for a step of learning, so that it allocates nothing. */
    static final class Scratch {
        private final float[][] gain;
        private final float[][] seen;

        Scratch(int size) {
            int tasks = (size + ROWS_A_TASK - 1) / ROWS_A_TASK;
            gain = new float[tasks][size];
            seen = new float[tasks][size];
        }
    }
}
