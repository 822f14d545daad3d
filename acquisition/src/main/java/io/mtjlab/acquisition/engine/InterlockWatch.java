package io.mtjlab.acquisition.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.StoredEvent;
import io.mtjlab.base.time.LabClock;

/** Looks at a run's interlocks wherever it can be stopped, each as often as it asks to be looked at. On the run's thread. */
final class InterlockWatch {

    private final List<Interlock> interlocks;
    private final LabClock clock;
    private final RunControl control;
    private final RunWriter writer;
    private final Map<Interlock, Long> dueNanos = new HashMap<>();

    InterlockWatch(List<Interlock> interlocks, LabClock clock, RunControl control, RunWriter writer) {
        this.interlocks = List.copyOf(interlocks);
        this.clock = clock;
        this.control = control;
        this.writer = writer;
    }

    /**
     * Returns when all is well.
     *
     * @throws InterlockTripped when one has tripped that ends the run, or has held it for too long
     * @throws UnitHeld when the unit has lost what it stands on
     */
    void look() throws InterruptedException {
        look(interlocks);
    }

    private void look(List<Interlock> some) throws InterruptedException {
        for (Interlock interlock : some) {
            if (clock.nanos() >= dueNanos.getOrDefault(interlock, Long.MIN_VALUE)) {
                look(interlock);
                dueNanos.put(interlock, clock.nanos() + interlock.every().toNanos());
            }
        }
    }

    private void look(Interlock interlock) throws InterruptedException {
        Optional<String> wrong = ask(interlock, interlock::wrong);
        if (wrong.isEmpty()) {
            return;
        }
        String what = interlock.name() + ": " + wrong.get();
        if (interlock.action() == Interlock.Action.STOP) {
            throw new InterlockTripped("interlock " + what);
        }
        if (interlock.endsUnit()) {
            throw new UnitHeld(interlock, what);
        }
        hold(interlock, what, interlock::wrong);
    }

    /** Waits for what {@code held} waits for; the outputs are safe. */
    void await(UnitHeld held) throws InterruptedException {
        hold(held.interlock(), held.getMessage() + "; made safe, and the unit begins anew", held.interlock()::missing);
    }

    /** Asks the bench what is wrong. */
    @FunctionalInterface
    private interface Question {
        Optional<String> wrong() throws Exception;
    }

    private void hold(Interlock interlock, String what, Question question) throws InterruptedException {
        writer.event(StoredEvent.Level.WARNING, "held by interlock " + what);
        double since = clock.seconds();
        List<Interlock> others = interlocks.stream()
                .filter(other -> other != interlock)
                .filter(other -> other.action() == Interlock.Action.STOP || other.endsUnit())
                .toList();
        for (Optional<String> wrong = ask(interlock, question); wrong.isPresent(); wrong = ask(interlock, question)) {
            if (clock.seconds() - since > interlock.patience().toMillis() * 1e-3) {
                throw new InterlockTripped("interlock " + interlock.name() + ", held for "
                        + interlock.patience().toSeconds() + " s: " + wrong.get());
            }
            control.checkpoint(clock);
            clock.sleep(interlock.every());
            look(others); // outputs may be as they were: what ends a run or a unit still has to
        }
        writer.event(
                StoredEvent.Level.INFO,
                "interlock " + interlock.name() + " has cleared after " + Math.round(clock.seconds() - since) + " s");
    }

    private static Optional<String> ask(Interlock interlock, Question question) throws InterruptedException {
        try {
            return question.wrong();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("interlock " + interlock.name() + " cannot be asked: " + e.getMessage(), e);
        }
    }
}
