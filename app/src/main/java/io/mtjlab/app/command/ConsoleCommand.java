package io.mtjlab.app.command;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.bench.InstrumentLink;
import io.mtjlab.app.bench.TerminalInput;
import io.mtjlab.app.console.InstrumentConsole;
import io.mtjlab.app.console.LineSource;
import io.mtjlab.app.console.PlainLines;
import io.mtjlab.app.console.TerminalLines;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab console RESOURCE} or {@code console BENCH ROLE}. */
@Command(
        name = "console",
        description = {
            "Talks to one instrument line by line, and shows its error queue after each, for example",
            "  mtjlab console microwave-neuron isrc",
            "With history and completion where a person types; from a pipe it just takes the lines, and ends with status 1"
                    + " when a command failed. !FILE runs a script."
        })
public final class ConsoleCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..2",
            paramLabel = "INSTRUMENT",
            description = "A VISA resource string, or a bench and a role on it.")
    List<String> words = new ArrayList<>();

    @Mixin
    LinkOptions link = new LinkOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        try (InstrumentLink open = link.open(words)) {
            var console = new InstrumentConsole(open, spec.commandLine().getOut());
            spec.commandLine().getErr().println(console.greeting());
            try (LineSource lines = lines(console)) {
                int faults = console.run(lines);
                return faults == 0 || lines.interactive() ? ExitStatus.DONE : ExitStatus.FAILED;
            }
        }
    }

    private LineSource lines(InstrumentConsole console) {
        return TerminalInput.isTerminal()
                ? new TerminalLines(words.get(words.size() - 1) + "> ", console.words())
                : new PlainLines(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }
}
