package io.mtjlab.networks.recurrent;

import java.util.function.IntToDoubleFunction;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Junctions that drive one another, in steps of {@link JunctionStep#SECONDS}:
 *
 * <pre>v &lt;- v + leak (M x + W u + b - v),   x = f(1/2 + v) - 1/2</pre>
 *
 * <p>with the drive 1/2 + v held within 0 and 1, x the answer about its middle, u the inputs (or the fed-back outputs).
 * The leak is the memory of about 1/leak steps without which such a network does not learn: the paper does not tell of
 * it, but a network of neurons without memory fails (docs/networks/recurrent.md). Not thread-safe; a step allocates
 * nothing.
 */
public final class Reservoir {

    private final int size;
    private final Junctions junctions;
    private final double leak;
    private final int[] start;
    private final int[] from;
    private final double[] weight;
    private final double[][] inputWeights;
    private final double[] bias;
    private final double[] state;
    private final double[] answer;
    private final double[] next;

    private Reservoir(Wiring wiring, Junctions junctions, UniformRandomProvider random) {
        this.size = wiring.size;
        this.junctions = junctions;
        this.leak = wiring.leak;
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double spread = wiring.gain / Math.sqrt(wiring.density * size);
        int[] begins = new int[size + 1];
        int[] sources = new int[size * size];
        double[] weights = new double[size * size];
        int n = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (i != j && random.nextDouble() < wiring.density) {
                    sources[n] = j;
                    weights[n++] = spread * normal.sample();
                }
            }
            begins[i + 1] = n;
        }
        start = begins;
        from = java.util.Arrays.copyOf(sources, n);
        weight = java.util.Arrays.copyOf(weights, n);
        inputWeights = new double[wiring.inputs][size];
        for (double[] row : inputWeights) {
            java.util.Arrays.setAll(row, i -> wiring.inputStrength * normal.sample());
        }
        bias = new double[size];
        java.util.Arrays.setAll(bias, i -> wiring.biasRange * (2 * random.nextDouble() - 1));
        state = new double[size];
        answer = new double[size];
        next = new double[size];
    }

    /**
     * How a reservoir is wired.
     *
     * @param density fraction of the connections that there are
     * @param gain g: weights are normal with standard deviation g/sqrt(density size)
     * @param inputs or fed-back outputs
     * @param inputStrength standard deviation of their weights
     * @param biasRange biases are uniform within plus and minus this
     * @param leak fraction of the way to its new drive that a junction's state goes in a step
     */
    public record Wiring(
            int size, double density, double gain, int inputs, double inputStrength, double biasRange, double leak) {}

    public static Reservoir wired(Wiring wiring, Junctions junctions, UniformRandomProvider random) {
        return new Reservoir(wiring, junctions, random);
    }

    public int size() {
        return size;
    }

    /** Sets every junction's state, and its answer with it. */
    public void place(IntToDoubleFunction states) {
        for (int i = 0; i < size; i++) {
            state[i] = states.applyAsDouble(i);
            answer[i] = junctions.answer(i, state[i]);
        }
    }

    /** One step under these inputs, shape [inputs]. */
    public void step(double[] inputs) {
        for (int i = 0; i < size; i++) {
            double drive = bias[i];
            for (int k = start[i]; k < start[i + 1]; k++) {
                drive += weight[k] * answer[from[k]];
            }
            for (int k = 0; k < inputs.length; k++) {
                drive += inputWeights[k][i] * inputs[k];
            }
            next[i] = JunctionStep.moved(state[i], leak, drive);
        }
        for (int i = 0; i < size; i++) {
            state[i] = next[i];
            answer[i] = junctions.answer(i, state[i]);
        }
    }

    /** The answers about their middle, shape [size]; the reservoir's own array, for reading and for noise on it. */
    public double[] answers() {
        return answer;
    }
}
