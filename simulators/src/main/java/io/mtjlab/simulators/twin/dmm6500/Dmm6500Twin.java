package io.mtjlab.simulators.twin.dmm6500;

import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.twin.touch.TouchNumbers;
import io.mtjlab.simulators.twin.touch.trigger.Scan;

/** The wire of the DMM6500 in its SCPI mode (DMM6500-901-01, reference manual, section 12), digitizer included. */
public final class Dmm6500Twin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 1000;

    /** The only settings that are numbered: {@code DELay:USER1} to {@code USER5}. */
    private static final int USER_DELAYS = 5;

    private static final String SENSE = "[:SENSe[1]]";

    private static final double LEAST_BAND_HERTZ = 3;

    /** The sense terminals have one range when they are the reference of a ratio. */
    private static final double REFERENCE_VOLTS = 10;

    private static final Limits JUNCTION = Limits.of(0, 65, 23);

    /** "0.0005 to 15 (60 Hz) or 12 (50 Hz or 400 Hz)". */
    private static final Limits CYCLES = Limits.of(0.0005, 15, 1);

    /** What a meter says to MIN, MAX and DEF (PyMeasure's tests on one). */
    private static final Limits APERTURE = Limits.of(8.33e-6, 0.25, 0.0166667);

    private final Status status = new Status(ERROR_QUEUE);
    private final Dmm6500 meter;
    private final Dialect dialect;

    public Dmm6500Twin(Post post) {
        CommandTable table = new CommandTable(TouchNumbers::setting);
        Panel panel = new Panel(table, USER_DELAYS);
        panel.hidden("function", 0).hidden("digitizing", 0).hiddenChoice("digital.function", "VOLTage", "CURRent");
        meter = new Dmm6500(post, status, table, panel);
        triggers(panel, table);
        rows(table, panel);
        panel.listen(meter::changed);
        dialect = new ScpiDialect(table, meter, status, ErrorFormat.EVENT);
    }

    /** All that a list of channels may stand behind, then what it may not. */
    private void rows(CommandTable table, Panel panel) {
        table.around(meter.scanner().channels()::setting, meter.scanner().channels()::query);
        panel.integer("count", SENSE + ":COUNt", Limits.of(1, 1_000_000, 1));
        for (MeterFunction each : MeterFunction.values()) {
            sense(panel, each);
            ranges(table, each);
            meter.calculations().function(table, each.key(), each.word());
        }
        special(panel);
        compensation(table, panel, "compensated", "FRESistance");
        compensation(table, panel, "compensated.temperature", "TEMPerature");
        table.query(SENSE + ":VOLTage[:DC]:RATio:SENSe:RANGe[:UPPer]", () -> TouchNumbers.setting(REFERENCE_VOLTS))
                .query(SENSE + ":VOLTage[:DC]:RATio:SENSe:RANGe:AUTO", () -> "0");
        digitizer(panel);
        analogTriggers(panel);
        functions(table, panel);
        table.around(handler -> handler, handler -> handler);
        actions(table);
    }

    /** The range that a function is on; MIN, MAX and DEF are told as the range that they choose. */
    private void ranges(CommandTable table, MeterFunction function) {
        if (!function.ranged()) {
            return;
        }
        table.row(SENSE + ":" + function.word() + ":RANGe[:UPPer]", null, call -> {
            call.expect(0, 1);
            double range = call.parameterCount() == 0
                    ? meter.rangeOf(function)
                    : function.rangeFor(call.number(0, function.dimension(), function.range()));
            TouchNumbers.setting(call.answer(), range);
        });
    }

    private static void sense(Panel panel, MeterFunction function) {
        String at = SENSE + ":" + function.word();
        String key = function.key();
        if (function.ranged()) {
            panel.number("range." + key, at + ":RANGe[:UPPer]", function.dimension(), function.range())
                    .bool("auto." + key, at + ":RANGe:AUTO", true);
        }
        if (function.integrates()) {
            panel.number("cycles." + key, at + ":NPLCycles", Dimension.NONE, CYCLES)
                    .bool("autozero." + key, at + ":AZERo[:STATe]", true)
                    .bool("synchronous." + key, at + ":LINE:SYNC", false);
        }
        panel.bool("average." + key, at + ":AVERage[:STATe]", false)
                .integer("average.count." + key, at + ":AVERage:COUNt", Limits.of(1, 100, 10))
                .number("average.window." + key, at + ":AVERage:WINDow", Dimension.NONE, Limits.of(0, 10, 0))
                .choice("average.kind." + key, at + ":AVERage:TCONtrol", "REPeat", "MOVing", "HYBRid")
                .number("delay." + key, at + ":DELay:USER<1..5>", Dimension.SECONDS, Limits.of(0, 10_000, 0))
                .bool("delay.auto." + key, at + ":DELay:AUTO", true)
                .bool("relative." + key, at + ":RELative:STATe", false)
                .number("relative.by." + key, at + ":RELative", Dimension.NONE, Limits.of(-1e9, 1e9, 0))
                .integer("digits." + key, "DISPlay:" + function.word() + ":DIGits", Limits.of(3, 6, 6));
    }

    /** What single functions have besides. */
    private static void special(Panel panel) {
        for (MeterFunction each : List.of(MeterFunction.VOLTS, MeterFunction.ALTERNATING_VOLTS)) {
            String at = SENSE + ":" + each.word();
            panel.choice("unit." + each.key(), at + ":UNIT", "VOLT", "DB", "DBM")
                    .number("decibel." + each.key(), at + ":DB:REFerence", Dimension.VOLTS, Limits.of(1e-7, 1000, 1))
                    .number("milliwatt." + each.key(), at + ":DBM:REFerence", Dimension.OHMS, Limits.of(1, 9999, 50));
        }
        panel.hiddenChoice("compensated", "OFF", "ON", "AUTO")
                .hiddenChoice("compensated.temperature", "OFF", "ON", "AUTO")
                .bool("open.ohms", SENSE + ":FRESistance:ODETector", false)
                .bool("open.celsius", SENSE + ":TEMPerature:ODETector", false)
                .choice("relative.method", SENSE + ":VOLTage[:DC]:RATio:RELative:METHod", "RESult", "PARTs")
                .choice("impedance", SENSE + ":VOLTage[:DC]:INPutimpedance", "MOHM10", "AUTO");
        for (MeterFunction each : List.of(MeterFunction.ALTERNATING_VOLTS, MeterFunction.ALTERNATING_AMPERES)) {
            panel.integer(
                    "detector." + each.key(),
                    SENSE + ":" + each.word() + ":DETector:BANDwidth",
                    Limits.of(LEAST_BAND_HERTZ, 300, LEAST_BAND_HERTZ));
        }
        for (MeterFunction each : List.of(MeterFunction.HERTZ, MeterFunction.SECONDS)) {
            String at = SENSE + ":" + each.word();
            panel.number("gate." + each.key(), at + ":APERture", Dimension.SECONDS, Limits.of(2e-3, 273e-3, 0.2))
                    .number(
                            "threshold." + each.key(),
                            at + ":THReshold:RANGe",
                            Dimension.VOLTS,
                            Limits.of(0.1, 750, 10))
                    .bool("threshold.auto." + each.key(), at + ":THReshold:RANGe:AUTO", true);
        }
        String temperature = SENSE + ":TEMPerature:";
        panel.number("bias", SENSE + ":DIODe:BIAS:LEVel", Dimension.AMPERES, Limits.of(10e-6, 10e-3, 1e-3))
                .choice("transducer", temperature + "TRANsducer", "TCouple", "THERmistor", "RTD", "TRTD", "FRTD")
                .choice("thermocouple", temperature + "TCouple:TYPE", "K", "J", "T", "E", "N", "R", "S", "B")
                .number("reference.celsius", temperature + "TCouple:RJUNction:SIMulated", Dimension.NONE, JUNCTION)
                .integer("thermistor", temperature + "THERmistor", Limits.of(2000, 10_000, 5000))
                .number("rtd.alpha", temperature + "RTD:ALPHa", Dimension.NONE, Limits.of(0, 0.01, 0.00385055))
                .number("rtd.beta", temperature + "RTD:BETA", Dimension.NONE, Limits.of(0, 1, 0.10863))
                .number("rtd.delta", temperature + "RTD:DELTa", Dimension.NONE, Limits.of(0, 5, 1.4999))
                .number("rtd.zero", temperature + "RTD:ZERO", Dimension.OHMS, Limits.of(1, 10_000, 100))
                .choice("reference", temperature + "TCouple:RJUNction:RSELect", "SIMulated")
                .choice("temperature.unit", temperature + "UNIT", "CELSius", "KELVin", "FAHRenheit");
        for (String wires : List.of("TWO", "THRee", "FOUR")) {
            panel.choice("rtd." + wires, temperature + "RTD:" + wires, Thermometer.TYPES.toArray(String[]::new));
        }
    }

    /** ON, OFF or AUTO; told as 1, 0 or AUTO. */
    private static void compensation(CommandTable table, Panel panel, String name, String function) {
        table.row(
                SENSE + ":" + function + ":OCOMpensated",
                call -> {
                    call.expect(1, 1);
                    panel.put(name, call.isWord(0, "AUTO") ? 2 : call.bool(0) ? 1 : 0);
                },
                call -> call.answer(List.of("0", "1", "AUTO").get((int) panel.get(name))));
    }

    /** Kept and told: nothing on a bench is wired to the trigger input. */
    private static void triggers(Panel panel, CommandTable table) {
        table.action("TRIGger:EXTernal:IN:CLEar", () -> {}).query("TRIGger:EXTernal:IN:OVERrun", () -> "0");
        panel.choice("external.edge", "TRIGger:EXTernal:IN:EDGE", "FALLing", "RISing", "EITHer")
                .choice("external.logic", "TRIGger:EXTernal:OUT:LOGic", "NEGative", "POSitive")
                .choice("external.stimulus", "TRIGger:EXTernal:OUT:STIMulus", Scan.events());
    }

    private static void digitizer(Panel panel) {
        String at = SENSE + ":DIGitize:";
        panel.integer("digital.count", at + "COUNt", Limits.of(1, 7_000_000, 1))
                .number("digital.hertz", at + "VOLTage:SRATe", Dimension.HERTZ, Limits.of(1e3, 1e6, 1e6))
                .number("digital.hertz", at + "CURRent:SRATe", Dimension.HERTZ, Limits.of(1e3, 1e6, 1e6))
                .number("digital.aperture", at + "CURRent:APERture", Dimension.SECONDS, Limits.of(0, 1e-3, 0))
                .number("digital.range.volts", at + "VOLTage:RANGe[:UPPer]", Dimension.VOLTS, Limits.of(0, 1000, 10))
                .number("digital.range.amperes", at + "CURRent:RANGe[:UPPer]", Dimension.AMPERES, Limits.of(0, 10, 3))
                .choice("digital.impedance", at + "VOLTage:INPutimpedance", "AUTO", "MOHM10")
                .choice("digital.coupling", at + "VOLTage:COUPling", "DC", "AC");
    }

    /** Kept and told: no reading waits for a level at the input. */
    private static void analogTriggers(Panel panel) {
        for (String word : List.of("VOLTage[:DC]", "CURRent[:DC]", "DIGitize:VOLTage", "DIGitize:CURRent")) {
            String at = SENSE + ":" + word + ":ATRigger:";
            String name = "analog." + word + ".";
            boolean volts = word.contains("VOLT");
            Dimension unit = volts ? Dimension.VOLTS : Dimension.AMPERES;
            Limits level = volts ? Limits.of(-1000, 1000, 0) : Limits.of(-10, 10, 0);
            panel.choice(name + "mode", at + "MODE", "OFF", "EDGE", "PULSe", "WINDow")
                    .number(name + "level", at + "EDGE:LEVel", unit, level)
                    .choice(name + "slope", at + "EDGE:SLOPe", "RISing", "FALLing")
                    .choice(name + "direction", at + "WINDow:DIRection", "ENTer", "LEAVe")
                    .number(name + "high", at + "WINDow:LEVel:HIGH", unit, level)
                    .number(name + "low", at + "WINDow:LEVel:LOW", unit, level);
        }
        for (String word : List.of("VOLTage", "CURRent")) {
            String at = SENSE + ":DIGitize:" + word;
            String name = "digital." + word + ".";
            panel.bool(name + "relative", at + ":RELative:STATe", false)
                    .number(name + "relative.by", at + ":RELative", Dimension.NONE, Limits.of(-1000, 1000, 0))
                    .integer(name + "digits", "DISPlay:DIGitize:" + word + ":DIGits", Limits.of(3, 6, 4));
        }
        panel.choice("digital.unit", SENSE + ":DIGitize:VOLTage:UNIT", "VOLT", "DB", "DBM");
    }

    private void functions(CommandTable table, Panel panel) {
        Dmm6500 m = meter;
        table.row(
                        SENSE + ":FUNCtion[:ON]",
                        call -> {
                            call.expect(1, 1);
                            int found = call.quotedChoice(0, MeterFunction.spellings());
                            panel.put("function", MeterFunction.spelled(found).ordinal());
                            m.changed("function", 1);
                        },
                        call -> call.answer('"' + MeterFunction.values()[(int) panel.get("function")].told() + '"'))
                .row(
                        SENSE + ":DIGitize:FUNCtion[:ON]",
                        call -> {
                            call.expect(1, 1);
                            panel.put("digital.function", call.quotedChoice(0, List.of("VOLTage", "CURRent")));
                            m.changed("digital.function", 1);
                        },
                        call -> call.answer("\"" + panel.word("digital.function") + "\""))
                .row(
                        SENSE + ":DIGitize:VOLTage:APERture",
                        call -> {
                            call.expect(1, 1);
                            // Automatic is as long as the sample rate leaves, which 0 stands for.
                            double seconds = call.isWord(0, "AUTO")
                                    ? 0
                                    : call.number(0, Dimension.SECONDS, Limits.of(0, 1e-3, 0));
                            panel.put("digital.aperture", seconds);
                            m.changed("digital.aperture", 1);
                        },
                        call -> TouchNumbers.setting(call.answer(), panel.get("digital.aperture")));
        for (MeterFunction each : MeterFunction.values()) {
            if (each.integrates()) {
                String cycles = "cycles." + each.key();
                table.number(
                        SENSE + ":" + each.word() + ":APERture",
                        Dimension.SECONDS,
                        APERTURE,
                        seconds -> panel.put(cycles, seconds * Dmm6500.LINE_HERTZ),
                        () -> panel.get(cycles) / Dmm6500.LINE_HERTZ);
            }
        }
    }

    private void actions(CommandTable table) {
        Dmm6500 m = meter;
        table.row("READ:DIGitize", null, m::digitize)
                .row("MEASure:DIGitize", null, m::digitize)
                .row("TRACe:TRIGger:DIGitize", m::beginDigitizing, null)
                .action(SENSE + ":AZERo:ONCE", m::zeroOnce)
                .row("MEASure", null, call -> m.measure(call, -1));
        for (int i = 0; i < 2; i++) {
            int function = i;
            String word = List.of("VOLTage", "CURRent").get(i);
            table.action(SENSE + ":DIGitize:" + word + ":RELative:ACQuire", () -> m.acquireDigital(word));
            table.row("MEASure:DIGitize:" + word, null, call -> m.digitize(call, function));
        }
        for (MeterFunction each : MeterFunction.values()) {
            table.row("MEASure:" + each.word(), null, call -> m.measure(call, each.ordinal()))
                    .action(SENSE + ":" + each.word() + ":RELative:ACQuire", () -> m.acquireRelative(each));
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        meter.powerOn();
    }

    @Override
    public Map<String, Object> state() {
        return meter.state();
    }
}
