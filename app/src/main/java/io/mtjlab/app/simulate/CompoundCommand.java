package io.mtjlab.app.simulate;

import java.util.List;
import java.util.concurrent.Callable;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.compound.CompoundPreset;
import io.mtjlab.simulators.physics.compound.ThicknessWedge;
import io.mtjlab.simulators.physics.simulation.CompoundSimulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate compound}. */
@Command(
        name = "compound",
        aliases = "rv",
        description = {
            "Resistance against write voltage of spin-orbit-torque cells in parallel: Kumar et al. 2024.",
            "For example the four levels of three equal cells, 8.4000, 9.1784, 10.1159, 11.2667 kilohm:",
            "  mtjlab simulate compound --preset identical --cells 3"
        })
final class CompoundCommand implements Callable<Integer> {

    @Option(
            names = "--preset",
            paramLabel = "P",
            defaultValue = "kumar2024",
            description = "kumar2024; identical: without any spread. Default: ${DEFAULT-VALUE}")
    String preset = "kumar2024";

    @Option(
            names = "--cells",
            paramLabel = "N",
            defaultValue = "3",
            description = "In parallel. Default: ${DEFAULT-VALUE}")
    int cells;

    @Option(
            names = "--thickness-nanometres",
            paramLabel = "NM",
            defaultValue = "1.7",
            description = "Of the free layer, 1.6 to 2.6. Default: ${DEFAULT-VALUE}")
    double thickness;

    @Option(
            names = "--voltage",
            paramLabel = "V",
            defaultValue = "1.5",
            description = "End of the ramps. From 1.7 to 2.0 V a barrier breaks. Default: ${DEFAULT-VALUE}")
    double volts;

    @Option(
            names = "--voltage-step",
            paramLabel = "V",
            defaultValue = "0.02",
            description = "Default: ${DEFAULT-VALUE}")
    double step;

    @Option(
            names = "--assist-millitesla",
            paramLabel = "MT",
            defaultValue = "7",
            description =
                    "Along the easy axis, with the sign of the pulses; near the coercivity of 10 it turns cells by"
                            + " itself. Default: ${DEFAULT-VALUE}")
    double assist;

    @Option(
            names = "--pulse-width",
            paramLabel = "S",
            defaultValue = "200e-9",
            description = "Default: ${DEFAULT-VALUE}")
    double width;

    @Option(names = "--cycles", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    int cycles;

    @Mixin
    ResultOptions result = new ResultOptions();

    @Override
    public Integer call() {
        Checked.preset("compound", preset, List.of("kumar2024", "identical"));
        Checked.within("--cells", cells, 1, 64);
        Checked.within("--thickness-nanometres", thickness, ThicknessWedge.THINNEST, ThicknessWedge.THICKEST, "nm");
        return result.show(new CompoundSimulation(
                preset,
                preset.equals("identical")
                        ? CompoundPreset.identical(cells)
                        : CompoundPreset.kumar2024(cells, thickness, RandomStreams.of(result.seed).stream("made")),
                Checked.within("--voltage", volts, 0.01, 5, "V"),
                Checked.within("--voltage-step", step, 1e-4, volts, "V"),
                Checked.within("--assist-millitesla", assist, 0, 50, "mT"),
                Checked.within("--pulse-width", width, 1e-9, 1, "s"),
                Checked.within("--cycles", cycles, 1, 10_000),
                result.seed));
    }
}
