package io.mtjlab.instruments.scpi;

/** An output that was told to go safe says that it is not. */
public final class NotSafe extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotSafe(String role, String state) {
        super(role + " is not safe: " + state + "; switch it off at its front panel");
    }
}
