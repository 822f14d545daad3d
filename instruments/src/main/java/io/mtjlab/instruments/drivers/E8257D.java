package io.mtjlab.instruments.drivers;

import java.util.List;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.bench.Exposure;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.RfGenerator;
import io.mtjlab.instruments.scpi.ErrorQueue;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Safely;
import io.mtjlab.instruments.scpi.Setting;

/** Keysight E8257D microwave generator (E8257D/67D SCPI command reference, E8251-90356). */
public final class E8257D extends MessageDriver implements RfGenerator {

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
    private static final String LF = MANUAL + ", low frequency output subsystem";
    private static final Setting SYNC_STATE =
            Setting.onOff("lf_output", ":SOUR:LFO:STAT").from(LF);
    private static final Setting SYNC_SOURCE =
            Setting.word("lf_source", ":SOUR:LFO:SOUR", "INT", "FUNC").from(LF);
    private static final Setting SYNC_VOLTS = Setting.number("lf_volts_peak", ":SOUR:LFO:AMPL", Unit.VOLT)
            .between(0, 3.5)
            .resolution(0.001)
            .from(LF);

    /** Enough for a lock-in's reference input, which wants 200 mV peak to peak. */
    private static final double SYNC_PEAK_VOLTS = 1.0;

    private static final String DATA_SHEET = "E8257D data sheet, level accuracy at ";

    private final Seat seat;

    private volatile double depth;
    private volatile boolean modulated;

    public E8257D(Seat seat) {
        super(
                seat.session(),
                ErrorQueue.SEPARATE,
                List.of("E8257D"),
                FREQUENCY,
                LEVEL,
                OUTPUT,
                MODULATION,
                AM_STATE,
                AM_SOURCE,
                AM_SHAPE,
                AM_RATE,
                AM_DEPTH,
                SYNC_STATE,
                SYNC_SOURCE,
                SYNC_VOLTS);
        this.seat = seat;
        this.depth = number(AM_DEPTH) / 100;
        this.modulated = on(AM_STATE);
        if (outputOn()) {
            seat.guard().hold(seat.guard().carrier(role(), dbm()));
        }
    }

    /**
     * Linear amplitude modulation of depth m swings the carrier between 1 - m and 1 + m times the amplitude of the level
     * programmed, so the programmed level lies this much below that of the carrier at its highest.
     */
    private static double headroomDb(boolean withModulation, double withDepth) {
        return withModulation ? 20 * Math.log10(1 + withDepth) : 0;
    }

    private double headroomDb() {
        return headroomDb(modulated, depth);
    }

    private String level(double highestDbm, double headroomDb) {
        // In hundredths of a decibel, as the generator takes it.
        return LEVEL.command(role(), Math.rint(100 * (highestDbm - headroomDb)) / 100);
    }

    /** Asks the guard, sends, and tells the guard; what is live counts from before the wire. */
    private void guarded(boolean live, Exposure carrier, String... commands) {
        if (live) {
            seat.guard().claim(carrier);
        } else {
            seat.guard().check(carrier);
        }
        send(commands);
        seat.guard().hold(live ? carrier : Exposure.none(role()));
    }

    @Override
    public void setHertz(double hertz) {
        set(FREQUENCY, hertz);
    }

    @Override
    public double hertz() {
        return number(FREQUENCY);
    }

    @Override
    public void setDbm(double dbm) {
        guarded(outputOn(), seat.guard().carrier(role(), dbm), level(dbm, headroomDb()));
    }

    @Override
    public double dbm() {
        return number(LEVEL) + headroomDb();
    }

    @Override
    public void setOutput(boolean on) {
        if (on) {
            double dbm = dbm();
            Exposure carrier = seat.guard().carrier(role(), dbm).as("output on at " + dbm + " dBm");
            guarded(true, carrier, OUTPUT.command(true));
        } else {
            set(OUTPUT, false);
            seat.guard().holdNothing(role());
        }
    }

    @Override
    public boolean outputOn() {
        return on(OUTPUT);
    }

    /** {@inheritDoc} The level is lowered before the carrier may swing above it, and raised only after. */
    @Override
    public void setSquareModulation(double rateHertz, double newDepth) {
        double highestDbm = dbm();
        String[] shape = {
            AM_SOURCE.command(role(), "INT"), AM_SHAPE.command(role(), "SQU"), AM_RATE.command(role(), rateHertz)
        };
        send(shape);
        relevel(highestDbm, modulated, newDepth, AM_DEPTH.command(role(), 100 * newDepth));
    }

    @Override
    public void setModulation(boolean on) {
        relevel(dbm(), on, depth, AM_STATE.command(on), MODULATION.command(on));
    }

    private void relevel(double highestDbm, boolean nowModulated, double newDepth, String... commands) {
        double before = headroomDb();
        double after = headroomDb(nowModulated, newDepth);
        String level = level(highestDbm, after);
        if (after > before) {
            send(level);
        }
        send(commands);
        depth = newDepth;
        modulated = nowModulated;
        if (after < before) {
            send(level);
        }
    }

    @Override
    public void setSync(boolean on) {
        send(
                SYNC_SOURCE.command(role(), "INT"),
                SYNC_VOLTS.command(role(), SYNC_PEAK_VOLTS) + " VP",
                SYNC_STATE.command(on));
    }

    @Override
    public Accuracy dbmAccuracy() {
        double hertz = hertz();
        double decibel = hertz <= 2e9 ? 0.6 : hertz <= 20e9 ? 0.8 : hertz <= 40e9 ? 1.0 : 1.5;
        return new Accuracy(0, decibel, DATA_SHEET + hertz + " Hz");
    }

    @Override
    public SafeOrder safeOrder() {
        return SafeOrder.RF;
    }

    /** A carrier may stop at once: nothing stores its energy. */
    @Override
    public void makeSafe() {
        new Safely().then(() -> setOutput(false)).then(() -> verifySafe(this)).done();
    }

    @Override
    public boolean isSafe() {
        return !outputOn();
    }
}
