package io.mtjlab.simulators.twin.touch;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.ScpiException;

/** TRACe:STATistics (2450-901-01, reference manual, section 6). */
final class BufferStatistics {

    private final Buffers buffers;

    BufferStatistics(Buffers buffers) {
        this.buffers = buffers;
    }

    void addTo(CommandTable table) {
        statistic(
                table,
                "AVERage",
                readings ->
                        readings.stream().mapToDouble(Reading::value).average().orElse(0));
        statistic(
                table,
                "MINimum",
                readings -> readings.stream().mapToDouble(Reading::value).min().orElse(0));
        statistic(
                table,
                "MAXimum",
                readings -> readings.stream().mapToDouble(Reading::value).max().orElse(0));
        statistic(table, "PK2Pk", BufferStatistics::span);
        statistic(table, "SPAN", BufferStatistics::span);
        statistic(table, "STDDev", BufferStatistics::deviation);
        table.row("TRACe:STATistics:CLEar", call -> buffers.find(buffers.name(call, 0)), null);
    }

    private static double span(List<Reading> readings) {
        return readings.stream().mapToDouble(Reading::value).max().orElse(0)
                - readings.stream().mapToDouble(Reading::value).min().orElse(0);
    }

    private static double deviation(List<Reading> readings) {
        double mean = readings.stream().mapToDouble(Reading::value).average().orElse(0);
        DoubleUnaryOperator square = value -> (value - mean) * (value - mean);
        double squares =
                readings.stream().mapToDouble(Reading::value).map(square).sum();
        return readings.size() < 2 ? 0 : Math.sqrt(squares / (readings.size() - 1));
    }

    private void statistic(CommandTable table, String word, ToDoubleFunction<List<Reading>> statistic) {
        table.row(
                "TRACe:STATistics:" + word,
                null,
                call -> TouchNumbers.reading(call.answer(), statistic.applyAsDouble(readings(call))));
    }

    /** Those of a buffer, or of one channel in it. */
    private List<Reading> readings(Call call) throws ScpiException {
        call.expect(0, 2);
        List<Reading> all = buffers.find(buffers.name(call, 0)).readings();
        if (call.parameterCount() < 2) {
            return all;
        }
        List<String> channels = call.channels(1);
        return all.stream()
                .filter(reading -> channels.contains(Integer.toString(reading.channel())))
                .toList();
    }
}
