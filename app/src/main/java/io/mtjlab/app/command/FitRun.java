package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import io.mtjlab.analysis.files.DataFiles;
import io.mtjlab.analysis.files.Kinds;
import io.mtjlab.analysis.files.Member;
import io.mtjlab.analysis.files.ResultWriter;
import io.mtjlab.analysis.files.Results;
import io.mtjlab.analysis.files.SigmoidSource;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.ShareLine;
import io.mtjlab.base.error.InvalidInput;

/**
 * Fits files as the command line asks: several at a time, written in their order as soon as those before are written.
 * A file is read when its turn comes and forgotten when it is written, so that few are in memory at once. One that
 * cannot be fitted is told on standard error; the others are fitted all the same.
 */
record FitRun(PrintWriter out, PrintWriter err) {

    private static final int AHEAD = 2;

    /** @param series whether what the files have in common is fitted, too; then all of them stay in memory */
    int run(
            Kinds kind,
            Function<Path, List<Member>> reader,
            List<Path> places,
            boolean series,
            String format,
            Optional<Path> plot) {
        List<Path> files =
                places.stream().flatMap(p -> DataFiles.files(p).stream()).toList();
        if (series && !kind.hasSeries()) {
            kind.fitSeries(List.of());
        }
        Optional<FitPlots> plots = plot.map(file -> FitPlots.into(file, files.size() > 1 || series));
        ResultWriter writer = Results.writer(out, format);
        int threads = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            return inOrder(kind, reader, files, series, writer, plots, workers, threads * AHEAD);
        } finally {
            workers.shutdownNow();
        }
    }

    /** Sigmoids from telegraph traces, which belong together: one bad file and there is none. */
    int ofTraces(List<Path> places, boolean series, String format, Optional<Path> plot) {
        List<Path> files =
                places.stream().flatMap(p -> DataFiles.files(p).stream()).toList();
        Optional<FitPlots> plots = plot.map(file -> FitPlots.into(file, true));
        List<FitResult> results = SigmoidSource.ofTraces(files, series);
        ResultWriter writer = Results.writer(out, format);
        results.forEach(writer::add);
        writer.end();
        plots.ifPresent(p -> p.add(results));
        return ExitStatus.DONE;
    }

    private int inOrder(
            Kinds kind,
            Function<Path, List<Member>> reader,
            List<Path> files,
            boolean series,
            ResultWriter writer,
            Optional<FitPlots> plots,
            ExecutorService workers,
            int window) {
        ShareLine progress = new ShareLine(err, Boolean.getBoolean("mtjlab.terminal"), System::nanoTime);
        Deque<Future<List<Member>>> waiting = new ArrayDeque<>();
        List<String> failures = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        SameNames names = new SameNames();
        int status = ExitStatus.DONE;
        int begun = 0;
        for (int i = 0; i < files.size(); i++) {
            while (begun < files.size() && begun < i + window) {
                Path file = files.get(begun++);
                waiting.add(workers.submit(() -> reader.apply(file)));
            }
            String name = files.get(i).toString();
            try {
                List<Member> found = waiting.remove().get();
                List<FitResult> results = found.stream().map(Member::fit).toList();
                members.addAll(series ? found : List.of());
                results.forEach(writer::add);
                results.forEach(result -> names.add(result.id(), name));
                plots.ifPresent(p -> p.add(results));
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                if (cause instanceof Error error) {
                    throw error;
                }
                String message = message(cause, name);
                failures.add(message);
                writer.failed(name, message);
                status = status == ExitStatus.FAILED || !(cause instanceof InvalidInput)
                        ? ExitStatus.FAILED
                        : ExitStatus.WRONG_INPUT;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ExitStatus.INTERRUPTED;
            }
            if (out.checkError()) {
                progress.end();
                err.println("mtjlab: standard output is closed or full; stopped after " + (i + 1) + " of "
                        + files.size() + " files");
                return ExitStatus.FAILED;
            }
            if (i + 1 < files.size()) {
                progress.accept((i + 1.0) / files.size());
            }
        }
        if (series) {
            try {
                List<FitResult> common = kind.fitSeries(members);
                common.forEach(writer::add);
                plots.ifPresent(p -> p.add(common));
            } catch (InvalidInput e) {
                String message = "series: " + e.getMessage();
                failures.add(message);
                writer.failed("series", message);
                status = ExitStatus.WRONG_INPUT;
            }
        }
        writer.end();
        progress.end();
        failures.forEach(failure -> err.println("mtjlab: " + failure));
        names.told().forEach(line -> err.println("mtjlab: " + line));
        if (failures.size() > 0 && files.size() > 1) {
            err.println("mtjlab: " + failures.size() + " of " + files.size() + " files could not be fitted");
        }
        return status;
    }

    private static String message(Throwable cause, String file) {
        return cause instanceof InvalidInput
                ? String.valueOf(cause.getMessage())
                : file + ": the fit failed, which it should not (" + cause + "); the file would help to mend it";
    }
}
