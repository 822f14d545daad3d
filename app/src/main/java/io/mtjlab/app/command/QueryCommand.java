package io.mtjlab.app.command;

import java.time.Duration;
import java.util.concurrent.Callable;

import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.JsonText;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.visa.ResourceString;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab query RESOURCE COMMAND}: one exchange with one instrument. */
@Command(
        name = "query",
        description = {
            "Sends one command to one instrument and prints its answer, for example",
            "  mtjlab query TCPIP0::192.168.1.20::5025::SOCKET '*IDN?'",
            "A command without a question mark is sent, and no answer awaited."
        })
public final class QueryCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RESOURCE", description = "VISA resource string.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    String resource;

    @Parameters(index = "1", paramLabel = "COMMAND", description = "In the instrument's own language.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    String command;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}")
    double timeoutSeconds;

    @Option(names = "--json", description = "One JSON document on standard output.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        if (!(timeoutSeconds > 0 && timeoutSeconds <= 86_400)) {
            throw new InvalidInput("--timeout " + timeoutSeconds + ": seconds above 0 expected");
        }
        var options = SessionOptions.DEFAULT.withTimeout(Duration.ofMillis(Math.round(1e3 * timeoutSeconds)));
        var where = ResourceString.parse(resource);
        try (var session = Sessions.open("instrument", where, new RealClock(), options)) {
            if (command.contains("?")) {
                print(session.query(command));
            } else {
                session.write(command);
            }
        }
        return ExitStatus.DONE;
    }

    private void print(String answer) {
        var out = spec.commandLine().getOut();
        if (json) {
            var tree = JsonText.object()
                    .put("resource", resource)
                    .put("command", command)
                    .put("answer", answer);
            out.print(JsonText.of(tree));
        } else {
            out.println(answer);
        }
    }
}
