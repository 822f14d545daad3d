package io.mtjlab.simulators.physics.resonance;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;

/**
 * A junction under spin-torque ferromagnetic resonance: one or more modes, each rectifying by itself, and a power from
 * which the response saturates:
 *
 * <pre>V(f, H, P) = sum over modes of V_mode(f; f_r(H), df(H)) at the power P/(1 + P/P_sat)</pre>
 *
 * @param modes the strongest first
 * @param saturationWatts P_sat at the generator's connector; infinite for a response in proportion to the power
 */
public record StfmrModel(List<Mode> modes, double saturationWatts) {

    /** One mode: the layer that resonates, and what it rectifies to. */
    public record Mode(ThinEllipse layer, Rectification rectification) {}

    public StfmrModel {
        modes = List.copyOf(modes);
    }

    /** Luo et al. (2023): 1890 MHz in 30 Oe along the hard axis, 228 MHz wide; the voltages are chosen. */
    public static StfmrModel luo2023() {
        NeuronPreset neuron = NeuronPreset.luo2023();
        return new StfmrModel(List.of(new Mode(neuron.ellipse(), neuron.rectification())), Double.POSITIVE_INFINITY);
    }

    /**
     * The same with a second, weaker mode above (the layer's edge, with twice the anisotropy) and saturation from 0 dBm;
     * both chosen.
     */
    public static StfmrModel twoModes() {
        NeuronPreset neuron = NeuronPreset.luo2023();
        ThinEllipse layer = neuron.ellipse();
        Rectification main = neuron.rectification();
        ThinEllipse edge = new ThinEllipse(
                2 * layer.anisotropyOersted(),
                layer.magnetizationOersted(),
                layer.damping(),
                layer.volumeCubicMetres());
        Rectification weak =
                new Rectification(main.symmetricVolts() / 3, -main.antisymmetricVolts() / 3, 0, main.referenceWatts());
        return new StfmrModel(List.of(new Mode(layer, main), new Mode(edge, weak)), Unit.dbmToWatts(0));
    }

    /** Rectified direct volts under an unmodulated carrier. */
    public double volts(double hertz, double watts, double easyOersted, double hardOersted) {
        double effective = watts / (1 + watts / saturationWatts);
        double sum = 0;
        for (Mode mode : modes) {
            sum += mode.rectification().volts(mode.layer().line(easyOersted, hardOersted), hertz, effective);
        }
        return sum;
    }

    /** Share of the voltages at the reference power that is left, or gained, at {@code watts}. */
    public double relativePower(Mode mode, double watts) {
        return watts / (1 + watts / saturationWatts) / mode.rectification().referenceWatts();
    }

    /** The same with another layer for the strongest mode. */
    public StfmrModel withMainLayer(ThinEllipse layer) {
        List<Mode> other = new ArrayList<>(modes);
        other.set(0, new Mode(layer, modes.get(0).rectification()));
        return new StfmrModel(other, saturationWatts);
    }

    /** The same with another power from which the response saturates. */
    public StfmrModel withSaturation(double watts) {
        return new StfmrModel(modes, watts);
    }
}
