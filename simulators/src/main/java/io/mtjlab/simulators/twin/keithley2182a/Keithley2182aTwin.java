package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.CalibrationLabel;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;
import io.mtjlab.simulators.twin.sampling.BufferStatistics;

/** The wire of the 2182A (2182A-900-01, section 14: SCPI reference tables). */
public final class Keithley2182aTwin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 10;
    private static final int DECIMALS = 8;
    private static final List<String> FUNCTIONS = List.of("VOLTage[1]", "TEMPerature", "VOLT:DC", "VOLTAGE:DC");
    private static final String SENSE = "[:SENSe[1]]";
    private static final String VOLT = SENSE + ":VOLTage[:DC]";
    private static final String TEMP = SENSE + ":TEMPerature";
    private static final String CHANNEL = "[:CHANnel<1..2>]";
    private static final List<String> STATISTICS = List.of("NONE", "MEAN", "SDEViation", "MAXimum", "MINimum");
    private static final Limits CYCLES = Limits.of(0.01, 60, 5);

    private final Status status = new Status(ERROR_QUEUE);
    private final MeterState meter;
    private final BufferStatistics statistics;
    private final ReadingFormat format;
    private final Dialect dialect;
    private boolean display = true;

    public Keithley2182aTwin(Post post) {
        meter = new MeterState(post, status);
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, DECIMALS));
        format = new ReadingFormat(table, DECIMALS);
        meter.alsoReset(format::reset);
        function(table);
        integration(table, VOLT, false);
        integration(table, TEMP, true);
        volts(table);
        input(table, VOLT + CHANNEL, Dimension.VOLTS, Limits.of(-120, 120, 0), meter.measurements::volts);
        input(table, TEMP + CHANNEL, Dimension.NONE, Limits.of(-328, 3310, 0), meter.measurements::kelvin);
        temperature(table);
        system(table);
        trigger(table);
        read(table);
        trace(table);
        new FrontPanel(table);
        statistics = new BufferStatistics(table, STATISTICS, meter::bufferContents, DECIMALS);
        Dialect spoken = new ScpiDialect(table, meter, status, ErrorFormat.PLAIN);
        dialect = spoken;
        post.wires().triggered("keithley2182a", new TriggeredConversions(post.role(), meter.measurements));
        post.wires().serial("keithley2182a", line -> {
            StringBuilder answer = new StringBuilder();
            spoken.execute(line, answer);
            return answer.toString();
        });
    }

    private void function(CommandTable table) {
        Measurements m = meter.measurements;
        table.row(
                        SENSE + ":FUNCtion[:ON]",
                        call -> {
                            call.expect(1, 1);
                            m.function(call.quotedChoice(0, FUNCTIONS) == 1 ? 1 : 0);
                            meter.restart();
                        },
                        call -> call.answer(m.temperature() ? "\"TEMP\"" : "\"VOLT:DC\""))
                .integer(
                        SENSE + ":CHANnel",
                        Limits.of(0, 2, 1),
                        value -> {
                            m.channel(value);
                            meter.restart();
                        },
                        m::channel);
    }

    private void integration(CommandTable table, String at, boolean temperature) {
        Measurements m = meter.measurements;
        table.number(
                        at + ":NPLCycles",
                        Dimension.NONE,
                        CYCLES,
                        value -> cycles(temperature, value),
                        () -> m.cycles(temperature))
                .number(
                        at + ":APERture",
                        Dimension.SECONDS,
                        Limits.of(1 / 6e3, 1, 1 / 12.0),
                        value -> cycles(temperature, value * ConversionTiming.LINE_HERTZ),
                        () -> m.cycles(temperature) / ConversionTiming.LINE_HERTZ);
    }

    private void cycles(boolean temperature, double value) {
        meter.measurements.cycles(temperature, value);
        meter.restart();
    }

    /** What voltage has besides: ranges and the analog filter. */
    private void volts(CommandTable table) {
        Function<Call, Input> input = call -> meter.measurements.volts(channel(call));
        bool(table, VOLT + CHANNEL + ":RANGe:AUTO", input, Input::autoRange, Input::autoRange);
        bool(table, VOLT + CHANNEL + ":LPASs[:STATe]", input, Input::analogFilter, Input::analogFilter);
        table.row(
                VOLT + CHANNEL + ":RANGe[:UPPer]",
                call -> {
                    call.expect(1, 1);
                    input.apply(call).range(call.number(0, Dimension.VOLTS, range(call)));
                    meter.restart();
                },
                call -> {
                    call.expect(0, 1);
                    double value = call.parameterCount() == 0
                            ? input.apply(call).range()
                            : call.number(0, Dimension.VOLTS, range(call));
                    Nr3.append(call.answer(), value, DECIMALS);
                });
    }

    private static Limits range(Call call) {
        return channel(call) == 2 ? Limits.of(0, 12, 12) : Limits.of(0, 120, 120);
    }

    private static int channel(Call call) {
        return call.suffix("CHANNEL");
    }

    /** The digital filter and the reference, which both functions have for each channel. */
    private void input(
            CommandTable table,
            String at,
            Dimension unit,
            Limits reference,
            java.util.function.IntFunction<Input> byChannel) {
        Function<Call, Input> input = call -> byChannel.apply(channel(call));
        bool(table, at + ":DFILter[:STATe]", input, (i, on) -> i.filter.on(on), i -> i.filter.on());
        number(
                table,
                at + ":DFILter:COUNt",
                input,
                Dimension.NONE,
                Limits.of(1, 100, 10),
                (i, v) -> i.filter.count(v),
                i -> (double) i.filter.count());
        number(
                table,
                at + ":DFILter:WINDow",
                input,
                Dimension.PERCENT,
                Limits.of(0, 10, 0.01),
                (i, v) -> i.filter.windowPercent(v),
                i -> i.filter.windowPercent());
        table.row(
                at + ":DFILter:TCONtrol",
                call -> {
                    call.expect(1, 1);
                    input.apply(call).filter.kind(call.choice(0, List.of("MOVing", "REPeat")));
                },
                call -> call.answer(input.apply(call).filter.kind() == 0 ? "MOV" : "REP"));
        number(table, at + ":REFerence", input, unit, reference, Input::reference, Input::reference);
        bool(table, at + ":REFerence:STATe", input, Input::relative, Input::relative);
        table.action(at + ":REFerence:ACQuire", meter::acquire);
    }

    private void bool(
            CommandTable table,
            String at,
            Function<Call, Input> input,
            BiConsumer<Input, Boolean> set,
            Function<Input, Boolean> get) {
        table.row(
                at,
                call -> {
                    call.expect(1, 1);
                    set.accept(input.apply(call), call.bool(0));
                    if (!at.contains("REFerence") && !at.contains("DFILter")) {
                        meter.restart();
                    }
                },
                call -> {
                    call.expect(0, 0);
                    call.answer(get.apply(input.apply(call)) ? 1 : 0);
                });
    }

    private static void number(
            CommandTable table,
            String at,
            Function<Call, Input> input,
            Dimension unit,
            Limits limits,
            BiConsumer<Input, Double> set,
            Function<Input, Double> get) {
        boolean whole = at.endsWith("COUNt");
        table.row(
                at,
                call -> {
                    call.expect(1, 1);
                    double value = call.number(0, unit, limits);
                    set.accept(input.apply(call), whole ? Math.rint(value) : value);
                },
                call -> {
                    call.expect(0, 1);
                    double value =
                            call.parameterCount() == 0 ? get.apply(input.apply(call)) : call.number(0, unit, limits);
                    if (whole) {
                        call.answer((int) value);
                    } else {
                        Nr3.append(call.answer(), value, DECIMALS);
                    }
                });
    }

    private void temperature(CommandTable table) {
        Thermocouple t = meter.measurements.thermocouple;
        table.choice(TEMP + ":TCouple[:TYPE]", Thermocouple.TYPES, t::type, t::type)
                .choice(TEMP + ":TC[:TYPE]", Thermocouple.TYPES, t::type, t::type)
                .choice(TEMP + ":RJUNction:RSELect", List.of("INTernal", "SIMulated"), t::junction, t::junction)
                .number(
                        TEMP + ":RJUNction:SIMulated",
                        Dimension.NONE,
                        Limits.of(0, 60, 23),
                        t::simulatedCelsius,
                        t::simulatedCelsius)
                .reading(TEMP + ":RTEMperature", () -> t.inUnit(t.internalCelsius()))
                .choice(TEMP + ":TRANsducer", List.of("TCouple", "INTernal"), index -> {}, () -> 0)
                .choice("UNIT:TEMPerature", Thermocouple.UNITS, t::unit, t::unit);
    }

    private void system(CommandTable table) {
        MeterState m = meter;
        table.bool("SYSTem:AZERo[:STATe]", m::autozero, m::autozero)
                .bool("SYSTem:FAZero[:STATe]", m::autozero, m::autozero)
                .query("CALibration:PROTected:DATE", () -> CalibrationLabel.CALIBRATED)
                .query("CALibration:PROTected:NDUE", () -> CalibrationLabel.DUE)
                .query("SYSTem:LFRequency", () -> Integer.toString((int) ConversionTiming.LINE_HERTZ))
                .action("SYSTem:PRESet", m::free)
                .row("SYSTem:BEEPer[:IMMediate]", call -> call.expect(0, 2), null)
                .action("SYSTem:LOCal", () -> {})
                .action("SYSTem:REMote", () -> {})
                .bool("DISPlay:ENABle", on -> display = on, () -> display);
    }

    private void trigger(CommandTable table) {
        Triggering t = meter.triggering;
        String at = "TRIGger[:SEQuence[1]]:";
        table.number(
                        at + "COUNt",
                        Dimension.NONE,
                        Limits.of(1, Triggering.ENDLESS_COUNT, 1),
                        value -> {
                            meter.requireIdle();
                            t.count(value);
                        },
                        t::triggers)
                .number(at + "DELay", Dimension.SECONDS, Limits.of(0, 999999.999, 0), t::delay, t::delay)
                .number(at + "TIMer", Dimension.SECONDS, Limits.of(0, 999999.999, 0.1), t::timer, t::timer)
                .choice(at + "SOURce", Triggering.SOURCES, t::source, t::source)
                .action(at + "SIGNal", meter::trigger)
                .integer(
                        "SAMPle:COUNt",
                        Limits.of(1, ReadingBuffer.LARGEST, 1),
                        value -> {
                            meter.requireIdle();
                            t.samples(value);
                        },
                        t::samples)
                .action("INITiate[:IMMediate]", meter::initiate)
                .bool("INITiate:CONTinuous", meter::continuous, meter::continuous)
                .action("ABORt", meter::abort);
    }

    private void read(CommandTable table) {
        MeterState m = meter;
        table.row("READ", null, call -> list(call, m.read()))
                .row("FETCh", null, call -> list(call, m.fetch()))
                .row("MEASure[:VOLTage][:DC]", null, call -> measure(call, 0))
                .row("MEASure:TEMPerature", null, call -> measure(call, 1))
                .action("CONFigure[:VOLTage][:DC]", () -> configure(0))
                .action("CONFigure:TEMPerature", () -> configure(1))
                .row(SENSE + ":DATA[:LATest]", null, call -> list(call, m.latest()))
                .row(SENSE + ":DATA:FRESh", null, call -> list(call, m.freshest()))
                .query("CONFigure", () -> m.measurements.temperature() ? "\"TEMP\"" : "\"VOLT:DC\"");
    }

    private void configure(int function) {
        meter.defaults();
        meter.measurements.function(function);
    }

    private void measure(Call call, int function) throws ScpiException, InterruptedException {
        configure(function);
        list(call, meter.read());
    }

    private void trace(CommandTable table) {
        MeterState m = meter;
        table.action("TRACe:CLEar", m.buffer::clear)
                .integer(
                        "TRACe:POINts",
                        Limits.of(ReadingBuffer.SMALLEST, ReadingBuffer.LARGEST, 100),
                        count -> {
                            m.catchUp();
                            m.buffer.points(count);
                        },
                        m.buffer::points)
                .query("TRACe:FREE", () -> {
                    int bytes = 16;
                    int used = m.buffer.stored() * bytes;
                    return ReadingBuffer.LARGEST * bytes - used + "," + used;
                })
                .choice("TRACe:FEED", List.of("SENSe[1]", "CALCulate[1]", "NONE"), index -> {}, () -> 0)
                .choice(
                        "TRACe:FEED:CONTrol",
                        List.of("NEXT", "NEVer"),
                        index -> {
                            m.catchUp();
                            m.buffer.feed(index == 0);
                        },
                        () -> {
                            m.catchUp();
                            return m.buffer.filling() ? 0 : 1;
                        })
                .row("TRACe:DATA", null, call -> list(call, m.bufferContents()));
    }

    private void list(Call call, double... readings) throws ScpiException {
        call.expect(0, 0);
        format.print(readings, meter.measurements, call.answer());
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        statistics.reset();
        meter.buffer.reset();
        meter.free();
    }

    @Override
    public Map<String, Object> state() {
        return meter.state();
    }
}
