package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.analysis.files.Kinds;
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
        kind.ifPresent(Kinds::named);
        Optional<FitPlots> plots = plot.map(file -> FitPlots.into(file, true));
        List<FitResult> all = new ArrayList<>();
        for (String id : runs) {
            store.run(id);
        }
        for (String id : runs) {
            err.println("fitting " + id);
            all.addAll(fits(store, id, kind));
        }
        check(all, kind, String.join(" ", runs));
        ResultWriter writer = Results.writer(out, format);
        for (FitResult fit : all) {
            writer.add(fit);
            plots.ifPresent(p -> p.add(List.of(fit)));
        }
        writer.end();
        return ExitStatus.DONE;
    }

    /** Draws only; the files' names on standard output. */
    int plot(RunStore store, String run, Optional<String> kind, Path folder) {
        kind.ifPresent(Kinds::named);
        List<FitResult> all = fits(store, run, kind);
        check(all, kind, run);
        FitPlots plots = FitPlots.into(Output.folder(folder).resolve(run + ".svg"), true);
        for (FitResult fit : all) {
            plots.add(List.of(fit.withId(fit.id().substring(run.length() + 1)))).forEach(out::println);
        }
        return ExitStatus.DONE;
    }

    private static void check(List<FitResult> all, Optional<String> kind, String runs) {
        if (all.isEmpty()) {
            throw new InvalidInput(
                    "nothing to fit" + kind.map(k -> " of kind " + k).orElse("") + " in " + runs);
        }
    }

    private static List<FitResult> fits(RunStore store, String run, Optional<String> kind) {
        return RunFits.of(store.run(run)).fits().stream()
                .map(RunFits.Fit::result)
                .filter(fit -> kind.isEmpty() || kind.get().equals(fit.kind()))
                .map(fit -> fit.withId(run + " " + fit.id()))
                .toList();
    }
}
