package io.mtjlab.instruments.capability;

/** An instrument that can do harm, and knows how to stop. */
public interface Output extends Instrument {

    /**
     * When this output goes safe, relative to the others of the bench: what shakes the device most goes first, what
     * holds it goes last.
     */
    enum SafeOrder {
        RF,
        PULSE,
        CURRENT,
        /** Needles leave the pads only after all that drives current, and before anything moves the device. */
        CONTACT,
        FIELD,
        TEMPERATURE
    }

    SafeOrder safeOrder();

    /** Ramps to zero, waits, switches off. Does its best also after an error, and throws only at the end. */
    void makeSafe();

    /** Asks the instrument, not our memory, whether it is safe. */
    boolean isSafe();
}
