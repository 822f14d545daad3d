package io.mtjlab.simulators.mnemonic;

/** A command that such an instrument does not execute; it shows in the standard event status register alone. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why, in the register's terms. */
    public enum Kind {
        /** No such command, or it does not parse. */
        COMMAND,
        /** Understood, but a parameter is out of range or now is not the time. */
        EXECUTION
    }

    private final Kind kind;

    public Refusal(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
