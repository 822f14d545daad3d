package io.mtjlab.instruments.drivers;

import java.util.List;
import java.util.Locale;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.Safely;
import io.mtjlab.instruments.scpi.Setting;

/**
 * A Lake Shore 475 whose analogue output drives the magnet's supply, so that it regulates the field that it measures (475
 * user's manual, page 6-28, and InstrumentKit's driver: {@code CMODE}, {@code CPARAM}, {@code CSETP}). It is a model of
 * its own in the bench file, because only then it is an output that has to be made safe.
 */
public final class LakeShore475Control extends LakeShore475 implements FieldSource {

    private static final Setting OUTPUT = Setting.whole("output", "CMODE", 0, 1).from(MANUAL + ", field control mode");
    private static final Setting SETPOINT = Setting.number("setpoint", "CSETP", Unit.ONE)
            .between(-350e3, 350e3)
            .resolution(1e-6)
            .from(MANUAL + ", field control setpoint (in the unit that is set)");
    private static final Setting PROPORTIONAL = Setting.number("proportional", "CPARAM", Unit.ONE)
            .between(0.01, 1000)
            .resolution(0.01)
            .field(0)
            .from(MANUAL + ", field control parameters (range from memory)");
    private static final Setting INTEGRAL = Setting.number("integral", "CPARAM", Unit.ONE)
            .between(1e-4, 1000)
            .resolution(1e-4)
            .field(1)
            .from(MANUAL + ", field control parameters (range from memory)");
    private static final Setting RAMP_RATE = Setting.number("ramp_per_minute", "CPARAM", Unit.ONE)
            .between(0, 1e6)
            .resolution(1e-3)
            .field(2)
            .from(MANUAL + ", field control parameters (in the unit that is set; range from memory)");
    private static final Setting SLOPE_LIMIT = Setting.number("slope_volts_per_minute", "CPARAM", Unit.VOLT)
            .between(0.01, 1000)
            .resolution(0.01)
            .field(3)
            .from(MANUAL + ", field control parameters (range from memory)");

    /** The loop has arrived within half a percent of the range of the magnet's limit, as with a supply of our own. */
    private static final double ARRIVED_FRACTION = 0.005;

    private static final double LEAST_ARRIVED_OERSTED = 0.5;
    private static final long POLL_NANOS = 100_000_000;

    /** A minute beyond the ramp. */
    private static final int MOST_POLLS = 600;

    private final Seat seat;

    public LakeShore475Control(Seat seat) {
        super(seat, OUTPUT, SETPOINT, PROPORTIONAL, INTEGRAL, RAMP_RATE, SLOPE_LIMIT);
        this.seat = seat;
    }

    /**
     * The loop.
     *
     * @param oerstedPerMinute ramp of the set-point
     * @param voltsPerMinute fastest change of the analogue output
     */
    public void setLoop(double proportional, double integral, double oerstedPerMinute, double voltsPerMinute) {
        send("CPARAM " + PROPORTIONAL.argument(role(), proportional) + "," + INTEGRAL.argument(role(), integral) + ","
                + RAMP_RATE.argument(role(), oerstedPerMinute / oerstedPerUnit()) + ","
                + SLOPE_LIMIT.argument(role(), voltsPerMinute));
    }

    @Override
    public synchronized void rampToOersted(double oersted) throws InterruptedException {
        if (!outputOn()) {
            throw new IllegalStateException(role() + ": its field control is off, so no field can be set");
        }
        setPoint(oersted);
        await(oersted);
    }

    private void setPoint(double oersted) {
        String command = SETPOINT.command(role(), oersted / oerstedPerUnit());
        seat.guard().checkOersted(role(), oersted, "field " + oersted + " Oe");
        send(command);
    }

    /** Waits for the ramp, and then a while for the loop. */
    private void await(double oersted) throws InterruptedException {
        double perMinute = field("CPARAM?", session().query("CPARAM?"), 2) * oerstedPerUnit();
        double now = readOersted();
        if (perMinute > 0) {
            long ramp = (long) (60e9 * Math.abs(oersted - now) / perMinute);
            seat.clock().sleepUntil(seat.clock().nanos() + ramp);
            now = readOersted();
        }
        double arrived = Math.max(LEAST_ARRIVED_OERSTED, ARRIVED_FRACTION * Math.abs(oersted));
        for (int poll = 0; Math.abs(now - oersted) > arrived; poll++) {
            if (poll == MOST_POLLS) {
                throw new InstrumentError(
                        role(),
                        "CSETP",
                        List.of(String.format(
                                Locale.ROOT,
                                "%.4g Oe are there where %.4g Oe were set; does its analogue output drive the supply?",
                                now,
                                oersted)));
            }
            seat.clock().sleepUntil(seat.clock().nanos() + POLL_NANOS);
            now = readOersted();
        }
    }

    @Override
    public double oersted() {
        return readOersted();
    }

    @Override
    public double maxOersted() {
        return seat.guard()
                .oerstedLimit()
                .orElseThrow(() -> new InvalidInput("the bench file has no limit of the field, and " + role()
                        + " would go on until it is reached; right is limits: {field_oersted: 400}"));
    }

    /** On: from a set-point of zero. Off: down to zero first, because the output keeps its volts. */
    @Override
    public synchronized void setOutput(boolean on) {
        if (on == outputOn()) {
            return;
        }
        if (on) {
            maxOersted();
            send(SETPOINT.command(role(), 0), OUTPUT.command(role(), 1));
        } else {
            down();
            set(OUTPUT, 0);
        }
    }

    /** To zero, whatever interrupts. */
    private void down() {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    setPoint(0);
                    await(0);
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
    public boolean outputOn() {
        return on(OUTPUT);
    }

    @Override
    public SafeOrder safeOrder() {
        return SafeOrder.FIELD;
    }

    /** A field that does not come down keeps the loop on: letting go would leave the volts at the supply. */
    @Override
    public void makeSafe() {
        new Safely().then(() -> setOutput(false)).then(() -> verifySafe(this)).done();
    }

    @Override
    public boolean isSafe() {
        return !outputOn();
    }
}
