package io.mtjlab.app;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What one command printed and how it ended. */
public record CommandLineRun(int status, String out, String err) {

    public static CommandLineRun of(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Mtjlab.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new CommandLineRun(status, out.toString(), err.toString());
    }
}
