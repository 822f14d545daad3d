package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.ErrorFormat;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.ScpiDialect;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.CalibrationLabel;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/** The wire of the 2182A (2182A-900-01, section 14: SCPI reference tables), direct volts on channel 1. */
public final class Keithley2182aTwin implements VirtualInstrument {

    private static final int ERROR_QUEUE = 10;
    private static final int DECIMALS = 8;
    private static final List<String> FUNCTIONS = List.of("VOLTage", "VOLT:DC", "VOLTAGE:DC");
    private static final String VOLT = "[:SENSe[1]]:VOLTage[:DC]";
    private static final String CHANNEL = VOLT + "[:CHANnel<1..2>]";

    private final Status status = new Status(ERROR_QUEUE);
    private final MeterState meter;
    private final Dialect dialect;

    public Keithley2182aTwin(Post post) {
        meter = new MeterState(post, status);
        CommandTable table = new CommandTable((out, value) -> Nr3.append(out, value, DECIMALS));
        sense(table);
        trigger(table);
        read(table);
        trace(table);
        dialect = new ScpiDialect(table, meter, status, ErrorFormat.PLAIN);
    }

    private void sense(CommandTable table) {
        MeterState m = meter;
        table.row(
                        "[:SENSe[1]]:FUNCtion[:ON]",
                        call -> {
                            call.expect(1, 1);
                            call.quotedChoice(0, FUNCTIONS);
                        },
                        call -> call.answer("\"VOLT:DC\""))
                .integer("[:SENSe[1]]:CHANnel", Limits.of(1, 1, 1), value -> {}, () -> 1)
                .number(VOLT + ":NPLCycles", Dimension.NONE, Limits.of(0.01, 60, 5), m::cycles, m::cycles)
                .number(
                        VOLT + ":APERture",
                        Dimension.SECONDS,
                        Limits.of(1 / 6e3, 1, 1 / 12.0),
                        m::aperture,
                        m::aperture)
                .number(CHANNEL + ":RANGe[:UPPer]", Dimension.VOLTS, Limits.of(0, 120, 120), m::range, m::range)
                .bool(CHANNEL + ":RANGe:AUTO", m::autoRange, m::autoRange)
                .bool(CHANNEL + ":LPASs[:STATe]", m::analogFilter, m::analogFilter)
                .bool(CHANNEL + ":DFILter[:STATe]", m.filter::on, m.filter::on)
                .integer(CHANNEL + ":DFILter:COUNt", Limits.of(1, 100, 10), m.filter::count, m.filter::count)
                .number(
                        CHANNEL + ":DFILter:WINDow",
                        Dimension.PERCENT,
                        Limits.of(0, 10, 0.01),
                        m.filter::windowPercent,
                        m.filter::windowPercent)
                .choice(CHANNEL + ":DFILter:TCONtrol", List.of("MOVing", "REPeat"), m.filter::kind, m.filter::kind)
                .number(
                        CHANNEL + ":REFerence",
                        Dimension.VOLTS,
                        Limits.of(-120, 120, 0),
                        m::relativeVolts,
                        m::relativeVolts)
                .bool(CHANNEL + ":REFerence:STATe", m::relative, m::relative)
                .action(CHANNEL + ":REFerence:ACQuire", m::acquireRelative)
                .bool("SYSTem:AZERo[:STATe]", m::autozero, m::autozero)
                .bool("SYSTem:FAZero[:STATe]", m::autozero, m::autozero)
                .query("CALibration:PROTected:DATE", () -> CalibrationLabel.CALIBRATED)
                .query("CALibration:PROTected:NDUE", () -> CalibrationLabel.DUE)
                .query("SYSTem:LFRequency", () -> Integer.toString((int) ConversionTiming.LINE_HERTZ))
                .action("SYSTem:PRESet", m::free)
                .bool("DISPlay:ENABle", on -> display = on, () -> display);
    }

    private boolean display = true;

    private void trigger(CommandTable table) {
        MeterState m = meter;
        table.number(
                        "TRIGger[:SEQuence[1]]:COUNt",
                        Dimension.NONE,
                        Limits.of(1, MeterState.ENDLESS_COUNT, 1),
                        m::triggerCount,
                        m::triggerCount)
                .number(
                        "TRIGger[:SEQuence[1]]:DELay",
                        Dimension.SECONDS,
                        Limits.of(0, 999999.999, 0),
                        m::triggerDelay,
                        m::triggerDelay)
                .choice(
                        "TRIGger[:SEQuence[1]]:SOURce",
                        List.of("IMMediate", "EXTernal", "TIMer", "MANual", "BUS"),
                        m::triggerSource,
                        m::triggerSource)
                .integer("SAMPle:COUNt", Limits.of(1, ReadingBuffer.LARGEST, 1), m::sampleCount, m::sampleCount)
                .action("INITiate[:IMMediate]", m::initiate)
                .bool("INITiate:CONTinuous", m::continuous, m::continuous)
                .action("ABORt", m::abort);
    }

    private void read(CommandTable table) {
        MeterState m = meter;
        table.row("READ", null, call -> list(call, m.read()))
                .row("FETCh", null, call -> list(call, m.fetch()))
                .row("MEASure[:VOLTage][:DC]", null, call -> {
                    m.reset();
                    list(call, m.read());
                })
                .action("CONFigure[:VOLTage][:DC]", m::reset)
                .row("[:SENSe[1]]:DATA[:LATest]", null, call -> list(call, m.latest()))
                .row("[:SENSe[1]]:DATA:FRESh", null, call -> list(call, m.freshest()))
                .choice("FORMat[:DATA]", List.of("ASCii"), index -> {}, () -> 0)
                .choice("FORMat:ELEMents", List.of("READing"), index -> {}, () -> 0);
    }

    private void trace(CommandTable table) {
        MeterState m = meter;
        table.action("TRACe:CLEar", m.buffer::clear)
                .integer(
                        "TRACe:POINts",
                        Limits.of(ReadingBuffer.SMALLEST, ReadingBuffer.LARGEST, 100),
                        m::points,
                        m.buffer::points)
                .query("TRACe:FREE", () -> {
                    int bytes = 16;
                    int used = m.buffer.stored() * bytes;
                    return ReadingBuffer.LARGEST * bytes - used + "," + used;
                })
                .choice("TRACe:FEED", List.of("SENSe"), index -> {}, () -> 0)
                .choice("TRACe:FEED:CONTrol", List.of("NEXT", "NEVer"), m::feedControl, m::feedControl)
                .row("TRACe:DATA", null, call -> list(call, m.bufferContents()));
    }

    private static void list(Call call, double... volts) throws io.mtjlab.simulators.scpi.ScpiException {
        call.expect(0, 0);
        for (int i = 0; i < volts.length; i++) {
            if (i > 0) {
                call.answer().append(',');
            }
            Nr3.append(call.answer(), volts[i], DECIMALS);
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        status.powerOn();
        meter.buffer.reset();
        meter.free();
    }

    @Override
    public Map<String, Object> state() {
        return meter.state();
    }
}
