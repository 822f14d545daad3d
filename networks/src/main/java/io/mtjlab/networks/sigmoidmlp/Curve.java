package io.mtjlab.networks.sigmoidmlp;

import io.mtjlab.networks.training.Recipe;

/**
 * One trained network's history.
 *
 * @param name for a legend
 * @param alphaPerOersted of its neurons at the start
 * @param recipe by which it was trained
 * @param accuracyOn {@code test}, {@code validation} or {@code train}: the images whose recognition {@code accuracy}
 *     counts
 * @param loss shape [epochs]: mean over the epoch's images
 * @param accuracy shape [epochs]: fraction recognised, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // drawn and written, never compared
public record Curve(
        String name, double alphaPerOersted, Recipe recipe, String accuracyOn, double[] loss, double[] accuracy) {

    /** First epoch (counted from 1) after which {@code accuracy} is at least {@code threshold}; 0 if none is. */
    public int firstEpochAt(double threshold) {
        for (int i = 0; i < accuracy.length; i++) {
            if (accuracy[i] >= threshold) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Accuracy after the last epoch. */
    public double lastAccuracy() {
        return accuracy[accuracy.length - 1];
    }
}
