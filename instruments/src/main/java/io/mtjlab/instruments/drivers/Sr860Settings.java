package io.mtjlab.instruments.drivers;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.scpi.Setting;

/** The table of the SR860: every setting that its driver knows (SR860 operation manual, chapter 4). */
final class Sr860Settings {

    private static final String MANUAL = "SR860 operation manual, chapter 4";

    static final Setting FREQUENCY = Setting.number("reference_hertz", "FREQ", Unit.HERTZ)
            .between(1e-3, 500e3)
            .resolution(1e-4)
            .from(MANUAL);
    static final Setting PHASE = Setting.number("phase_degrees", "PHAS", Unit.DEGREE)
            .between(-360, 360)
            .resolution(1e-7)
            .from(MANUAL);
    static final Setting SINE_OUT = Setting.number("sine_volts_rms", "SLVL", Unit.VOLT)
            .between(1e-9, 2)
            .resolution(1e-9)
            .from(MANUAL);
    static final Setting SINE_OFFSET = Setting.number("sine_offset_volts", "SOFF", Unit.VOLT)
            .between(-5, 5)
            .resolution(1e-4)
            .from(MANUAL);
    static final Setting HARMONIC = Setting.whole("harmonic", "HARM", 1, 99).from(MANUAL);

    /** 0 internal, 1 external, 2 dual, 3 chopper. */
    static final Setting REFERENCE_SOURCE =
            Setting.whole("reference_source", "RSRC", 0, 3).from(MANUAL);

    static final Setting REFERENCE_EDGE =
            Setting.whole("reference_trigger", "RTRG", 0, 2).from(MANUAL);
    static final Setting REFERENCE_INPUT =
            Setting.whole("reference_1_megohm", "REFZ", 0, 1).from(MANUAL);
    static final Setting INPUT = Setting.whole("input_current", "IVMD", 0, 1).from(MANUAL);
    static final Setting INPUT_DIFFERENCE =
            Setting.whole("input_difference", "ISRC", 0, 1).from(MANUAL);
    static final Setting COUPLING =
            Setting.whole("input_dc_coupled", "ICPL", 0, 1).from(MANUAL);
    static final Setting GROUND = Setting.whole("input_grounded", "IGND", 0, 1).from(MANUAL);

    /** 0 is 1 V, then 300, 100, 30 and 10 mV. */
    static final Setting INPUT_RANGE =
            Setting.whole("input_range_index", "IRNG", 0, 4).from(MANUAL);

    static final Setting CURRENT_GAIN =
            Setting.whole("input_current_gain", "ICUR", 0, 1).from(MANUAL);
    static final Setting SENSITIVITY =
            Setting.whole("sensitivity_index", "SCAL", 0, 27).from(MANUAL);
    static final Setting TIME_CONSTANT =
            Setting.whole("time_constant_index", "OFLT", 0, 21).from(MANUAL);
    static final Setting SLOPE = Setting.whole("slope_index", "OFSL", 0, 3).from(MANUAL);
    static final Setting ADVANCED =
            Setting.whole("advanced_filter", "ADVFILT", 0, 1).from(MANUAL);
    static final Setting SYNCHRONOUS =
            Setting.whole("synchronous_filter", "SYNC", 0, 1).from(MANUAL);

    /** 0 X, 1 X and Y, 2 R and theta, 3 all. */
    static final Setting CAPTURE_WHAT =
            Setting.whole("capture_what", "CAPTURECFG", 0, 3).from(MANUAL + ", page 135");

    static final Setting CAPTURE_LENGTH =
            Setting.whole("capture_kilobytes", "CAPTURELEN", 1, 4096).from(MANUAL + ", page 135");

    /** Set as the number of halvings of the fastest rate, told in hertz. */
    static final Setting CAPTURE_RATE =
            Setting.whole("capture_rate", "CAPTURERATE", 0, 20).from(MANUAL + ", page 136");

    static final List<Setting> AUX_OUTPUTS = IntStream.range(0, 4)
            .mapToObj(i -> Setting.number("aux" + (i + 1) + "_volts", "AUXV", Unit.VOLT)
                    .of(Integer.toString(i))
                    .between(-10.5, 10.5)
                    .resolution(1e-3)
                    .from(MANUAL))
            .toList();

    private Sr860Settings() {}

    /** Every one, in the order in which a driver tells them. */
    static Setting[] all() {
        return Stream.concat(
                        Stream.of(
                                FREQUENCY,
                                PHASE,
                                SINE_OUT,
                                SINE_OFFSET,
                                HARMONIC,
                                REFERENCE_SOURCE,
                                REFERENCE_EDGE,
                                REFERENCE_INPUT,
                                INPUT,
                                INPUT_DIFFERENCE,
                                COUPLING,
                                GROUND,
                                INPUT_RANGE,
                                CURRENT_GAIN,
                                SENSITIVITY,
                                TIME_CONSTANT,
                                SLOPE,
                                ADVANCED,
                                SYNCHRONOUS,
                                CAPTURE_WHAT,
                                CAPTURE_LENGTH,
                                CAPTURE_RATE),
                        AUX_OUTPUTS.stream())
                .toArray(Setting[]::new);
    }

    static double fullScaleVolts(int index) {
        double[] steps = {1, 0.5, 0.2};
        return steps[index % 3] * Math.pow(10, -(index / 3));
    }

    static double timeConstantSeconds(int index) {
        return (index % 2 == 0 ? 1 : 3) * Math.pow(10, index / 2 - 6);
    }
}
