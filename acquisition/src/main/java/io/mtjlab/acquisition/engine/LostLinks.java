package io.mtjlab.acquisition.engine;

import java.util.List;

import io.mtjlab.acquisition.procedure.Procedure;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.StoredEvent;
import io.mtjlab.base.time.LabClock;

/**
 * Lets a run survive the loss of an instrument, as its rule says: everything is made safe, the run is marked, and after a
 * pause the same piece of work begins anew, once every output says that it is safe.
 */
final class LostLinks {

    private final RetryRule rule;
    private final Procedure procedure;
    private final RunWriter writer;
    private final LabClock clock;
    private final RunControl control;

    LostLinks(RetryRule rule, Procedure procedure, RunWriter writer, LabClock clock, RunControl control) {
        this.rule = rule;
        this.procedure = procedure;
        this.writer = writer;
        this.clock = clock;
        this.control = control;
    }

    /** A piece of work that can begin anew. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /**
     * Does {@code work}, again when a link was lost in it.
     *
     * @param what it is, for the record
     * @param prepare what the work stands on; done after everything was made safe
     */
    void survive(String what, Work work, Work prepare) throws Exception {
        boolean again = false;
        for (int left = rule.times(); ; left--) {
            try {
                if (again) {
                    requireSafe(makeSafe());
                    prepare.run();
                }
                work.run();
                return;
            } catch (Exception e) {
                if (left == 0 || Interrupts.caused(e) || !(rule.lost().test(e) || e instanceof StillLive)) {
                    throw e;
                }
                again = true;
                writer.event(
                        StoredEvent.Level.WARNING,
                        "lost in " + what + ": " + e.getMessage() + "; made safe, begins anew in "
                                + rule.pause().toSeconds() + " s, " + left + (left == 1 ? " time" : " times")
                                + " left");
                makeSafe();
                control.checkpoint(clock);
                clock.sleep(rule.pause());
            }
        }
    }

    private List<NotSafe> makeSafe() {
        return new SafeShutdown(procedure.safeActions(), clock).run(role -> {});
    }

    private static void requireSafe(List<NotSafe> left) {
        if (!left.isEmpty()) {
            throw new StillLive("not known to be safe: " + left);
        }
    }

    /** What was lost has not come back. */
    private static final class StillLive extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StillLive(String message) {
            super(message);
        }
    }
}
