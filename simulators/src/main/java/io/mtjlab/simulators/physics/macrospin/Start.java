package io.mtjlab.simulators.physics.macrospin;

import java.util.Locale;

/** Where a run begins. */
public enum Start {
    /** Where the layer points without a current. */
    REST,
    /** In the high-current state: along the polarisation, after {@value #LOCKING_SECONDS} s of the locking current. */
    LOCKED;

    private static final double LOCKING_SECONDS = 5e-9;

    /** Brings {@code spin} there. */
    public void apply(Macrospin spin, double stepSeconds) {
        if (this == REST) {
            spin.place(spin.model().rest());
            return;
        }
        spin.place(spin.model().equation().spinTransfer().polarizer());
        spin.advance(
                Stimulus.NONE.withPillarCurrent(spin.model().lockingAmperesPerSquareMetre()),
                stepSeconds,
                Math.round(LOCKING_SECONDS / stepSeconds));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
