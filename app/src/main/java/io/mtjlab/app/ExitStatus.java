package io.mtjlab.app;

/** What the process tells its caller. */
public final class ExitStatus {

    public static final int DONE = 0;
    /** The job failed; the message says why. */
    public static final int FAILED = 1;
    /** Wrong usage or input. */
    public static final int WRONG_INPUT = 2;
    /** Interrupted, and every output made safe. */
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
