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
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/** The wire of the 2400 (user's manual, section 18: SCPI command reference). */
public final class Keithley2400Twin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 10;

    /** Without the standard's minus (user's manual, 15-19: error queue). */
    private static final int QUEUE_OVERFLOW = 350;

    /** "1996.0" (user's manual, 18-112). */
    private static final String SCPI_VERSION = "1996.0";

    private static final String SOURCE = SettingRows.SOURCE;
    private static final String SENSE = SettingRows.SENSE;
    private static final List<String> FUNCTIONS =
            List.of("VOLTage", "CURRent", "RESistance", "VOLT:DC", "CURR:DC", "VOLTAGE:DC", "CURRENT:DC");

    private final Status status = new Status(ERROR_QUEUE, QUEUE_OVERFLOW);
    private final SmuState smu;
    private final Dialect dialect;

    public Keithley2400Twin(Post post) {
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, 6));
        Panel panel = new Panel(table, 1);
        SettingRows.install(panel, table);
        new FrontPanel(panel, table);
        smu = new SmuState(post, status, panel, table, new DigitalPort(panel, table));
        panel.listen((name, channel) -> smu.changed(name));
        actions(table);
        lists(table);
        readings(table);
        new BufferRows(smu, panel).install(table);
        smu.measuring().calculations().install(table, smu.format(), smu.measuring()::catchUp);
        dialect = new ScpiDialect(table, smu, status, ErrorFormat.PLAIN);
        table.query("SYSTem:VERSion", () -> SCPI_VERSION);
    }

    private void actions(CommandTable table) {
        SmuState s = smu;
        table.query("CONFigure", () -> s.functions().names());
        table.action("INITiate[:IMMediate]", s.measuring()::initiate)
                .action("ABORt", s.measuring()::abort)
                .action("SYSTem:PRESet", s::preset)
                .action("SYSTem:MEMory:INITialize", s::initializeMemory)
                .action("SYSTem:TIME:RESet", s.measuring()::resetTime)
                .reading("SYSTem:TIME", s.measuring()::seconds)
                .action(SOURCE + ":CLEar[:IMMediate]", s::clear)
                .row(SOURCE + ":MEMory:SAVE", call -> saveSetup(location(call)), null)
                .row(SOURCE + ":MEMory:RECall", call -> s.recall(location(call)), null)
                .action("TRIGger:CLEar", s.measuring()::abort)
                .query(SENSE + ":CURRent[:DC]:PROTection:TRIPped", () -> s.tripped(false) ? "1" : "0")
                .query(SENSE + ":VOLTage[:DC]:PROTection:TRIPped", () -> s.tripped(true) ? "1" : "0")
                .query(SOURCE + ":VOLTage:PROTection:TRIPped", () -> "0")
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
                            call -> s.source()
                                    .list(
                                            volts,
                                            numbers(call, unit, volts ? SettingRows.VOLTS : SettingRows.AMPERES),
                                            false),
                            call -> PrintFormat.printLevels(s.source().listRows(volts), call.answer()))
                    .row(
                            at + ":APPend",
                            call -> s.source()
                                    .list(
                                            volts,
                                            numbers(call, unit, volts ? SettingRows.VOLTS : SettingRows.AMPERES),
                                            true),
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
                .row(
                        SENSE + ":FUNCtion:OFF",
                        call -> remove(functions(call)),
                        call -> call.answer(s.functions().others()))
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
                        call -> s.format().print(s.measuring().latest(), call.answer()));
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
