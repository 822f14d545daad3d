package io.mtjlab.simulators.twin.keithley2182a;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;

/** TRIGger, SAMPle, INITiate, ABORt (2182A-900-01, section 7). */
final class TriggerCommands {

    private TriggerCommands() {}

    static void addTo(CommandTable table, MeterState meter) {
        Triggering t = meter.triggering;
        String at = "TRIGger[:SEQuence[1]]:";
        table.integer(
                        at + "COUNt",
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
}
