package io.mtjlab.app.simulate;

import java.util.OptionalDouble;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.SpinEfficiency;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;
import io.mtjlab.simulators.physics.macrospin.Start;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.macrospin.Vec3;
import io.mtjlab.simulators.physics.simulation.MacrospinSimulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate macrospin}. */
@Command(
        name = "macrospin",
        description =
                "A free layer as one vector: precession, damping, spin torques, heat. Its axes: x easy, y hard, z out"
                        + " of the plane.")
final class MacrospinCommand implements Callable<Integer> {

    private static final double TESLA_PER_OERSTED = 1e-4;
    /** Spin Hall angle of the channel: Kumar et al. (2024). */
    private static final double SPIN_HALL_ANGLE = 0.11;

    @Option(
            names = "--preset",
            paramLabel = "P",
            defaultValue = "luo2023",
            description = "luo2023, zheng2020, HH-A, HH-B, HH-B-020, rodrigues2023. Default: ${DEFAULT-VALUE}")
    String preset = "luo2023";

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
            description = "In a channel below, along x: spins along y, spin Hall angle 0.11.")
    double channelCurrentDensity;

    @Option(names = "--rf-field-oersted", paramLabel = "OE", defaultValue = "0", description = "Amplitude along x.")
    double rfField;

    @Option(names = "--rf-frequency", paramLabel = "HZ", defaultValue = "0", description = "Of that field.")
    double rfFrequency;

    @Option(names = "--temperature-kelvin", paramLabel = "K", description = "Default: the preset's.")
    @Nullable
    Double kelvin;

    @Option(
            names = "--tilt-degrees",
            paramLabel = "DEG",
            defaultValue = "0",
            description = "Turn away from the start by this, to let it ring without heat.")
    double tilt;

    @Option(names = "--duration", paramLabel = "S", defaultValue = "100e-9", description = "Default: ${DEFAULT-VALUE}")
    double duration;

    @Option(names = "--step", paramLabel = "S", defaultValue = "1e-12", description = "Default: ${DEFAULT-VALUE}")
    double step;

    @Option(
            names = "--start",
            paramLabel = "WHERE",
            defaultValue = "REST",
            description = "${COMPLETION-CANDIDATES}: rest, or the high-current state. Default: rest")
    Start start = Start.REST;

    @Mixin
    ResultOptions result = new ResultOptions();

    @Override
    public Integer call() {
        return result.show(new MacrospinSimulation(
                model(),
                stimulus(),
                Checked.within("--duration", duration, 1e-12, 1e-3, "s"),
                Checked.within("--step", step, 1e-15, 5e-12, "s"),
                Checked.within("--tilt-degrees", tilt, -180, 180, "degrees"),
                start,
                result.seed));
    }

    private MacrospinModel model() {
        MacrospinModel model = MacrospinPresets.named(Checked.preset("macrospin", preset, MacrospinPresets.names()));
        OptionalDouble asked = kelvin == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Checked.within("--temperature-kelvin", kelvin, 0, 700, "K"));
        if (asked.isPresent()) {
            model = model.heating().isPresent()
                    ? model.withHeating(model.heating().map(law -> law.withAmbient(asked.getAsDouble())))
                    : model.withKelvin(asked.getAsDouble());
        }
        if (channelCurrentDensity == 0) {
            return model;
        }
        LandauLifshitzGilbert equation = model.equation();
        return model.withEquation(new LandauLifshitzGilbert(
                equation.magnet(),
                equation.spinTransfer(),
                new SpinTorque(Vec3.Y, SpinEfficiency.constant(SPIN_HALL_ANGLE), 0)));
    }

    private Stimulus stimulus() {
        Vec3 tesla = new Vec3(
                        oersted("--easy-field-oersted", easyField),
                        oersted("--field-oersted", field),
                        oersted("--perpendicular-field-oersted", perpendicularField))
                .times(TESLA_PER_OERSTED);
        return Stimulus.NONE
                .withField(tesla)
                .withPillarCurrent(Checked.within("--current-density", currentDensity, -1e13, 1e13, "A/m^2"))
                .withChannelCurrent(
                        Checked.within("--channel-current-density", channelCurrentDensity, -1e13, 1e13, "A/m^2"))
                .withCarrier(
                        new Vec3(oersted("--rf-field-oersted", rfField) * TESLA_PER_OERSTED, 0, 0),
                        Checked.within("--rf-frequency", rfFrequency, 0, 1e11, "Hz"));
    }

    private static double oersted(String option, double value) {
        return Checked.within(option, value, -1e5, 1e5, "Oe");
    }
}
