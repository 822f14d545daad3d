package io.mtjlab.app.simulate;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.resonance.StfmrModel;
import io.mtjlab.simulators.physics.simulation.StfmrSimulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate stfmr}. */
@Command(
        name = "stfmr",
        description = "The voltage that a junction rectifies, over frequency or over field: Luo et al. 2023.")
final class StfmrCommand implements Callable<Integer> {

    /** What is swept. */
    enum Sweep {
        FREQUENCY,
        FIELD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--preset", paramLabel = "P", defaultValue = "luo2023", description = "luo2023, luo2023-two-modes")
    String preset = "luo2023";

    @Option(
            names = "--sweep",
            paramLabel = "WHAT",
            defaultValue = "FREQUENCY",
            description = "${COMPLETION-CANDIDATES}")
    Sweep sweep = Sweep.FREQUENCY;

    @Option(
            names = "--field-oersted",
            paramLabel = "OE",
            defaultValue = "30",
            description = "Along the hard axis, for a sweep of frequency. Default: ${DEFAULT-VALUE}")
    double field;

    @Option(
            names = "--rf-frequency",
            paramLabel = "HZ",
            defaultValue = "1890e6",
            description = "For a sweep of field. Default: ${DEFAULT-VALUE}")
    double frequency;

    @Option(names = "--from", paramLabel = "X", description = "In hertz or oersted. Default: 1e9 or 0")
    @Nullable
    Double from;

    @Option(names = "--to", paramLabel = "X", description = "In hertz or oersted. Default: 3e9 or 60")
    @Nullable
    Double to;

    @Option(names = "--points", paramLabel = "N", defaultValue = "401", description = "Default: ${DEFAULT-VALUE}")
    int points;

    @Option(names = "--rf-dbm", paramLabel = "DBM", defaultValue = "-15", description = "Default: ${DEFAULT-VALUE}")
    double rfDbm;

    @Option(
            names = "--noise-volts",
            paramLabel = "V",
            defaultValue = "0",
            description = "White, on each point. Default: 0")
    double noise;

    @Mixin
    ResultOptions result = new ResultOptions();

    @Override
    public Integer call() {
        Checked.preset("stfmr", preset, List.of("luo2023", "luo2023-two-modes"));
        boolean overField = sweep == Sweep.FIELD;
        double low = overField ? -400 : 1e6;
        double high = overField ? 400 : 1e11;
        String unit = overField ? "Oe" : "Hz";
        return result.show(new StfmrSimulation(
                preset,
                preset.equals("luo2023") ? StfmrModel.luo2023() : StfmrModel.twoModes(),
                overField,
                Checked.within("--from", from != null ? from : overField ? 0 : 1e9, low, high, unit),
                Checked.within("--to", to != null ? to : overField ? 60 : 3e9, low, high, unit),
                Checked.within("--points", points, 1, 1_000_000),
                overField
                        ? Checked.within("--rf-frequency", frequency, 1e6, 1e11, "Hz")
                        : Checked.within("--field-oersted", field, -400, 400, "Oe"),
                Unit.dbmToWatts(Checked.within("--rf-dbm", rfDbm, -150, 30, "dBm")),
                Checked.within("--noise-volts", noise, 0, 1, "V"),
                result.seed));
    }
}
