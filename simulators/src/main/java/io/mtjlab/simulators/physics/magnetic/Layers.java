package io.mtjlab.simulators.physics.magnetic;

import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.loop.EnergyLandscape;
import io.mtjlab.simulators.physics.loop.LoopPreset;
import io.mtjlab.simulators.physics.loop.SyntheticAntiferromagnet;
import io.mtjlab.simulators.physics.telegraph.TwoLevels;

/** Free and reference layer in the field of the moment. Not thread-safe. */
final class Layers {

    private final MagneticPreset preset;
    private final SyntheticAntiferromagnet reference;
    private double easyOersted = Double.NaN;
    private double hardOersted = Double.NaN;
    private TwoWells wells = new TwoWells(0, 0, 0, 0);
    private double referenceRadians;

    /** At rest. */
    Layers(MagneticPreset preset) {
        this.preset = preset;
        this.reference = new SyntheticAntiferromagnet(preset.layers().reference());
    }

    /** The two states once this drive is reached. */
    TwoLevels levels(Drive acting) {
        LoopPreset layers = preset.layers();
        turn(layers, acting.easyOersted(), acting.hardOersted());
        return new TwoLevels(
                ohms(wells.positiveRadians()),
                ohms(wells.negativeRadians()),
                wells.dwell(
                        layers.stability() * layers.kelvin() / acting.kelvin(),
                        preset.bias().share(acting.amperes())));
    }

    private void turn(LoopPreset layers, double easy, double hard) {
        if (easy == easyOersted && hard == hardOersted) {
            return;
        }
        easyOersted = easy;
        hardOersted = hard;
        double scale = layers.anisotropyOersted();
        wells = TwoWells.of(new EnergyLandscape((easy + layers.couplingOersted()) / scale, hard / scale));
        referenceRadians = reference.referenceAngle(easy, hard);
    }

    private double ohms(double radians) {
        return preset.layers().conductance().ohms(Math.toDegrees(radians - referenceRadians));
    }
}
