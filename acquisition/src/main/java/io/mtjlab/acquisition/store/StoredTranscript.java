package io.mtjlab.acquisition.store;

/**
 * A part of what was said over the wires in a run.
 *
 * @param part counted from 1; a run that is resumed begins another
 * @param bytes of text
 */
public record StoredTranscript(int part, long bytes) {}
