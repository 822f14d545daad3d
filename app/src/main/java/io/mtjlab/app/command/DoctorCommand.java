package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab doctor [BENCH]}. */
@Command(
        name = "doctor",
        description = {
            "Says what is wrong with this installation, or with a bench, and what to do about it: one line each, ok, warn"
                    + " or fail. Exit status 1 when something fails.",
            "With --dummy, proves a bench's wiring on a resistor in place of the device: every source and pulse generator"
                    + " drives it with small levels within the limits, and every meter must agree with what the wiring"
                    + " section of the bench file makes of them. A virtual bench gets such a resistor by itself."
        })
public final class DoctorCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "BENCH",
            arity = "0..1",
            description =
                    "A bench file, or the name of one that ships: microwave-neuron. Without one, this installation.")
    @Nullable
    Path bench;

    @Option(
            names = "--dummy",
            paramLabel = "OHMS",
            description = "Resistance in place of the device; contact no device before this.")
    @Nullable
    Double dummyOhms;

    @Option(
            names = "--dummy-tolerance",
            paramLabel = "FRACTION",
            defaultValue = "0.001",
            description = "Of the dummy's resistance, 95 %%. Default: ${DEFAULT-VALUE}")
    double dummyTolerance;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = RunsCommand.DEFAULT_STORE,
            description = "Folder of the run store that is looked at. Default: ${DEFAULT-VALUE}")
    Path store = Path.of(RunsCommand.DEFAULT_STORE);

    @Option(names = "--json", description = "One JSON document on standard output.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var run = new DoctorRun(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
        Path given = bench;
        if (given == null) {
            if (dummyOhms != null) {
                throw new InvalidInput("--dummy proves the wiring of a bench: say which, as in"
                        + " `mtjlab doctor microwave-neuron --dummy 1000`");
            }
            return run.installation(store);
        }
        OptionalDouble ohms = OptionalDouble.empty();
        if (dummyOhms != null) {
            requireBetween("--dummy", dummyOhms, 1, 1e9, "ohm");
            requireBetween("--dummy-tolerance", dummyTolerance, 0, 0.2, "of the resistance");
            ohms = OptionalDouble.of(dummyOhms);
        }
        return run.bench(given, ohms, dummyTolerance);
    }

    private static void requireBetween(String option, double value, double low, double high, String unit) {
        if (!(value >= low && value <= high)) {
            throw new InvalidInput(option + " " + value + ": from " + low + " to " + high + " " + unit + " expected");
        }
    }
}
