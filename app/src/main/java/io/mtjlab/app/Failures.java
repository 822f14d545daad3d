package io.mtjlab.app;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.session.LinkException;
import io.mtjlab.instruments.yaml.NearestName;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one message and an exit status. */
final class Failures {

    private Failures() {}

    /** A command line that does not parse. */
    static int wrongUsage(ParameterException wrong, String[] args) {
        var line = wrong.getCommandLine();
        var err = line.getErr();
        err.println("mtjlab: " + message(wrong));
        err.println("For help: " + line.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitStatus.WRONG_INPUT;
    }

    private static String message(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return sentence(wrong);
        }
        String given = unmatched.getUnmatched().get(0);
        String name = given.contains("=") ? given.substring(0, given.indexOf('=')) : given;
        var spec = unmatched.getCommandLine().getCommandSpec();
        boolean option = name.startsWith("-");
        List<String> known = option
                ? List.copyOf(spec.optionsMap().keySet())
                : List.copyOf(spec.subcommands().keySet());
        String nearest = NearestName.of(name, known)
                .map(n -> "; did you mean " + n + "?")
                .orElse("");
        if (option) {
            return "unknown option " + name + nearest;
        }
        return (known.isEmpty() ? "unexpected argument " : "unknown command ") + name + nearest;
    }

    /** A command that ended with an exception. */
    static int failed(Exception failure, CommandLine at, boolean debug) {
        PrintWriter err = at.getErr();
        if (debug) {
            failure.printStackTrace(err);
        }
        err.println("mtjlab: " + describe(failure));
        err.flush();
        if (failure instanceof InvalidInput) {
            return ExitStatus.WRONG_INPUT;
        }
        return failure instanceof InterruptedException ? ExitStatus.INTERRUPTED : ExitStatus.FAILED;
    }

    /** A command that needed more memory than it was given. */
    static int outOfMemory(PrintWriter err) {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        err.println("mtjlab: out of memory: this needs more than the " + megabytes
                + " MB that Java was given; for more: MTJLAB_JAVA_OPTIONS=-Xmx4g mtjlab ...");
        err.flush();
        return ExitStatus.FAILED;
    }

    /** The message, with a class name where the message alone says nothing, and the messages of its causes. */
    private static String describe(Throwable failure) {
        var text = new StringBuilder(sentence(failure));
        // a link's own message tells all of it; what a library said below would mislead
        Throwable first = failure instanceof LinkException ? null : failure.getCause();
        for (Throwable cause = first; cause != null; cause = cause instanceof LinkException ? null : cause.getCause()) {
            String more = sentence(cause);
            if (text.indexOf(more) < 0) {
                text.append("\n  because: ").append(more);
            }
        }
        return text.toString();
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "no such file: " + missing.getFile();
        }
        if (failure instanceof AccessDeniedException denied) {
            return "not allowed to use " + denied.getFile();
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
