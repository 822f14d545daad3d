package io.mtjlab.analysis.pulses;

/**
 * After how many steps a sum of independent N(1, sigma) steps first reaches a distance: the wall's travel in units of its
 * mean travel a pulse, one deviate a pulse. The density of walls still on their way is carried from pulse to pulse on a
 * grid of sigma/6.
 */
public final class FirstPassage {

    private static final int CELLS_PER_SIGMA = 6;
    private static final double REACH = 6;
    private static final double NEGLIGIBLE = 1e-12;

    private FirstPassage() {}

    /**
     * Probabilities of 1, 2, ... pulses.
     *
     * @param distance in mean travels, above 0
     * @param sigma of one travel, above 0
     * @param pulses how many to tell, shape of the answer
     */
    public static double[] probabilities(double distance, double sigma, int pulses) {
        double cell = sigma / CELLS_PER_SIGMA;
        // Cell k is centred at distance (k + 1/2) cell before the barrier; a wall may go back by a few sigma.
        int cells = (int) Math.ceil((distance + REACH * sigma) / cell) + 2;
        int half = (int) Math.ceil(REACH * CELLS_PER_SIGMA);
        double shift = 1 / cell;
        int whole = (int) Math.floor(shift);
        double rest = shift - whole;
        double[] kernel = kernel(half, rest);
        double[] density = new double[cells];
        double at = distance / cell - 0.5;
        int below = (int) Math.floor(at);
        put(density, below, 1 - (at - below));
        put(density, below + 1, at - below);
        double[] passed = new double[pulses];
        int low = Math.max(0, below);
        int high = Math.min(cells - 1, below + 1);
        for (int n = 0; n < pulses && high >= low; n++) {
            double[] next = new double[cells];
            int newLow = cells;
            int newHigh = -1;
            for (int k = low; k <= high; k++) {
                if (density[k] < NEGLIGIBLE) {
                    continue;
                }
                for (int j = 0; j < kernel.length; j++) {
                    int to = k - whole - (j - half);
                    double mass = density[k] * kernel[j];
                    if (to < 0) {
                        passed[n] += mass;
                    } else if (to < cells) {
                        next[to] += mass;
                        newLow = Math.min(newLow, to);
                        newHigh = Math.max(newHigh, to);
                    }
                }
            }
            density = next;
            low = newLow;
            high = newHigh;
        }
        return passed;
    }

    private static void put(double[] density, int k, double mass) {
        if (k >= 0 && k < density.length) {
            density[k] += mass;
        }
    }

    /** Step of (j - half) cells beyond the whole ones, for a normal step around {@code rest} cells. */
    private static double[] kernel(int half, double rest) {
        double[] kernel = new double[2 * half + 2];
        double sum = 0;
        for (int j = 0; j < kernel.length; j++) {
            double z = (j - half - rest) / CELLS_PER_SIGMA;
            kernel[j] = Math.exp(-0.5 * z * z);
            sum += kernel[j];
        }
        for (int j = 0; j < kernel.length; j++) {
            kernel[j] /= sum;
        }
        return kernel;
    }
}
