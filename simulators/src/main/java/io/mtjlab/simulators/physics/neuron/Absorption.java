package io.mtjlab.simulators.physics.neuron;

import java.util.Optional;

import io.mtjlab.simulators.physics.resonance.ResonanceLine;
import io.mtjlab.simulators.physics.resonance.ThinEllipse;

/**
 * Which share of a microwave's power acts on the barrier: 1 in resonance.
 *
 * @param constant the line in every field, where the resonance does not move
 * @param moving the layer whose Kittel line moves with the field along the hard axis; empty for the constant line. P(H)
 *     is then no sigmoid: over 16 to 36 Oe the share at 1890 MHz goes from 0.37 over 1 to 0.57.
 */
public record Absorption(ResonanceLine constant, Optional<ThinEllipse> moving) {

    public static Absorption at(ResonanceLine constant) {
        return new Absorption(constant, Optional.empty());
    }

    Absorption movingWith(ThinEllipse layer) {
        return new Absorption(constant, Optional.of(layer));
    }

    double share(double hertz, double hardOersted) {
        return moving.map(layer -> layer.line(0, hardOersted)).orElse(constant).symmetric(hertz);
    }
}
