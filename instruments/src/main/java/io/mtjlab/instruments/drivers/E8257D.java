package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.List;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.scpi.Setting;

/** Keysight E8257D microwave generator (E8257D/67D SCPI command reference, E8251-90356). */
public final class E8257D extends RfDriver {

    private static final String MANUAL = "E8257D/67D SCPI command reference";

    private static final Setting FREQUENCY = Setting.number("hertz", ":FREQ", Unit.HERTZ)
            .between(250e3, 67e9)
            .resolution(1e-3)
            .from(MANUAL + ", frequency subsystem");
    private static final Setting LEVEL = Setting.number("dbm", ":POW", Unit.DBM)
            .between(-135, 30)
            .resolution(0.01)
            .from(MANUAL + ", power subsystem");
    private static final Setting OUTPUT = Setting.onOff("output", ":OUTP").from(MANUAL + ", output subsystem");
    private static final Setting MODULATION =
            Setting.onOff("modulation", ":OUTP:MOD").from(MANUAL + ", output subsystem");
    private static final String AM = MANUAL + ", amplitude modulation subsystem";
    private static final Setting AM_STATE = Setting.onOff("am", ":SOUR:AM:STAT").from(AM);
    private static final Setting AM_SOURCE =
            Setting.word("am_source", ":SOUR:AM:SOUR", "INT", "EXT").from(AM);
    private static final Setting AM_SHAPE = Setting.word(
                    "am_shape", ":SOUR:AM:INT:FUNC:SHAP", "SINE", "TRI", "SQU", "RAMP")
            .from(AM);
    private static final Setting AM_RATE = Setting.number("am_hertz", ":SOUR:AM:INT:FREQ", Unit.HERTZ)
            .between(0.5, 1e6)
            .resolution(0.5)
            .from(AM);
    private static final Setting AM_DEPTH = Setting.number("am_depth_percent", ":SOUR:AM:DEPT", Unit.PERCENT)
            .between(0, 100)
            .resolution(0.1)
            .from(AM);
    private static final String PULSE = MANUAL + ", pulse modulation subsystem";
    private static final String PULSE_OPTION = "option UNU or UNW";
    private static final Setting PULSE_STATE =
            Setting.onOff("pulse", ":SOUR:PULM:STAT").needing(PULSE_OPTION).from(PULSE);
    private static final Setting PULSE_SOURCE = Setting.word("pulse_source", ":SOUR:PULM:SOUR", "INT", "EXT", "SCAL")
            .needing(PULSE_OPTION)
            .from(PULSE);
    private static final Setting PULSE_KIND = Setting.word(
                    "pulse_internal", ":SOUR:PULM:SOUR:INT", "SQU", "FRUN", "TRIG", "DOUB", "GATE")
            .needing(PULSE_OPTION)
            .from(PULSE);
    private static final Setting PULSE_PERIOD = Setting.number(
                    "pulse_period_seconds", ":SOUR:PULM:INT:PER", Unit.SECOND)
            .between(70e-9, 42)
            .resolution(10e-9)
            .needing(PULSE_OPTION)
            .from(PULSE + " (range from memory)");
    private static final Setting PULSE_WIDTH = Setting.number("pulse_width_seconds", ":SOUR:PULM:INT:PWID", Unit.SECOND)
            .between(10e-9, 42)
            .resolution(10e-9)
            .needing(PULSE_OPTION)
            .from(PULSE + " (range from memory)");
    private static final String LF = MANUAL + ", low frequency output subsystem";
    private static final Setting SYNC_STATE =
            Setting.onOff("lf_output", ":SOUR:LFO:STAT").from(LF);
    private static final Setting SYNC_SOURCE =
            Setting.word("lf_source", ":SOUR:LFO:SOUR", "INT", "FUNC").from(LF);
    private static final Setting SYNC_VOLTS = Setting.number("lf_volts_peak", ":SOUR:LFO:AMPL", Unit.VOLT)
            .between(0, 3.5)
            .resolution(0.001)
            .from(LF);
    private static final String SWEEP = MANUAL + ", sweep and list subsystems";
    private static final Setting FREQUENCY_MODE =
            Setting.word("frequency_mode", ":FREQ:MODE", "CW", "FIX", "LIST").from(SWEEP);
    private static final Setting LEVEL_MODE =
            Setting.word("level_mode", ":POW:MODE", "FIX", "LIST").from(SWEEP);
    private static final Setting LIST_TYPE =
            Setting.word("sweep_type", ":LIST:TYPE", "LIST", "STEP").from(SWEEP);
    private static final Setting SWEEP_FROM = Setting.number("sweep_from_hertz", ":FREQ:STAR", Unit.HERTZ)
            .between(250e3, 67e9)
            .resolution(1e-3)
            .from(SWEEP);
    private static final Setting SWEEP_TO = Setting.number("sweep_to_hertz", ":FREQ:STOP", Unit.HERTZ)
            .between(250e3, 67e9)
            .resolution(1e-3)
            .from(SWEEP);
    private static final Setting SWEEP_POINTS =
            Setting.whole("sweep_points", ":SWE:POIN", 2, 65535).from(SWEEP);
    private static final Setting SWEEP_DWELL = Setting.number("sweep_dwell_seconds", ":SWE:DWEL", Unit.SECOND)
            .between(1e-3, 60)
            .resolution(1e-3)
            .from(SWEEP);
    private static final Setting REPEATED =
            Setting.onOff("sweep_repeated", ":INIT:CONT").from(SWEEP);

    /** Enough for a lock-in's reference input, which wants 200 mV peak to peak. */
    private static final double SYNC_PEAK_VOLTS = 1.0;

    private static final int MOST_LIST_POINTS = 1601;

    /** Operation condition register, bit 3: a sweep is in progress. */
    private static final int SWEEPING = 1 << 3;

    private static final String DATA_SHEET = "E8257D data sheet, level accuracy at ";

    public E8257D(Seat seat) {
        super(
                seat,
                List.of("E8257D"),
                new Rows(FREQUENCY, LEVEL, OUTPUT, AM_STATE, AM_DEPTH),
                List.of(
                        FREQUENCY,
                        LEVEL,
                        OUTPUT,
                        MODULATION,
                        AM_STATE,
                        AM_SOURCE,
                        AM_SHAPE,
                        AM_RATE,
                        AM_DEPTH,
                        PULSE_STATE,
                        PULSE_SOURCE,
                        PULSE_KIND,
                        PULSE_PERIOD,
                        PULSE_WIDTH,
                        SYNC_STATE,
                        SYNC_SOURCE,
                        SYNC_VOLTS,
                        FREQUENCY_MODE,
                        LEVEL_MODE,
                        LIST_TYPE,
                        SWEEP_FROM,
                        SWEEP_TO,
                        SWEEP_POINTS,
                        SWEEP_DWELL,
                        REPEATED));
    }

    @Override
    List<String> squareCommands(double rateHertz) {
        return List.of(
                AM_SOURCE.command(role(), "INT"), AM_SHAPE.command(role(), "SQU"), AM_RATE.command(role(), rateHertz));
    }

    @Override
    List<String> modulationCommands(boolean on) {
        return List.of(AM_STATE.command(on), MODULATION.command(on));
    }

    @Override
    public void setSync(boolean on) {
        send(
                SYNC_SOURCE.command(role(), "INT"),
                SYNC_VOLTS.command(role(), SYNC_PEAK_VOLTS) + " VP",
                SYNC_STATE.command(on));
    }

    /** Pulse modulation is an option; amplitude modulation and sweeps are taken as built in. */
    @Override
    protected boolean available(Setting row) {
        String options = session().query("*OPT?");
        return options.contains("UNU") || options.contains("UNW");
    }

    private void refuseWithoutPulses() {
        if (!available(PULSE_STATE)) {
            throw new InvalidInput(role() + ": pulse modulation refused: it needs " + PULSE_OPTION);
        }
    }

    @Override
    public void setPulseModulation(double periodSeconds, double widthSeconds) {
        refuseWithoutPulses();
        PulseTiming.refuseWider(role(), periodSeconds, widthSeconds);
        String period = PULSE_PERIOD.command(role(), periodSeconds);
        String width = PULSE_WIDTH.command(role(), widthSeconds);
        boolean grows = periodSeconds > number(PULSE_PERIOD);
        send(
                PULSE_SOURCE.command(role(), "INT"),
                PULSE_KIND.command(role(), "FRUN"),
                grows ? period : width,
                grows ? width : period);
    }

    /** The switch of all modulation goes on with it, and stays when it goes off: amplitude modulation needs it too. */
    @Override
    public void setPulsed(boolean on) {
        refuseWithoutPulses();
        if (on) {
            send(PULSE_STATE.command(true), MODULATION.command(true));
        } else {
            send(PULSE_STATE.command(false));
        }
    }

    @Override
    List<String> stepCommands(double fromHertz, double toHertz, int points, Duration dwell) {
        return List.of(
                REPEATED.command(false),
                LIST_TYPE.command(role(), "STEP"),
                SWEEP_FROM.command(role(), fromHertz),
                SWEEP_TO.command(role(), toHertz),
                SWEEP_POINTS.command(role(), points),
                SWEEP_DWELL.command(role(), seconds(dwell)),
                FREQUENCY_MODE.command(role(), "LIST"));
    }

    @Override
    List<String> listCommands(double[] hertz, double[] dbm, Duration dwell) {
        refuseLonger(hertz.length, MOST_LIST_POINTS);
        return List.of(
                REPEATED.command(false),
                LIST_TYPE.command(role(), "LIST"),
                ":LIST:FREQ " + listed(FREQUENCY, hertz),
                ":LIST:POW " + listed(LEVEL, dbm),
                ":LIST:DWEL " + SWEEP_DWELL.argument(role(), seconds(dwell)),
                FREQUENCY_MODE.command(role(), "LIST"),
                LEVEL_MODE.command(role(), "LIST"));
    }

    @Override
    String startCommand() {
        return ":INIT";
    }

    @Override
    boolean sweeping() {
        return (register(":STAT:OPER:COND?") & SWEEPING) != 0;
    }

    @Override
    List<String> endCommands() {
        return List.of(":ABOR", FREQUENCY_MODE.command(role(), "CW"), LEVEL_MODE.command(role(), "FIX"));
    }

    @Override
    public Accuracy dbmAccuracy() {
        double hertz = hertz();
        double decibel = hertz <= 2e9 ? 0.6 : hertz <= 20e9 ? 0.8 : hertz <= 40e9 ? 1.0 : 1.5;
        return new Accuracy(0, decibel, DATA_SHEET + hertz + " Hz");
    }
}
