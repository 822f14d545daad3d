package io.mtjlab.app.simulate;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.resonance.StfmrModel;
import io.mtjlab.simulators.physics.resonance.ThinEllipse;
import io.mtjlab.simulators.physics.simulation.StfmrSimulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate stfmr}. */
@Command(
        name = "stfmr",
        description = {
            "The voltage that a junction rectifies, over frequency or over field: Luo et al. 2023. V_A is positive below the"
                    + " resonance.",
            "For example 1890 MHz and 228 MHz at 30 Oe, in the format of the files for fitting:",
            "  mtjlab simulate stfmr --field-oersted 30 --noise-volts 5e-8 --csv spectrum.csv"
        })
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

    @Option(names = "--anisotropy-oersted", paramLabel = "OE", description = "H_k of the main mode. Default: 69.34")
    @Nullable
    Double anisotropy;

    @Option(names = "--magnetization-oersted", paramLabel = "OE", description = "4 pi M_eff. Default: 8000")
    @Nullable
    Double magnetization;

    @Option(names = "--damping", paramLabel = "ALPHA", description = "Of the main mode. Default: 0.01")
    @Nullable
    Double damping;

    @Option(
            names = "--saturation-dbm",
            paramLabel = "DBM",
            description = "Power at which the voltage is half of one in proportion. Default: none; 0 with two modes")
    @Nullable
    Double saturationDbm;

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
        double low = overField ? -1e5 : 1e6;
        double high = overField ? 1e5 : 1e11;
        String unit = overField ? "Oe" : "Hz";
        result.conditions.put("axis", "hard");
        if (overField) {
            result.conditions.put("rf_megahertz", Double.toString(frequency * 1e-6));
        } else {
            result.conditions.put("field_oersted", Double.toString(field));
        }
        return result.show(new StfmrSimulation(
                preset,
                device(),
                overField,
                Checked.within("--from", from != null ? from : overField ? 0 : 1e9, low, high, unit),
                Checked.within("--to", to != null ? to : overField ? 60 : 3e9, low, high, unit),
                Checked.within("--points", points, 1, 1_000_000),
                overField
                        ? Checked.within("--rf-frequency", frequency, 1e6, 1e11, "Hz")
                        : Checked.within("--field-oersted", field, -1e5, 1e5, "Oe"),
                Unit.dbmToWatts(Checked.within("--rf-dbm", rfDbm, -150, 30, "dBm")),
                Checked.within("--noise-volts", noise, 0, 1, "V"),
                result.seed));
    }

    private StfmrModel device() {
        StfmrModel own = preset.equals("luo2023") ? StfmrModel.luo2023() : StfmrModel.twoModes();
        ThinEllipse layer = own.modes().get(0).layer();
        return own.withMainLayer(new ThinEllipse(
                        Checked.within("--anisotropy-oersted", anisotropy, layer.anisotropyOersted(), 0, 1e5, "Oe"),
                        Checked.within(
                                "--magnetization-oersted", magnetization, layer.magnetizationOersted(), 0, 1e5, "Oe"),
                        Checked.within("--damping", damping, layer.damping(), 1e-6, 1, ""),
                        layer.volumeCubicMetres()))
                .withSaturation(
                        saturationDbm == null
                                ? own.saturationWatts()
                                : Unit.dbmToWatts(Checked.within("--saturation-dbm", saturationDbm, -100, 60, "dBm")));
    }
}
