package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.analysis.files.ResultWriter;
import io.mtjlab.analysis.files.Results;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.fits.RunFits;
import io.mtjlab.base.error.InvalidInput;

/** Fits what stored runs hold, and writes or draws it; an id is the run's and the data set's. */
record StoredFits(PrintWriter out, PrintWriter err) {

    /** @param kind empty for every kind */
    int run(RunStore store, List<String> runs, Optional<String> kind, String format, Optional<Path> plot) {
        Optional<FitPlots> plots = plot.map(file -> FitPlots.into(file, true));
        ResultWriter writer = Results.writer(out, format);
        int found = 0;
        for (String id : runs) {
            err.println("fitting " + id);
            for (FitResult fit : fits(store, id, kind)) {
                writer.add(fit);
                plots.ifPresent(p -> p.add(List.of(fit)));
                found++;
            }
        }
        writer.end();
        if (found == 0) {
            throw new InvalidInput(
                    "nothing to fit" + kind.map(k -> " of kind " + k).orElse("") + " in " + String.join(" ", runs));
        }
        return ExitStatus.DONE;
    }

    /** Draws only; the files' names on standard output. */
    int plot(RunStore store, String run, Optional<String> kind, Path folder) {
        FitPlots plots = FitPlots.into(Output.folder(folder).resolve(run + ".svg"), true);
        for (FitResult fit : fits(store, run, kind)) {
            plots.add(List.of(fit.withId(fit.id().substring(run.length() + 1)))).forEach(out::println);
        }
        return ExitStatus.DONE;
    }

    private static List<FitResult> fits(RunStore store, String run, Optional<String> kind) {
        return RunFits.of(store.run(run)).fits().stream()
                .map(RunFits.Fit::result)
                .filter(fit -> kind.isEmpty() || kind.get().equals(fit.kind()))
                .map(fit -> fit.withId(run + " " + fit.id()))
                .toList();
    }
}
