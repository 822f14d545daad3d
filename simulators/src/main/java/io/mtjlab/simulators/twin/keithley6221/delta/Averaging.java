package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;

/**
 * SENSe:AVERage (622X-901-01, section 6): a repeating filter makes one reading of a full stack and starts over; a moving
 * one fills its stack and then makes a reading with every further one. A reading outside the window around the average
 * of the stack empties it; in a sweep there is no window.
 */
final class Averaging {

    private final Panel panel;
    private final List<DeltaReading> stack = new ArrayList<>();
    private boolean on;
    private boolean windowed;
    private long lost;

    Averaging(CommandTable table) {
        String at = "SENSe[1]:AVERage";
        panel = new Panel(table, 1)
                .choice("kind", at + ":TCONtrol", "MOVing", "REPeat")
                .number("window", at + ":WINDow", Dimension.PERCENT, Limits.of(0, 10, 0))
                .integer("count", at + ":COUNt", Limits.of(2, 300, 10))
                .bool("on", at + "[:STATe]", false);
    }

    void reset() {
        panel.reset();
        stack.clear();
    }

    private boolean repeating() {
        return panel.word("kind").equals("REP");
    }

    /** Unfiltered readings to one of a repeating filter; 1 without it. */
    int perReading() {
        return panel.on("on") && repeating() ? (int) panel.get("count") : 1;
    }

    /** A new run begins. */
    void begin(Course course) {
        stack.clear();
        lost = 0;
        on = panel.on("on") && course.averages(repeating());
        windowed = course.averages(false);
    }

    /** Unfiltered readings that so many filtered ones take. */
    long unfiltered(long readings) {
        if (!on || readings == Long.MAX_VALUE) {
            return readings;
        }
        long count = (long) panel.get("count");
        return repeating() ? readings * count : readings + count;
    }

    /** Readings that went with an emptied stack since this was last asked. */
    long takeLost() {
        long taken = lost;
        lost = 0;
        return taken;
    }

    /**
     * The filtered reading that this one completes, if it does.
     *
     * @param rangeVolts of the nanovoltmeter, which the window is a part of
     */
    Optional<DeltaReading> push(DeltaReading reading, double rangeVolts) {
        if (!on) {
            return Optional.of(reading);
        }
        double window = windowed ? panel.get("window") / 100 * rangeVolts : 0;
        if (window > 0
                && !stack.isEmpty()
                && Math.abs(reading.volts() - DeltaReading.mean(stack).volts()) > window) {
            lost += stack.size();
            stack.clear();
        }
        stack.add(reading);
        int count = (int) panel.get("count");
        if (stack.size() < count || !repeating() && stack.size() == count) {
            return Optional.empty();
        }
        if (!repeating()) {
            stack.remove(0);
        }
        DeltaReading mean = DeltaReading.mean(stack);
        if (repeating()) {
            stack.clear();
        }
        return Optional.of(mean);
    }

    /** True once the stack is full. */
    boolean settled() {
        return !on || stack.size() >= panel.get("count");
    }
}
