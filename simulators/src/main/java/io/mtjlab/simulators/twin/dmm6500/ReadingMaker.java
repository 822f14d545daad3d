package io.mtjlab.simulators.twin.dmm6500;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.MovingAverage;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.sampling.ReadingNoise;
import io.mtjlab.simulators.twin.touch.Calculations;
import io.mtjlab.simulators.twin.touch.Reading;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/** What a DMM6500 makes of its terminals: range, noise, unit, filter, relative, math and limits, in this order. */
final class ReadingMaker {

    /** The digitizer has fewer bits: its white noise over one sample is some tens of parts in a million of range. */
    private static final double DIGITIZER_NOISE_CYCLES = 1e-4;

    private final Panel panel;
    private final MeterInput input;
    private final MeterTiming timing;
    private final Calculations calculations;
    private final ReadingNoise noise;
    private final MovingAverage filter = new MovingAverage();
    private long lastNanos;
    private double last;

    ReadingMaker(Post post, Panel panel, MeterInput input, MeterTiming timing, Calculations calculations) {
        this.panel = panel;
        this.input = input;
        this.timing = timing;
        this.calculations = calculations;
        this.noise = new ReadingNoise(post.calibration(), "readings");
        post.wires().onUnit(post.role(), noise::begin);
    }

    void clearFilter() {
        filter.clear();
    }

    /** The last reading before anything was taken off it. */
    double last() {
        return last;
    }

    /** @param channel of the card; 0 for the terminals */
    Reading reading(MeterFunction function, Ranged range, Terminals seen, long doneNanos, int channel) {
        double seconds = (doneNanos - lastNanos) * 1e-9;
        lastNanos = doneNanos;
        double repeats = timing.repeats(function);
        double cycles = function.integrates() ? panel.get("cycles." + function.key()) * repeats : repeats;
        double value = range.read(input.truth(function, seen), cycles, seconds, noise);
        if (function.alternating()) {
            value = Math.abs(value);
        }
        boolean over = Math.abs(value) >= Ranged.OVERFLOW;
        if (!over) {
            value = input.shown(function, value, seen);
        }
        String key = function.key();
        if (panel.on("average." + key) && repeats == 1) {
            value = filter.next(value, (int) panel.get("average.count." + key));
        }
        last = value;
        double shown = panel.on("relative." + key) && !over ? value - panel.get("relative.by." + key) : value;
        return told(function, calculations.take(key, shown), over, doneNanos, channel);
    }

    Reading sample(MeterFunction function, Ranged range, Terminals seen, long doneNanos, int channel) {
        double seconds = (doneNanos - lastNanos) * 1e-9;
        lastNanos = doneNanos;
        double value = range.read(input.truth(function, seen), DIGITIZER_NOISE_CYCLES, seconds, noise);
        boolean over = Math.abs(value) >= Ranged.OVERFLOW;
        if (!over) {
            value = input.shown(function, value, seen);
        }
        last = value;
        String name = "digital." + (function == MeterFunction.VOLTS ? "VOLTage" : "CURRent") + ".";
        boolean less = panel.on(name + "relative") && !over;
        return told(function, less ? value - panel.get(name + "relative.by") : value, over, doneNanos, channel);
    }

    private Reading told(MeterFunction function, double value, boolean over, long doneNanos, int channel) {
        return new Reading(value, 0, "", 0, doneNanos, over ? 1 : 0, input.unit(function), channel);
    }
}
