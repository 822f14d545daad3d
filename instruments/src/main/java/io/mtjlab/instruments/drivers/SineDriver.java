package io.mtjlab.instruments.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.Exposure;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.BufferedLockIn;
import io.mtjlab.instruments.capability.SineSource;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Safely;
import io.mtjlab.instruments.scpi.Setting;
import io.mtjlab.instruments.scpi.StatusCheck;

/** A lock-in with a sine output, and how that output keeps to the limits and becomes safe. */
abstract class SineDriver extends MessageDriver implements BufferedLockIn, SineSource {

    /** "50 ohm output impedance, amplitude accuracy 1 %" (SR830 manual, specifications, internal oscillator). */
    private static final double OUTPUT_OHMS = 50;

    private static final Accuracy ACCURACY = new Accuracy(0.01, 0, "SR830 specifications, amplitude accuracy");

    private static final double ROUNDING = 1e-9;

    /**
     * @param offset direct volts on top; empty for an instrument without
     */
    record Sine(Setting frequency, Setting amplitude, Optional<Setting> offset) {}

    private final Seat seat;
    private final Sine sine;

    SineDriver(Seat seat, StatusCheck status, List<String> expected, Sine sine, Setting... settings) {
        super(seat.session(), status, expected, settings);
        this.seat = seat;
        this.sine = sine;
        if (pluggedIn()) {
            seat.guard().hold(exposure(sineRmsVolts(), offsetVolts()));
        }
    }

    private boolean pluggedIn() {
        return seat.wiring().pairsOf(role()).stream()
                .anyMatch(pair -> pair.sourceOhms().containsKey(role()));
    }

    private Exposure exposure(double rmsVolts, double offset) {
        double peak = Math.sqrt(2) * rmsVolts + Math.abs(offset);
        return seat.guard().voltage(role(), peak, Double.POSITIVE_INFINITY).as("sine of " + rmsVolts + " V RMS");
    }

    @Override
    public final void setSine(double hertz, double rmsVolts) {
        if (!pluggedIn()) {
            throw new InvalidInput(role() + ": the bench's wiring says no resistor from its sine output to the device;"
                    + " say sources: {" + role() + ": {series_ohms: 1e6}}");
        }
        double steps = Math.floor(rmsVolts / sine.amplitude.resolution() + ROUNDING);
        String amplitude = sine.amplitude.command(role(), steps * sine.amplitude.resolution());
        List<String> commands = new ArrayList<>(List.of(sine.frequency.command(role(), hertz)));
        sine.offset.ifPresent(row -> commands.add(row.command(role(), 0)));
        commands.add(amplitude);
        seat.guard().claim(exposure(rmsVolts, 0));
        send(commands.toArray(String[]::new));
        seat.guard().hold(exposure(sineRmsVolts(), 0));
    }

    @Override
    public final double sineRmsVolts() {
        return number(sine.amplitude);
    }

    private double offsetVolts() {
        return sine.offset.map(this::number).orElse(0.0);
    }

    @Override
    public final double sineOhms() {
        return OUTPUT_OHMS;
    }

    @Override
    public final Accuracy sineRmsVoltsAccuracy() {
        return ACCURACY;
    }

    @Override
    public final SafeOrder safeOrder() {
        return SafeOrder.CURRENT;
    }

    @Override
    public final void makeSafe() {
        if (!pluggedIn()) {
            return;
        }
        new Safely()
                .then(() -> set(sine.amplitude, sine.amplitude.low()))
                .then(() -> sine.offset.ifPresent(row -> set(row, 0)))
                .then(() -> verifySafe(this))
                .then(() -> seat.guard().holdNothing(role()))
                .done();
    }

    @Override
    public final boolean isSafe() {
        return !pluggedIn()
                || (sineRmsVolts() <= sine.amplitude.low() * (1 + ROUNDING) && Math.abs(offsetVolts()) < ROUNDING);
    }
}
