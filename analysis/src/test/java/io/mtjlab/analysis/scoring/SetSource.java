package io.mtjlab.analysis.scoring;

/** Makes data sets of one kind: the same seed and index give the same set. */
interface SetSource {

    /** Of the score's table, for example {@code telegraph, two levels}. */
    String name();

    SimulatedSet draw(long seed, int index);
}
