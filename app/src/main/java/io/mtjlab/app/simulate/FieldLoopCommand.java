package io.mtjlab.app.simulate;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.simulators.physics.loop.FieldLoop;
import io.mtjlab.simulators.physics.loop.LoopPreset;
import io.mtjlab.simulators.physics.simulation.FieldLoopSimulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate rh}. */
@Command(name = "rh", description = "Resistance against field, down and up: Stoner and Wohlfarth with heat.")
final class FieldLoopCommand implements Callable<Integer> {

    private static final int MOST_STEPS = 1_000_000;

    /** Along which axis of the layers' plane. */
    enum AxisName {
        EASY,
        HARD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--preset",
            paramLabel = "P",
            defaultValue = "luo2023",
            description = "luo2023, kumar2024. Default: luo2023")
    String preset = "luo2023";

    @Option(
            names = "--axis",
            paramLabel = "AXIS",
            defaultValue = "EASY",
            description = "${COMPLETION-CANDIDATES}. Default: easy")
    AxisName axis = AxisName.EASY;

    @Option(
            names = "--from-oersted",
            paramLabel = "OE",
            defaultValue = "-400",
            description = "Default: ${DEFAULT-VALUE}")
    double from;

    @Option(names = "--to-oersted", paramLabel = "OE", defaultValue = "400", description = "Default: ${DEFAULT-VALUE}")
    double to;

    @Option(names = "--step-oersted", paramLabel = "OE", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    double step;

    @Option(
            names = "--seconds-per-step",
            paramLabel = "S",
            defaultValue = "1",
            description = "Default: ${DEFAULT-VALUE}")
    double seconds;

    @Mixin
    ResultOptions result = new ResultOptions();

    @Override
    public Integer call() {
        Checked.preset("rh", preset, List.of("luo2023", "kumar2024"));
        Checked.within("--from-oersted", from, -1e4, 1e4, "Oe");
        Checked.within("--to-oersted", to, -1e4, 1e4, "Oe");
        if (!(from < to)) {
            throw new InvalidInput("--from-oersted " + from + " is not below --to-oersted " + to);
        }
        return result.show(new FieldLoopSimulation(
                preset,
                preset.equals("luo2023") ? LoopPreset.luo2023() : LoopPreset.kumar2024(),
                FieldLoop.Axis.valueOf(axis.name()),
                from,
                to,
                Checked.within("--step-oersted", step, (to - from) / MOST_STEPS, to - from, "Oe"),
                Checked.within("--seconds-per-step", seconds, 1e-9, 1e6, "s"),
                result.seed));
    }
}
