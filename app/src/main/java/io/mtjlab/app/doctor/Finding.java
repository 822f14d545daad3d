package io.mtjlab.app.doctor;

import java.util.Optional;

/**
 * One line of what the doctor found.
 *
 * @param what was looked at, e.g. {@code isrc} or {@code disk}
 * @param says what was found
 * @param advice what to do; empty where nothing is to be done
 * @param comparison the numbers, where something was measured
 */
public record Finding(Status status, String what, String says, String advice, Optional<Comparison> comparison) {

    /** How it stands. */
    public enum Status {
        OK,
        /** Works, or could not be checked; somebody should know. */
        WARN,
        FAIL;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static Finding ok(String what, String says) {
        return new Finding(Status.OK, what, says, "", Optional.empty());
    }

    public static Finding warn(String what, String says, String advice) {
        return new Finding(Status.WARN, what, says, advice, Optional.empty());
    }

    public static Finding fail(String what, String says, String advice) {
        return new Finding(Status.FAIL, what, says, advice, Optional.empty());
    }

    /** Something threw. */
    public static Finding failed(String what, Throwable failure, String advice) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return fail(what, message, advice);
    }
}
