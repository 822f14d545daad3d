package io.mtjlab.simulators.wiring;

import io.mtjlab.base.error.InvalidInput;

/** The magnets of a bench, by the roles of their supplies, and the probes in their fields. Under the bench's lock. */
public final class BenchCoils {

    private final WiringSpec spec;
    private final Magnets magnets;
    private final BenchHistory history;

    BenchCoils(WiringSpec spec, Magnets magnets, BenchHistory history) {
        this.spec = spec;
        this.magnets = magnets;
        this.history = history;
    }

    /**
     * From now on this current flows, in ampere.
     *
     * @throws InvalidInput when the wiring names no coil for {@code role}
     */
    public void drive(String role, Trajectory current) {
        Magnet coil = magnets.coil(role);
        history.change(() -> coil.current(current));
    }

    /** @throws InvalidInput when the wiring names no coil for {@code role} */
    public void require(String role) {
        magnets.coil(role);
    }

    /** True when the wiring names a coil for {@code role}. */
    public boolean has(String role) {
        return spec.coils().containsKey(role);
    }

    /** Resistance of a coil's winding over that of a cold one. */
    public double windingRatio(String role) {
        history.advance();
        return magnets.coil(role).resistanceRatio(history.cursor());
    }

    /** Field that a gaussmeter's probe feels now, in oersted. */
    public double probeOersted(String role) {
        Axis axis = spec.probes().get(role);
        if (axis == null) {
            throw new InvalidInput("wiring names no probe for gaussmeter '" + role + "'; probes: "
                    + spec.probes().keySet());
        }
        history.advance();
        return magnets.oersted(axis);
    }
}
