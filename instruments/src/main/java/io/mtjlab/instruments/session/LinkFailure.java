package io.mtjlab.instruments.session;

import java.io.IOException;

/** A link failed in a way that it understands. {@link LinkSession} makes the {@link LinkException} of it. */
public final class LinkFailure extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong, and with that the exception that the user sees. */
    public enum Kind {
        /** {@link LinkGarbage}. */
        NOT_AN_ANSWER,
        /** {@link LinkTimeout}. */
        TIMED_OUT,
        /** {@link LinkLocked}. */
        LOCKED,
        /** {@link LinkUnsupported}. */
        UNSUPPORTED,
        /** {@link LinkFault}: the instrument's interface says so. */
        REPORTED
    }

    private final Kind kind;

    public LinkFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static LinkFailure notAnAnswer(String message) {
        return new LinkFailure(Kind.NOT_AN_ANSWER, message);
    }

    public Kind kind() {
        return kind;
    }
}
