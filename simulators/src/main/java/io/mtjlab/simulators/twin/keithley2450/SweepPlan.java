package io.mtjlab.simulators.twin.keithley2450;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.smu.Sweep;
import io.mtjlab.simulators.twin.touch.Buffers;

/** A sweep that waits to be initiated: its levels, and how they are gone through (2450 reference manual, SOURce:SWEep). */
final class SweepPlan {

    private static final Limits SECONDS = Limits.of(-1, 1e5, 0);

    private final Runnable begin;
    private final List<Double> levels = new ArrayList<>();
    private final List<Double> voltsList = new ArrayList<>();
    private final List<Double> amperesList = new ArrayList<>();
    private double delaySeconds;
    private int count = 1;
    private String buffer = Buffers.DEFAULT;
    private boolean abortAtLimit;

    /** @param begin called before a new plan is made */
    SweepPlan(Runnable begin) {
        this.begin = begin;
    }

    /** Start, stop, points, then delay, count, ranging, abort at limit, back again, buffer; the last ones optional. */
    void staircase(Call call, boolean volts, boolean logarithmic, boolean bySteps) throws ScpiException {
        call.expect(3, 9);
        Dimension unit = volts ? Dimension.VOLTS : Dimension.AMPERES;
        Limits limits = volts ? Limits.of(-210, 210, 0) : Limits.of(-1.05, 1.05, 0);
        double start = call.number(0, unit, limits);
        double stop = call.number(1, unit, limits);
        int points;
        if (bySteps) {
            double step = call.number(2, unit, limits);
            if (step == 0) {
                throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
            }
            points = (int) Math.min(1e6, Math.round(Math.abs((stop - start) / step)) + 1);
        } else {
            points = call.integer(2, 2, 1_000_000);
        }
        begin.run();
        levels.addAll(Sweep.staircase(start, stop, points, logarithmic, false));
        if (call.parameterCount() > 7 && call.bool(7)) {
            levels.addAll(Sweep.staircase(start, stop, points, logarithmic, true));
        }
        delaySeconds = call.parameterCount() > 3 ? seconds(call, 3) : 0;
        count = call.parameterCount() > 4 ? call.integer(4, 0, 268_435_455) : 1;
        abortAtLimit = call.parameterCount() > 6 && call.bool(6);
        buffer = call.parameterCount() > 8 ? call.string(8) : Buffers.DEFAULT;
    }

    /** First index, delay, count, abort at limit, buffer. */
    void list(Call call, boolean volts) throws ScpiException {
        call.expect(0, 5);
        List<Double> list = lists(volts);
        int first = call.parameterCount() > 0 ? call.integer(0, 1, Math.max(1, list.size())) : 1;
        if (list.isEmpty()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        begin.run();
        levels.addAll(list.subList(first - 1, list.size()));
        delaySeconds = call.parameterCount() > 1 ? seconds(call, 1) : 0;
        count = call.parameterCount() > 2 ? call.integer(2, 0, 268_435_455) : 1;
        abortAtLimit = call.parameterCount() > 3 && call.bool(3);
        buffer = call.parameterCount() > 4 ? call.string(4) : Buffers.DEFAULT;
    }

    /** -1 is automatic: no more than the source's own. */
    private static double seconds(Call call, int index) throws ScpiException {
        return Math.max(0, call.number(index, Dimension.SECONDS, SECONDS));
    }

    void clear() {
        levels.clear();
        delaySeconds = 0;
    }

    /** As after *RST. */
    void reset() {
        clear();
        voltsList.clear();
        amperesList.clear();
    }

    /** What SOURce:LIST holds. */
    List<Double> lists(boolean volts) {
        return volts ? voltsList : amperesList;
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }

    List<Double> levels() {
        return levels;
    }

    int points() {
        return levels.size() * Math.max(1, count);
    }

    double delaySeconds() {
        return delaySeconds;
    }

    String buffer() {
        return buffer;
    }

    boolean abortsAtLimit() {
        return abortAtLimit;
    }
}
