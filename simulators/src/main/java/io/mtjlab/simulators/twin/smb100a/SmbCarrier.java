package io.mtjlab.simulators.twin.smb100a;

import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.Panel.Conversion;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/**
 * Frequency and level of the carrier (operating manual 1407.0806.32, SOURce:FREQuency and SOURce:POWer subsystems; step
 * limits and what UP and DOWN do as remembered). What is told is of an instrument behind this one: its frequency is the
 * carrier's times the multiplier plus the offset, its level the carrier's plus the offset; setting those leaves the
 * carrier alone. POWer:POWer is the level at the connector.
 */
final class SmbCarrier {

    static final Limits HERTZ = Limits.of(9e3, 12.75e9, 1e9);
    static final Limits LEVEL = Limits.of(-145, 30, -30);
    private static final double MOST_DBM = 30;
    private static final String FREQUENCY = "[:SOURce[1]]:FREQuency";
    private static final String POWER = "[:SOURce[1]]:POWer";
    private static final String IMMEDIATE = POWER + "[:LEVel][:IMMediate]";

    /** Converts both ways. */
    @FunctionalInterface
    private interface Function {
        double of(double value);
    }

    private final Panel panel;

    SmbCarrier(Panel panel) {
        this.panel = panel;
        Conversion hertz = conversion(this::hertz, this::shownHertz);
        panel.converted("hertz", FREQUENCY + "[:CW]", Dimension.HERTZ, HERTZ, hertz)
                .converted("hertz", FREQUENCY + ":FIXed", Dimension.HERTZ, HERTZ, hertz)
                .number("hertz.offset", FREQUENCY + ":OFFSet", Dimension.HERTZ, Limits.of(-67e9, 67e9, 0))
                .number("hertz.multiplier", FREQUENCY + ":MULTiplier", Dimension.NONE, Limits.of(-10e3, 10e3, 1))
                .number("hertz.step", FREQUENCY + ":STEP[:INCRement]", Dimension.HERTZ, Limits.of(0, 12.75e9, 1e6))
                .steps("hertz", "hertz.step");
        Conversion dbm = conversion(this::dbm, this::shownDbm);
        panel.converted("dbm", IMMEDIATE + "[:AMPLitude]", Dimension.DBM, LEVEL, dbm)
                .number("dbm", POWER + ":POWer", Dimension.DBM, LEVEL)
                .number("offset", IMMEDIATE + ":OFFSet", Dimension.DECIBEL, Limits.of(-100, 100, 0))
                .number("dbm.increment", POWER + ":STEP[:INCRement]", Dimension.DECIBEL, Limits.of(0, 100, 1))
                .steps("dbm", "dbm.increment")
                .number("most", POWER + ":LIMit[:AMPLitude]", Dimension.DBM, Limits.of(-145, MOST_DBM, MOST_DBM))
                .choice("level.mode", POWER + ":LMODe", "NORMal", "LNOise", "LDIStortion")
                .choice("level.behaviour", POWER + ":LBEHaviour", "AUTO", "UNINterrupted", "MONotone")
                .choice("alc", POWER + ":ALC[:STATe]", "AUTO", "ON", "OFF", "1", "0")
                .choice("output.off", POWER + ":ATTenuation:RFOFf:MODE", "UNCHanged", "FATTenuation")
                .choice("unit", "UNIT:POWer", "DBM", "V", "DBUV");
    }

    private static Conversion conversion(Function set, Function shown) {
        return new Conversion() {
            @Override
            public double kept(double said, String unit, int channel) {
                return set.of(said);
            }

            @Override
            public double told(double kept, int channel) {
                return shown.of(kept);
            }
        };
    }

    /** Of the carrier, for what is told. */
    double hertz(double shown) {
        return (shown - panel.get("hertz.offset")) / panel.get("hertz.multiplier");
    }

    private double shownHertz(double carrier) {
        return carrier * panel.get("hertz.multiplier") + panel.get("hertz.offset");
    }

    /** As told. */
    double shownHertz() {
        return shownHertz(panel.get("hertz"));
    }

    /** At the connector, for what is told. */
    double dbm(double shown) {
        return shown - panel.get("offset");
    }

    private double shownDbm(double connector) {
        return connector + panel.get("offset");
    }

    /** As told. */
    double shownDbm() {
        return shownDbm(panel.get("dbm"));
    }

    /** No multiplier of nothing, and no level above the limit that was set. */
    void check(String name) throws ScpiException {
        if (name.equals("hertz.multiplier") && panel.get(name) == 0) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        if (panel.get("dbm") > Math.min(MOST_DBM, panel.get("most"))) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
    }
}
