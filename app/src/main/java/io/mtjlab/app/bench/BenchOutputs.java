package io.mtjlab.app.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import io.mtjlab.acquisition.engine.NotSafe;
import io.mtjlab.acquisition.engine.Recovery;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.protocols.setup.OutputSafeAction;

/** The outputs of a bench, and what an earlier run that vanished has left of them. */
final class BenchOutputs {

    private BenchOutputs() {}

    /**
     * Makes safe what the store's journal says may be live.
     *
     * @throws IllegalStateException when something is still not known to be safe
     */
    static void recover(RunStore store, String name, Bench bench, PrintWriter err) {
        Recovery recovery = Recovery.find(store, name);
        if (!recovery.live().isEmpty()) {
            err.println("mtjlab: " + recovery.describe() + "; making it safe first");
        }
        List<NotSafe> left = recovery.makeSafe(OutputSafeAction.of(bench.outputs()), bench.clock());
        if (!left.isEmpty()) {
            throw new IllegalStateException("not known to be safe: "
                    + left.stream().map(NotSafe::toString).collect(Collectors.joining(", "))
                    + "; look at the bench, then start again");
        }
    }
}
