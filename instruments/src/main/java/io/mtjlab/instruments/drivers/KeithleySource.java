package io.mtjlab.instruments.drivers;

import java.util.List;
import java.util.function.Consumer;

import io.mtjlab.instruments.bench.Exposure;
import io.mtjlab.instruments.scpi.Safely;
import io.mtjlab.instruments.scpi.Setting;
import io.mtjlab.instruments.session.Session;

/**
 * The source of a source meter of Keithley: levels, limits, the output, and what they can do at the device. A source
 * of current counts at the junction with its voltage compliance, a source of voltage with its level; its current
 * compliance is held against the junction's current limit. One that is found sourcing from its memory may apply
 * anything, until it is made safe.
 */
abstract class KeithleySource extends KeithleyFunction {

    /** Steps of the way down to zero, so that nothing inductive on the way kicks back. */
    private static final int RAMP_STEPS = 5;

    /** @param settings the whole table, with the rows of both quantities, the function's and the output's among them */
    KeithleySource(
            Seat seat,
            List<String> expected,
            Consumer<Session> dialect,
            SourcedQuantity amperes,
            SourcedQuantity volts,
            Setting functionRow,
            Setting output,
            Setting... settings) {
        super(seat, expected, dialect, amperes, volts, functionRow, output, settings);
        if (outputOn()) {
            seat.guard().hold(fromMemory() ? unknown() : exposureNow());
        }
    }

    /** What makes the level fixed again after a sweep. */
    abstract List<String> fixedLevelCommands(SourcedQuantity sourced);

    abstract List<String> offStateCommands(OffState state);

    abstract List<String> terminalsCommands(boolean rear);

    /** Stops what is under way. */
    abstract void abort();

    /** What nobody asked for locations apply, no one knows: no other source may become live beside it. */
    private Exposure unknown() {
        double any = Double.POSITIVE_INFINITY;
        return new Exposure(role(), "unknown memory locations", any, any, 0, 0);
    }

    /** Memory locations cannot be ramped: they are switched off. */
    final void leaveMemory() {
        setOutput(false);
        sourceLevels();
    }

    @Override
    public synchronized void setComplianceVolts(double limit) {
        requireFunction(Function.AMPERES, "compliance in volts");
        setCompliance(limit, () -> seat().guard().checkVolts(role(), limit, "compliance " + limit + " V"));
    }

    @Override
    public synchronized void setComplianceAmperes(double limit) {
        requireFunction(Function.VOLTS, "compliance in amperes");
        setCompliance(limit, () -> seat().guard().checkAmperes(role(), limit, "compliance " + limit + " A"));
    }

    private void setCompliance(double limit, Runnable checkWhileOff) {
        String command = measured().limit().command(role(), limit);
        if (outputOn()) {
            live(exposure(number(sourced().level()), limit), () -> limit(measured(), limit, command));
        } else {
            checkWhileOff.run();
            limit(measured(), limit, command);
            seat().guard().holdNothing(role());
        }
    }

    /** The range never larger than the limit's, on the way up as on the way down. */
    private void limit(SourcedQuantity limited, double limit, String limitCommand) {
        Ranges.Range chosen = limited.measure().holding(role(), limit);
        String rangeCommand = limited.measureRange().command(role(), chosen.fullScale());
        if (limit < number(limited.limit())) {
            send(rangeCommand, limitCommand);
        } else {
            send(limitCommand, rangeCommand);
        }
        setMeasureRange(chosen);
    }

    @Override
    public synchronized void setAmperes(double level) {
        requireFunction(Function.AMPERES, "a current");
        setLevel(level, () -> seat().guard().checkAmperes(role(), level, "current " + level + " A"));
    }

    @Override
    public synchronized void setVolts(double level) {
        requireFunction(Function.VOLTS, "a voltage");
        setLevel(level, () -> seat().guard().checkVolts(role(), level, "voltage " + level + " V"));
    }

    private void setLevel(double level, Runnable checkWhileOff) {
        String command = levelCommand(level);
        if (outputOn()) {
            live(exposure(level, number(measured().limit())), () -> send(command));
        } else {
            checkWhileOff.run();
            send(command);
            seat().guard().holdNothing(role());
        }
    }

    /** What a level and a compliance can do at the device. */
    final Exposure exposure(double level, double limit) {
        return exposure(function(), level, limit);
    }

    final Exposure exposure(Function sourcing, double level, double limit) {
        return sourcing == Function.AMPERES
                ? seat().guard().current(role(), level, limit)
                : seat().guard().voltage(role(), level, limit);
    }

    private Exposure exposureNow() {
        return exposure(number(sourced().level()), number(measured().limit()));
    }

    /** Counts what is wanted from before the wire, and alone once the instrument has accepted it. */
    final void live(Exposure wanted, Runnable commands) {
        seat().guard().claim(wanted);
        commands.run();
        seat().guard().hold(wanted);
    }

    final String levelCommand(double level) {
        String command = sourced().level().command(role(), level);
        requireInRange(level);
        return command;
    }

    @Override
    public synchronized void setOutput(boolean on) {
        if (on) {
            if (fromMemory()) {
                throw new IllegalStateException(role() + ": it sources from its memory; choose a range first");
            }
            live(exposureNow(), () -> output(true));
        } else {
            output(false);
            seat().guard().holdNothing(role());
        }
    }

    /** What the terminals are while the output is off. */
    public enum OffState {
        /** 0 V with a small current limit. */
        NORMAL("NORM"),
        /** Disconnected by a relay; wears it out when switched often. */
        HIGH_IMPEDANCE("HIMP"),
        /** 0 V with the current compliance as it is. */
        ZERO("ZERO"),
        /** 0 A with a small voltage limit, for six-wire measurements. */
        GUARD("GUAR");

        private final String word;

        OffState(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    public synchronized void setOffState(OffState state) {
        sendAll(offStateCommands(state));
    }

    /** Refused while the output is on: the instrument would switch it off without a ramp. */
    public synchronized void useRearTerminals(boolean rear) {
        if (outputOn()) {
            throw new IllegalStateException(role() + ": its output is on; switch it off before the terminals change");
        }
        sendAll(terminalsCommands(rear));
    }

    @Override
    public synchronized boolean inCompliance() {
        return register(measured().limit().header() + ":TRIP?") != 0;
    }

    final void requireOutput() {
        if (!outputOn()) {
            throw new IllegalStateException(
                    role() + ": its output is off, so there is nothing to read; switch it on first");
        }
    }

    @Override
    public SafeOrder safeOrder() {
        return SafeOrder.CURRENT;
    }

    @Override
    public synchronized void makeSafe() {
        new Safely()
                .then(this::abort)
                .then(this::leaveWhatCannotBeRamped)
                .then(() -> sendAll(fixedLevelCommands(sourced())))
                .then(this::rampToZero)
                .then(() -> set(sourced().level(), 0))
                .then(() -> setOutput(false))
                .then(() -> verifySafe(this))
                .done();
    }

    private void leaveWhatCannotBeRamped() {
        askWhatIsSourced();
        if (fromMemory()) {
            leaveMemory();
        }
    }

    private void rampToZero() {
        Setting level = sourced().level();
        double from = number(level);
        if (from == 0 || !outputOn()) {
            return;
        }
        for (int step = 1; step < RAMP_STEPS; step++) {
            set(level, from * (RAMP_STEPS - step) / RAMP_STEPS);
        }
    }

    @Override
    public boolean isSafe() {
        return !outputOn();
    }
}
