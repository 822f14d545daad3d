package io.mtjlab.networks.training;

import java.nio.file.Path;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;

/**
 * How a study is run, whichever it is. Same settings and data, same result, with any number of threads.
 *
 * @param seed of everything that is drawn
 * @param threads that compute
 * @param checkpoint folder to which every network in training is saved after each epoch, and from which an interrupted
 *     run goes on; absent: none
 */
public record Run(long seed, int threads, Optional<Path> checkpoint) {

    /** Seed 1, a thread for each processor. */
    public static final Run DEFAULT = new Run(1, Runtime.getRuntime().availableProcessors(), Optional.empty());

    public Run {
        if (threads < 1) {
            throw new InvalidInput(threads + " threads; at least 1 expected");
        }
    }

    public Run withSeed(long newSeed) {
        return new Run(newSeed, threads, checkpoint);
    }

    public Run withThreads(int newThreads) {
        return new Run(seed, newThreads, checkpoint);
    }

    public Run withCheckpoint(Path folder) {
        return new Run(seed, threads, Optional.of(folder));
    }
}
