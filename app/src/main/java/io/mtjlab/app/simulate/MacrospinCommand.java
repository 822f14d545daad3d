package io.mtjlab.app.simulate;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.physics.Constants;
import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.SpinEfficiency;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;
import io.mtjlab.simulators.physics.simulation.Beginning;
import io.mtjlab.simulators.physics.simulation.MacrospinSimulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate macrospin}. */
@Command(
        name = "macrospin",
        description = {
            "A free layer as one vector: precession, damping, spin torques, heat. Its axes: x easy, y hard, z out of"
                    + " the plane. A number that no option gives is the preset's.",
            "For example the ring-down of a thin film of 1 T in 0.1 T, 9.2928 GHz and 336.3 MHz wide:",
            "  mtjlab simulate macrospin --preset bare --saturation 795774.7155 --demagnetizing 0,0,1"
                    + " --field-tesla 0.1,0,0 --initial 1,0,0 --tilt-degrees 0.05",
            "With --spins many of them at once, each in its own heat bath; for example Langevin's <m.z> at M_s V B = 2 k T,"
                    + " 0.5373:",
            "  mtjlab simulate macrospin --preset bare --damping 1 --temperature-kelvin 300 --field-tesla 0,0,0.00824007"
                    + " --spins 10000 --duration 8e-9"
        })
final class MacrospinCommand implements Callable<Integer> {

    /** How it steps without heat; with it always by Heun's method. */
    enum Method {
        RUNGE_KUTTA,
        HEUN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(
            names = "--preset",
            paramLabel = "P",
            defaultValue = "luo2023",
            description =
                    "luo2023, zheng2020, HH-A, HH-B, HH-B-020, rodrigues2023 (which is HH-B), bare (no anisotropy, no"
                            + " heat, along z). Default: ${DEFAULT-VALUE}")
    String preset = "luo2023";

    @Mixin
    MagnetOptions magnet = new MagnetOptions();

    @Option(names = "--field-tesla", paramLabel = "X,Y,Z", description = "Applied field, besides those in oersted.")
    @Nullable
    String fieldTesla;

    @Option(names = "--field-oersted", paramLabel = "OE", defaultValue = "0", description = "Along the hard axis y.")
    double field;

    @Option(
            names = "--easy-field-oersted",
            paramLabel = "OE",
            defaultValue = "0",
            description = "Along the easy axis x.")
    double easyField;

    @Option(names = "--perpendicular-field-oersted", paramLabel = "OE", defaultValue = "0", description = "Along z.")
    double perpendicularField;

    @Option(names = "--current-density", paramLabel = "A/M2", defaultValue = "0", description = "Through the pillar.")
    double currentDensity;

    @Option(
            names = "--channel-current-density",
            paramLabel = "A/M2",
            defaultValue = "0",
            description = "In a channel below, along x: its spins arrive along y.")
    double channelCurrentDensity;

    @Option(
            names = "--spin-hall-angle",
            paramLabel = "THETA",
            defaultValue = "0.11",
            description = "Of the channel. Default: ${DEFAULT-VALUE}, Kumar et al. 2024")
    double spinHallAngle;

    @Option(names = "--rf-field-oersted", paramLabel = "OE", defaultValue = "0", description = "Amplitude along x.")
    double rfField;

    @Option(names = "--rf-frequency", paramLabel = "HZ", defaultValue = "0", description = "Of that field.")
    double rfFrequency;

    @Option(names = "--initial", paramLabel = "X,Y,Z", description = "Direction to begin with, instead of --start.")
    @Nullable
    String initial;

    @Option(
            names = "--start",
            paramLabel = "WHERE",
            defaultValue = "REST",
            description = "${COMPLETION-CANDIDATES}: rest, or the high-current state. Default: rest")
    Start start = Start.REST;

    @Option(
            names = "--tilt-degrees",
            paramLabel = "DEG",
            defaultValue = "0",
            description = "Turn away from there by this, to let it ring without heat.")
    double tilt;

    @Option(
            names = "--integrator",
            paramLabel = "METHOD",
            defaultValue = "RUNGE_KUTTA",
            description = "${COMPLETION-CANDIDATES}; with heat always heun. Default: runge-kutta")
    Method method = Method.RUNGE_KUTTA;

    @Option(names = "--duration", paramLabel = "S", defaultValue = "100e-9", description = "Default: ${DEFAULT-VALUE}")
    double duration;

    @Option(names = "--step", paramLabel = "S", defaultValue = "1e-12", description = "Default: ${DEFAULT-VALUE}")
    double step;

    @Mixin
    EnsembleOptions ensemble = new EnsembleOptions();

    @Mixin
    ResultOptions result = new ResultOptions();

    @Override
    public Integer call() {
        MacrospinModel model = model();
        Stimulus stimulus = stimulus();
        double seconds = Checked.within("--duration", duration, 1e-12, 1e-3, "s");
        double stepSeconds = Checked.within("--step", step, 1e-15, 5e-12, "s");
        Beginning beginning = new Beginning(
                start,
                Optional.ofNullable(initial).map(text -> Checked.direction("--initial", text, model.rest())),
                Checked.within("--tilt-degrees", tilt, -180, 180, "degrees"));
        return result.show(
                ensemble.asked()
                        ? ensemble.of(model, stimulus, seconds, stepSeconds, beginning, result.seed)
                        : new MacrospinSimulation(
                                model,
                                stimulus,
                                seconds,
                                stepSeconds,
                                beginning,
                                method == Method.HEUN ? Integrator.HEUN : Integrator.RUNGE_KUTTA,
                                result.seed));
    }

    private MacrospinModel model() {
        MacrospinModel model =
                magnet.applyTo(MacrospinPresets.named(Checked.preset("macrospin", preset, MacrospinPresets.names())));
        double angle = Checked.within("--spin-hall-angle", spinHallAngle, -1, 1, "");
        LandauLifshitzGilbert equation = model.equation();
        return model.withEquation(new LandauLifshitzGilbert(
                equation.magnet(), equation.spinTransfer(), new SpinTorque(Vec3.Y, SpinEfficiency.constant(angle), 0)));
    }

    private Stimulus stimulus() {
        Vec3 tesla = new Vec3(
                        oersted("--easy-field-oersted", easyField),
                        oersted("--field-oersted", field),
                        oersted("--perpendicular-field-oersted", perpendicularField))
                .times(Constants.TESLA_PER_OERSTED)
                .plus(Checked.vector("--field-tesla", fieldTesla, Vec3.ZERO, 10, "T"));
        return Stimulus.NONE
                .withField(tesla)
                .withPillarCurrent(Checked.within("--current-density", currentDensity, -1e13, 1e13, "A/m^2"))
                .withChannelCurrent(
                        Checked.within("--channel-current-density", channelCurrentDensity, -1e13, 1e13, "A/m^2"))
                .withCarrier(
                        new Vec3(oersted("--rf-field-oersted", rfField) * Constants.TESLA_PER_OERSTED, 0, 0),
                        Checked.within("--rf-frequency", rfFrequency, 0, 1e11, "Hz"));
    }

    private static double oersted(String option, double value) {
        return Checked.within(option, value, -1e5, 1e5, "Oe");
    }
}
