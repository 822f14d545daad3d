package io.mtjlab.networks.training;

import java.util.Arrays;

/**
 * How training went.
 *
 * @param loss shape [epochs]: mean over the epoch's images, each met before the step that learnt from it
 * @param accuracy shape [epochs]: fraction of images recognised, after the epoch where they are test images, on the way
 *     where they are the training images themselves
 */
@SuppressWarnings("ArrayRecordComponent") // written and drawn, never compared
public record History(double[] loss, double[] accuracy) {

    /** Of a network that was not trained. */
    public static History empty() {
        return new History(new double[0], new double[0]);
    }

    /** How many there were. */
    public int epochs() {
        return loss.length;
    }

    /** This history and one more epoch. */
    public History and(double epochLoss, double epochAccuracy) {
        return new History(append(loss, epochLoss), append(accuracy, epochAccuracy));
    }

    private static double[] append(double[] values, double value) {
        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = value;
        return longer;
    }
}
