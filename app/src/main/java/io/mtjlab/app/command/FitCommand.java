package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoreLocation;
import io.mtjlab.analysis.files.Kinds;
import io.mtjlab.analysis.files.SigmoidSource;
import io.mtjlab.base.error.InvalidInput;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab fit KIND FILE-OR-DIR...}. */
@Command(
        name = "fit",
        description = {
            "Fits data files: CSV with '# key=value' lines, one line of column names with units, rows. A column id holds"
                    + " several data sets in one file; otherwise a file is one data set, named after it. A file that"
                    + " cannot be fitted is told on standard error, the others are fitted, and the exit status is 2.",
            "KIND and its columns:"
        },
        modelTransformer = FitCommand.KindList.class)
public final class FitCommand implements Callable<Integer> {

    /** What can be fitted, for help and completion. */
    static final class KindWords extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        KindWords() {
            super(Kinds.words());
        }
    }

    /** Puts the kinds and their columns into the help. */
    static final class KindList implements CommandLine.IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec fit) {
            var usage = fit.usageMessage();
            List<String> lines = new ArrayList<>(Arrays.asList(usage.description()));
            for (Kinds kind : Kinds.values()) {
                lines.add(String.format(Locale.ROOT, "  %-10s %s", kind.word(), kind.columns()));
            }
            usage.description(lines.toArray(String[]::new));
            return fit;
        }
    }

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            completionCandidates = KindWords.class,
            description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    String kind;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE-OR-DIR",
            description = "Files, or folders of .csv; with --store, runs.")
    List<Path> files = List.of();

    @Mixin
    final FormatOptions format = new FormatOptions();

    @Option(
            names = "--plot",
            paramLabel = "FILE.svg",
            description = "Data, fit, residuals and intervals, drawn; several data sets give FILE-ID.svg for each id.")
    @Nullable
    Path plot;

    @Option(
            names = "--series",
            description = {
                "Fits also what the files have in common. stfmr: the film, from spectra over frequency with '# field_oersted='"
                        + " or over field with '# rf_megahertz=' (and '# axis=', hard, easy or perpendicular). sigmoid: one"
                        + " slope over all files, and a test of whether the slopes are equal. telegraph: barriers and attempt"
                        + " time over '# temperature_kelvin=', slopes over '# field_oersted=' and '# current_amperes='."
            })
    boolean series;

    @Option(
            names = "--from",
            paramLabel = "WHAT",
            defaultValue = "COUNTS",
            description = {
                "For sigmoid: ${COMPLETION-CANDIDATES}. counts: the columns above; dwells: those of arrhenius over H;"
                        + " telegraph: traces with '# field_oersted=', and '# rf_dbm=' where there are levels. Default: counts"
            })
    SigmoidSource from = SigmoidSource.COUNTS;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Fits runs of this store: fit telegraph --store DIR r0001")
    @Nullable
    String store;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        Kinds fits = Kinds.named(kind.toLowerCase(Locale.ROOT));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (store == null) {
            if (from != SigmoidSource.COUNTS && fits != Kinds.SIGMOID) {
                throw new InvalidInput(
                        "--from says what a sigmoid is fitted to; " + fits.word() + " has its own files");
            }
            FitRun run = new FitRun(out, err);
            return from == SigmoidSource.TELEGRAPH
                    ? run.ofTraces(files, series, format.chosen().toString(), Optional.ofNullable(plot))
                    : run.run(
                            fits,
                            fits == Kinds.SIGMOID ? from::members : fits::members,
                            files,
                            series,
                            format.chosen().toString(),
                            Optional.ofNullable(plot));
        }
        try (RunStore open = StoreLocation.parse(store).openReadOnly()) {
            return new StoredFits(out, err)
                    .run(
                            open,
                            files.stream().map(Path::toString).toList(),
                            Optional.of(fits.word()),
                            format.chosen().toString(),
                            Optional.ofNullable(plot));
        }
    }
}
