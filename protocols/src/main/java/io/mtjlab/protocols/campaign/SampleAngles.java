package io.mtjlab.protocols.campaign;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.protocols.group.Wafer;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.rotate.SampleRotation;

/** At which angle each step of a campaign finds the sample: that of the {@code rotate} step before it. */
final class SampleAngles {

    private final Map<Step, OptionalDouble> byStep = new IdentityHashMap<>();
    private OptionalDouble now = OptionalDouble.empty();

    private SampleAngles() {}

    /** @throws InvalidInput when a step of several passes would find another angle in a later one, or needles are down */
    static SampleAngles of(List<Step> steps) {
        SampleAngles angles = new SampleAngles();
        steps.forEach(angles::walk);
        return angles;
    }

    /** Empty where the campaign has not turned it. */
    OptionalDouble at(Step step) {
        return byStep.getOrDefault(step, OptionalDouble.empty());
    }

    private void walk(Step step) {
        if (step.kind().name().equals(SampleRotation.NAME)) {
            now = OptionalDouble.of(SampleRotation.degreesOf(step.arguments()));
        }
        OptionalDouble before = byStep.put(step, now);
        if (before != null && !before.equals(now)) {
            throw new InvalidInput(step.place() + ": " + step.kind().name() + " finds the sample "
                    + (before.isEmpty() ? "unturned" : "at " + Grid.plain(before.getAsDouble()) + " degrees")
                    + " in the first pass and at " + Grid.plain(now.orElseThrow())
                    + " in the next; let a pass begin with a rotate step");
        }
        OptionalDouble entered = now;
        step.children().forEach(this::walk);
        if (now.equals(entered)) {
            return;
        }
        if (step.kind().name().equals(Wafer.KIND.name())) {
            throw new InvalidInput(
                    step.place() + ": a rotate step cannot stand in a wafer's steps: needles are down there,"
                            + " and a turned wafer is no longer where its map has it");
        }
        step.children().forEach(this::walk); // as a second pass finds them
    }
}
