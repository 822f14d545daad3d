package io.mtjlab.app.simulate;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Junction;
import io.mtjlab.simulators.physics.compound.ThicknessWedge;
import io.mtjlab.simulators.physics.domainwall.HallCross;
import io.mtjlab.simulators.physics.domainwall.Racetrack;
import io.mtjlab.simulators.physics.domainwall.RacetrackJunction;
import io.mtjlab.simulators.physics.domainwall.RacetrackPreset;
import io.mtjlab.simulators.physics.loop.FieldLoop;
import io.mtjlab.simulators.physics.loop.LoopPreset;
import io.mtjlab.simulators.physics.loop.SyntheticAntiferromagnet.Layers;
import io.mtjlab.simulators.physics.magnetic.MagneticJunction;
import io.mtjlab.simulators.physics.magnetic.MagneticPreset;
import io.mtjlab.simulators.physics.simulation.FieldLoopSimulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate rh}. */
@Command(
        name = "rh",
        description = {
            "Resistance against field, from the highest field down and up again: Stoner and Wohlfarth's layer with heat, a"
                    + " reference layer in a synthetic antiferromagnet.",
            "For example the major loop of Kumar et al. 2024, P - AP - P on its way down:",
            "  mtjlab simulate rh --preset kumar2024 --from-oersted -3000 --to-oersted 3000 --step-oersted 10"
        })
final class FieldLoopCommand implements Callable<Integer> {

    private static final int MOST_STEPS = 1_000_000;
    private static final List<String> PRESETS =
            List.of("luo2023", "kumar2024", "superparamagnetic", "cui2023-A", "cui2023-B", "cui2023-hall");

    /** Along which axis of the layers. */
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
            description =
                    "luo2023, kumar2024, superparamagnetic; junctions A and B and Hall cross of a racetrack, whose easy"
                            + " axis is perpendicular: cui2023-A, cui2023-B, cui2023-hall. Default: ${DEFAULT-VALUE}")
    String preset = "luo2023";

    @Option(
            names = "--axis",
            paramLabel = "AXIS",
            defaultValue = "EASY",
            description = "${COMPLETION-CANDIDATES}. Default: easy")
    AxisName axis = AxisName.EASY;

    @Option(names = "--from-oersted", paramLabel = "OE", description = "Default: -400, for cui2023 -700")
    @Nullable
    Double from;

    @Option(names = "--to-oersted", paramLabel = "OE", description = "Default: 400, for cui2023 700")
    @Nullable
    Double to;

    @Option(names = "--step-oersted", paramLabel = "OE", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    double step;

    @Option(
            names = "--seconds-per-step",
            paramLabel = "S",
            defaultValue = "1",
            description = "A slow sweep switches earlier. Default: ${DEFAULT-VALUE}")
    double seconds;

    @Option(names = "--loops", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    int loops;

    @Option(
            names = "--temperature-kelvin",
            paramLabel = "K",
            defaultValue = "300",
            description = "Default: ${DEFAULT-VALUE}")
    double kelvin;

    @Option(
            names = "--anisotropy-oersted",
            paramLabel = "OE",
            description = "H_k of the free layer. Default: the preset's")
    @Nullable
    Double anisotropy;

    @Option(
            names = "--stability",
            paramLabel = "D",
            description = "Barrier without a field over the thermal energy at 300 K. Default: the preset's")
    @Nullable
    Double stability;

    @Option(
            names = "--coupling-oersted",
            paramLabel = "OE",
            description = "What orange peel and stray field add along the easy axis. Default: the preset's")
    @Nullable
    Double coupling;

    @Option(
            names = "--exchange-oersted",
            paramLabel = "OE",
            description = "Of the pinned layer on the reference layer, through the ruthenium. Default: the preset's")
    @Nullable
    Double exchange;

    @Option(
            names = "--exchange-bias-oersted",
            paramLabel = "OE",
            description = "Of the antiferromagnet on the pinned layer. Default: the preset's")
    @Nullable
    Double bias;

    @Option(
            names = "--moment-ratio",
            paramLabel = "X",
            description = "Pinned over reference layer. Default: the preset's")
    @Nullable
    Double momentRatio;

    @Option(
            names = "--thickness-nanometres",
            paramLabel = "NM",
            defaultValue = "1.6",
            description = "Of kumar2024's free layer, 1.6 to 2.6. Default: ${DEFAULT-VALUE}")
    double thickness;

    @Mixin
    ResultOptions result = new ResultOptions();

    @Override
    public Integer call() {
        Checked.preset("rh", preset, PRESETS);
        double end = preset.startsWith("cui2023") ? 700 : 400;
        double low = Checked.within("--from-oersted", from, -end, -1e5, 1e5, "Oe");
        double high = Checked.within("--to-oersted", to, end, -1e5, 1e5, "Oe");
        if (!(low < high)) {
            throw new InvalidInput("--from-oersted " + low + " is not below --to-oersted " + high);
        }
        FieldLoop loop = new FieldLoop(
                FieldLoop.Axis.valueOf(axis.name()),
                low,
                high,
                Checked.within("--step-oersted", step, (high - low) / MOST_STEPS, high - low, "Oe"),
                Checked.within("--seconds-per-step", seconds, 1e-9, 1e3, "s"),
                Checked.within("--temperature-kelvin", kelvin, 1, 700, "K"));
        return result.show(new FieldLoopSimulation(
                preset, device(), loop, Checked.within("--loops", loops, 1, 10_000), result.seed));
    }

    private Function<RandomStreams, Junction> device() {
        return switch (preset) {
            case "cui2023-A" -> streams -> new RacetrackJunction(RacetrackPreset.cui2023(), Racetrack.End.A, streams);
            case "cui2023-B" -> streams -> new RacetrackJunction(RacetrackPreset.cui2023(), Racetrack.End.B, streams);
            case "cui2023-hall" -> streams -> new HallCross();
            case "luo2023" -> layered(MagneticPreset.luo2023());
            case "superparamagnetic" -> layered(MagneticPreset.superparamagnetic());
            default ->
                layered(MagneticPreset.kumar2024(Checked.within(
                        "--thickness-nanometres", thickness, ThicknessWedge.THINNEST, ThicknessWedge.THICKEST, "nm")));
        };
    }

    private Function<RandomStreams, Junction> layered(MagneticPreset device) {
        LoopPreset own = device.layers();
        Layers pinning = own.reference();
        LoopPreset layers = own.withAnisotropy(
                        Checked.within("--anisotropy-oersted", anisotropy, own.anisotropyOersted(), 0.1, 1e5, "Oe"))
                .withStability(Checked.within("--stability", stability, own.stability(), 0.1, 1e6, ""))
                .withCoupling(Checked.within("--coupling-oersted", coupling, own.couplingOersted(), -1e4, 1e4, "Oe"))
                .withReference(new Layers(
                        Checked.within("--exchange-oersted", exchange, pinning.exchangeOersted(), 0, 1e5, "Oe"),
                        Checked.within("--moment-ratio", momentRatio, pinning.momentRatio(), 0.01, 100, ""),
                        Checked.within("--exchange-bias-oersted", bias, pinning.biasOersted(), 0, 1e5, "Oe"),
                        pinning.anisotropyOersted(),
                        pinning.referencePositive()));
        return streams -> new MagneticJunction(device.withLayers(layers), streams);
    }
}
