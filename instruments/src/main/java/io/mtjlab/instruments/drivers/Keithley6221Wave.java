package io.mtjlab.instruments.drivers;

import java.util.List;
import java.util.OptionalDouble;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.scpi.Setting;

/** The wave generator of a 6221: a current that is a function of time, of itself (622x reference manual, section 7). */
public final class Keithley6221Wave {

    private static final String MANUAL = "6220/6221 reference manual, section 7, SOURce1:WAVE";
    private static final String NEEDS = "a wave that was configured";

    private static final Setting SHAPE = Setting.word("wave_shape", ":SOUR:WAVE:FUNC", "SIN", "SQU", "RAMP", "ARB0")
            .needing(NEEDS)
            .from(MANUAL);
    private static final Setting HERTZ = number("wave_hertz", ":SOUR:WAVE:FREQ", Unit.HERTZ, 1e-3, 1e5, 1e-5);
    private static final Setting AMPLITUDE =
            number("wave_amplitude_amperes", ":SOUR:WAVE:AMPL", Unit.AMPERE, 2e-12, 0.105, 1e-13);
    private static final Setting OFFSET =
            number("wave_offset_amperes", ":SOUR:WAVE:OFFS", Unit.AMPERE, -0.105, 0.105, 1e-13);
    private static final Setting DUTY = number("wave_duty_percent", ":SOUR:WAVE:DCYC", Unit.PERCENT, 0, 100, 1);

    /** Answered with 9.9e37 when it runs until it is stopped. */
    private static final Setting SECONDS =
            number("wave_duration_seconds", ":SOUR:WAVE:DUR:TIME", Unit.SECOND, 1e-7, 999999.999, 1e-7);

    private static final Setting RANGING = Setting.word("wave_ranging", ":SOUR:WAVE:RANG", "BEST", "FIX")
            .needing(NEEDS)
            .from(MANUAL);
    private static final Setting MARKER =
            Setting.onOff("wave_marker", ":SOUR:WAVE:PMAR:STAT").needing(NEEDS).from(MANUAL);
    private static final Setting MARKER_LINE = Setting.whole("wave_marker_line", ":SOUR:WAVE:PMAR:OLIN", 1, 6)
            .needing(NEEDS)
            .from(MANUAL);

    static final List<Setting> TABLE =
            List.of(SHAPE, HERTZ, AMPLITUDE, OFFSET, DUTY, SECONDS, RANGING, MARKER, MARKER_LINE);

    private static Setting number(String name, String header, Unit unit, double low, double high, double resolution) {
        return Setting.number(name, header, unit)
                .between(low, high)
                .resolution(resolution)
                .needing(NEEDS)
                .from(MANUAL);
    }

    /** What one period looks like. */
    public enum Shape {
        SINE("SIN"),
        SQUARE("SQU"),
        RAMP("RAMP"),
        /** The points that were loaded by {@link #load}. */
        ARBITRARY("ARB0");

        private final String word;

        Shape(String word) {
            this.word = word;
        }
    }

    /**
     * @param amplitudeAmperes half of peak to peak
     * @param dutyPercent of a square wave or ramp
     * @param seconds after which it stops by itself; empty for until it is stopped
     */
    public record Wave(
            Shape shape,
            double hertz,
            double amplitudeAmperes,
            double offsetAmperes,
            double dutyPercent,
            OptionalDouble seconds) {}

    /** As in Keithley's own arbitrary waveform example for the 622x: at most 100 a command, appended to location 0. */
    private static final int POINTS_A_MESSAGE = 100;

    /** 65536 by the manual as remembered; that example says 65535. */
    private static final int MOST_POINTS = 65_535;

    private final Keithley6221 source;
    private double peakAmperes;
    private boolean configured;

    Keithley6221Wave(Keithley6221 source) {
        this.source = source;
    }

    boolean configured() {
        return configured;
    }

    /** Prepares it; nothing flows yet. Refused when its peak is more than the junction bears. */
    public void configure(Wave wave) {
        double peak = wave.amplitudeAmperes() + Math.abs(wave.offsetAmperes());
        source.seat().guard().checkAmperes(source.role(), peak, "wave with a peak of " + peak + " A");
        String role = source.role();
        source.tell(
                SHAPE.command(role, wave.shape().word),
                HERTZ.command(role, wave.hertz()),
                AMPLITUDE.command(role, wave.amplitudeAmperes()),
                OFFSET.command(role, wave.offsetAmperes()),
                DUTY.command(role, wave.dutyPercent()),
                wave.seconds().isPresent()
                        ? SECONDS.command(role, wave.seconds().getAsDouble())
                        : SECONDS.header() + " INF",
                RANGING.command(role, "BEST"));
        peakAmperes = peak;
        configured = true;
    }

    /** The points of one period of the arbitrary shape, from -1 to 1, in parts of the amplitude. */
    public void load(double[] points) {
        if (points.length < 2 || points.length > MOST_POINTS) {
            throw Keithley6221.invalid(source, points.length + " points refused; right are 2 to " + MOST_POINTS);
        }
        for (double point : points) {
            if (!(Math.abs(point) <= 1)) {
                throw Keithley6221.invalid(source, "point " + point + " of a wave refused; right is -1 to 1");
            }
        }
        for (int from = 0; from < points.length; from += POINTS_A_MESSAGE) {
            source.tell(":SOUR:WAVE:ARB:" + (from == 0 ? "DATA " : "APP ")
                    + Keithley6221.list(points, from, Math.min(points.length, from + POINTS_A_MESSAGE)));
        }
    }

    /** A pulse on a line of the trigger link, 1 to 6, at the start of each period. */
    public void setMarker(int line) {
        source.tell(MARKER_LINE.command(source.role(), line), MARKER.command(true));
    }

    /** Switches the output on and lets it run. */
    public void start() {
        if (!configured) {
            throw new IllegalStateException(source.role() + ": no wave was configured");
        }
        source.live(peakAmperes, () -> source.tell(":SOUR:WAVE:ARM", ":SOUR:WAVE:INIT"));
    }

    /** Stops it; the output goes off. */
    public void stop() {
        source.tell(":SOUR:WAVE:ABOR");
        source.setOutput(false);
    }
}
