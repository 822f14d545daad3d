package io.mtjlab.analysis.pulses;

import java.util.Arrays;

/**
 * After how many steps a sum of independent N(1, sigma) steps first reaches a distance: the wall's travel in units of its
 * mean travel a pulse, one deviate a pulse. The probability of passing at pulse n, as a function of the distance, is
 * carried from n to n + 1 on a grid of sigma/6, for all distances at once.
 */
public final class FirstPassage {

    private static final int CELLS_PER_SIGMA = 6;
    private static final double REACH = 6;
    private static final double NEGLIGIBLE = 1e-13;

    private FirstPassage() {}

    /**
     * Probabilities of 1, 2, ... pulses.
     *
     * @param distance in mean travels, above 0
     * @param sigma of one travel, above 0
     * @param pulses how many to tell, shape of the answer
     */
    public static double[] probabilities(double distance, double sigma, int pulses) {
        return probabilities(new double[] {distance}, sigma, pulses)[0];
    }

    /**
     * Probabilities of 1, 2, ... pulses to each distance, shape [distances][pulses].
     *
     * @param distances in mean travels; one of 0 and less is never passed
     */
    public static double[][] probabilities(double[] distances, double sigma, int pulses) {
        double cell = sigma / CELLS_PER_SIGMA;
        double farthest = Arrays.stream(distances).max().orElse(0);
        // Cell k is centred at distance (k + 1/2) cell before the barrier; a wall may go back by a few sigma.
        int cells = (int) Math.ceil((farthest + REACH * sigma) / cell) + 2;
        int half = (int) Math.ceil(REACH * CELLS_PER_SIGMA);
        int whole = (int) Math.floor(1 / cell);
        double[] kernel = kernel(half, 1 / cell - whole);
        double[][] passed = new double[distances.length][pulses];
        double[] last = new double[cells];
        int low = 0;
        int high = -1;
        for (int n = 0; n < pulses && (n == 0 || high >= low); n++) {
            double[] next = new double[cells];
            int end = n == 0 ? cells - 1 : Math.min(cells - 1, high + whole + half + 1);
            int start = n == 0 ? 0 : Math.max(0, low + whole - half);
            if (n == 0) {
                for (int k = start; k <= end; k++) {
                    next[k] = above(kernel, k - whole + half);
                }
            } else {
                carry(kernel, whole - half, last, low, high, next);
            }
            int newLow = cells;
            int newHigh = -1;
            for (int k = start; k <= end; k++) {
                if (next[k] > NEGLIGIBLE) {
                    newLow = Math.min(newLow, k);
                    newHigh = k;
                } else {
                    next[k] = 0;
                }
            }
            for (int d = 0; d < distances.length; d++) {
                passed[d][n] = distances[d] > 0 ? at(next, distances[d] / cell - 0.5) : 0;
            }
            last = next;
            low = newLow;
            high = newHigh;
        }
        return passed;
    }

    /** Probability of a step that leads beyond the barrier from {@code origin} cells before what element 0 leads to. */
    private static double above(double[] kernel, int origin) {
        double sum = 0;
        for (int j = Math.max(0, origin + 1); j < kernel.length; j++) {
            sum += kernel[j];
        }
        return sum;
    }

    /** Adds {@code kernel[j] last[i]} to element {@code i + j + shift}, column by column so that each runs along memory. */
    private static void carry(double[] kernel, int shift, double[] last, int low, int high, double[] next) {
        for (int j = 0; j < kernel.length; j++) {
            int by = j + shift;
            double factor = kernel[j];
            int end = Math.min(high, next.length - 1 - by);
            for (int i = Math.max(low, -by); i <= end; i++) {
                next[i + by] += factor * last[i];
            }
        }
    }

    /** In proportion between two cells; nothing before the first. */
    private static double at(double[] values, double position) {
        int below = (int) Math.floor(position);
        double share = position - below;
        double first = below < 0 ? 0 : values[below];
        return (1 - share) * first + share * values[below + 1];
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
