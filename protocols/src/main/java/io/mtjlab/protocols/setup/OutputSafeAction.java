package io.mtjlab.protocols.setup;

import java.util.List;

import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.instruments.capability.Output;

/** An output of the bench, as the run engine knows it: by how it becomes safe, and when. */
public record OutputSafeAction(Output output) implements SafeAction {

    public static List<SafeAction> of(List<? extends Output> outputs) {
        return outputs.stream().<SafeAction>map(OutputSafeAction::new).toList();
    }

    @Override
    public String name() {
        return output.role();
    }

    @Override
    public int order() {
        return output.safeOrder().ordinal();
    }

    @Override
    public void makeSafe() {
        output.makeSafe();
    }

    @Override
    public boolean isSafe() {
        return output.isSafe();
    }
}
