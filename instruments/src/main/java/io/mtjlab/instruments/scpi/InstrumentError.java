package io.mtjlab.instruments.scpi;

import java.util.List;

/** The instrument says that it did not like a command. */
public final class InstrumentError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String role;
    private final String command;
    private final List<String> entries;

    /** @param entries of its error queue, or what its status bits mean */
    public InstrumentError(String role, String command, List<String> entries) {
        super(role + " did not accept '" + command.replace("\n", "; ") + "': " + String.join("; ", entries));
        this.role = role;
        this.command = command;
        this.entries = List.copyOf(entries);
    }

    public String role() {
        return role;
    }

    public String command() {
        return command;
    }

    public List<String> entries() {
        return entries;
    }
}
