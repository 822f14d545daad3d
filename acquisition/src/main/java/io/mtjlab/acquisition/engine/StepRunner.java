package io.mtjlab.acquisition.engine;

import java.util.List;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.Procedure;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.StoredEvent;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.UnitWriter;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.LabClock;

/** Executes one step of a run: its outputs are journaled, then it begins, then unit follows unit as the plan says. */
final class StepRunner {

    private final String name;
    private final Procedure procedure;
    private final RunWriter writer;
    private final StepHistory history;
    private final LabClock clock;
    private final RandomStreams streams;
    private final RunControl control;
    private final RunNotices notices;
    private final LostLinks lostLinks;
    private final InterlockWatch interlocks;

    StepRunner(
            Step step,
            RunWriter writer,
            StoredRun stored,
            LabClock clock,
            long seed,
            RunControl control,
            RunNotices notices,
            RetryRule retries,
            InterlockWatch interlocks) {
        this.name = step.name();
        this.procedure = step.procedure();
        this.writer = writer;
        this.history = new StepHistory(stored, step.name());
        this.clock = clock;
        this.streams = RandomStreams.of(seed).child("run", step.name());
        this.control = control;
        this.notices = notices;
        this.interlocks = interlocks;
        this.lostLinks = new LostLinks(retries, procedure, writer, clock, control);
    }

    void run() throws Exception {
        control.checkpoint(clock);
        List<String> roles = procedure.safeActions().stream()
                .map(SafeAction::name)
                .distinct()
                .toList();
        writer.live(roles, name);
        lostLinks.survive(name, () -> procedure.begin(context("begin")), () -> {});
        notices.stepBegins(history);
        Plan plan = procedure.plan();
        for (Optional<UnitSpec> next = plan.next(history); next.isPresent(); next = plan.next(history)) {
            UnitSpec unit = next.get();
            if (history.holds(unit.key())) {
                throw new IllegalStateException(
                        "the plan of " + name + " asks for unit " + unit.key() + " a second time");
            }
            try {
                take(unit);
            } catch (Exception e) {
                goOnWithout(unit, e);
            }
        }
        lostLinks.survive(name, () -> procedure.end(context("end")), () -> {});
    }

    /** Again where an interlock has taken away what it stood on, as often as that comes back. */
    private void take(UnitSpec unit) throws Exception {
        for (Optional<UnitHeld> held = tried(unit); held.isPresent(); held = tried(unit)) {
            List<NotSafe> left = new SafeShutdown(procedure.safeActions(), clock).run(role -> {});
            if (!left.isEmpty()) {
                throw new InterlockTripped("interlock " + held.get().getMessage() + "; not known to be safe: " + left);
            }
            interlocks.await(held.get());
            procedure.recover(context(unit.key()));
        }
    }

    /** @return empty when it is done */
    private Optional<UnitHeld> tried(UnitSpec unit) throws Exception {
        try {
            lostLinks.survive(address(unit), () -> measure(unit), () -> procedure.recover(context(unit.key())));
            return Optional.empty();
        } catch (UnitHeld held) {
            return Optional.of(held);
        }
    }

    private void checkpoint() throws InterruptedException {
        control.checkpoint(clock);
        interlocks.look();
    }

    private String address(UnitSpec unit) {
        return name + "/" + unit.key();
    }

    private void goOnWithout(UnitSpec unit, Exception failure) throws Exception {
        if (Interrupts.caused(failure) || !procedure.goesOnWithout(unit, failure)) {
            throw failure;
        }
        writer.event(StoredEvent.Level.WARNING, "without " + address(unit) + ": " + failure.getMessage());
    }

    private void measure(UnitSpec unit) throws Exception {
        checkpoint(); // here, because the instruments that interlocks ask can be lost as well
        notices.unitBegins(address(unit), unit);
        UnitWriter recorder = writer.unit(name, unit);
        try {
            procedure.measure(unit, recorder, context(unit.key()));
        } catch (Throwable e) {
            abandon(recorder, e);
            throw e;
        }
        recorder.complete();
        history.add(unit.key());
        notices.unitDone();
    }

    /** What went wrong is told, and not what that may lead to: with a full disk the unit cannot be given up either. */
    private static void abandon(UnitWriter recorder, Throwable cause) {
        try {
            recorder.abandon();
        } catch (RuntimeException e) {
            if (e != cause) {
                cause.addSuppressed(e);
            }
        }
    }

    private RunContext context(String key) {
        RandomStreams own = streams.child(key);
        return new RunContext() {
            @Override
            public LabClock clock() {
                return clock;
            }

            @Override
            public RandomStreams streams() {
                return own;
            }

            @Override
            public void checkpoint() throws InterruptedException {
                StepRunner.this.checkpoint();
            }
        };
    }
}
