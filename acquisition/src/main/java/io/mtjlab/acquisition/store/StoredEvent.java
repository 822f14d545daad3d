package io.mtjlab.acquisition.store;

import java.time.Instant;
import java.util.Locale;

/** Something that happened in a run. @param labTime when, in lab time */
public record StoredEvent(Instant labTime, Level level, String text) {

    /** How much it matters. */
    public enum Level {
        INFO,
        WARNING,
        ERROR;

        /** As written in the file and in tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
