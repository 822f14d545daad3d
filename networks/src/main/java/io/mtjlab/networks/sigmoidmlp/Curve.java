package io.mtjlab.networks.sigmoidmlp;

/**
 * One trained network's history.
 *
 * @param name for a legend
 * @param accuracyOn {@code test} or {@code train}: the images whose recognition {@code accuracy} counts
 * @param loss shape [epochs]: mean over the epoch's batches
 * @param accuracy shape [epochs]: fraction recognised after each epoch, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // drawn and written, never compared
public record Curve(String name, String accuracyOn, double[] loss, double[] accuracy) {

    /** First epoch (counted from 1) after which {@code accuracy} is at least {@code threshold}; 0 if none is. */
    public int firstEpochAt(double threshold) {
        for (int i = 0; i < accuracy.length; i++) {
            if (accuracy[i] >= threshold) {
                return i + 1;
            }
        }
        return 0;
    }
}
