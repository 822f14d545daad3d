package io.mtjlab.app.simulate;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;
import io.mtjlab.simulators.physics.neuron.ShiftLaw;
import io.mtjlab.simulators.physics.simulation.SigmoidSimulation;
import io.mtjlab.simulators.physics.simulation.TelegraphConditions;
import io.mtjlab.simulators.physics.simulation.TelegraphSimulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate telegraph}. */
@Command(
        name = "telegraph",
        description = {
            "Random switching between two states, or several cells in parallel: Luo et al. 2023.",
            "With --to-oersted the occupancy over the field, and alpha and beta of the sigmoid through it, for example:",
            "  mtjlab simulate telegraph --field-oersted 16 --to-oersted 36 --rf-dbm -25 --duration 600"
        })
final class TelegraphCommand implements Callable<Integer> {

    private static final int MOST_SAMPLES = 20_000_000;
    private static final int MOST_FIELDS = 10_000;

    /** Where the resonance is that lets a microwave act on the barrier. */
    enum Resonance {
        CONSTANT,
        MOVING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--preset",
            paramLabel = "P",
            defaultValue = "luo2023",
            description = "luo2023; luo2023-fast: a lower barrier, D = 14. Default: ${DEFAULT-VALUE}")
    String preset = "luo2023";

    @Option(
            names = "--field-oersted",
            paramLabel = "OE",
            defaultValue = "27.8",
            description = "Along the hard axis; the first one of a sweep. Default: ${DEFAULT-VALUE}")
    double field;

    @Option(names = "--to-oersted", paramLabel = "OE", description = "Last field of a sweep. Without it: one field.")
    @Nullable
    Double toField;

    @Option(
            names = "--step-oersted",
            paramLabel = "OE",
            defaultValue = "1",
            description = "Of a sweep. Default: ${DEFAULT-VALUE}")
    double stepField;

    @Option(names = "--rf-dbm", paramLabel = "DBM", description = "Level at the generator. Without it: no carrier.")
    @Nullable
    Double rfDbm;

    @Option(
            names = "--rf-frequency",
            paramLabel = "HZ",
            defaultValue = "1890e6",
            description = "Default: ${DEFAULT-VALUE}")
    double rfFrequency;

    @Option(
            names = "--resonance",
            paramLabel = "HOW",
            defaultValue = "CONSTANT",
            description =
                    "${COMPLETION-CANDIDATES}: one line in all fields, or Kittel's, which moves with the field: P(H) is"
                            + " then no sigmoid. Default: constant")
    Resonance resonance = Resonance.CONSTANT;

    @Option(
            names = "--shift-law",
            paramLabel = "LAW",
            defaultValue = "amplitude",
            description = "How beta falls: amplitude, power or level (dBm) of the carrier. Default: ${DEFAULT-VALUE}")
    String shiftLaw = "amplitude";

    @Option(names = "--barrier", paramLabel = "D", description = "At balance over the thermal energy at 300 K.")
    @Nullable
    Double barrier;

    @Option(
            names = "--current-amperes",
            paramLabel = "A",
            defaultValue = "10e-6",
            description = "Direct current; positive favours P. Default: ${DEFAULT-VALUE}")
    double current;

    @Option(
            names = "--temperature-kelvin",
            paramLabel = "K",
            defaultValue = "300",
            description = "Default: ${DEFAULT-VALUE}")
    double kelvin;

    @Option(
            names = "--duration",
            paramLabel = "S",
            defaultValue = "30",
            description = "In each field. Default: ${DEFAULT-VALUE}")
    double duration;

    @Option(
            names = "--sample-interval",
            paramLabel = "S",
            defaultValue = "0.01",
            description = "Default: ${DEFAULT-VALUE}")
    double sample;

    @Option(names = "--cells", paramLabel = "N", defaultValue = "1", description = "Junctions in parallel. Default: 1")
    int cells;

    @Mixin
    ResultOptions result = new ResultOptions();

    @Override
    public Integer call() {
        Checked.preset("telegraph", preset, List.of("luo2023", "luo2023-fast"));
        NeuronPreset device = device();
        Checked.within("--duration", duration, 1e-9, 1e7, "s");
        Checked.within("--sample-interval", sample, duration / MOST_SAMPLES, duration, "s");
        Checked.within("--cells", cells, 1, 64);
        TelegraphConditions conditions = new TelegraphConditions(
                Checked.within("--field-oersted", field, -200, 200, "Oe"),
                Checked.within("--current-amperes", current, -10e-3, 10e-3, "A"),
                Checked.within("--rf-frequency", rfFrequency, 1e6, 1e11, "Hz"),
                rfDbm == null ? 0 : Unit.dbmToWatts(Checked.within("--rf-dbm", rfDbm, -150, 30, "dBm")),
                Checked.within("--temperature-kelvin", kelvin, 50, 700, "K"));
        return result.show(
                toField == null
                        ? new TelegraphSimulation(preset, device, conditions, duration, sample, cells, result.seed)
                        : sweep(device, conditions, toField));
    }

    private SigmoidSimulation sweep(NeuronPreset device, TelegraphConditions conditions, double last) {
        if (cells != 1) {
            throw new InvalidInput("--cells " + cells + ": a sweep of the field is of one junction");
        }
        Checked.within("--to-oersted", last, field, 200, "Oe");
        return new SigmoidSimulation(
                preset,
                device,
                conditions,
                field,
                last,
                Checked.within("--step-oersted", stepField, Math.max(1e-6, (last - field) / MOST_FIELDS), 400, "Oe"),
                duration,
                sample,
                result.seed);
    }

    private NeuronPreset device() {
        NeuronPreset device = preset.equals("luo2023") ? NeuronPreset.luo2023() : NeuronPreset.luo2023Fast();
        device = barrier == null ? device : device.withTelegraphHeight(Checked.within("--barrier", barrier, 1, 80, ""));
        device = device.withShiftLaw(law());
        return resonance == Resonance.MOVING ? device.withMovingResonance() : device;
    }

    private ShiftLaw law() {
        try {
            return ShiftLaw.named(shiftLaw);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("--shift-law: " + e.getMessage(), e);
        }
    }
}
