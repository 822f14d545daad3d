package io.mtjlab.app.simulate;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.SpinEfficiency;
import io.mtjlab.simulators.physics.macrospin.SpinTorque;

import picocli.CommandLine.Option;

/** Numbers of a macrospin in place of its preset's. */
final class MagnetOptions {

    /** eta against the angle. */
    enum Efficiency {
        CONSTANT,
        TUNNELLING,
        SLONCZEWSKI;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--saturation", paramLabel = "A/M", description = "M_s.")
    @Nullable
    Double saturation;

    @Option(names = "--damping", paramLabel = "ALPHA", description = "Gilbert's alpha.")
    @Nullable
    Double damping;

    @Option(names = "--demagnetizing", paramLabel = "X,Y,Z", description = "Diagonal of the demagnetising tensor.")
    @Nullable
    String demagnetizing;

    @Option(names = "--anisotropy-tesla", paramLabel = "T", description = "B_k of the uniaxial anisotropy.")
    @Nullable
    Double anisotropy;

    @Option(names = "--easy-axis", paramLabel = "X,Y,Z", description = "Its direction.")
    @Nullable
    String easyAxis;

    @Option(names = "--thickness", paramLabel = "M", description = "Of the free layer.")
    @Nullable
    Double thickness;

    @Option(names = "--volume", paramLabel = "M3", description = "Of the free layer; the heat bath sees it.")
    @Nullable
    Double volume;

    @Option(
            names = "--built-in-field-tesla",
            paramLabel = "X,Y,Z",
            description = "What the other layers add all the time.")
    @Nullable
    String builtIn;

    @Option(names = "--polarizer", paramLabel = "X,Y,Z", description = "Positive current drives m towards it.")
    @Nullable
    String polarizer;

    @Option(names = "--polarization", paramLabel = "P", description = "0 to 1.")
    @Nullable
    Double polarization;

    @Option(
            names = "--efficiency",
            paramLabel = "LAW",
            description = "${COMPLETION-CANDIDATES}: P; 2 P/(1 - P^2 cos); 2 P L^2/[(L^2 + 1) + (L^2 - 1) cos].")
    @Nullable
    Efficiency efficiency;

    @Option(names = "--lambda", paramLabel = "L", description = "Of Slonczewski's law. Default: 1")
    @Nullable
    Double lambda;

    @Option(
            names = "--field-like-ratio",
            paramLabel = "B/A",
            description = "Field-like over damping-like torque; that of Rodrigues et al. 2023, eq. (A3), with the other"
                    + " sign.")
    @Nullable
    Double fieldLikeRatio;

    @Option(names = "--temperature-kelvin", paramLabel = "K", description = "Of the surroundings; 0: no heat bath.")
    @Nullable
    Double kelvin;

    @Option(
            names = "--heating",
            negatable = true,
            description = "Whether the current heats a layer whose preset says how. Default: true",
            defaultValue = "true",
            fallbackValue = "true")
    boolean heating = true;

    /** The preset with what was asked for in place of its own numbers. */
    MacrospinModel applyTo(MacrospinModel preset) {
        MacrospinModel model = new MacrospinModel(
                preset.name(),
                new LandauLifshitzGilbert(
                        magnet(preset.equation().magnet()),
                        torque(preset),
                        preset.equation().spinOrbit()),
                Checked.vector("--built-in-field-tesla", builtIn, preset.builtIn(), 100, "T"),
                Checked.within("--polarization", polarization, preset.polarization(), 0, 1, ""),
                preset.heating(),
                preset.resistance(),
                preset.kelvin(),
                preset.rest(),
                preset.lockingAmperesPerSquareMetre());
        return atTemperature(heating ? model : withoutPower(model));
    }

    private static MacrospinModel withoutPower(MacrospinModel model) {
        return model.withHeating(model.heating().map(law -> law.withoutPower()));
    }

    private MacrospinModel atTemperature(MacrospinModel model) {
        if (kelvin == null) {
            return model;
        }
        double ambient = Checked.within("--temperature-kelvin", kelvin, 0, 700, "K");
        return model.heating().isPresent()
                ? model.withHeating(Optional.of(model.heating().get().withAmbient(ambient)))
                : model.withKelvin(ambient);
    }

    private Magnet magnet(Magnet preset) {
        return new Magnet(
                Checked.within("--saturation", saturation, preset.saturation(), 1, 1e7, "A/m"),
                Checked.within("--damping", damping, preset.damping(), 0, 10, ""),
                Checked.vector("--demagnetizing", demagnetizing, preset.demagnetizing(), 1, ""),
                Checked.within("--anisotropy-tesla", anisotropy, preset.anisotropyTesla(), -100, 100, "T"),
                Checked.direction("--easy-axis", easyAxis, preset.easyAxis()),
                Checked.within("--thickness", thickness, preset.thicknessMetres(), 1e-11, 1e-3, "m"),
                Checked.within("--volume", volume, preset.volumeCubicMetres(), 1e-30, 1e-9, "m^3"));
    }

    private SpinTorque torque(MacrospinModel preset) {
        SpinTorque own = preset.equation().spinTransfer();
        double p = Checked.within("--polarization", polarization, preset.polarization(), 0, 1, "");
        return new SpinTorque(
                Checked.direction("--polarizer", polarizer, own.polarizer()),
                law(own.efficiency(), p),
                Checked.within("--field-like-ratio", fieldLikeRatio, own.fieldLikeRatio(), -100, 100, ""));
    }

    /** The preset's law keeps its shape under another P, which is what its numerator is in proportion to. */
    private SpinEfficiency law(SpinEfficiency own, double p) {
        if (efficiency == null && lambda == null && polarization == null) {
            return own;
        }
        Efficiency asked = efficiency != null ? efficiency : lambda != null ? Efficiency.SLONCZEWSKI : likely(own);
        double l = Checked.within("--lambda", lambda, asked == Efficiency.SLONCZEWSKI ? slope(own) : 1, 1e-3, 1e3, "");
        return switch (asked) {
            case CONSTANT -> SpinEfficiency.constant(p);
            case TUNNELLING -> SpinEfficiency.tunnelling(p);
            case SLONCZEWSKI -> SpinEfficiency.slonczewski(p, l);
        };
    }

    private static Efficiency likely(SpinEfficiency own) {
        return own.slope() == 0
                ? Efficiency.CONSTANT
                : own.offset() == 1 ? Efficiency.TUNNELLING : Efficiency.SLONCZEWSKI;
    }

    /** Lambda of a law of Slonczewski's, else 1. */
    private static double slope(SpinEfficiency own) {
        return likely(own) == Efficiency.SLONCZEWSKI ? Math.sqrt(own.offset() - 1) : 1;
    }
}
