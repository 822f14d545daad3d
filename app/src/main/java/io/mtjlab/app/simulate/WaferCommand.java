package io.mtjlab.app.simulate;

import java.util.List;
import java.util.concurrent.Callable;

import io.mtjlab.simulators.physics.simulation.WaferSimulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate wafer}. */
@Command(
        name = "wafer",
        description =
                "The dies of a wafer: a wedge of free layers from 1.6 to 2.6 nm along the columns, die-to-die spread,"
                        + " dead dies. Kumar et al. 2024.")
final class WaferCommand implements Callable<Integer> {

    @Option(names = "--preset", paramLabel = "P", defaultValue = "kumar2024", description = "kumar2024")
    String preset = "kumar2024";

    @Option(names = "--columns", paramLabel = "N", defaultValue = "11", description = "Default: ${DEFAULT-VALUE}")
    int columns;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "11", description = "Default: ${DEFAULT-VALUE}")
    int rows;

    @Option(
            names = "--cells",
            paramLabel = "N",
            defaultValue = "1",
            description = "In parallel on each die. Default: ${DEFAULT-VALUE}")
    int cells;

    @Option(
            names = "--dead-share",
            paramLabel = "X",
            defaultValue = "0.05",
            description = "Probability that a die does not conduct. Default: ${DEFAULT-VALUE}")
    double deadShare;

    @Mixin
    ResultOptions result = new ResultOptions();

    @Override
    public Integer call() {
        Checked.preset("wafer", preset, List.of("kumar2024"));
        return result.show(new WaferSimulation(
                preset,
                Checked.within("--columns", columns, 2, 200),
                Checked.within("--rows", rows, 1, 200),
                Checked.within("--cells", cells, 1, 64),
                Checked.within("--dead-share", deadShare, 0, 1, ""),
                result.seed));
    }
}
