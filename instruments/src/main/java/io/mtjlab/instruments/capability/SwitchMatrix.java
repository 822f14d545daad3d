package io.mtjlab.instruments.capability;

import java.util.Set;
import java.util.SortedSet;

/**
 * Relays between instruments and devices. They are named as the instrument names them: {@code 1!4} is channel 4 of the
 * card in slot 1, {@code 1!2!4} the crosspoint of row 2 and column 4. No relay moves while something on the bench puts
 * volts on the junction: a relay that is switched under load can weld, and what it makes and breaks the device feels.
 */
public interface SwitchMatrix extends Instrument {

    /**
     * Leaves exactly these relays closed: first those that must open, then, once the instrument says that they are
     * open, those that must close.
     *
     * @throws io.mtjlab.base.error.InvalidInput when a name is not one, or something is live
     */
    void connect(Set<String> channels);

    /** Opens all relays. */
    void openAll();

    /** The closed relays, as the instrument tells. */
    SortedSet<String> closed();
}
