package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.CalibrationLabel;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/** The wire of the 2400 (user's manual, section 18: SCPI command reference). */
public final class Keithley2400Twin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 10;

    /** Without the standard's minus (user's manual, 15-19: error queue). */
    private static final int QUEUE_OVERFLOW = 350;

    private static final String SOURCE = "[:SOURce[1]]";
    private static final String SENSE = "[:SENSe[1]]";
    private static final List<String> FUNCTIONS =
            List.of("VOLTage", "CURRent", "RESistance", "VOLT:DC", "CURR:DC", "VOLTAGE:DC", "CURRENT:DC");
    private static final Limits VOLTS = Limits.of(-210, 210, 0);
    private static final Limits AMPERES = Limits.of(-1.05, 1.05, 0);
    private static final Limits LOCATIONS = Limits.of(1, SourceMemory.LOCATIONS, 1);
    private static final Limits SECONDS = Limits.of(0, 999.9999, 0);

    private final Status status = new Status(ERROR_QUEUE, QUEUE_OVERFLOW);
    private final SmuState smu;
    private final Dialect dialect;

    public Keithley2400Twin(Post post) {
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, 6));
        Panel panel = new Panel(table, 1);
        source(panel, table);
        sense(panel);
        system(panel, table);
        new FrontPanel(panel, table);
        smu = new SmuState(post, status, panel);
        panel.listen((name, channel) -> smu.changed(name));
        actions(table);
        lists(table);
        readings(table);
        dialect = new ScpiDialect(table, smu, status, ErrorFormat.PLAIN);
    }

    private static void source(Panel panel, CommandTable table) {
        panel.choice("source", SOURCE + ":FUNCtion[:MODE]", "VOLTage", "CURRent", "MEMory")
                .hidden("sources.volts", 1)
                .integer("memory.points", SOURCE + ":MEMory:POINts", LOCATIONS)
                .integer("memory.start", SOURCE + ":MEMory:STARt", LOCATIONS)
                .number("volts", SOURCE + ":VOLTage[:LEVel][:IMMediate][:AMPLitude]", Dimension.VOLTS, VOLTS)
                .number("amperes", SOURCE + ":CURRent[:LEVel][:IMMediate][:AMPLitude]", Dimension.AMPERES, AMPERES)
                .number("volts.trigger", SOURCE + ":VOLTage[:LEVel]:TRIGgered", Dimension.VOLTS, VOLTS)
                .number("amperes.trigger", SOURCE + ":CURRent[:LEVel]:TRIGgered", Dimension.AMPERES, AMPERES)
                .number("volts.range", SOURCE + ":VOLTage:RANGe", Dimension.VOLTS, Limits.of(-210, 210, 21))
                .number("amperes.range", SOURCE + ":CURRent:RANGe", Dimension.AMPERES, Limits.of(-1.05, 1.05, 1.05e-4))
                .bool("volts.auto", SOURCE + ":VOLTage:RANGe:AUTO", true)
                .bool("amperes.auto", SOURCE + ":CURRent:RANGe:AUTO", true)
                .choice("volts.mode", SOURCE + ":VOLTage:MODE", "FIXed", "LIST", "SWEep")
                .choice("amperes.mode", SOURCE + ":CURRent:MODE", "FIXed", "LIST", "SWEep")
                .number("overvoltage", SOURCE + ":VOLTage:PROTection[:LEVel]", Dimension.VOLTS, Limits.of(20, 210, 210))
                .number("delay", SOURCE + ":DELay", Dimension.SECONDS, SECONDS)
                .bool("delay.auto", SOURCE + ":DELay:AUTO", true)
                .bool("clear.auto", SOURCE + ":CLEar:AUTO", false)
                .number("sweep.points", SOURCE + ":SWEep:POINts", Dimension.NONE, Limits.of(1, 2500, 2500))
                .choice("sweep.spacing", SOURCE + ":SWEep:SPACing", "LINear", "LOGarithmic")
                .choice("sweep.direction", SOURCE + ":SWEep:DIRection", "UP", "DOWN")
                .choice("sweep.ranging", SOURCE + ":SWEep:RANGing", "BEST", "AUTO", "FIXed")
                .choice("sweep.abort", SOURCE + ":SWEep:CABort", "NEVer", "EARLy", "LATE");
        for (String each : List.of("VOLTage", "CURRent")) {
            boolean volts = each.equals("VOLTage");
            Dimension unit = volts ? Dimension.VOLTS : Dimension.AMPERES;
            Limits limits = volts ? VOLTS : AMPERES;
            String name = volts ? "volts." : "amperes.";
            panel.number(name + "start", SOURCE + ":" + each + ":STARt", unit, limits)
                    .number(name + "stop", SOURCE + ":" + each + ":STOP", unit, limits)
                    .number(name + "step", SOURCE + ":" + each + ":STEP", unit, limits);
        }
        panel.choice("output.off", "OUTPut[1]:SMODe", "NORMal", "HIMPedance", "ZERO", "GUARd")
                .bool("output.enable", "OUTPut[1]:ENABle[:STATe]", false)
                .bool("output", "OUTPut[1][:STATe]", false);
        table.query("OUTPut[1]:ENABle:TRIPped", () -> "1");
    }

    private static void sense(Panel panel) {
        panel.bool("concurrent", SENSE + ":FUNCtion:CONCurrent", true)
                .number("cycles", SENSE + ":CURRent[:DC]:NPLCycles", Dimension.NONE, Limits.of(0.01, 10, 1))
                .number("cycles", SENSE + ":VOLTage[:DC]:NPLCycles", Dimension.NONE, Limits.of(0.01, 10, 1))
                .number("cycles", SENSE + ":RESistance:NPLCycles", Dimension.NONE, Limits.of(0.01, 10, 1))
                .number(
                        "limit.amperes",
                        SENSE + ":CURRent[:DC]:PROTection[:LEVel]",
                        Dimension.AMPERES,
                        Limits.of(-1.05, 1.05, 1.05e-4))
                .number(
                        "limit.volts",
                        SENSE + ":VOLTage[:DC]:PROTection[:LEVel]",
                        Dimension.VOLTS,
                        Limits.of(-210, 210, 21))
                .number(
                        "meter.amperes",
                        SENSE + ":CURRent[:DC]:RANGe[:UPPer]",
                        Dimension.AMPERES,
                        Limits.of(-1.05, 1.05, 1.05e-4))
                .number("meter.volts", SENSE + ":VOLTage[:DC]:RANGe[:UPPer]", Dimension.VOLTS, Limits.of(-210, 210, 21))
                .number("meter.ohms", SENSE + ":RESistance:RANGe[:UPPer]", Dimension.OHMS, Limits.of(0, 2.1e8, 2.1e5))
                .bool("meter.amperes.auto", SENSE + ":CURRent[:DC]:RANGe:AUTO", true)
                .bool("meter.volts.auto", SENSE + ":VOLTage[:DC]:RANGe:AUTO", true)
                .bool("meter.ohms.auto", SENSE + ":RESistance:RANGe:AUTO", true)
                .choice("ohms.mode", SENSE + ":RESistance:MODE", "AUTO", "MANual")
                .bool("ohms.compensated", SENSE + ":RESistance:OCOMpensated", false)
                .bool("average", SENSE + ":AVERage[:STATe]", false)
                .integer("average.count", SENSE + ":AVERage:COUNt", Limits.of(1, 100, 10))
                .choice("average.kind", SENSE + ":AVERage:TCONtrol", "REPeat", "MOVing");
    }

    private static void system(Panel panel, CommandTable table) {
        panel.bool("four.wire", "SYSTem:RSENse", false)
                .choice("terminals", "ROUTe:TERMinals", "FRONt", "REAR")
                .bool("display", "DISPlay:ENABle", true)
                .integer("digits", "DISPlay:DIGits", Limits.of(4, 7, 6))
                .integer("line.hertz", "SYSTem:LFRequency", Limits.of(50, 60, 60))
                .bool("line.auto", "SYSTem:LFRequency:AUTO", true)
                .bool("beeper", "SYSTem:BEEPer:STATe", true)
                .choice("byte.order", "FORMat:BORDer", "NORMal", "SWAPped")
                .choice("trigger.source", "TRIGger[:SEQuence[1]]:SOURce", "IMMediate", "TLINk")
                .integer("trigger.count", "TRIGger[:SEQuence[1]]:COUNt", Limits.of(1, 2500, 1))
                .number("trigger.delay", "TRIGger[:SEQuence[1]]:DELay", Dimension.SECONDS, SECONDS)
                .integer("trigger.line", "TRIGger[:SEQuence[1]]:ILINe", Limits.of(1, 4, 1))
                .integer("trigger.out", "TRIGger[:SEQuence[1]]:OLINe", Limits.of(1, 4, 2))
                .choice("trigger.output", "TRIGger[:SEQuence[1]]:OUTPut", "NONE", "SOURce", "DELay", "SENSe")
                .choice(
                        "arm.source",
                        "ARM[:SEQuence[1]][:LAYer[1]]:SOURce",
                        "IMMediate",
                        "TLINk",
                        "TIMer",
                        "MANual",
                        "BUS",
                        "NSTest",
                        "PSTest",
                        "BSTest")
                .integer("arm.count", "ARM[:SEQuence[1]][:LAYer[1]]:COUNt", Limits.of(1, 2500, 1))
                .number(
                        "arm.timer",
                        "ARM[:SEQuence[1]][:LAYer[1]]:TIMer",
                        Dimension.SECONDS,
                        Limits.of(0.001, 99999.99, 0.1))
                .choice("arm.output", "ARM[:SEQuence[1]][:LAYer[1]]:OUTPut", "NONE", "TENTer", "TEXit")
                .choice("arm.bypass", "ARM[:SEQuence[1]][:LAYer[1]]:DIRection", "ACCeptor", "SOURce")
                .choice("trigger.bypass", "TRIGger[:SEQuence[1]]:DIRection", "ACCeptor", "SOURce")
                .choice("trigger.input", "TRIGger[:SEQuence[1]]:INPut", "NONE", "SOURce", "DELay", "SENSe")
                .integer("arm.line", "ARM[:SEQuence[1]][:LAYer[1]]:ILINe", Limits.of(1, 4, 1))
                .integer("arm.out", "ARM[:SEQuence[1]][:LAYer[1]]:OLINe", Limits.of(1, 4, 2))
                .choice("statistic", "CALCulate3:FORMat", "MEAN", "SDEViation", "MAXimum", "MINimum", "PKPK")
                .integer("trace.points", "TRACe:POINts", Limits.of(1, Readings.LARGEST, 100))
                .choice("trace.feed", "TRACe:FEED", "SENSe[1]", "CALCulate[1]", "CALCulate2")
                .choice("trace.stamps", "TRACe:TSTamp:FORMat", "ABSolute", "DELTa");
        table.row("SYSTem:BEEPer[:IMMediate]", call -> call.expect(0, 2), null)
                .query("CALibration:PROTected:DATE", () -> CalibrationLabel.CALIBRATED)
                .query("CALibration:PROTected:NDUE", () -> CalibrationLabel.DUE)
                .action("SYSTem:LOCal", () -> {})
                .action("SYSTem:REMote", () -> {});
    }

    private void actions(CommandTable table) {
        SmuState s = smu;
        table.query("CONFigure", () -> s.functions().names());
        table.action("INITiate[:IMMediate]", s.measuring()::initiate)
                .action("ABORt", s.measuring()::abort)
                .action("SYSTem:PRESet", s::reset)
                .action("SYSTem:TIME:RESet", s.measuring()::resetTime)
                .reading("SYSTem:TIME", s.measuring()::seconds)
                .action(SOURCE + ":CLEar[:IMMediate]", s::clear)
                .row(SOURCE + ":MEMory:SAVE", call -> saveSetup(location(call)), null)
                .row(SOURCE + ":MEMory:RECall", call -> s.recall(location(call)), null)
                .action("TRIGger:CLEar", s.measuring()::abort)
                .action("TRACe:CLEar", s::clearStore)
                .choice(
                        "TRACe:FEED:CONTrol",
                        List.of("NEXT", "NEVer"),
                        s::feed,
                        () -> s.measuring().store().filling() ? 0 : 1)
                .query(
                        "TRACe:POINts:ACTual",
                        () -> Integer.toString(s.measuring().store().size()))
                .query("TRACe:FREE", () -> s.measuring().store().free())
                .query(SENSE + ":CURRent[:DC]:PROTection:TRIPped", () -> s.tripped(false) ? "1" : "0")
                .query(SENSE + ":VOLTage[:DC]:PROTection:TRIPped", () -> s.tripped(true) ? "1" : "0")
                .row(
                        "SYSTem:AZERo[:STATe]",
                        call -> {
                            call.expect(1, 1);
                            if (!call.isWord(0, "ONCE")) {
                                s.setups().autozero(call.bool(0));
                            }
                        },
                        call -> call.answer(s.setups().autozero() ? 1 : 0));
    }

    private void saveSetup(int location) {
        smu.measuring().catchUp();
        smu.setups().save(location);
    }

    private static int location(Call call) throws ScpiException {
        call.expect(1, 1);
        return call.integer(0, 1, SourceMemory.LOCATIONS);
    }

    private void lists(CommandTable table) {
        SmuState s = smu;
        for (boolean volts : new boolean[] {true, false}) {
            String at = SOURCE + ":LIST:" + (volts ? "VOLTage" : "CURRent");
            Dimension unit = volts ? Dimension.VOLTS : Dimension.AMPERES;
            table.row(
                            at,
                            call -> s.source().list(volts, numbers(call, unit, volts ? VOLTS : AMPERES), false),
                            call -> PrintFormat.printLevels(s.source().listRows(volts), call.answer()))
                    .row(
                            at + ":APPend",
                            call -> s.source().list(volts, numbers(call, unit, volts ? VOLTS : AMPERES), true),
                            null)
                    .query(at + ":POINts", () -> Integer.toString(s.source().listLength(volts)));
        }
        table.row(
                        SENSE + ":FUNCtion[:ON]",
                        call -> {
                            call.expect(1, 3);
                            add(functions(call));
                        },
                        call -> call.answer(s.functions().names()))
                .row(SENSE + ":FUNCtion:OFF", call -> remove(functions(call)), null)
                .query(
                        SENSE + ":FUNCtion[:ON]:COUNt",
                        () -> Integer.toString(s.functions().chosen().size()))
                .query(
                        SENSE + ":FUNCtion:OFF:COUNt",
                        () -> Integer.toString(3 - s.functions().chosen().size()))
                .row(SENSE + ":FUNCtion:STATe", null, call -> {
                    call.expect(1, 1);
                    call.answer(s.functions().chosen().containsAll(functions(call)) ? 1 : 0);
                })
                .action(SENSE + ":FUNCtion[:ON]:ALL", () -> add(List.of(0, 1, 2)))
                .action(SENSE + ":FUNCtion:OFF:ALL", () -> remove(List.of(0, 1, 2)));
        s.format().install(table);
    }

    private void add(List<Integer> functions) {
        smu.functions().add(functions);
        smu.functionsChanged();
    }

    private void remove(List<Integer> functions) {
        smu.functions().remove(functions);
        smu.functionsChanged();
    }

    private static List<Double> numbers(Call call, Dimension unit, Limits limits) throws ScpiException {
        call.expect(1, 100);
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < call.parameterCount(); i++) {
            numbers.add(call.number(i, unit, limits));
        }
        return numbers;
    }

    private static List<Integer> functions(Call call) throws ScpiException {
        List<Integer> functions = new ArrayList<>();
        for (int i = 0; i < call.parameterCount(); i++) {
            int found = call.quotedChoice(i, FUNCTIONS);
            functions.add(found < 3 ? found : (found - 3) % 2);
        }
        return functions;
    }

    private void readings(CommandTable table) {
        SmuState s = smu;
        table.row("READ", null, call -> {
                    call.expect(0, 0);
                    s.format().print(s.read(), call.answer());
                })
                .row("FETCh", null, call -> {
                    call.expect(0, 0);
                    s.format().print(s.measuring().fetch(), call.answer());
                })
                .row(
                        SENSE + ":DATA[:LATest]",
                        null,
                        call -> s.format().print(s.measuring().latest(), call.answer()))
                .row(
                        "TRACe:DATA",
                        null,
                        call -> s.format().print(s.measuring().store().rows(), call.answer()))
                .row("CALCulate3:DATA", null, call -> {
                    call.expect(0, 0);
                    StringBuilder out = call.answer();
                    int start = out.length();
                    for (double value : s.measuring().store().statistics()) {
                        out.append(out.length() > start ? "," : "");
                        Nr3.append(out, value, 6);
                    }
                });
        measure(table, "MEASure", "", -1);
        measure(table, "MEASure", ":VOLTage[:DC]", 0);
        measure(table, "MEASure", ":CURRent[:DC]", 1);
        measure(table, "MEASure", ":RESistance", 2);
    }

    /** CONFigure sets one measurement up with defaults; MEASure also makes it. */
    private void measure(CommandTable table, String head, String function, int index) {
        table.row(head + function, null, call -> {
            call.expect(0, 0);
            smu.configure(index);
            smu.format().print(smu.read(), call.answer());
        });
        if (index >= 0) {
            table.action("CONFigure" + function, () -> smu.configure(index));
        }
    }

    /** For settings that the 2400 refuses while its buffer fills (user's manual, B-6). */
    static ScpiException whileStoring() {
        return new ScpiException(800, "Illegal with storage active");
    }

    static ScpiException outputOff() {
        return new ScpiException(803, "Not permitted with OUTPUT off");
    }

    static ScpiException tooMuchPower() {
        return new ScpiException(826, "Attempt to exceed power limit");
    }

    static ScpiException stale() {
        return new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
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
