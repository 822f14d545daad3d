package io.mtjlab.networks.training;

/** Hears of every finished epoch; called on the training thread. */
@FunctionalInterface
public interface TrainingProgress {

    /** Nobody listens. */
    TrainingProgress SILENT = epoch -> {};

    void epochDone(Epoch epoch);

    /**
     * @param curve which of the trained networks
     * @param epoch counted from 1
     * @param epochs how many there will be
     * @param loss mean loss over the epoch's batches
     * @param accuracy fraction of images recognised after this epoch, 0 to 1
     */
    record Epoch(String curve, int epoch, int epochs, double loss, double accuracy) {}
}
