package io.mtjlab.networks.training;

import io.mtjlab.networks.network.Network;

/** Training stopped because the loss is no number any more. The weights of the last good epoch are kept. */
public final class NonFiniteLoss extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final int step;
    private final transient Network lastGood;

    NonFiniteLoss(String curve, int epoch, int step, double loss, double learningRate, Network lastGood) {
        super("training of '" + curve + "' stopped: the loss is " + loss + " at epoch " + epoch + ", step " + step
                + " (learning rate " + learningRate + "): weights have left the range of single precision; lower the"
                + " learning rate or alpha. The weights after epoch " + (epoch - 1) + " are kept.");
        this.epoch = epoch;
        this.step = step;
        this.lastGood = lastGood;
    }

    /** Counted from 1. */
    public int epoch() {
        return epoch;
    }

    /** Within the epoch, counted from 1. */
    public int step() {
        return step;
    }

    /** The network as it was after the last epoch whose loss was finite; its initial weights if there was none. */
    public Network lastGood() {
        return lastGood;
    }
}
