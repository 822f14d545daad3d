package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.Exposure;
import io.mtjlab.instruments.capability.PulsedRfGenerator;
import io.mtjlab.instruments.capability.SweptRfGenerator;
import io.mtjlab.instruments.scpi.ErrorQueue;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Safely;
import io.mtjlab.instruments.scpi.Setting;

/**
 * What microwave generators share: the guard is asked what a carrier does at an open junction; under linear amplitude
 * modulation the level is that of the carrier at its highest; a sweep is held to its highest level from before its first
 * point until after its last.
 */
abstract class RfDriver extends MessageDriver implements SweptRfGenerator, PulsedRfGenerator {

    private static final long POLL_NANOS = 20_000_000;
    private static final int MOST_POLLS = 500;

    /** The rows that every generator has. */
    record Rows(Setting frequency, Setting level, Setting output, Setting amState, Setting amDepth) {}

    /**
     * A sweep that was set.
     *
     * @param commands that make the generator ready for it
     * @param highestDbm over all points; NaN for the level at which the generator stands then
     */
    private record Sweep(List<String> commands, double highestDbm, Duration lasts) {}

    private final Seat seat;
    private final Rows rows;

    private volatile double depth;
    private volatile boolean modulated;
    private volatile Sweep sweep = new Sweep(List.of(), Double.NaN, Duration.ZERO);

    RfDriver(Seat seat, List<String> expected, Rows rows, List<Setting> all) {
        super(seat.session(), ErrorQueue.SEPARATE, expected, all.toArray(Setting[]::new));
        this.seat = seat;
        this.rows = rows;
        this.depth = number(rows.amDepth) / 100;
        this.modulated = on(rows.amState);
        if (outputOn()) {
            seat.guard().hold(seat.guard().carrier(role(), dbm()));
        }
    }

    /** Source, shape and rate of a modulation by a square wave. */
    abstract List<String> squareCommands(double rateHertz);

    abstract List<String> modulationCommands(boolean on);

    /** Everything for a sweep in equal steps, its mode last. */
    abstract List<String> stepCommands(double fromHertz, double toHertz, int points, Duration dwell);

    /**
     * Everything for a sweep over a list, its mode last.
     *
     * @param dbm as programmed
     */
    abstract List<String> listCommands(double[] hertz, double[] dbm, Duration dwell);

    /** Starts the sweep that was made ready, once. */
    abstract String startCommand();

    abstract boolean sweeping();

    /** Back to one frequency and level. */
    abstract List<String> endCommands();

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

    /** In hundredths of a decibel, as generators take it. */
    private static double programmed(double highestDbm, double headroomDb) {
        return Math.rint(100 * (highestDbm - headroomDb)) / 100;
    }

    private String level(double highestDbm, double headroomDb) {
        return rows.level.command(role(), programmed(highestDbm, headroomDb));
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
    public final void setHertz(double hertz) {
        set(rows.frequency, hertz);
    }

    @Override
    public final double hertz() {
        return number(rows.frequency);
    }

    @Override
    public final void setDbm(double dbm) {
        guarded(outputOn(), seat.guard().carrier(role(), dbm), level(dbm, headroomDb()));
    }

    @Override
    public final double dbm() {
        return number(rows.level) + headroomDb();
    }

    @Override
    public final void setOutput(boolean on) {
        if (on) {
            double dbm = dbm();
            Exposure carrier = seat.guard().carrier(role(), dbm).as("output on at " + dbm + " dBm");
            guarded(true, carrier, rows.output.command(true));
        } else {
            set(rows.output, false);
            seat.guard().holdNothing(role());
        }
    }

    @Override
    public final boolean outputOn() {
        return on(rows.output);
    }

    /** {@inheritDoc} The level is lowered before the carrier may swing above it, and raised only after. */
    @Override
    public final void setSquareModulation(double rateHertz, double newDepth) {
        double highestDbm = dbm();
        send(squareCommands(rateHertz).toArray(String[]::new));
        relevel(highestDbm, modulated, newDepth, List.of(rows.amDepth.command(role(), 100 * newDepth)));
    }

    @Override
    public final void setModulation(boolean on) {
        relevel(dbm(), on, depth, modulationCommands(on));
    }

    private void relevel(double highestDbm, boolean nowModulated, double newDepth, List<String> commands) {
        double before = headroomDb();
        double after = headroomDb(nowModulated, newDepth);
        String level = level(highestDbm, after);
        if (after > before) {
            send(level);
        }
        send(commands.toArray(String[]::new));
        depth = newDepth;
        modulated = nowModulated;
        if (after < before) {
            send(level);
        }
    }

    @Override
    public final void setSteps(double fromHertz, double toHertz, int points, Duration dwell) {
        if (points < 2) {
            throw new InvalidInput(role() + ": a sweep of " + points + " points refused: it has two ends");
        }
        sweep = new Sweep(stepCommands(fromHertz, toHertz, points, dwell), Double.NaN, dwell.multipliedBy(points));
    }

    @Override
    public final void setList(List<Point> points, Duration dwell) {
        if (points.isEmpty()) {
            throw new InvalidInput(role() + ": an empty list refused");
        }
        double highest = points.stream().mapToDouble(Point::dbm).max().orElseThrow();
        seat.guard().check(seat.guard().carrier(role(), highest).as("list up to " + highest + " dBm"));
        double headroom = headroomDb();
        List<String> commands = listCommands(
                points.stream().mapToDouble(Point::hertz).toArray(),
                points.stream()
                        .mapToDouble(point -> programmed(point.dbm(), headroom))
                        .toArray(),
                dwell);
        sweep = new Sweep(commands, highest, dwell.multipliedBy(points.size()));
    }

    @Override
    public final void sweep() throws InterruptedException {
        Sweep now = sweep;
        if (now.commands.isEmpty()) {
            throw new InvalidInput(role() + ": nothing to sweep over; set steps or a list first");
        }
        boolean live = outputOn();
        double dbm = dbm();
        double highest = Double.isNaN(now.highestDbm) ? dbm : now.highestDbm;
        Exposure carrier = seat.guard().carrier(role(), highest).as("sweep up to " + highest + " dBm");
        if (live) {
            seat.guard().claim(carrier);
        } else {
            seat.guard().check(carrier);
        }
        try {
            List<String> commands = new ArrayList<>(now.commands);
            commands.add(startCommand());
            send(commands.toArray(String[]::new));
            awaitEnd(now.lasts);
        } finally {
            send(endCommands().toArray(String[]::new));
            seat.guard().hold(live ? seat.guard().carrier(role(), dbm) : Exposure.none(role()));
        }
    }

    private void awaitEnd(Duration lasts) throws InterruptedException {
        seat.clock().sleepUntil(seat.clock().nanos() + lasts.toNanos());
        for (int poll = 0; sweeping(); poll++) {
            if (poll == MOST_POLLS) {
                throw new InstrumentError(role(), startCommand(), List.of("still sweeping long after its time"));
            }
            seat.clock().sleepUntil(seat.clock().nanos() + POLL_NANOS);
        }
    }

    /** Values of one row as a list has them: parted by commas, each checked. */
    final String listed(Setting row, double[] values) {
        return String.join(
                ",",
                DoubleStream.of(values)
                        .mapToObj(value -> row.argument(role(), value))
                        .toList());
    }

    final void refuseLonger(int points, int most) {
        if (points > most) {
            throw new InvalidInput(role() + ": a list of " + points + " points refused: it holds " + most);
        }
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    @Override
    public final SafeOrder safeOrder() {
        return SafeOrder.RF;
    }

    /** A carrier may stop at once: nothing stores its energy. */
    @Override
    public final void makeSafe() {
        new Safely().then(() -> setOutput(false)).then(() -> verifySafe(this)).done();
    }

    @Override
    public final boolean isSafe() {
        return !outputOn();
    }
}
