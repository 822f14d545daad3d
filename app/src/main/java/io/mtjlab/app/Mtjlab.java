package io.mtjlab.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import io.mtjlab.app.command.CardCommand;
import io.mtjlab.app.command.CheckCommand;
import io.mtjlab.app.command.ConsoleCommand;
import io.mtjlab.app.command.DemoCommand;
import io.mtjlab.app.command.DiscoverCommand;
import io.mtjlab.app.command.DoctorCommand;
import io.mtjlab.app.command.FitCommand;
import io.mtjlab.app.command.NetworkCommand;
import io.mtjlab.app.command.QueryCommand;
import io.mtjlab.app.command.RunCommand;
import io.mtjlab.app.command.RunsCommand;
import io.mtjlab.app.command.ServeCommand;
import io.mtjlab.app.command.TrendCommand;
import io.mtjlab.app.simulate.SimulateCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: {@code mtjlab COMMAND ...}. Exit status: see {@link ExitStatus}. */
@Command(
        name = "mtjlab",
        version = Program.NAME,
        description = "Measures magnetic tunnel junctions, fits what it measured, and feeds the fits into network"
                + " simulations.",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            RunCommand.class,
            CheckCommand.class,
            RunsCommand.class,
            FitCommand.class,
            TrendCommand.class,
            CardCommand.class,
            QueryCommand.class,
            ConsoleCommand.class,
            DiscoverCommand.class,
            DoctorCommand.class,
            NetworkCommand.class,
            SimulateCommand.class
        })
public final class Mtjlab implements Runnable {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error came from.")
    boolean debug;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        StandardError.takeUp();
        var standardOutput = new StandardOutput();
        var out = new PrintWriter(standardOutput, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status;
        try {
            status = run(out, err, args);
        } catch (OutOfMemoryError e) {
            status = Failures.outOfMemory(err);
        }
        out.flush();
        status = standardOutput.status(status, err);
        err.flush();
        System.exit(status); // not a return: threads of an instrument that hangs must not keep the program alive
    }

    /** One command, start to end. Returns the exit status and leaves the process alive. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        var top = new Mtjlab();
        var line = new CommandLine(top)
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(Failures::wrongUsage)
                .setExecutionExceptionHandler((failure, at, parsed) -> Failures.failed(failure, at, top.debug));
        addHelp(line);
        return line.execute(args);
    }

    /** {@code --help} for every command, {@code --version} for the first. */
    private static void addHelp(CommandLine line) {
        line.getCommandSpec().mixinStandardHelpOptions(true);
        line.getSubcommands().values().forEach(Mtjlab::addHelp);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }
}
