package io.mtjlab.networks.training;

/**
 * Training stopped because the loss is no number any more. The network in training holds the weights of the last good
 * epoch, its initial ones if there was none.
 */
public final class NonFiniteLoss extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final int step;

    public NonFiniteLoss(String curve, int epoch, int step, double loss, double learningRate) {
        super("training of '" + curve + "' stopped: the loss is " + loss + " at epoch " + epoch + ", step " + step
                + " (learning rate " + learningRate + "): weights have left the range of single precision; lower the"
                + " learning rate or alpha. The weights after epoch " + (epoch - 1) + " are kept.");
        this.epoch = epoch;
        this.step = step;
    }

    /** Counted from 1. */
    public int epoch() {
        return epoch;
    }

    /** Within the epoch, counted from 1. */
    public int step() {
        return step;
    }
}
