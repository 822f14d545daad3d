package io.mtjlab.instruments.drivers;

import java.util.List;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.scpi.ErrorQueue;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Safely;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Keithley 6221 current source (622x-901-01 reference manual; accuracy from its specifications, 1 year, 23 +- 5 C).
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
            "6220/6221 specifications, source accuracy (1 year)",
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
    private volatile Ranges.Range range;

    public Keithley6221(Seat seat) {
        super(
                seat.session(),
                ErrorQueue.SEPARATE,
                List.of("KEITHLEY", "6221"),
                AMPERES,
                RANGE,
                AUTORANGE,
                COMPLIANCE,
                OUTPUT);
        this.seat = seat;
        this.range = RANGES.holding(seat.role(), number(RANGE));
        if (outputOn()) {
            seat.guard().holdVolts(role(), number(COMPLIANCE));
        }
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
            seat.guard().claimVolts(role(), volts, what);
        } else {
            seat.guard().checkVolts(role(), volts, what);
        }
        send(command);
        seat.guard().holdVolts(role(), live ? volts : 0);
    }

    @Override
    public void setAmperes(double amperes) {
        String command = AMPERES.command(role(), amperes);
        seat.guard().checkAmperes(role(), amperes, "current " + amperes + " A");
        send(command);
    }

    @Override
    public double amperes() {
        return number(AMPERES);
    }

    @Override
    public void setOutput(boolean on) {
        double volts = 0;
        if (on) {
            volts = number(COMPLIANCE);
            double amperes = amperes();
            seat.guard().checkAmperes(role(), amperes, "output on at " + amperes + " A");
            seat.guard().claimVolts(role(), volts, "output on at compliance " + volts + " V");
        }
        set(OUTPUT, on);
        seat.guard().holdVolts(role(), volts);
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
                .then(this::rampToZero)
                .then(() -> set(AMPERES, 0))
                .then(() -> setOutput(false))
                .then(() -> verifySafe(this))
                .done();
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
