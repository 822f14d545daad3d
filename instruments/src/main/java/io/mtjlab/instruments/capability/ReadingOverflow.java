package io.mtjlab.instruments.capability;

/** The signal is beyond the range that a meter was told to use. */
public final class ReadingOverflow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReadingOverflow(String role, double range, String symbol) {
        super(role + ": the signal is beyond its range of " + range + " " + symbol);
    }
}
