package io.mtjlab.app.bench;

/** An output is not known to be safe: somebody has to go and look, whatever else there is to tell. */
public final class UnsafeBench extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnsafeBench(String message, Throwable cause) {
        super(message, cause);
    }

    public UnsafeBench(String message) {
        super(message);
    }
}
