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
        Optional<String> wrong = ask(interlock);
        if (wrong.isEmpty()) {
            return;
        }
        String what = interlock.name() + ": " + wrong.get();
        if (interlock.action() == Interlock.Action.STOP) {
            throw new InterlockTripped("interlock " + what);
        }
        writer.event(StoredEvent.Level.WARNING, "held by interlock " + what);
        double since = clock.seconds();
        List<Interlock> stopping = interlocks.stream()
                .filter(other -> other.action() == Interlock.Action.STOP)
                .toList();
        while (wrong.isPresent()) {
            if (clock.seconds() - since > interlock.patience().toMillis() * 1e-3) {
                throw new InterlockTripped("interlock " + interlock.name() + ", held for "
                        + interlock.patience().toSeconds() + " s: " + wrong.get());
            }
            control.checkpoint(clock);
            clock.sleep(interlock.every());
            look(stopping); // outputs are as they were: what ends a run still has to
            wrong = ask(interlock);
        }
        writer.event(
                StoredEvent.Level.INFO,
                "interlock " + interlock.name() + " has cleared after " + Math.round(clock.seconds() - since) + " s");
    }

    private static Optional<String> ask(Interlock interlock) throws InterruptedException {
        try {
            return interlock.wrong();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("interlock " + interlock.name() + " cannot be asked: " + e.getMessage(), e);
        }
    }
}
