package io.mtjlab.acquisition.store;

import java.util.Locale;

/** How a run stands. */
public enum RunStatus {
    RUNNING,
    /** Every unit of every plan is there. */
    DONE,
    /** Something went wrong; the run's cause says what. */
    FAILED,
    /** Somebody asked it to stop. */
    ABORTED,
    /** Ctrl-C, SIGTERM, or the process vanished. */
    INTERRUPTED;

    /** As written in the file and in tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
