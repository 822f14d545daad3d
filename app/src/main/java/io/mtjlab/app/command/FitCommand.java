package io.mtjlab.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

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
            "  telegraph  t_s,R_ohm          stfmr  f_MHz,V_uV",
            "  sigmoid    H_Oe,n,k           rh     loop,H_Oe,R_ohm",
            "A column id holds several data sets in one file; otherwise a file is one data set, named after it."
        })
public final class FitCommand implements Callable<Integer> {

    /** What can be fitted. */
    enum Kind {
        TELEGRAPH,
        STFMR,
        SIGMOID,
        RH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
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

    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Kind kind;

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
                .run(kind.toString(), files, chosen.toString(), Optional.ofNullable(plot));
    }
}
