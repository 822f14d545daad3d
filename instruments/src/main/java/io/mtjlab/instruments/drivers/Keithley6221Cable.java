package io.mtjlab.instruments.drivers;

import java.util.List;

import io.mtjlab.instruments.scpi.Setting;

/** The 6221's output on the way to its cable: filter, inner shield, earth (manual, section 2: output configuration). */
public final class Keithley6221Cable {

    private static final String MANUAL = "6220/6221 reference manual, SCPI reference tables, OUTPut";

    private static final Setting FILTER =
            Setting.onOff("analogue_filter", ":SOUR:CURR:FILT").from(MANUAL);
    private static final Setting INNER_SHIELD =
            Setting.word("inner_shield", ":OUTP:ISH", "GUAR", "OLOW").from(MANUAL);
    private static final Setting LOW_TO_EARTH =
            Setting.onOff("low_to_earth", ":OUTP:LTE").from(MANUAL);

    static final List<Setting> TABLE = List.of(FILTER, INNER_SHIELD, LOW_TO_EARTH);

    private final Keithley6221 source;

    Keithley6221Cable(Keithley6221 source) {
        this.source = source;
    }

    /** Slower, and less noise. */
    public void setFilter(boolean on) {
        source.tell(FILTER.command(on));
    }

    /** The inner shield of the output cable: driven guard, or output low. Refused while the output is on. */
    public void setGuarded(boolean guarded) {
        requireOff("its shield changes");
        source.tell(INNER_SHIELD.command(source.role(), guarded ? "GUAR" : "OLOW"));
    }

    /** Joins output low and earth. Refused while the output is on. */
    public void setLowToEarth(boolean joined) {
        requireOff("its earth changes");
        source.tell(LOW_TO_EARTH.command(joined));
    }

    private void requireOff(String what) {
        if (source.outputOn()) {
            throw new IllegalStateException(source.role() + ": its output is on; switch it off before " + what);
        }
    }
}
