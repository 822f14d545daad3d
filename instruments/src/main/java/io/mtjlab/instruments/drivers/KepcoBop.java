package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.bench.Coil;
import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.scpi.ErrorQueue;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.scpi.Safely;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Kepco BOP 36-12 bipolar supply with a BIT 4886 interface, driving a magnet coil (BIT 4886 operator manual). The coil
 * stores energy: the current goes up and down by a ramp, and neither mode nor output change while it flows.
 */
public final class KepcoBop extends MessageDriver implements FieldSource {

    /** The interface loses an answer that is read sooner after its question. */
    static final Duration TURNAROUND = Duration.ofMillis(2);

    private static final String MANUAL = "Kepco BIT 4886 operator manual, appendix B; BOP 36-12 ratings";

    private static final double MAX_AMPERES = 12;
    private static final double MAX_VOLTS = 36;

    private static final Setting AMPERES = Setting.number("amperes", "CURR", Unit.AMPERE)
            .between(-MAX_AMPERES, MAX_AMPERES)
            .resolution(4e-4)
            .from(MANUAL);
    private static final Setting VOLTS = Setting.number("volts", "VOLT", Unit.VOLT)
            .between(-MAX_VOLTS, MAX_VOLTS)
            .resolution(1.2e-3)
            .from(MANUAL);
    private static final Setting MODE =
            Setting.word("mode", "FUNC:MODE", "VOLT", "CURR").from(MANUAL);
    private static final Setting OUTPUT = Setting.onOff("output", "OUTP").from(MANUAL);

    /** Within one message a header goes on where the one before stood, unless a colon leads it back to the root. */
    private static final String NEXT_FROM_ROOT = ";:";

    /** The ramp is a staircase of this tread; the coil's own time constant smooths it. */
    private static final double STEP_SECONDS = 0.05;

    /** How far the current read back may be from the one set: half a percent of full scale, set and read together. */
    private static final double ARRIVED_AMPERES = 0.005 * MAX_AMPERES;

    private static final long POLL_NANOS = 20_000_000;
    private static final int MOST_POLLS = 250;

    private final Seat seat;
    private final Coil coil;

    public KepcoBop(Seat seat) {
        super(seat.session(), ErrorQueue.JOINED, List.of("KEPCO"), AMPERES, VOLTS, MODE, OUTPUT);
        this.seat = seat;
        this.coil = seat.wiring()
                .coil(seat.role())
                .orElseThrow(() -> new InvalidInput(seat.role() + " drives a magnet, but the bench file says no coil"
                        + " for it; right is wiring: {coils: {" + seat.role()
                        + ": {axis: easy, oersted_per_ampere: 48.0}}}"));
    }

    @Override
    public FieldAxis axis() {
        return coil.axis();
    }

    @Override
    public synchronized void rampToOersted(double oersted) throws InterruptedException {
        double amperes = oersted / coil.oerstedPerAmpere();
        AMPERES.command(role(), amperes);
        seat.guard().checkOersted(role(), oersted, "field " + oersted + " Oe");
        if (!outputOn()) {
            throw new IllegalStateException(role() + ": its output is off, so no field can be set");
        }
        ramp(amperes);
        awaitArrival(amperes);
    }

    private void ramp(double target) throws InterruptedException {
        double from = number(AMPERES);
        double largestStep = coil.amperesPerSecond() * STEP_SECONDS;
        int steps = (int) Math.ceil(Math.abs(target - from) / largestStep - 1e-9);
        for (int i = 1; i <= steps; i++) {
            double next = i == steps ? target : from + (target - from) * i / steps;
            long due =
                    seat.clock().nanos() + Math.round(1e9 * Math.abs(target - from) / steps / coil.amperesPerSecond());
            set(AMPERES, next);
            seat.clock().sleepUntil(due);
        }
    }

    private void awaitArrival(double target) throws InterruptedException {
        double flowing = measuredAmperes();
        for (int poll = 0; Math.abs(flowing - target) > ARRIVED_AMPERES; poll++) {
            if (poll == MOST_POLLS) {
                throw new InstrumentError(
                        role(),
                        "CURR",
                        List.of(String.format(
                                Locale.ROOT,
                                "%.4f A flow where %.4f A were set; is the coil connected, the voltage enough?",
                                flowing,
                                target)));
            }
            seat.clock().sleepUntil(seat.clock().nanos() + POLL_NANOS);
            flowing = measuredAmperes();
        }
    }

    private double measuredAmperes() {
        return seat.session().queryDouble("MEAS:CURR?");
    }

    @Override
    public double oersted() {
        return measuredAmperes() * coil.oerstedPerAmpere();
    }

    @Override
    public double maxOersted() {
        double reach = MAX_AMPERES * coil.oerstedPerAmpere();
        return Math.min(reach, seat.guard().oerstedLimit().orElse(reach));
    }

    /** On: from zero current, as a current source with all its volts. Off: down to zero first. */
    @Override
    public synchronized void setOutput(boolean on) {
        if (on == outputOn()) {
            return;
        }
        if (on) {
            send(String.join(
                    NEXT_FROM_ROOT,
                    MODE.command(role(), "CURR"),
                    AMPERES.command(role(), 0),
                    VOLTS.command(role(), MAX_VOLTS)));
            set(OUTPUT, true);
        } else {
            down();
            set(OUTPUT, false);
        }
    }

    @Override
    public boolean outputOn() {
        return on(OUTPUT);
    }

    @Override
    public SafeOrder safeOrder() {
        return SafeOrder.FIELD;
    }

    @Override
    public synchronized void makeSafe() {
        new Safely()
                .then(this::downIfOn)
                .then(this::offUnlessCurrentFlows)
                .then(() -> verifySafe(this))
                .done();
    }

    private void downIfOn() {
        if (outputOn()) {
            down();
        }
    }

    private void offUnlessCurrentFlows() {
        if (!outputOn()) {
            return;
        }
        double flowing = measuredAmperes();
        if (Math.abs(flowing) > ARRIVED_AMPERES) {
            throw new NotSafe(role(), flowing + " A still flow, and switching off now would let the coil kick");
        }
        set(OUTPUT, false);
    }

    /** To zero, whatever interrupts: the way down is not a thing to be stopped half-way. */
    private void down() {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    ramp(0);
                    awaitArrival(0);
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isSafe() {
        return !outputOn();
    }
}
