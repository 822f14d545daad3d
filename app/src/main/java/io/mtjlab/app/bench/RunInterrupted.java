package io.mtjlab.app.bench;

/** A run ended because somebody asked it to, and the bench was made safe. */
public final class RunInterrupted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunInterrupted(String message) {
        super(message);
    }
}
