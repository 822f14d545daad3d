package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.acquisition.export.CsvExport;
import io.mtjlab.acquisition.export.Hdf5Export;
import io.mtjlab.acquisition.export.Layout;
import io.mtjlab.acquisition.export.ParquetExport;
import io.mtjlab.acquisition.export.TranscriptExport;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoreLocation;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.runs.RunTable;
import io.mtjlab.app.runs.WaferTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mtjlab runs}: the run store. */
@Command(
        name = "runs",
        description = "Shows, exports, plots and fits stored runs.",
        subcommands = {
            RunsCommand.ListCommand.class,
            RunsCommand.ShowCommand.class,
            HealthCommand.class,
            RunsCommand.DiffCommand.class,
            RunsCommand.ExportCommand.class,
            TagCommand.class,
            UploadCommand.class,
            RunsCommand.PlotCommand.class,
            RunsCommand.FitStoredCommand.class
        })
public final class RunsCommand implements Runnable {

    /** Where {@code run} stores when nothing else is said. */
    static final String DEFAULT_STORE = "mtjlab-store";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "what about the runs? list, show, health, diff, tag, upload, export, plot or fit");
    }

    /** What the commands about runs share. */
    abstract static class OnStore implements Callable<Integer> {

        @Option(
                names = "--store",
                paramLabel = "STORE",
                defaultValue = DEFAULT_STORE,
                description = "Folder of the run store, or postgresql://USER@HOST/DATABASE of a shared one."
                        + " Default: ${DEFAULT-VALUE}")
        String store = DEFAULT_STORE;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        CommandSpec spec;

        @Override
        public Integer call() {
            try (RunStore open = StoreLocation.parse(store).openReadOnly()) {
                with(open);
            }
            return ExitStatus.DONE;
        }

        abstract void with(RunStore open);
    }

    /** {@code mtjlab runs list}. */
    @Command(name = "list", description = "One line for each run, or for those that the options ask for.")
    static final class ListCommand extends OnStore {

        @Mixin
        @SuppressWarnings("NullAway.Init") // picocli sets it
        FilterOptions filter;

        @Option(names = "--json", description = "One JSON document on standard output.")
        boolean json;

        @Override
        void with(RunStore open) {
            RunTable.list(open, filter.filter(), spec.commandLine().getOut(), json);
        }
    }

    /** {@code mtjlab runs show RUN}. */
    @Command(name = "show", description = "One run in full: settings, steps, units, fits, events.")
    static final class ShowCommand extends OnStore {

        @Parameters(paramLabel = "RUN", description = "For example r0001.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        String run;

        @Option(names = "--json", description = "One JSON document on standard output.")
        boolean json;

        @Option(
                names = "--wafer",
                description = "The devices of a wafer, one a line: measured, or the reason why not; and their health.")
        boolean wafer;

        @Option(names = "--fits", description = "With --wafer: also what is fitted of each device.")
        boolean fits;

        @Option(names = "--csv", description = "With --wafer: as CSV.")
        boolean csv;

        @Override
        void with(RunStore open) {
            PrintWriter out = spec.commandLine().getOut();
            if (!wafer) {
                RunTable.show(open.run(run), out, json);
                return;
            }
            WaferTable table = WaferTable.of(open, open.run(run), fits);
            if (csv) {
                table.csv(out);
            } else if (json) {
                table.json(out);
            } else {
                table.text(out);
            }
        }
    }

    /** {@code mtjlab runs diff A B}. */
    @Command(
            name = "diff",
            description =
                    "In what two runs differ: settings of the instruments, limits, steps, seed, program, campaign and"
                            + " bench file; not in what they measured.")
    static final class DiffCommand extends OnStore {

        @Parameters(index = "0", paramLabel = "A", description = "For example r0001.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        String left;

        @Parameters(index = "1", paramLabel = "B", description = "For example r0002.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        String right;

        @Option(names = "--json", description = "One JSON document on standard output.")
        boolean json;

        @Override
        void with(RunStore open) {
            RunTable.diff(open.run(left), open.run(right), spec.commandLine().getOut(), json);
        }
    }

    /** {@code mtjlab runs export RUN}. */
    @Command(name = "export", description = "Writes a run's units as files that other programs read.")
    static final class ExportCommand extends OnStore {

        /** What can be written. */
        enum Format {
            CSV,
            PARQUET,
            HDF5,
            TRANSCRIPT
        }

        @Parameters(paramLabel = "RUN", description = "For example r0001.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        String run;

        @Option(names = "--format", defaultValue = "csv", description = "${COMPLETION-CANDIDATES}. Default: csv")
        Format format = Format.CSV;

        /** How units are laid out over files. */
        enum Files {
            PER_UNIT(Layout.FILE_PER_UNIT),
            PER_STEP(Layout.FILE_PER_STEP);

            private final Layout layout;

            Files(Layout layout) {
                this.layout = layout;
            }

            @Override
            public String toString() {
                return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            }
        }

        @Option(
                names = "--files",
                defaultValue = "per-unit",
                description = "${COMPLETION-CANDIDATES}; HDF5 and transcripts are one file a run. Default: per-unit")
        Files layout = Files.PER_UNIT;

        @Option(
                names = {"-o", "--out"},
                paramLabel = "DIR",
                defaultValue = ".",
                description = "Folder for the files. Default: here")
        Path out = Path.of(".");

        @Override
        void with(RunStore open) {
            StoredRun stored = open.run(run);
            Path folder = Output.folder(out);
            List<Path> written;
            if (format == Format.HDF5) {
                written = List.of(Hdf5Export.write(stored, folder));
            } else if (format == Format.TRANSCRIPT) {
                written = TranscriptExport.write(stored, folder);
            } else if (format == Format.PARQUET) {
                written = ParquetExport.write(stored, folder, layout.layout);
            } else {
                written = CsvExport.write(stored, folder, layout.layout);
            }
            written.forEach(file -> spec.commandLine().getOut().println(file));
        }
    }

    /** {@code mtjlab runs fit RUN...}. */
    @Command(name = "fit", description = "Fits what runs hold, with the errors of the instruments in mind.")
    static final class FitStoredCommand extends OnStore {

        @Parameters(arity = "1..*", paramLabel = "RUN", description = "For example r0001.")
        List<String> runs = List.of();

        @Option(names = "--kind", paramLabel = "KIND", description = "Only fits of this kind. Default: all")
        @Nullable
        String kind;

        @Option(names = "--format", paramLabel = "F", description = "${COMPLETION-CANDIDATES}. Default: table")
        FormatOptions.Format format = FormatOptions.Format.TABLE;

        @Option(names = "--json", description = "The same as --format json.")
        boolean json;

        @Override
        void with(RunStore open) {
            new StoredFits(spec.commandLine().getOut(), spec.commandLine().getErr())
                    .run(
                            open,
                            runs,
                            Optional.ofNullable(kind),
                            (json ? FormatOptions.Format.JSON : format).toString(),
                            Optional.empty());
        }
    }

    /** {@code mtjlab runs plot RUN}. */
    @Command(name = "plot", description = "Draws what a run holds with its fits, one SVG file a fit.")
    static final class PlotCommand extends OnStore {

        @Parameters(paramLabel = "RUN", description = "For example r0001.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        String run;

        @Option(names = "--kind", paramLabel = "KIND", description = "Only fits of this kind. Default: all")
        @Nullable
        String kind;

        @Option(
                names = "--wafer",
                paramLabel = "COLUMN",
                description =
                        "Instead: the wafer from above, coloured by a column of show --wafer --fits, such as TMR.")
        @Nullable
        String wafer;

        @Option(
                names = {"-o", "--out"},
                paramLabel = "DIR",
                defaultValue = ".",
                description = "Folder for the files. Default: here")
        Path out = Path.of(".");

        @Override
        void with(RunStore open) {
            if (wafer != null) {
                Path file = Output.folder(out).resolve(run + "-wafer-" + wafer + ".svg");
                Output.write(file, WaferTable.of(open, open.run(run), true).map(run, wafer));
                spec.commandLine().getOut().println(file);
                return;
            }
            new StoredFits(spec.commandLine().getOut(), spec.commandLine().getErr())
                    .plot(open, run, Optional.ofNullable(kind), out);
        }
    }
}
