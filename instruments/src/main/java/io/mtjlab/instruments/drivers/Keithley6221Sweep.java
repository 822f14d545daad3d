package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Sweeps that a 6221 times by itself, with a pulse on the trigger link at each step for the meter (622x reference
 * manual, section 6).
 */
public final class Keithley6221Sweep {

    private static final String MANUAL = "6220/6221 reference manual, section 6, SOURce1:SWEep and SOURce1:LIST";
    private static final String NEEDS = "a sweep that was configured";

    private static final Setting SPACING = Setting.word("sweep_spacing", ":SOUR:SWE:SPAC", "LIN", "LOG", "LIST")
            .needing(NEEDS)
            .from(MANUAL);
    private static final Setting RANGING = Setting.word("sweep_ranging", ":SOUR:SWE:RANG", "AUTO", "BEST", "FIX")
            .needing(NEEDS)
            .from(MANUAL);
    private static final Setting COUNT = Setting.whole("sweep_count", ":SOUR:SWE:COUN", 1, 9999)
            .needing(NEEDS)
            .from(MANUAL);
    private static final Setting ABORTS_IN_COMPLIANCE = Setting.onOff("sweep_abort_in_compliance", ":SOUR:SWE:CAB")
            .needing(NEEDS)
            .from(MANUAL);
    private static final Setting START = amperes("sweep_start_amperes", ":SOUR:CURR:STAR", -0.105);
    private static final Setting STOP = amperes("sweep_stop_amperes", ":SOUR:CURR:STOP", -0.105);
    private static final Setting STEP = amperes("sweep_step_amperes", ":SOUR:CURR:STEP", 1e-13);

    static final List<Setting> TABLE = List.of(SPACING, RANGING, COUNT, ABORTS_IN_COMPLIANCE, START, STOP, STEP);

    private static Setting amperes(String name, String header, double low) {
        return Setting.number(name, header, Unit.AMPERE)
                .between(low, 0.105)
                .resolution(1e-13)
                .needing(NEEDS)
                .from(MANUAL);
    }

    /** Of a step, from the section on {@code SOURce1:DELay}. */
    private static final double LEAST_DELAY_SECONDS = 1e-3;

    private static final double MOST_DELAY_SECONDS = 999999.999;
    private static final int MOST_POINTS = 65_536;
    private static final int LEVELS_A_MESSAGE = 100;

    private final Keithley6221 source;
    private double peakAmperes;
    private boolean configured;

    Keithley6221Sweep(Keithley6221 source) {
        this.source = source;
    }

    boolean configured() {
        return configured;
    }

    /** A staircase of even steps from {@code startAmperes} to {@code stopAmperes}. */
    public void configureLinear(double startAmperes, double stopAmperes, double stepAmperes, Duration delay) {
        double peak = checked(Math.max(Math.abs(startAmperes), Math.abs(stopAmperes)));
        String role = source.role();
        source.tell(
                SPACING.command(role, "LIN"),
                START.command(role, startAmperes),
                STOP.command(role, stopAmperes),
                STEP.command(role, stepAmperes),
                ":SOUR:DEL " + seconds(delay),
                RANGING.command(role, "BEST"),
                COUNT.command(role, 1),
                ABORTS_IN_COMPLIANCE.command(true));
        peakAmperes = peak;
        configured = true;
    }

    /** Any levels, each for {@code delay}. */
    public void configureList(double[] levelsAmperes, Duration delay) {
        if (levelsAmperes.length == 0 || levelsAmperes.length > MOST_POINTS) {
            throw Keithley6221.invalid(
                    source, "a list of " + levelsAmperes.length + " levels refused; right are 1 to " + MOST_POINTS);
        }
        double peak = 0;
        for (double level : levelsAmperes) {
            START.argument(source.role(), level);
            peak = Math.max(peak, Math.abs(level));
        }
        checked(peak);
        double[] delays = new double[levelsAmperes.length];
        Arrays.fill(delays, Double.parseDouble(seconds(delay)));
        source.tell(SPACING.command(source.role(), "LIST"));
        for (int from = 0; from < levelsAmperes.length; from += LEVELS_A_MESSAGE) {
            int to = Math.min(levelsAmperes.length, from + LEVELS_A_MESSAGE);
            String append = from == 0 ? " " : ":APP ";
            source.tell(
                    ":SOUR:LIST:CURR" + append + Keithley6221.list(levelsAmperes, from, to),
                    ":SOUR:LIST:DEL" + append + Keithley6221.list(delays, from, to));
        }
        source.tell(
                RANGING.command(source.role(), "BEST"),
                COUNT.command(source.role(), 1),
                ABORTS_IN_COMPLIANCE.command(true));
        peakAmperes = peak;
        configured = true;
    }

    private double checked(double peak) {
        source.seat().guard().checkAmperes(source.role(), peak, "sweep to " + peak + " A");
        return peak;
    }

    private String seconds(Duration delay) {
        double seconds = delay.toNanos() * 1e-9;
        if (!(seconds >= LEAST_DELAY_SECONDS && seconds <= MOST_DELAY_SECONDS)) {
            throw Keithley6221.invalid(
                    source,
                    "a delay of " + seconds + " s refused; right is " + LEAST_DELAY_SECONDS + " to "
                            + MOST_DELAY_SECONDS + " s");
        }
        return Double.toString(seconds);
    }

    /** Arms and starts it: the output goes on. Returns at once. */
    public void start() {
        if (!configured) {
            throw new IllegalStateException(source.role() + ": no sweep was configured");
        }
        source.live(peakAmperes, () -> source.tell(":SOUR:SWE:ARM", ":INIT:IMM"));
    }

    /** Stops it; the output goes off. */
    public void stop() {
        source.tell(":SOUR:SWE:ABOR");
        source.setOutput(false);
    }
}
