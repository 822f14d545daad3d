package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/** What gives readings: READ, FETCh, MEASure, SENSe:DATA, CALCulate:DATA, TRACe (2182A-900-01, sections 6 and 13). */
final class ReadCommands {

    private static final int BYTES_EACH = 16;

    private final MeterState meter;
    private final Readings readings;
    private final ReadingFormat format;

    ReadCommands(CommandTable table, MeterState meter, ReadingFormat format) {
        this.meter = meter;
        this.readings = meter.readings;
        this.format = format;
        table.row("READ", null, this::read)
                .row("FETCh", null, this::fetch)
                .row("MEASure[:VOLTage][:DC]", null, call -> measure(call, 0))
                .row("MEASure:TEMPerature", null, call -> measure(call, 1))
                .action("CONFigure[:VOLTage][:DC]", () -> configure(0))
                .action("CONFigure:TEMPerature", () -> configure(1))
                .query("CONFigure", () -> meter.measurements.temperature() ? "\"TEMP\"" : "\"VOLT:DC\"");
        data(table, "[:SENSe[1]]:DATA", readings::latest);
        data(table, "CALCulate[1]:DATA", readings::calculated);
        trace(table, readings.buffer);
    }

    /** One reading, or an error where there is none. */
    @FunctionalInterface
    private interface Newest {
        double get() throws ScpiException;
    }

    private void data(CommandTable table, String at, Newest newest) {
        table.row(at + "[:LATest]", null, call -> {
                    meter.catchUp();
                    list(call, newest.get());
                })
                .row(at + ":FRESh", null, call -> {
                    meter.awaitFresh();
                    list(call, newest.get());
                });
    }

    /** READ?: abort, initiate, fetch. */
    private void read(Call call) throws ScpiException, InterruptedException {
        meter.start();
        fetch(call);
    }

    /** Waits for a series under way to end and gives its readings; the newest one of an endless series. */
    private void fetch(Call call) throws ScpiException, InterruptedException {
        meter.awaitOperations();
        meter.catchUp();
        list(call, readings.all());
    }

    private void configure(int function) {
        meter.defaults();
        meter.measurements.function(function);
    }

    private void measure(Call call, int function) throws ScpiException, InterruptedException {
        configure(function);
        read(call);
    }

    private void trace(CommandTable table, ReadingBuffer buffer) {
        table.action("TRACe:CLEar", buffer::clear)
                .integer(
                        "TRACe:POINts",
                        Limits.of(ReadingBuffer.SMALLEST, ReadingBuffer.LARGEST, 100),
                        count -> {
                            meter.catchUp();
                            buffer.points(count);
                        },
                        buffer::points)
                .query("TRACe:FREE", () -> {
                    int used = buffer.stored() * BYTES_EACH;
                    return ReadingBuffer.LARGEST * BYTES_EACH - used + "," + used;
                })
                .choice(
                        "TRACe:FEED",
                        List.of("SENSe[1]", "CALCulate[1]", "NONE"),
                        index -> {
                            meter.catchUp();
                            buffer.source(index);
                        },
                        buffer::source)
                .choice(
                        "TRACe:FEED:CONTrol",
                        List.of("NEXT", "NEVer"),
                        index -> {
                            meter.catchUp();
                            buffer.feed(index == 0);
                        },
                        () -> {
                            meter.catchUp();
                            return buffer.filling() ? 0 : 1;
                        })
                .row("TRACe:DATA[:DATA]", null, call -> list(call, stored()));
    }

    /** What the buffer holds. */
    double[] stored() throws ScpiException {
        meter.catchUp();
        if (readings.buffer.stored() == 0) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
        return readings.buffer.contents();
    }

    private void list(Call call, double... values) throws ScpiException {
        call.expect(0, 0);
        format.print(values, meter.measurements, call.answer());
    }
}
