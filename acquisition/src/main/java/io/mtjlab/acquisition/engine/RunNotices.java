package io.mtjlab.acquisition.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.time.LabClock;

/** Tells the listeners, and keeps count of how far the run is. */
final class RunNotices {

    private static final Logger LOG = LoggerFactory.getLogger(RunNotices.class);

    private final List<RunListener> listeners;
    private final LabClock clock;
    private final double startSeconds;
    private final int unitsForeseen;
    private final double secondsForeseen;

    private int unitsDone;
    private double expectedSecondsDone;
    private double unitBeganSeconds;
    private String address = "";
    private UnitSpec unit = new UnitSpec("", "", Map.of(), List.of(), 0);

    RunNotices(List<RunListener> listeners, LabClock clock, List<Step> steps) {
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
        this.startSeconds = clock.seconds();
        List<UnitSpec> outlook = steps.stream()
                .flatMap(step -> step.procedure().plan().outlook().stream())
                .toList();
        this.unitsForeseen = outlook.size();
        this.secondsForeseen = steps.stream()
                .mapToDouble(step -> step.procedure().plan().seconds().most())
                .sum();
    }

    void runBegins(String run) {
        tell(listener -> listener.runBegins(run));
    }

    /** @param history what an earlier part of the run has already measured */
    synchronized void stepBegins(StepHistory history) {
        unitsDone += history.size();
        expectedSecondsDone += history.expectedSeconds();
    }

    void unitBegins(String nextAddress, UnitSpec next) throws Exception {
        synchronized (this) {
            address = nextAddress;
            unit = next;
            unitBeganSeconds = clock.seconds();
        }
        for (RunListener listener : listeners) {
            listener.unitBegins(nextAddress, next);
        }
        tellProgress();
    }

    void unitDone() {
        String doneAddress;
        UnitSpec done;
        synchronized (this) {
            unitsDone++;
            expectedSecondsDone += unit.expectedSeconds();
            unitBeganSeconds = Double.NaN;
            doneAddress = address;
            done = unit;
        }
        tell(listener -> listener.unitDone(doneAddress, done));
        tellProgress();
    }

    void durablePoints(long points) {
        tell(listener -> listener.durablePoints(points));
        tellProgress();
    }

    void runEnded(RunResult result) {
        tell(listener -> listener.runEnded(result));
    }

    private void tellProgress() {
        Progress progress = progress();
        tell(listener -> listener.progress(progress));
    }

    private synchronized Progress progress() {
        double inUnit = Double.isNaN(unitBeganSeconds) ? 0 : clock.seconds() - unitBeganSeconds;
        double expectedDone = expectedSecondsDone + Math.min(inUnit, unit.expectedSeconds());
        return new Progress(
                address,
                unit.label(),
                unitsDone,
                Math.max(unitsForeseen, unitsDone),
                clock.seconds() - startSeconds,
                Math.max(0, secondsForeseen - expectedDone));
    }

    private void tell(Consumer<RunListener> what) {
        for (RunListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("a listener failed, the run goes on", e);
            }
        }
    }
}
