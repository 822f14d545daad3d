package io.mtjlab.simulators.twin.keithley2400;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.smu.SourceMeter;

/** How long a point takes: delay, conversions, overhead. */
final class PointTiming {

    /** Besides delay and integration, a point takes this (SPEC-2400: 2081 readings a second at 0.01 cycles). */
    private static final double OVERHEAD_SECONDS = 0.31e-3;

    private static final double AUTO_DELAY_SECONDS = 1e-3;
    private static final double SLOW_AUTO_DELAY_SECONDS = 3e-3;
    private static final double SLOW_BELOW_AMPERES = 10e-6;

    private final Panel panel;
    private final SourceMeter meter;
    private final Functions functions;
    private final SourceLevels source;

    PointTiming(Panel panel, SourceMeter meter, Functions functions, SourceLevels source) {
        this.panel = panel;
        this.meter = meter;
        this.functions = functions;
        this.source = source;
    }

    long apertureNanos() {
        return Math.max(1, Math.round(panel.get("cycles") / panel.get("line.hertz") * 1e9));
    }

    /** Volts and amperes are converted one after the other; autozero converts a zero and a reference beside each. */
    long intervalNanos(boolean autozero) {
        double conversions = functions.conversions();
        double looks = conversions * (autozero ? 3 : 1) * panel.get("cycles") / panel.get("line.hertz");
        boolean slow = !source.volts() && meter.sourceAmperes.nominal() < SLOW_BELOW_AMPERES;
        double auto = slow ? SLOW_AUTO_DELAY_SECONDS : AUTO_DELAY_SECONDS;
        double delay = panel.on("delay.auto") ? auto : panel.get("delay");
        double timer = panel.word("arm.source").equals("TIM") ? panel.get("arm.timer") : 0;
        double point = delay + panel.get("trigger.delay") + repeats() * (looks + OVERHEAD_SECONDS);
        return Math.max(apertureNanos(), Math.round(1e9 * Math.max(point, timer)));
    }

    /** A repeating filter converts so many times for one reading. */
    double repeats() {
        return panel.on("average") && panel.word("average.kind").equals("REP") ? panel.get("average.count") : 1;
    }
}
