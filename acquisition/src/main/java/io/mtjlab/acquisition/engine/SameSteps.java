package io.mtjlab.acquisition.engine;

import java.util.List;
import java.util.stream.Collectors;

import io.mtjlab.acquisition.store.RunDiff;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredStep;
import io.mtjlab.base.error.InvalidInput;

/** A run may only be resumed as what it was: two halves of different measurements are not one. */
final class SameSteps {

    private SameSteps() {}

    static void require(StoredRun run, List<Step> steps) {
        List<StoredStep> before = run.steps();
        if (before.isEmpty()) {
            return; // it vanished before it had begun
        }
        List<StoredStep> now = steps.stream()
                .map(step -> new StoredStep(
                        step.name(), step.procedure().kind(), step.procedure().parameters()))
                .toList();
        List<RunDiff.Difference> differences = RunDiff.ofSteps(before, now);
        if (!differences.isEmpty()) {
            String what = differences.stream().map(RunDiff.Difference::toString).collect(Collectors.joining("; "));
            throw new InvalidInput(
                    "run " + run.id() + " cannot be resumed, because the campaign has changed (stored | now): " + what
                            + "; start a new run");
        }
    }
}
