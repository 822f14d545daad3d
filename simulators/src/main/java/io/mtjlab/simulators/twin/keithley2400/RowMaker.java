package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.keithley2400.Readings.Row;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.smu.SourceMeter;

/** What is told of a measuring point: what was not measured is marked, what is sourced is told as set, and filtered. */
final class RowMaker {

    /** Bits of a reading's status word (user's manual, 18-50). */
    private static final int FILTER = 1 << 1;

    private static final int FRONT = 1 << 2;
    private static final int COMPLIANCE = 1 << 3;
    private static final int AUTO_OHMS = 1 << 10;
    private static final int MEASURES_VOLTS = 1 << 11;
    private static final int MEASURES_AMPERES = 1 << 12;
    private static final int MEASURES_OHMS = 1 << 13;
    private static final int SOURCES_VOLTS = 1 << 14;
    private static final int SOURCES_AMPERES = 1 << 15;
    private static final int OFFSET_COMPENSATED = 1 << 17;
    private static final int FOUR_WIRES = 1 << 22;

    private final Panel panel;
    private final Functions functions;
    private final SourceLevels source;
    private final List<Row> filter = new ArrayList<>();

    RowMaker(Panel panel, Functions functions, SourceLevels source) {
        this.panel = panel;
        this.functions = functions;
        this.source = source;
    }

    /** A new series. */
    void begin() {
        filter.clear();
    }

    static boolean over(SourceMeter.Reading reading) {
        return Math.abs(reading.volts()) >= Ranged.OVERFLOW || Math.abs(reading.amperes()) >= Ranged.OVERFLOW;
    }

    static double ohms(SourceMeter.Reading reading) {
        return over(reading) ? Ranged.OVERFLOW : reading.volts() / reading.amperes();
    }

    /**
     * @param seconds on the instrument's clock
     * @param sweep levels that the source goes through; empty when it stays
     * @param index of the reading in its series
     */
    Row row(SourceMeter.Reading reading, double seconds, List<Double> sweep, int index) {
        boolean volts = functions.volts() || functions.ohms() || source.volts();
        boolean amperes = functions.amperes() || functions.ohms() || !source.volts();
        return averaged(new Row(
                told(reading.volts(), volts, functions.volts(), sweep, index),
                told(reading.amperes(), amperes, functions.amperes(), sweep, index),
                functions.ohms() ? ohms(reading) : Readings.NOT_MEASURED,
                seconds,
                statusWord(reading)));
    }

    private int statusWord(SourceMeter.Reading reading) {
        return (over(reading) ? 1 : 0)
                | (panel.on("average") ? FILTER : 0)
                | (panel.word("terminals").equals("FRON") ? FRONT : 0)
                | (reading.limited() ? COMPLIANCE : 0)
                | (panel.word("ohms.mode").equals("AUTO") ? AUTO_OHMS : 0)
                | (functions.volts() ? MEASURES_VOLTS : 0)
                | (functions.amperes() ? MEASURES_AMPERES : 0)
                | (functions.ohms() ? MEASURES_OHMS : 0)
                | (source.volts() ? SOURCES_VOLTS : SOURCES_AMPERES)
                | (panel.on("ohms.compensated") ? OFFSET_COMPENSATED : 0)
                | (panel.on("four.wire") ? FOUR_WIRES : 0);
    }

    /** What is sourced and not measured is told as it is set. */
    private double told(double reading, boolean known, boolean measured, List<Double> sweep, int index) {
        if (measured || functions.ohms()) {
            return reading;
        }
        return known ? levelOfReading(sweep, index) : Readings.NOT_MEASURED;
    }

    /** The set-point of the reading that is being taken: in a sweep, that of its step. */
    private double levelOfReading(List<Double> sweep, int index) {
        return sweep.isEmpty() ? source.level() : sweep.get(index % sweep.size());
    }

    /** The moving filter; a repeating one has taken its time already and shows as less noise over that time. */
    private Row averaged(Row row) {
        if (!panel.on("average")) {
            return row;
        }
        filter.add(row);
        if (filter.size() > panel.get("average.count")) {
            filter.remove(0);
        }
        if (panel.word("average.kind").equals("REP")) {
            return row;
        }
        return new Row(
                filter.stream().mapToDouble(Row::volts).average().orElse(0),
                filter.stream().mapToDouble(Row::amperes).average().orElse(0),
                filter.stream().mapToDouble(Row::ohms).average().orElse(0),
                row.seconds(),
                row.status());
    }
}
