package io.mtjlab.instruments.drivers;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.scpi.Setting;

/** The table of the SR830: every setting that its driver knows (SR830 manual, section 5). */
final class Sr830Settings {

    private static final String MANUAL = "SR830 manual, section 5";

    private static final String RECORDING = "a recording that was started";
    static final Setting REFERENCE_SOURCE =
            Setting.whole("reference_internal", "FMOD", 0, 1).from(MANUAL);
    static final Setting FREQUENCY = Setting.number("reference_hertz", "FREQ", Unit.HERTZ)
            .between(1e-3, 102e3)
            .resolution(1e-4)
            .from(MANUAL);
    static final Setting PHASE = Setting.number("phase_degrees", "PHAS", Unit.DEGREE)
            .between(-360, 729.99)
            .resolution(0.01)
            .from(MANUAL);
    static final Setting SINE_OUT = Setting.number("sine_volts_rms", "SLVL", Unit.VOLT)
            .between(0.004, 5)
            .resolution(0.002)
            .from(MANUAL);
    static final Setting HARMONIC = Setting.whole("harmonic", "HARM", 1, 19999).from(MANUAL);
    static final Setting TRIGGER_SLOPE =
            Setting.whole("reference_slope", "RSLP", 0, 2).from(MANUAL);
    static final Setting INPUT = Setting.whole("input", "ISRC", 0, 3).from(MANUAL);
    static final Setting GROUND = Setting.whole("input_grounded", "IGND", 0, 1).from(MANUAL);
    static final Setting COUPLING =
            Setting.whole("input_dc_coupled", "ICPL", 0, 1).from(MANUAL);
    static final Setting NOTCHES = Setting.whole("line_notches", "ILIN", 0, 3).from(MANUAL);
    static final Setting RESERVE = Setting.whole("reserve", "RMOD", 0, 2).from(MANUAL);
    static final Setting SENSITIVITY =
            Setting.whole("sensitivity_index", "SENS", 0, 26).from(MANUAL);
    static final Setting TIME_CONSTANT =
            Setting.whole("time_constant_index", "OFLT", 0, 19).from(MANUAL);
    static final Setting SLOPE = Setting.whole("slope_index", "OFSL", 0, 3).from(MANUAL);
    static final Setting SYNCHRONOUS =
            Setting.whole("synchronous_filter", "SYNC", 0, 1).from(MANUAL);

    /** 62.5 mHz, and twice as fast with each index up to 512 Hz; 14 stores with each trigger. */
    static final Setting BUFFER_RATE =
            Setting.whole("buffer_rate_index", "SRAT", 0, 14).needing(RECORDING).from(MANUAL + ", page 5-13");

    static final Setting BUFFER_LOOPS =
            Setting.whole("buffer_loops", "SEND", 0, 1).needing(RECORDING).from(MANUAL + ", page 5-13");
    static final Setting BUFFER_TRIGGERED =
            Setting.whole("buffer_triggered", "TSTR", 0, 1).needing(RECORDING).from(MANUAL + ", page 5-13");

    /** What channel 1 shows and stores: 0 X, 1 R, 2 X noise, 3 and 4 auxiliary inputs. */
    static final Setting DISPLAY_1 = Setting.whole("display_1", "DDEF", 0, 4)
            .of("1")
            .field(0)
            .needing(RECORDING)
            .from(MANUAL + ", page 5-8");

    /** What channel 2 shows and stores: 0 Y, 1 theta, 2 Y noise, 3 and 4 auxiliary inputs. */
    static final Setting DISPLAY_2 = Setting.whole("display_2", "DDEF", 0, 4)
            .of("2")
            .field(0)
            .needing(RECORDING)
            .from(MANUAL + ", page 5-8");

    private Sr830Settings() {}

    /** Every one, in the order in which a driver tells them. */
    static Setting[] all() {
        return new Setting[] {
            REFERENCE_SOURCE,
            FREQUENCY,
            PHASE,
            SINE_OUT,
            HARMONIC,
            TRIGGER_SLOPE,
            INPUT,
            GROUND,
            COUPLING,
            NOTCHES,
            RESERVE,
            SENSITIVITY,
            TIME_CONSTANT,
            SLOPE,
            SYNCHRONOUS,
            BUFFER_RATE,
            BUFFER_LOOPS,
            BUFFER_TRIGGERED,
            DISPLAY_1,
            DISPLAY_2
        };
    }

    static double fullScaleVolts(int index) {
        double[] steps = {2, 5, 10};
        return steps[index % 3] * Math.pow(10, index / 3 - 9);
    }

    static double timeConstantSeconds(int index) {
        return (index % 2 == 0 ? 1 : 3) * Math.pow(10, index / 2 - 5);
    }
}
