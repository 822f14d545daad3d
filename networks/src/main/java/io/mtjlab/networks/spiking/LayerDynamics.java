package io.mtjlab.networks.spiking;

import java.util.Arrays;

import io.mtjlab.networks.training.CounterBits;

/**
 * A layer's neurons over all steps, for some rows (images) of a batch, and the way back through time. Arrays are of shape
 * [steps x rows x neurons]. The reset after a spike is not derived (as in norse); everything else is. Allocates nothing
 * after it is made. Loops are short and without branches, so that they become vector code.
 */
abstract class LayerDynamics {

    /** The float before 1 is 2^-24 less: times this, it is below -1. */
    private static final float STEEP = 0x1p25f;

    private static final float HUGE = 0x1p100f;

    final int steps;
    final int rows;
    final int neurons;
    final Surrogate surrogate;
    final float steepness;

    /** What decides on firing, before the reset. */
    final float[] potential;

    final float[] state;

    /** Surrogate derivatives of some neurons in one step. */
    final float[] slopes;

    LayerDynamics(int steps, int rows, int neurons, int slopes, SurrogateGradient surrogate) {
        this.steps = steps;
        this.rows = rows;
        this.neurons = neurons;
        this.surrogate = surrogate.shape();
        this.steepness = (float) surrogate.steepness();
        this.potential = new float[steps * rows * neurons];
        this.state = new float[rows * neurons];
        this.slopes = new float[slopes];
    }

    /** 1 where u is at least 1, else 0, without a branch that would be predicted wrongly; no number stays none. */
    static float fires(float u) {
        return Math.min(1f, Math.max(0f, (u - 1) * STEEP + 1));
    }

    static LayerDynamics of(SpikingNetwork network, int layer, int steps, int rows, SurrogateGradient surrogate) {
        int neurons = network.weights().get(layer).columns();
        if (network.neuron() instanceof WallNeuron wall) {
            return new Wall(wall, network.thresholds(layer), steps, rows, surrogate);
        }
        return new Leaky((LeakyNeuron) network.neuron(), steps, rows, neurons, surrogate);
    }

    /**
     * @param values the drive on entry, 1 or 0 for fired or not on return
     * @param keys of the rows' chance, shape [rows]
     */
    abstract void forward(float[] values, long[] keys);

    /** @param values the derivative of the loss by the firing on entry, by the drive on return */
    abstract void backward(float[] values);

    /** A wall on its track. */
    private static final class Wall extends LayerDynamics {

        private final float sigma;
        private final float[] perDrive;
        private final float[] way;

        Wall(WallNeuron neuron, float[] thresholds, int steps, int rows, SurrogateGradient surrogate) {
            super(steps, rows, thresholds.length, thresholds.length, surrogate);
            this.sigma = (float) neuron.sigma();
            this.perDrive = new float[neurons];
            for (int j = 0; j < neurons; j++) {
                perDrive[j] = 1 / thresholds[j];
            }
            this.way = new float[sigma > 0 ? steps * rows * neurons : 0];
        }

        @Override
        void forward(float[] values, long[] keys) {
            Arrays.fill(state, 0);
            for (int t = 0; t < steps; t++) {
                for (int r = 0; r < rows; r++) {
                    int begin = (t * rows + r) * neurons;
                    if (sigma > 0) {
                        draw(begin, CounterBits.key(keys[r], t));
                        move(values, begin, r * neurons, way, begin);
                    } else {
                        move(values, begin, r * neurons, perDrive, 0);
                    }
                }
            }
        }

        private void draw(int begin, long key) {
            for (int i = 0; i < neurons; i += 4) {
                long bits = CounterBits.bits(key, i);
                int end = Math.min(neurons, i + 4);
                for (int j = i; j < end; j++) {
                    way[begin + j] = perDrive[j] * (1 + sigma * NormalTable.at(bits));
                    bits >>>= 16;
                }
            }
        }

        private void move(float[] values, int begin, int stateBegin, float[] factor, int factorBegin) {
            for (int j = 0; j < neurons; j++) {
                float u = Math.max(0f, state[stateBegin + j] + values[begin + j] * factor[factorBegin + j]);
                float fires = fires(u);
                potential[begin + j] = u;
                values[begin + j] = fires;
                state[stateBegin + j] = u * (1 - fires);
            }
        }

        @Override
        void backward(float[] values) {
            Arrays.fill(state, 0);
            for (int t = steps - 1; t >= 0; t--) {
                for (int r = 0; r < rows; r++) {
                    int begin = (t * rows + r) * neurons;
                    if (sigma > 0) {
                        back(values, begin, r * neurons, way, begin);
                    } else {
                        back(values, begin, r * neurons, perDrive, 0);
                    }
                }
            }
        }

        private void back(float[] values, int begin, int stateBegin, float[] factor, int factorBegin) {
            surrogate.slopes(potential, begin, steepness, slopes);
            for (int j = 0; j < neurons; j++) {
                float u = potential[begin + j];
                // At its beginning a wall is held: no derivative.
                float moves = Math.min(1f, u * HUGE);
                float g = moves * (values[begin + j] * slopes[j] + (1 - fires(u)) * state[stateBegin + j]);
                state[stateBegin + j] = g;
                values[begin + j] = g * factor[factorBegin + j];
            }
        }
    }

    /** A leaky neuron. */
    private static final class Leaky extends LayerDynamics {

        private final float membrane;
        private final float keep;
        private final float[] current;

        Leaky(LeakyNeuron neuron, int steps, int rows, int neurons, SurrogateGradient surrogate) {
            super(steps, rows, neurons, rows * neurons, surrogate);
            this.membrane = (float) (1 / neuron.membraneSteps());
            this.keep = (float) (1 - 1 / neuron.synapseSteps());
            this.current = new float[state.length];
        }

        @Override
        void forward(float[] values, long[] keys) {
            Arrays.fill(state, 0);
            Arrays.fill(current, 0);
            int width = rows * neurons;
            for (int t = 0; t < steps; t++) {
                int begin = t * width;
                for (int k = 0; k < width; k++) {
                    float v = state[k] + membrane * (current[k] - state[k]);
                    float fires = fires(v);
                    potential[begin + k] = v;
                    state[k] = v * (1 - fires);
                    current[k] = keep * current[k] + values[begin + k];
                    values[begin + k] = fires;
                }
            }
        }

        @Override
        void backward(float[] values) {
            Arrays.fill(state, 0);
            Arrays.fill(current, 0);
            int width = rows * neurons;
            for (int t = steps - 1; t >= 0; t--) {
                int begin = t * width;
                surrogate.slopes(potential, begin, steepness, slopes);
                for (int k = 0; k < width; k++) {
                    float g = values[begin + k] * slopes[k] + (1 - fires(potential[begin + k])) * state[k];
                    values[begin + k] = current[k];
                    current[k] = keep * current[k] + membrane * g;
                    state[k] = (1 - membrane) * g;
                }
            }
        }
    }
}
