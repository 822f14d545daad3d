package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.mtjlab.instruments.scpi.Setting;
import io.mtjlab.instruments.session.Session;

/** What the source meters of Keithley have in common: a source, a meter, and here the buffer that they fill by themselves. */
abstract class KeithleySourceMeter extends KeithleyMeter {

    private @Nullable Filling filling;
    private double @Nullable [] sweep;

    KeithleySourceMeter(
            Seat seat,
            List<String> expected,
            Consumer<Session> dialect,
            SourcedQuantity amperes,
            SourcedQuantity volts,
            Setting functionRow,
            Setting output,
            Setting... settings) {
        super(seat, expected, dialect, amperes, volts, functionRow, output, settings);
    }

    abstract void record(int readings);

    abstract void recordSweep(SourcedQuantity sourced, double[] levels, double delaySeconds);

    /** How many readings the buffer holds by now. */
    abstract int recorded();

    abstract Buffer fetch(int readings, Duration timeout);

    /** The question behind {@link #recorded}, for messages. */
    abstract String recordedQuery();

    @Override
    public synchronized void startBuffer(int readings) {
        requireOutput();
        record(readings);
        filling(readings, intervalSeconds(), null);
    }

    @Override
    public synchronized void startSweep(double[] levels, Duration delay) {
        double largest = 0;
        for (double level : levels) {
            levelCommand(level);
            largest = Math.max(largest, Math.abs(level));
        }
        requireOutput();
        seat().guard().claim(exposure(largest, number(measured().limit())));
        double delaySeconds = delay.toNanos() * 1e-9;
        recordSweep(sourced(), levels.clone(), delaySeconds);
        filling(levels.length, intervalSeconds() + delaySeconds, levels.clone());
    }

    /** The buffer is being filled since now. @param intervalSeconds of a reading @param sweptLevels of which the last one is to stay; or nothing */
    final void filling(int readings, double intervalSeconds, double @Nullable [] sweptLevels) {
        sweep = sweptLevels;
        filling = Filling.started(seat().clock(), readings, intervalSeconds);
    }

    @Override
    public synchronized Buffer takeBuffer() throws InterruptedException {
        Buffer buffer = takeReadings();
        if (sweep != null) {
            stay(sweep[sweep.length - 1]);
        }
        return buffer;
    }

    /** The readings of a full buffer; what is sourced stays as it is. */
    final Buffer takeReadings() throws InterruptedException {
        Filling started = filling;
        if (started == null) {
            throw new IllegalStateException(role() + ": no buffer was started");
        }
        started.await(seat().clock(), role(), recordedQuery(), this::recorded);
        Buffer buffer = fetch(started.readings(), session().timeout());
        filling = null;
        return buffer;
    }

    /** The last level of a sweep, from now on as any other level; some switch off behind a sweep. */
    private void stay(double level) {
        List<String> commands = new ArrayList<>();
        commands.add(sourced().level().command(role(), level));
        commands.addAll(fixedLevelCommands(sourced()));
        live(exposure(level, number(measured().limit())), () -> {
            sendAll(commands);
            if (!outputOn()) {
                output(true);
            }
        });
        sweep = null;
    }

    @Override
    public synchronized void makeSafe() {
        filling = null;
        sweep = null;
        super.makeSafe();
    }
}
