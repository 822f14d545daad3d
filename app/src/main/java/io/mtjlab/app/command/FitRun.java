package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.analysis.files.DataFiles;
import io.mtjlab.analysis.files.DataSet;
import io.mtjlab.analysis.files.Kinds;
import io.mtjlab.analysis.files.Results;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.app.ExitStatus;
import io.mtjlab.app.svg.SvgFigure;
import io.mtjlab.base.figure.Figure;

/** Fits files as the command line asks. */
record FitRun(PrintWriter out) {

    int run(Kinds fits, List<Path> files, String format, Optional<Path> plot) {
        var data = new ArrayList<DataSet>();
        files.forEach(file -> data.addAll(DataFiles.read(file)));
        List<FitResult> results = data.parallelStream().map(fits::fit).toList();
        out.print(Results.write(results, format));
        plot.ifPresent(file -> draw(results, file));
        return ExitStatus.DONE;
    }

    private static void draw(List<FitResult> results, Path file) {
        List<Figure> figures =
                results.stream().flatMap(r -> r.figures().stream()).toList();
        for (int i = 0; i < figures.size(); i++) {
            Output.write(figures.size() == 1 ? file : numbered(file, i + 1), SvgFigure.standalone(figures.get(i)));
        }
    }

    private static Path numbered(Path file, int number) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return file.resolveSibling(stem + "-" + number + (dot > 0 ? name.substring(dot) : ""));
    }
}
