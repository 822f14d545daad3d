package io.mtjlab.acquisition.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.StoredEvent;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.LabClock;

/**
 * Executes procedures as one run: asks each plan for its next unit, stores what the procedure measures, and leaves the
 * bench safe on every way out, be it the end, an exception, an abort, an interrupt, or the shutdown of the JVM.
 *
 * <p>Outputs are journaled in the store before they can be live and struck off when they were verified to be safe, so
 * that a later run knows what a vanished process left behind ({@link Recovery}).
 */
public final class RunEngine {

    private static final Logger LOG = LoggerFactory.getLogger(RunEngine.class);

    private final RunStore store;
    private final LabClock clock;
    private final RunControl control = new RunControl();
    private final List<RunListener> listeners = new ArrayList<>();
    private RetryRule retries = RetryRule.NONE;
    private List<Interlock> interlocks = List.of();

    /** For one run. */
    public RunEngine(RunStore store, LabClock clock) {
        this.store = store;
        this.clock = clock;
    }

    public RunEngine withListener(RunListener listener) {
        listeners.add(listener);
        return this;
    }

    /** What happens when an instrument is lost; without this, the run ends. */
    public RunEngine withRetries(RetryRule rule) {
        retries = rule;
        return this;
    }

    /** What must be so for the run to go on. */
    public RunEngine withInterlocks(List<Interlock> watched) {
        interlocks = List.copyOf(watched);
        return this;
    }

    /** Pauses and stops the run from another thread. */
    public RunControl control() {
        return control;
    }

    /**
     * Runs the steps one after the other, on the calling thread.
     *
     * @throws InvalidInput before anything happens, when the bench is in use, or something on it may still be live
     */
    public RunResult run(RunHeader header, List<Step> steps) {
        requireQuietBench(header.bench());
        try (LabClock.Participation part = clock.participate("run")) {
            return run(alone(store.begin(header, clock), header.bench()), header.seed(), steps);
        }
    }

    /**
     * Goes on with a run that is not done, at the first unit that is not complete. Complete units are never measured
     * again; plans are given them as their history.
     *
     * @param steps the same as before
     * @throws InvalidInput before anything happens, as {@link #run} does, or when the steps are not the same
     */
    public RunResult resume(String run, List<Step> steps) {
        StoredRun stored = store.run(run);
        SameSteps.require(stored, steps);
        String bench = stored.summary().bench();
        requireQuietBench(bench);
        try (LabClock.Participation part = clock.participate("run")) {
            return run(alone(store.resume(run, clock), bench), stored.summary().seed(), steps);
        }
    }

    private RunResult run(RunWriter writer, long seed, List<Step> steps) {
        RunNotices notices = new RunNotices(listeners, clock, steps);
        writer.onDurable(notices::durablePoints);
        try (WayOut wayOut = WayOut.prepare(new SafeShutdown(safeActions(steps), clock), writer, control)) {
            notices.runBegins(writer.id());
            Outcome outcome = execute(writer, seed, steps, notices);
            RunResult result = leave(writer, outcome, wayOut.makeSafe());
            notices.runEnded(result);
            return result;
        }
    }

    private void requireQuietBench(String bench) {
        List<String> active = store.activeRuns(bench);
        if (!active.isEmpty()) {
            throw new InvalidInput(inUse(bench, active.get(0)));
        }
        Recovery recovery = Recovery.find(store, bench);
        if (!recovery.live().isEmpty()) {
            throw new InvalidInput("on bench " + bench + " " + recovery.describe()
                    + "; make that safe first (Recovery does it), or strike it off by hand");
        }
    }

    /** Who began at the same moment found the bench quiet too; a run that sees another one now leaves it untouched. */
    private RunWriter alone(RunWriter writer, String bench) {
        Optional<String> other = store.activeRuns(bench).stream()
                .filter(run -> !run.equals(writer.id()))
                .findFirst();
        if (other.isPresent()) {
            String refusal = inUse(bench, other.get());
            writer.finish(RunStatus.FAILED, refusal);
            throw new InvalidInput(refusal);
        }
        return writer;
    }

    private String inUse(String bench, String run) {
        return "bench " + bench + " is in use by run " + run + " of " + store.place()
                + "; wait until it ends, or stop it";
    }

    private static List<SafeAction> safeActions(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step.procedure().safeActions().stream())
                .toList();
    }

    private Outcome execute(RunWriter writer, long seed, List<Step> steps, RunNotices notices) {
        control.attach(Thread.currentThread());
        try {
            StoredRun stored = store.run(writer.id());
            for (Step step : steps.subList(stored.steps().size(), steps.size())) {
                writer.step(
                        step.name(), step.procedure().kind(), step.procedure().parameters());
            }
            InterlockWatch watch = new InterlockWatch(interlocks, clock, control, writer);
            for (Step step : steps) {
                new StepRunner(step, writer, stored, clock, seed, control, notices, retries, watch).run();
            }
            return new Outcome.Done();
        } catch (Throwable e) { // whatever it is, the bench must be made safe
            return outcomeOf(e);
        } finally {
            control.detach();
        }
    }

    private Outcome outcomeOf(Throwable e) {
        if (!Interrupts.caused(e)) {
            LOG.error("the run failed", e);
            return new Outcome.Failed(e);
        }
        Outcome requested = control.requested();
        return requested == null ? new Outcome.Interrupted() : requested;
    }

    private static RunResult leave(RunWriter writer, Outcome outcome, List<NotSafe> notSafe) {
        Outcome last = outcome;
        if (!notSafe.isEmpty() && outcome instanceof Outcome.Done) {
            last = new Outcome.Failed(new IllegalStateException("everything is measured, but not safe: " + notSafe));
        }
        try {
            for (NotSafe output : notSafe) {
                writer.event(StoredEvent.Level.ERROR, "not safe: " + output);
            }
            writer.finish(last.status(), last.cause());
        } catch (RuntimeException e) { // the store is lost, the bench is safe: tell, and do not hide the first error
            LOG.error("the end of run {} could not be stored: {}", writer.id(), e.getMessage());
            if (last instanceof Outcome.Failed failed && failed.error() != e) {
                failed.error().addSuppressed(e);
            } else if (last instanceof Outcome.Done) {
                last = new Outcome.Failed(e);
            }
        }
        return new RunResult(writer.id(), last, writer.durablePoints(), notSafe);
    }
}
