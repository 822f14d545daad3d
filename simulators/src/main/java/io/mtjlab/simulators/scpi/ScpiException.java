package io.mtjlab.simulators.scpi;

/** A command that the instrument refuses; becomes an entry of its error queue. */
public final class ScpiException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;

    public ScpiException(StandardError error) {
        this(error.code(), error.text());
    }

    /** @param code a device's own, above 0, or a standard one */
    public ScpiException(int code, String text) {
        // A refusal is everyday business of the parser: no stack trace.
        super(text, null, false, false);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
