package io.mtjlab.acquisition.engine;

/** An interlock ended the run. */
public final class InterlockTripped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InterlockTripped(String message) {
        super(message);
    }
}
