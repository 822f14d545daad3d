package io.mtjlab.simulators.twin.keithley2450;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.sampling.MovingAverage;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.smu.SourceMeter;
import io.mtjlab.simulators.twin.touch.Calculations;
import io.mtjlab.simulators.twin.touch.Reading;

/** What is told of volts and amperes: the function's own unit or another, then filter, relative, math and limits. */
final class ReadingMaker {

    private static final int STATUS_OVERFLOW = 1;
    private static final int SOURCE_LIMITED = 1 << 5;
    private static final int SOURCE_SENSE = 1 << 6;
    private static final int SOURCE_OUTPUT = 1 << 7;

    private final Panel panel;
    private final SourceDrive source;
    private final Calculations calculations;
    private final MovingAverage filter = new MovingAverage();
    private double last;

    ReadingMaker(Panel panel, CommandTable table, SourceDrive source) {
        this.panel = panel;
        this.source = source;
        this.calculations = new Calculations(panel)
                .function(table, "amperes", "CURRent[:DC]")
                .function(table, "volts", "VOLTage[:DC]")
                .function(table, "ohms", "RESistance");
    }

    /** As after *RST. */
    void reset() {
        filter.clear();
        calculations.reset();
        last = 0;
    }

    void clearFilter() {
        filter.clear();
    }

    /** What is measured, as the panel names it. */
    String function() {
        return switch (panel.word("function")) {
            case "VOLT" -> "volts";
            case "RES" -> "ohms";
            default -> "amperes";
        };
    }

    /** A repeating filter converts so many times for one reading. */
    double repeats() {
        return averages("REP") ? panel.get("average.count." + function()) : 1;
    }

    private boolean averages(String kind) {
        return panel.on("average." + function())
                && panel.word("average.kind." + function()).equals(kind);
    }

    Reading reading(SourceMeter.Reading both, long doneNanos) {
        String function = function();
        boolean over = Math.abs(both.volts()) >= Ranged.OVERFLOW || Math.abs(both.amperes()) >= Ranged.OVERFLOW;
        String shown = shown(function);
        double value = over ? Ranged.OVERFLOW : inUnit(shown, both);
        if (averages("MOV")) {
            value = filter.next(value, (int) panel.get("average.count." + function));
        }
        last = value;
        if (panel.on("relative." + function) && !over) {
            value -= panel.get("relative.by." + function);
        }
        value = calculations.take(function, value);
        double sourced = panel.on("read.back." + source.sourced())
                ? (source.volts() ? both.volts() : both.amperes())
                : source.levelAt(doneNanos - 1);
        int bits = (both.limited() ? SOURCE_LIMITED : 0)
                | (panel.on("four.wire." + function) ? SOURCE_SENSE : 0)
                | (panel.on("output") ? SOURCE_OUTPUT : 0);
        String unit = source.volts() ? "VOLT" : "AMP";
        return new Reading(value, sourced, unit, bits, doneNanos, over ? STATUS_OVERFLOW : 0, shown);
    }

    private static double inUnit(String unit, SourceMeter.Reading both) {
        return switch (unit) {
            case "VOLT DC" -> both.volts();
            case "OHM" -> both.volts() / both.amperes();
            case "WATT" -> both.volts() * both.amperes();
            default -> both.amperes();
        };
    }

    /** The unit that a reading of this function is shown in: its own, or what UNIT makes of it. */
    private String shown(String function) {
        if (function.equals("ohms")) {
            return "OHM";
        }
        return switch (panel.word("unit." + function)) {
            case "OHM" -> "OHM";
            case "WATT" -> "WATT";
            case "VOLT" -> "VOLT DC";
            default -> "AMP DC";
        };
    }

    /** The last reading is taken off from now on. */
    void acquireRelative(String function) {
        panel.put("relative.by." + function, last);
        panel.put("relative." + function, 1);
    }
}
