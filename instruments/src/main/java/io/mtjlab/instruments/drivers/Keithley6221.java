package io.mtjlab.instruments.drivers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.bench.Exposure;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.scpi.ErrorQueue;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Safely;
import io.mtjlab.instruments.scpi.Setting;
import io.mtjlab.instruments.session.LinkGarbage;

/**
 * Keithley 6221 current source (622x-901-01 reference manual; accuracy from SPEC-6221 Rev. B, 1 year, 23 +- 5 C).
 * Its compliance is the open-circuit voltage, so that is what the junction's volt limit is held against.
 */
public final class Keithley6221 extends MessageDriver implements CurrentSource {

    private static final String MANUAL = "6220/6221 reference manual, SCPI reference tables, SOURce1";

    private static final Setting AMPERES = Setting.number("amperes", ":SOUR:CURR", Unit.AMPERE)
            .between(-0.105, 0.105)
            .resolution(1e-13)
            .from(MANUAL);
    private static final Setting RANGE = Setting.number("range_amperes", ":SOUR:CURR:RANG", Unit.AMPERE)
            .between(-0.105, 0.105)
            .resolution(2e-9)
            .from(MANUAL);
    private static final Setting AUTORANGE =
            Setting.onOff("autorange", ":SOUR:CURR:RANG:AUTO").from(MANUAL);
    private static final Setting COMPLIANCE = Setting.number("compliance_volts", ":SOUR:CURR:COMP", Unit.VOLT)
            .between(0.1, 105)
            .resolution(1e-2)
            .from(MANUAL);
    private static final Setting OUTPUT = Setting.onOff("output", ":OUTP").from(MANUAL);

    /** Measurement condition register, bit 3: the source is in compliance. */
    private static final int IN_COMPLIANCE = 1 << 3;

    private static final Ranges RANGES = new Ranges(
            "A",
            "6221 specifications Rev. B, source accuracy (1 year)",
            List.of(
                    new Ranges.Range(2e-9, 2.1e-9, 0.004, 2e-12),
                    new Ranges.Range(20e-9, 21e-9, 0.003, 10e-12),
                    new Ranges.Range(200e-9, 210e-9, 0.003, 100e-12),
                    new Ranges.Range(2e-6, 2.1e-6, 0.001, 1e-9),
                    new Ranges.Range(20e-6, 21e-6, 0.0005, 10e-9),
                    new Ranges.Range(200e-6, 210e-6, 0.0005, 100e-9),
                    new Ranges.Range(2e-3, 2.1e-3, 0.0005, 1e-6),
                    new Ranges.Range(20e-3, 21e-3, 0.0005, 10e-6),
                    new Ranges.Range(100e-3, 105e-3, 0.001, 50e-6)));

    /** Steps of the way down to zero, so that nothing inductive on the way kicks back. */
    private static final int RAMP_STEPS = 5;

    private final Seat seat;
    private final Keithley6221Wave wave = new Keithley6221Wave(this);
    private final Keithley6221Delta delta = new Keithley6221Delta(this);
    private final Keithley6221Sweep sweep = new Keithley6221Sweep(this);
    private final Keithley6221Cable cable = new Keithley6221Cable(this);
    private final Keithley6221Triggers triggers = new Keithley6221Triggers(this);
    private volatile Ranges.Range range;

    /** Compliance that it was last seen live with; 0 while its output is off. */
    private volatile double liveVolts;

    public Keithley6221(Seat seat) {
        super(seat.session(), ErrorQueue.SEPARATE, List.of("KEITHLEY", "6221"), table());
        this.seat = seat;
        this.range = RANGES.holding(seat.role(), number(RANGE));
        if (outputOn()) {
            holds(number(AMPERES), number(COMPLIANCE));
        }
    }

    private static Setting[] table() {
        return Stream.of(
                        List.of(AMPERES, RANGE, AUTORANGE, COMPLIANCE, OUTPUT),
                        Keithley6221Cable.TABLE,
                        Keithley6221Triggers.TABLE,
                        Keithley6221Wave.TABLE,
                        Keithley6221Delta.TABLE,
                        Keithley6221Sweep.TABLE)
                .flatMap(List::stream)
                .toArray(Setting[]::new);
    }

    /** What belongs to a mode is told once the mode was configured; before, it means nothing. */
    @Override
    protected boolean available(Setting row) {
        return !(Keithley6221Wave.TABLE.contains(row) && !wave.configured()
                || Keithley6221Delta.TABLE.contains(row) && !delta.configured()
                || Keithley6221Sweep.TABLE.contains(row) && !sweep.configured()
                || Keithley6221Triggers.TABLE.contains(row) && !triggers.configured());
    }

    public Keithley6221Wave wave() {
        return wave;
    }

    /** With a 2182A joined to it. */
    public Keithley6221Delta delta() {
        return delta;
    }

    public Keithley6221Sweep sweep() {
        return sweep;
    }

    public Keithley6221Cable cable() {
        return cable;
    }

    /** Of its sweeps. */
    public Keithley6221Triggers triggers() {
        return triggers;
    }

    Seat seat() {
        return seat;
    }

    /** For its parts: commands with the error queue behind them. */
    void tell(String... commands) {
        send(commands);
    }

    double ask(String query) {
        return seat.session().queryDouble(query);
    }

    LinkGarbage garbled(String query, String answer, String what) {
        return garbage(query, answer, what);
    }

    static InvalidInput invalid(Keithley6221 source, String what) {
        return new InvalidInput(source.role() + ": " + what);
    }

    /** Numbers as they stand in a list. */
    static String list(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).mapToObj(Setting::format).collect(Collectors.joining(","));
    }

    /** Something that switches the output on by itself: its peak and the compliance count from before the wire. */
    void live(double peakAmperes, Runnable start) {
        double volts = number(COMPLIANCE);
        Exposure wanted = seat.guard().current(role(), peakAmperes, volts);
        seat.guard().claim(wanted);
        start.run();
        seat.guard().hold(wanted);
        liveVolts = volts;
    }

    @Override
    public void setRangeAmperes(double amperes) {
        Ranges.Range chosen = RANGES.holding(role(), amperes);
        send(AUTORANGE.command(false), RANGE.command(role(), chosen.fullScale()));
        range = chosen;
    }

    @Override
    public void setComplianceVolts(double volts) {
        String command = COMPLIANCE.command(role(), volts);
        String what = "compliance " + volts + " V";
        boolean live = outputOn();
        if (live) {
            double flowing = amperes();
            seat.guard().claim(seat.guard().current(role(), flowing, volts).as(what));
            send(command);
            holds(flowing, volts);
        } else {
            seat.guard().check(seat.guard().current(role(), 0, volts).as(what));
            send(command);
            holdsNothing();
        }
    }

    @Override
    public void setAmperes(double amperes) {
        String command = AMPERES.command(role(), amperes);
        double volts = liveVolts;
        Exposure wanted = seat.guard().current(role(), amperes, volts).as("current " + amperes + " A");
        if (volts > 0) {
            seat.guard().claim(wanted);
            send(command);
            seat.guard().hold(wanted);
        } else {
            seat.guard().check(wanted);
            send(command);
        }
    }

    private void holds(double amperes, double volts) {
        seat.guard().hold(seat.guard().current(role(), amperes, volts));
        liveVolts = volts;
    }

    private void holdsNothing() {
        seat.guard().holdNothing(role());
        liveVolts = 0;
    }

    @Override
    public double amperes() {
        return number(AMPERES);
    }

    @Override
    public void setOutput(boolean on) {
        if (!on) {
            set(OUTPUT, false);
            holdsNothing();
            return;
        }
        double volts = number(COMPLIANCE);
        double amperes = amperes();
        seat.guard()
                .claim(seat.guard()
                        .current(role(), amperes, volts)
                        .as("output on at " + amperes + " A and compliance " + volts + " V"));
        set(OUTPUT, true);
        holds(amperes, volts);
    }

    @Override
    public boolean outputOn() {
        return on(OUTPUT);
    }

    @Override
    public boolean inCompliance() {
        return (register(":STAT:MEAS:COND?") & IN_COMPLIANCE) != 0;
    }

    @Override
    public Accuracy amperesAccuracy() {
        return RANGES.accuracy(range);
    }

    @Override
    public SafeOrder safeOrder() {
        return SafeOrder.CURRENT;
    }

    @Override
    public void makeSafe() {
        new Safely()
                .then(this::stopModes)
                .then(this::rampToZero)
                .then(() -> set(AMPERES, 0))
                .then(() -> setOutput(false))
                .then(() -> verifySafe(this))
                .done();
    }

    /** A wave, a sweep or delta mode sets levels of its own accord. */
    private void stopModes() {
        if (wave.configured()) {
            send(":SOUR:WAVE:ABOR");
        }
        if (sweep.configured() || delta.configured()) {
            send(":SOUR:SWE:ABOR");
        }
    }

    private void rampToZero() {
        double from = amperes();
        if (from == 0 || !outputOn()) {
            return;
        }
        for (int step = 1; step < RAMP_STEPS; step++) {
            set(AMPERES, from * (RAMP_STEPS - step) / RAMP_STEPS);
        }
    }

    @Override
    public boolean isSafe() {
        return !outputOn();
    }
}
