package io.mtjlab.simulators.twin.keithley2450;

import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.twin.touch.TouchNumbers;

/** The wire of the 2450 in its SCPI mode (2450-901-01, reference manual, section 6: SCPI command reference). */
public final class Keithley2450Twin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 1000;

    /** The only settings that are numbered: {@code DELay:USER1} to {@code USER5}. */
    private static final int USER_DELAYS = 5;

    private static final String SOURCE = "[:SOURce[1]]";
    private static final String SENSE = "[:SENSe[1]]";
    private static final Limits VOLTS = Limits.of(-210, 210, 0);
    private static final Limits AMPERES = Limits.of(-1.05, 1.05, 0);
    private static final Limits CYCLES = Limits.of(0.01, 10, 1);
    private static final Limits USER_DELAY = Limits.of(0, 10_000, 0);
    private static final List<String> OFF_STATES = List.of("NORMal", "ZERO", "HIMPedance", "GUARd");
    private static final List<String> FUNCTIONS =
            List.of("CURRent", "VOLTage", "RESistance", "CURR:DC", "VOLT:DC", "CURRENT:DC", "VOLTAGE:DC");

    private final Status status = new Status(ERROR_QUEUE);
    private final Smu2450 smu;
    private final Dialect dialect;

    public Keithley2450Twin(Post post) {
        CommandTable table = new CommandTable(TouchNumbers::setting);
        Panel panel = new Panel(table, USER_DELAYS);
        source(panel);
        sense(panel, "amperes", "CURRent[:DC]");
        sense(panel, "volts", "VOLTage[:DC]");
        sense(panel, "ohms", "RESistance");
        system(panel);
        smu = new Smu2450(post, status, table, panel);
        panel.listen(smu::changed);
        function(table, panel);
        ofFunction(table, panel);
        sweeps(table);
        dialect = new ScpiDialect(table, smu, status, ErrorFormat.EVENT);
    }

    private static void source(Panel panel) {
        panel.choice("source", SOURCE + ":FUNCtion[:MODE]", "VOLTage", "CURRent")
                .number("volts", SOURCE + ":VOLTage[:LEVel][:IMMediate][:AMPLitude]", Dimension.VOLTS, VOLTS)
                .number("amperes", SOURCE + ":CURRent[:LEVel][:IMMediate][:AMPLitude]", Dimension.AMPERES, AMPERES)
                .number("volts.range", SOURCE + ":VOLTage:RANGe", Dimension.VOLTS, Limits.of(-200, 200, 0.02))
                .number("amperes.range", SOURCE + ":CURRent:RANGe", Dimension.AMPERES, Limits.of(-1, 1, 10e-9))
                .bool("volts.auto", SOURCE + ":VOLTage:RANGe:AUTO", true)
                .bool("amperes.auto", SOURCE + ":CURRent:RANGe:AUTO", true)
                .number(
                        "limit.amperes",
                        SOURCE + ":VOLTage:ILIMit[:LEVel]",
                        Dimension.AMPERES,
                        Limits.of(1e-9, 1.05, 1.05e-4))
                .number("limit.volts", SOURCE + ":CURRent:VLIMit[:LEVel]", Dimension.VOLTS, Limits.of(0.02, 210, 21))
                .number("delay.volts", SOURCE + ":VOLTage:DELay", Dimension.SECONDS, Limits.of(0, 10_000, 0))
                .number("delay.amperes", SOURCE + ":CURRent:DELay", Dimension.SECONDS, Limits.of(0, 10_000, 0))
                .bool("delay.auto.volts", SOURCE + ":VOLTage:DELay:AUTO", true)
                .bool("delay.auto.amperes", SOURCE + ":CURRent:DELay:AUTO", true)
                .number("user.delay.volts", SOURCE + ":VOLTage:DELay:USER<1..5>", Dimension.SECONDS, USER_DELAY)
                .number("user.delay.amperes", SOURCE + ":CURRent:DELay:USER<1..5>", Dimension.SECONDS, USER_DELAY)
                .bool("read.back.volts", SOURCE + ":VOLTage:READ:BACK", true)
                .bool("read.back.amperes", SOURCE + ":CURRent:READ:BACK", true)
                .bool("capacitance.volts", SOURCE + ":VOLTage:HIGH:CAPacitance", false)
                .bool("capacitance.amperes", SOURCE + ":CURRent:HIGH:CAPacitance", false)
                .choice(
                        "protection",
                        SOURCE + ":VOLTage:PROTection[:LEVel]",
                        "NONE",
                        "PROT2",
                        "PROT5",
                        "PROT10",
                        "PROT20",
                        "PROT40",
                        "PROT60",
                        "PROT80",
                        "PROT100",
                        "PROT120",
                        "PROT140",
                        "PROT160",
                        "PROT180")
                .bool("output", "OUTPut[1][:STATe]", false)
                .choice("off.volts", "OUTPut[1]:VOLTage:SMODe", OFF_STATES.toArray(String[]::new))
                .choice("off.amperes", "OUTPut[1]:CURRent:SMODe", OFF_STATES.toArray(String[]::new))
                .bool("interlock", "OUTPut[1]:INTerlock:STATe", false);
    }

    private static void sense(Panel panel, String name, String word) {
        String at = SENSE + ":" + word;
        boolean volts = name.equals("volts");
        if (name.equals("ohms")) {
            panel.number("meter.ohms", at + ":RANGe[:UPPer]", Dimension.OHMS, Limits.of(20, 2e8, 2e5))
                    .number("least.ohms", at + ":RANGe:AUTO:LLIMit", Dimension.OHMS, Limits.of(20, 2e8, 20))
                    .number("most.ohms", at + ":RANGe:AUTO:ULIMit", Dimension.OHMS, Limits.of(20, 2e8, 2e8))
                    .choice("ohms.mode", at + ":MODE", "MANual", "AUTO")
                    .bool("ohms.compensated", at + ":OCOMpensated", false);
        } else {
            panel.number(
                            "meter." + name,
                            at + ":RANGe[:UPPer]",
                            volts ? Dimension.VOLTS : Dimension.AMPERES,
                            volts ? Limits.of(-210, 210, 0.02) : Limits.of(-1.05, 1.05, 10e-9))
                    .number(
                            "least." + name,
                            at + ":RANGe:AUTO:LLIMit",
                            volts ? Dimension.VOLTS : Dimension.AMPERES,
                            volts ? Limits.of(0.02, 200, 0.02) : Limits.of(10e-9, 1, 10e-9));
        }
        panel.bool("meter." + name + ".auto", at + ":RANGe:AUTO", true)
                .number("cycles." + name, at + ":NPLCycles", Dimension.NONE, CYCLES)
                .number("user.delay." + name, at + ":DELay:USER<1..5>", Dimension.SECONDS, USER_DELAY)
                .bool("four.wire." + name, at + ":RSENse", false)
                .bool("autozero." + name, at + ":AZERo[:STATe]", true)
                .bool("average." + name, at + ":AVERage[:STATe]", false)
                .integer("average.count." + name, at + ":AVERage:COUNt", Limits.of(1, 100, 10))
                .choice("average.kind." + name, at + ":AVERage:TCONtrol", "REPeat", "MOVing")
                .integer("digits." + name, "DISPlay:" + word + ":DIGits", Limits.of(3, 6, 5))
                .choice("unit." + name, at + ":UNIT", volts ? "VOLT" : "AMP", "OHM", "WATT", volts ? "AMP" : "VOLT")
                .bool("relative." + name, at + ":RELative:STATe", false)
                .number("relative.by." + name, at + ":RELative", Dimension.NONE, Limits.of(-210, 210, 0));
    }

    private static void system(Panel panel) {
        panel.integer("count", SENSE + ":COUNt", Limits.of(1, 300_000, 1))
                .choice("terminals", "ROUTe:TERMinals", "FRONt", "REAR")
                .hiddenChoice("function", "CURRent", "VOLTage", "RESistance");
    }

    private void function(CommandTable table, Panel panel) {
        Smu2450 s = smu;
        table.row(
                        SENSE + ":FUNCtion[:ON]",
                        call -> {
                            call.expect(1, 1);
                            choose(panel, index(call.quotedChoice(0, FUNCTIONS)));
                        },
                        call -> call.answer(
                                List.of("\"CURR:DC\"", "\"VOLT:DC\"", "\"RES\"").get((int) panel.get("function"))))
                .action(SENSE + ":AZERo:ONCE", () -> {})
                .query(SOURCE + ":VOLTage:ILIMit[:LEVel]:TRIPped", () -> s.tripped(false) ? "1" : "0")
                .query(SOURCE + ":CURRent:VLIMit[:LEVel]:TRIPped", () -> s.tripped(true) ? "1" : "0")
                .query(SOURCE + ":VOLTage:PROTection:TRIPped", () -> "0")
                .query(SOURCE + ":CURRent:PROTection:TRIPped", () -> "0")
                .reading(SENSE + ":VOLTage[:DC]:RANGe:AUTO:ULIMit", s::highestVolts)
                .query("OUTPut[1]:INTerlock:TRIPped", () -> "0");
        List<String> heads = List.of(":CURRent[:DC]", ":VOLTage[:DC]", ":RESistance");
        for (int i = 0; i < heads.size(); i++) {
            int chosen = i;
            table.row("MEASure" + heads.get(i), null, call -> {
                        choose(panel, chosen);
                        s.measure(call);
                    })
                    .action(
                            SENSE + heads.get(i) + ":RELative:ACQuire",
                            () -> s.acquireRelative(
                                    List.of("amperes", "volts", "ohms").get(chosen)));
        }
        table.row("MEASure", null, s::measure)
                .row("OUTPut[1]:SMODe", call -> offState(call, panel), call -> call.answer(smu.offState()));
    }

    /** Without a source function it is the state of both. */
    private void offState(Call call, Panel panel) throws ScpiException {
        call.expect(1, 1);
        int state = call.choice(0, OFF_STATES);
        panel.put("off.volts", state);
        panel.put("off.amperes", state);
        smu.changed("off.volts", 1);
    }

    /** Settings that may be told without a function: the one that measures is meant. */
    private void ofFunction(CommandTable table, Panel panel) {
        ofFunction(table, panel, ":NPLCycles", "cycles.", call -> call.number(0, Dimension.NONE, CYCLES));
        ofFunction(table, panel, ":RSENse", "four.wire.", call -> call.bool(0) ? 1 : 0);
        ofFunction(table, panel, ":AVERage[:STATe]", "average.", call -> call.bool(0) ? 1 : 0);
        ofFunction(table, panel, ":AVERage:COUNt", "average.count.", call -> call.integer(0, 1, 100));
        ofFunction(
                table,
                panel,
                ":AVERage:TCONtrol",
                "average.kind.",
                call -> call.choice(0, List.of("REPeat", "MOVing")));
    }

    /** Reads a setting's value. */
    @FunctionalInterface
    private interface Value {
        double of(Call call) throws ScpiException;
    }

    private void ofFunction(CommandTable table, Panel panel, String header, String setting, Value value) {
        table.row(
                SENSE + header,
                call -> {
                    call.expect(1, 1);
                    String name = setting + smu.function();
                    panel.put(name, value.of(call));
                    smu.changed(name, 1);
                },
                null);
    }

    private void choose(Panel panel, int index) throws ScpiException {
        panel.put("function", index);
        smu.changed("function", 1);
    }

    private static int index(int found) {
        return found < 3 ? found : (found - 3) % 2;
    }

    private void sweeps(CommandTable table) {
        Smu2450 s = smu;
        for (boolean volts : new boolean[] {true, false}) {
            String word = volts ? "VOLTage" : "CURRent";
            String at = SOURCE + ":SWEep:" + word;
            table.row(at + ":LINear", call -> s.sweep(call, volts, false, false), null)
                    .row(at + ":LINear:STEP", call -> s.sweep(call, volts, false, true), null)
                    .row(at + ":LOG", call -> s.sweep(call, volts, true, false), null)
                    .row(at + ":LIST", call -> s.sweepList(call, volts), null)
                    .row(
                            SOURCE + ":LIST:" + word,
                            call -> {
                                s.list(volts).clear();
                                append(call, volts);
                            },
                            call -> {
                                for (double level : s.list(volts)) {
                                    call.answer().append(call.answer().length() > 0 ? "," : "");
                                    TouchNumbers.setting(call.answer(), level);
                                }
                            })
                    .row(SOURCE + ":LIST:" + word + ":APPend", call -> append(call, volts), null)
                    .query(
                            SOURCE + ":LIST:" + word + ":POINts",
                            () -> Integer.toString(s.list(volts).size()));
        }
    }

    private void append(Call call, boolean volts) throws ScpiException {
        call.expect(1, 100);
        for (int i = 0; i < call.parameterCount(); i++) {
            smu.list(volts).add(call.number(i, volts ? Dimension.VOLTS : Dimension.AMPERES, volts ? VOLTS : AMPERES));
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        smu.powerOn();
    }

    @Override
    public Map<String, Object> state() {
        return smu.state();
    }
}
