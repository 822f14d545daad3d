package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.List;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Rohde and Schwarz SMB100A generator (SMB100A operating manual, remote control commands; headers as in Qcodes_contrib's
 * and SweepMe's drivers, list and LF output from memory). Its phase is in degrees; the unit goes out with the number,
 * because programs that send radians to it exist.
 */
public final class Smb100A extends RfDriver {

    private static final String MANUAL = "SMB100A operating manual, remote control commands";
    private static final String UNVERIFIED = MANUAL + " (from memory)";

    private static final double LOWEST_HERTZ = 9e3;
    private static final double HIGHEST_HERTZ = 40e9;

    private static final Setting FREQUENCY = Setting.number("hertz", "SOUR:FREQ", Unit.HERTZ)
            .between(LOWEST_HERTZ, HIGHEST_HERTZ)
            .resolution(1e-3)
            .from(MANUAL + "; up to what the frequency option has");
    private static final Setting LEVEL = Setting.number("dbm", "SOUR:POW", Unit.DBM)
            .between(-120, 30)
            .resolution(0.01)
            .from(MANUAL);
    private static final Setting OUTPUT = Setting.onOff("output", "OUTP").from(MANUAL);
    private static final Setting PHASE = Setting.number("phase_degrees", "SOUR:PHAS", Unit.DEGREE)
            .between(-36_000, 36_000)
            .resolution(0.1)
            .from(MANUAL);
    private static final Setting AM_STATE = Setting.onOff("am", "SOUR:AM:STAT").from(MANUAL);
    private static final Setting AM_SOURCE =
            Setting.word("am_source", "SOUR:AM:SOUR", "INT", "EXT").from(UNVERIFIED);
    private static final Setting AM_TYPE =
            Setting.word("am_type", "SOUR:AM:TYPE", "LIN", "EXP").from(MANUAL);
    private static final Setting AM_DEPTH = Setting.number("am_depth_percent", "SOUR:AM:DEPT", Unit.PERCENT)
            .between(0, 100)
            .resolution(0.1)
            .from(MANUAL);
    private static final Setting LF_RATE = Setting.number("lf_hertz", "SOUR:LFO1:FREQ", Unit.HERTZ)
            .between(0.1, 1e6)
            .resolution(0.1)
            .from(MANUAL);
    private static final Setting LF_SHAPE =
            Setting.word("lf_shape", "SOUR:LFO1:SHAP", "SINE", "SQU").from(UNVERIFIED);
    private static final Setting SYNC_STATE =
            Setting.onOff("lf_output", "SOUR:LFO:STAT").from(UNVERIFIED);
    private static final Setting SYNC_VOLTS = Setting.number("lf_volts_peak", "SOUR:LFO:VOLT", Unit.VOLT)
            .between(0, 3)
            .resolution(1e-3)
            .from(UNVERIFIED);
    private static final Setting PULSE_STATE =
            Setting.onOff("pulse", "SOUR:PULM:STAT").from(MANUAL);
    private static final Setting PULSE_SOURCE =
            Setting.word("pulse_source", "SOUR:PULM:SOUR", "INT", "EXT").from(MANUAL);
    private static final Setting PULSE_MODE =
            Setting.word("pulse_mode", "SOUR:PULM:MODE", "SING", "DOUB").from(MANUAL);
    private static final Setting PULSE_TRIGGER = Setting.word(
                    "pulse_trigger", "SOUR:PULM:TRIG:MODE", "AUTO", "EXT", "EGAT")
            .from(MANUAL);
    private static final Setting PULSE_PERIOD = Setting.number("pulse_period_seconds", "SOUR:PULM:PER", Unit.SECOND)
            .between(100e-9, 100)
            .resolution(5e-9)
            .from(MANUAL);
    private static final Setting PULSE_WIDTH = Setting.number("pulse_width_seconds", "SOUR:PULM:WIDT", Unit.SECOND)
            .between(20e-9, 100)
            .resolution(5e-9)
            .from(MANUAL);
    private static final Setting FREQUENCY_MODE = Setting.word("frequency_mode", "SOUR:FREQ:MODE", "CW", "SWE", "LIST")
            .from(MANUAL);
    private static final Setting SWEEP_FROM = Setting.number("sweep_from_hertz", "SOUR:FREQ:STAR", Unit.HERTZ)
            .between(LOWEST_HERTZ, HIGHEST_HERTZ)
            .resolution(1e-3)
            .from(MANUAL);
    private static final Setting SWEEP_TO = Setting.number("sweep_to_hertz", "SOUR:FREQ:STOP", Unit.HERTZ)
            .between(LOWEST_HERTZ, HIGHEST_HERTZ)
            .resolution(1e-3)
            .from(MANUAL);
    private static final Setting SWEEP_STEP = Setting.number("sweep_step_hertz", "SOUR:SWE:STEP", Unit.HERTZ)
            .between(1e-3, HIGHEST_HERTZ)
            .resolution(1e-3)
            .from(MANUAL);
    private static final Setting SWEEP_DWELL = Setting.number("sweep_dwell_seconds", "SOUR:SWE:DWEL", Unit.SECOND)
            .between(10e-3, 100)
            .resolution(1e-4)
            .from(MANUAL);
    private static final Setting SWEEP_TRIGGER = Setting.word("sweep_trigger", "TRIG:FSW:SOUR", "AUTO", "SING", "EXT")
            .from(MANUAL);

    private static final double SYNC_PEAK_VOLTS = 1.0;
    private static final int MOST_LIST_POINTS = 2000;

    private volatile boolean listed;

    public Smb100A(Seat seat) {
        super(
                seat,
                List.of("SMB100A"),
                new Rows(FREQUENCY, LEVEL, OUTPUT, AM_STATE, AM_DEPTH),
                List.of(
                        FREQUENCY,
                        LEVEL,
                        OUTPUT,
                        PHASE,
                        AM_STATE,
                        AM_SOURCE,
                        AM_TYPE,
                        AM_DEPTH,
                        LF_RATE,
                        LF_SHAPE,
                        SYNC_STATE,
                        SYNC_VOLTS,
                        PULSE_STATE,
                        PULSE_SOURCE,
                        PULSE_MODE,
                        PULSE_TRIGGER,
                        PULSE_PERIOD,
                        PULSE_WIDTH,
                        FREQUENCY_MODE,
                        SWEEP_FROM,
                        SWEEP_TO,
                        SWEEP_STEP,
                        SWEEP_DWELL,
                        SWEEP_TRIGGER));
    }

    public void setPhaseDegrees(double degrees) {
        send(PHASE.command(role(), degrees) + " DEG");
    }

    public double phaseDegrees() {
        return number(PHASE);
    }

    @Override
    List<String> squareCommands(double rateHertz) {
        return List.of(
                AM_SOURCE.command(role(), "INT"),
                AM_TYPE.command(role(), "LIN"),
                LF_SHAPE.command(role(), "SQU"),
                LF_RATE.command(role(), rateHertz));
    }

    @Override
    List<String> modulationCommands(boolean on) {
        return List.of(AM_STATE.command(on));
    }

    @Override
    public void setSync(boolean on) {
        send(SYNC_VOLTS.command(role(), SYNC_PEAK_VOLTS), SYNC_STATE.command(on));
    }

    @Override
    public void setPulseModulation(double periodSeconds, double widthSeconds) {
        PulseTiming.refuseWider(role(), periodSeconds, widthSeconds);
        String period = PULSE_PERIOD.command(role(), periodSeconds);
        String width = PULSE_WIDTH.command(role(), widthSeconds);
        boolean grows = periodSeconds > number(PULSE_PERIOD);
        send(
                PULSE_SOURCE.command(role(), "INT"),
                PULSE_MODE.command(role(), "SING"),
                PULSE_TRIGGER.command(role(), "AUTO"),
                grows ? period : width,
                grows ? width : period);
    }

    @Override
    public void setPulsed(boolean on) {
        set(PULSE_STATE, on);
    }

    @Override
    List<String> stepCommands(double fromHertz, double toHertz, int points, Duration dwell) {
        listed = false;
        return List.of(
                SWEEP_TRIGGER.command(role(), "SING"),
                SWEEP_FROM.command(role(), fromHertz),
                SWEEP_TO.command(role(), toHertz),
                SWEEP_STEP.command(role(), Math.abs(toHertz - fromHertz) / (points - 1)),
                SWEEP_DWELL.command(role(), seconds(dwell)),
                FREQUENCY_MODE.command(role(), "SWE"));
    }

    @Override
    List<String> listCommands(double[] hertz, double[] dbm, Duration dwell) {
        refuseLonger(hertz.length, MOST_LIST_POINTS);
        listed = true;
        return List.of(
                "SOUR:LIST:SEL 'mtjlab'",
                "SOUR:LIST:FREQ " + listed(FREQUENCY, hertz),
                "SOUR:LIST:POW " + listed(LEVEL, dbm),
                "SOUR:LIST:DWEL " + SWEEP_DWELL.argument(role(), seconds(dwell)),
                "SOUR:LIST:MODE AUTO",
                "SOUR:LIST:TRIG:SOUR SING",
                FREQUENCY_MODE.command(role(), "LIST"));
    }

    @Override
    String startCommand() {
        return listed ? "SOUR:LIST:TRIG:EXEC" : "SOUR:SWE:EXEC";
    }

    @Override
    boolean sweeping() {
        return register(listed ? "SOUR:LIST:RUNN?" : "SOUR:SWE:RUNN?") != 0;
    }

    @Override
    List<String> endCommands() {
        return List.of(FREQUENCY_MODE.command(role(), "CW"));
    }

    /** 0.5 dB up to 3 GHz, 0.7 dB up to 6 GHz, 1.0 dB above. */
    @Override
    public Accuracy dbmAccuracy() {
        double hertz = hertz();
        double decibel = hertz <= 3e9 ? 0.5 : hertz <= 6e9 ? 0.7 : 1.0;
        return new Accuracy(
                0, decibel, "SMB100A data sheet, level error at " + hertz + " Hz, from memory, not compared with it");
    }
}
