package io.mtjlab.simulators.twin.e8257d;

import java.util.function.DoubleUnaryOperator;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.Panel.Conversion;

/**
 * Frequency and level of the carrier, and what lies between them and what is said: offset, multiplier, reference, step,
 * attenuator, levelling loop (E8251-90356, FREQuency and POWer subsystems). Steps after *RST are assumed.
 */
final class CarrierRows {

    private static final String FREQUENCY = "[:SOURce[1]]:FREQuency";
    private static final String POWER = "[:SOURce[1]]:POWer";
    private static final String LEVEL = POWER + "[:LEVel][:IMMediate]";
    private static final Limits ANY_HERTZ = Limits.of(-200e9, 200e9, 0);
    private static final Limits ATTENUATION = Limits.of(0, 115, 115);
    private static final double ATTENUATOR_STEP = 5;
    private static final Limits MOST =
            Limits.of(GeneratorState.LOWEST_DBM, GeneratorState.HIGHEST_DBM, GeneratorState.HIGHEST_DBM);

    private final Panel panel;

    CarrierRows(Panel panel) {
        this.panel = panel;
    }

    void install(CommandTable table) {
        frequency(table);
        level(table);
        levelling(table);
    }

    private void frequency(CommandTable table) {
        Conversion shown = conversion(this::hertz, this::shownHertz);
        panel.converted("hertz", FREQUENCY + "[:CW]", Dimension.HERTZ, GeneratorState.HERTZ, shown)
                .converted("hertz", FREQUENCY + ":FIXed", Dimension.HERTZ, GeneratorState.HERTZ, shown)
                .number("hertz.step", FREQUENCY + "[:CW]:STEP[:INCRement]", Dimension.HERTZ, Limits.of(0.01, 99e9, 1e9))
                .steps("hertz", "hertz.step")
                .number("hertz.offset", FREQUENCY + ":OFFSet", Dimension.HERTZ, ANY_HERTZ)
                .bool("hertz.offset.on", FREQUENCY + ":OFFSet:STATe", false)
                .number("hertz.multiplier", FREQUENCY + ":MULTiplier", Dimension.NONE, Limits.of(-1000, 1000, 1))
                .number("hertz.reference", FREQUENCY + ":REFerence", Dimension.HERTZ, Limits.of(0, 200e9, 0))
                .bool("hertz.reference.on", FREQUENCY + ":REFerence:STATe", false);
        table.action(FREQUENCY + ":REFerence:SET", () -> {
            panel.put("hertz.reference", panel.get("hertz"));
            panel.put("hertz.reference.on", 1);
        });
    }

    /** Setting an offset turns it on, as the instrument does. */
    void changed(String name) {
        if (name.equals("hertz.offset")) {
            panel.put("hertz.offset.on", panel.get(name) == 0 ? 0 : 1);
        }
        if (name.equals("attenuation")) {
            panel.put(name, ATTENUATOR_STEP * Math.rint(panel.get(name) / ATTENUATOR_STEP));
            panel.put("attenuation.auto", 0);
        }
    }

    private double shownHertz(double kept) {
        return kept * panel.get("hertz.multiplier")
                + (panel.on("hertz.offset.on") ? panel.get("hertz.offset") : 0)
                - (panel.on("hertz.reference.on") ? panel.get("hertz.reference") : 0);
    }

    private double hertz(double shown) {
        double multiplier = panel.get("hertz.multiplier");
        double zero = shownHertz(0);
        return multiplier == 0 ? Double.POSITIVE_INFINITY : (shown - zero) / multiplier;
    }

    private void level(CommandTable table) {
        Conversion relative = conversion(said -> said + reference(), kept -> kept - reference());
        panel.converted("dbm", LEVEL + "[:AMPLitude]", Dimension.DBM, GeneratorState.DBM, relative)
                .number("dbm.step", LEVEL + "[:AMPLitude]:STEP[:INCRement]", Dimension.DECIBEL, Limits.of(0.01, 20, 10))
                .steps("dbm", "dbm.step")
                .number("dbm.offset", LEVEL + ":OFFSet", Dimension.DECIBEL, Limits.of(-200, 200, 0))
                .number("dbm.reference", POWER + ":REFerence", Dimension.DBM, Limits.of(-400, 300, 0))
                .bool("dbm.reference.on", POWER + ":REFerence:STATe", false)
                .converted(
                        "attenuation",
                        POWER + ":ATTenuation",
                        Dimension.DECIBEL,
                        ATTENUATION,
                        conversion(said -> said, kept -> attenuation()))
                .bool("attenuation.auto", POWER + ":ATTenuation:AUTO", true);
        table.action(POWER + ":REFerence:SET", () -> {
            panel.put("dbm.reference", panel.get("dbm"));
            panel.put("dbm.reference.on", 1);
        });
    }

    private double reference() {
        return panel.on("dbm.reference.on") ? panel.get("dbm.reference") : 0;
    }

    /** What the step attenuator takes away, by itself as much as leaves the levelling loop at work above 0 dBm. */
    private double attenuation() {
        if (!panel.on("attenuation.auto")) {
            return panel.get("attenuation");
        }
        double below = -(panel.get("dbm") - panel.get("dbm.offset"));
        return Math.max(0, Math.min(ATTENUATION.max(), ATTENUATOR_STEP * Math.ceil(below / ATTENUATOR_STEP)));
    }

    private void levelling(CommandTable table) {
        String at = POWER + ":ALC";
        panel.bool("dbm.protected", POWER + ":PROTection[:STATe]", false)
                .number("dbm.most", POWER + ":LIMit[:MAXimum][:LEVel]", Dimension.DBM, MOST)
                .bool("dbm.most.adjusts", POWER + ":LIMit[:MAXimum]:ADJust", false);
        panel.bool("alc", at + "[:STATe]", true)
                .choice("alc.source", at + ":SOURce", "INTernal", "DIODe", "MMHead")
                .number("alc.coupling", at + ":SOURce:EXTernal:COUPling", Dimension.DECIBEL, Limits.of(-200, 200, -16))
                .converted(
                        "dbm",
                        at + ":LEVel",
                        Dimension.DBM,
                        GeneratorState.DBM,
                        conversion(
                                said -> said - attenuation() + panel.get("dbm.offset"),
                                kept -> kept + attenuation() - panel.get("dbm.offset")))
                .bool("alc.search", at + ":SEARch", false)
                .choice("alc.search.at", at + ":SEARch:REFerence", "FIXed", "RELative")
                .number("alc.hertz", at + ":BANDwidth", Dimension.HERTZ, Limits.of(100, 100e3, 100))
                .bool("alc.hertz.auto", at + ":BANDwidth:AUTO", true);
    }

    /** Between what is said and what is kept, whatever the unit. */
    private static Conversion conversion(DoubleUnaryOperator kept, DoubleUnaryOperator told) {
        return new Conversion() {
            @Override
            public double kept(double said, String unit, int channel) {
                return kept.applyAsDouble(said);
            }

            @Override
            public double told(double keptValue, int channel) {
                return told.applyAsDouble(keptValue);
            }
        };
    }
}
