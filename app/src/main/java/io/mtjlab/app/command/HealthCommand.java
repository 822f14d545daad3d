package io.mtjlab.app.command;

import java.io.PrintWriter;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.app.runs.HealthTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mtjlab runs health}. */
@Command(name = "health", description = "What every device of a wafer went through, over all runs of the store.")
final class HealthCommand extends RunsCommand.OnStore {

    @Option(names = "--json", description = "One JSON document on standard output.")
    boolean json;

    @Override
    void with(RunStore open) {
        PrintWriter out = spec.commandLine().getOut();
        HealthTable table = HealthTable.of(open);
        if (json) {
            table.json(out);
        } else {
            table.text(out);
        }
    }
}
