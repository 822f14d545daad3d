package io.mtjlab.app.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** Whether somebody sits at the other end of standard input. */
public final class TerminalInput {

    private TerminalInput() {}

    /** Asks the system, because {@link System#console} says different things on different JDKs. */
    public static boolean isTerminal() {
        try {
            return new ProcessBuilder("test", "-t", "0")
                            .redirectInput(Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return System.console() != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
