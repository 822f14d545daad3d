package io.mtjlab.acquisition.engine;

import java.time.Duration;
import java.util.Optional;

/** Something on the bench that must be so for a run to go on. */
public interface Interlock {

    /** What a run does when it trips. */
    enum Action {
        /** Waits, outputs as they are, until it has cleared; where it {@link Interlock#endsUnit}, with outputs safe. */
        HOLD,
        /** Makes safe, and ends. */
        STOP
    }

    /** For people: {@code temperature of stage}. */
    String name();

    /**
     * Asks the bench. Once it has tripped it stays so until it has cleared, which takes more than not tripping.
     *
     * @return what is wrong, in words; empty when all is well
     */
    Optional<String> wrong() throws Exception;

    Action action();

    /**
     * Whether it watches what a unit stands on, such as a contact: what was measured meanwhile is worth nothing, and what is
     * live must not be there when it comes back. One that holds then makes everything safe, waits, and lets the unit begin
     * anew.
     */
    default boolean endsUnit() {
        return false;
    }

    /** What a run that is held, with its outputs safe, is still waiting for; empty when all is well. */
    default Optional<String> missing() throws Exception {
        return wrong();
    }

    /** Lab time from one look to the next. */
    Duration every();

    /** How long a run is held; after that it ends. */
    Duration patience();
}
