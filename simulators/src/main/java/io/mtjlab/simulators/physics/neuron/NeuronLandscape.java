package io.mtjlab.simulators.physics.neuron;

import io.mtjlab.simulators.physics.ConductanceLaw;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.TwoLevels;

/**
 * The neuron's two states for any field vector.
 *
 * <p>Along the hard axis they are the telegraph signal's, along the easy axis the loop's; in between the angles of the
 * conductance law and the logarithms of the dwell times are interpolated with a smooth weight: the loop alone up to 2
 * Oe of hard-axis field (what a magnet leaves behind), the telegraph signal alone from 8 Oe on, unless an easy-axis
 * field above 10 Oe brings the loop back, wholly at 40 Oe. This is phenomenology. The telegraph's barrier (D = 18 at
 * 27.8 Oe) does not follow from the ellipse whose resonance and loop the device shows (it would give about 30), nor the
 * other way round, and the paper has no measurement in between.
 */
final class NeuronLandscape {

    private static final double HARD_BEGINS_OERSTED = 2;
    private static final double HARD_RULES_OERSTED = 8;
    private static final double EASY_BEGINS_OERSTED = 10;
    private static final double EASY_RULES_OERSTED = 40;

    private final NeuronPreset preset;
    private final double lowDegrees;
    private final double highDegrees;

    NeuronLandscape(NeuronPreset preset) {
        this.preset = preset;
        this.lowDegrees = preset.conductance().degrees(preset.lowOhms());
        this.highDegrees = preset.conductance().degrees(preset.highOhms());
    }

    TwoLevels at(Drive drive) {
        double weight = telegraphWeight(drive.easyOersted(), drive.hardOersted());
        if (weight <= 0) {
            return new TwoLevels(
                    preset.conductance().parallelOhms(), preset.conductance().antiparallelOhms(), loop(drive));
        }
        if (weight >= 1) {
            return new TwoLevels(preset.lowOhms(), preset.highOhms(), telegraph(drive));
        }
        ConductanceLaw law = preset.conductance();
        return new TwoLevels(
                law.ohms(weight * lowDegrees),
                law.ohms((1 - weight) * 180 + weight * highDegrees),
                loop(drive).blendedWith(telegraph(drive), weight));
    }

    private DwellTimes loop(Drive drive) {
        return preset.loopBarrier(drive.kelvin())
                .dwellTimes(drive.easyOersted(), preset.bias().share(drive.amperes()));
    }

    private DwellTimes telegraph(Drive drive) {
        DwellTimes on = underCarrier(drive, drive.rfWatts());
        return drive.rfOnFraction() < 1 && drive.rfWatts() > 0
                ? underCarrier(drive, 0).alternatingWith(on, drive.rfOnFraction())
                : on;
    }

    private DwellTimes underCarrier(Drive drive, double watts) {
        return preset.telegraphDwell(drive.hardOersted(), drive.amperes(), drive.rfHertz(), watts, drive.kelvin());
    }

    private static double telegraphWeight(double easyOersted, double hardOersted) {
        double hard = smoothStep(HARD_BEGINS_OERSTED, HARD_RULES_OERSTED, Math.abs(hardOersted));
        double easy = smoothStep(EASY_BEGINS_OERSTED, EASY_RULES_OERSTED, Math.abs(easyOersted));
        return hard * (1 - easy);
    }

    /** 0 up to {@code from}, 1 from {@code to} on, with continuous slope. */
    private static double smoothStep(double from, double to, double value) {
        double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }
}
