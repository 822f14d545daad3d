package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.analysis.files.Kinds;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab fit KIND FILE-OR-DIR...}. */
@Command(
        name = "fit",
        description = {
            "Fits data files: CSV with '# key=value' lines, one line of column names with units, rows.",
            "The columns of each kind are named by `mtjlab fit KIND` when one of them is missing, for example t_s,R_ohm.",
            "A column id holds several data sets in one file; otherwise a file is one data set, named after it."
        })
public final class FitCommand implements Callable<Integer> {

    /** What can be fitted, for help and completion. */
    static final class KindWords extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        KindWords() {
            super(Kinds.words());
        }
    }

    /** How results are written. */
    enum Format {
        TABLE,
        JSON,
        CSV;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            completionCandidates = KindWords.class,
            description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    String kind;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE-OR-DIR", description = "Files, or folders of .csv.")
    List<Path> files = List.of();

    @Option(names = "--format", paramLabel = "F", description = "${COMPLETION-CANDIDATES}. Default: table")
    @Nullable
    Format format;

    @Option(names = "--json", description = "The same as --format json.")
    boolean json;

    @Option(
            names = "--plot",
            paramLabel = "FILE.svg",
            description =
                    "Data, fit and residuals, drawn; more than one data" + " set gives FILE-1.svg, FILE-2.svg, ...")
    @Nullable
    Path plot;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        Format chosen = format != null ? format : json ? Format.JSON : Format.TABLE;
        return new FitRun(spec.commandLine().getOut())
                .run(Kinds.named(kind.toLowerCase(Locale.ROOT)), files, chosen.toString(), Optional.ofNullable(plot));
    }
}
