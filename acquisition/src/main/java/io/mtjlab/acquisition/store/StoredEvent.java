package io.mtjlab.acquisition.store;

import java.time.Instant;

/** Something that happened in a run. @param labTime when, in lab time */
public record StoredEvent(Instant labTime, Level level, String text) {

    /** How much it matters. */
    public enum Level {
        INFO,
        WARNING,
        ERROR
    }
}
