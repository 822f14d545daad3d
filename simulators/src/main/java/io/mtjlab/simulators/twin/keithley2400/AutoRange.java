package io.mtjlab.simulators.twin.keithley2400;

import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.smu.SourceMeter;

/**
 * What automatic range costs: a point that does not fit is thrown away and made again on the range that fits. Only the
 * quantity that is not sourced has a range of its own.
 */
final class AutoRange {

    /** "Maximum range change rate: 75/second" (SPEC-2400, system speeds). */
    private static final double CHANGES_A_SECOND = 75;

    /** "Maximum measure autorange time: 40 ms (fixed source)"; "1 uA and 10 uA ranges < 65 ms" (the same). */
    private static final double MOST_SECONDS = 40e-3;

    private static final double MOST_SECONDS_LOW = 65e-3;
    private static final double LOW_AMPERES = 10e-6;

    private final SourceMeter meter;
    private final Functions functions;
    private final SourceLevels source;

    AutoRange(SourceMeter meter, Functions functions, SourceLevels source) {
        this.meter = meter;
        this.functions = functions;
        this.source = source;
    }

    private Ranged measured() {
        return source.volts() ? meter.meterAmperes : meter.meterVolts;
    }

    /** Where the measured quantity's range is, from the lowest up; one that is not measured stays. */
    int position() {
        boolean looks = functions.ohms() || (source.volts() ? functions.amperes() : functions.volts());
        return looks ? measured().position() : 0;
    }

    /** How long the change from {@code before} to the present range takes; 0 when it is the same. */
    long nanosSince(int before) {
        int changes = Math.abs(position() - before);
        boolean low = source.volts() && measured().nominal() <= LOW_AMPERES;
        return Math.round(1e9 * Math.min(changes / CHANGES_A_SECOND, low ? MOST_SECONDS_LOW : MOST_SECONDS));
    }
}
