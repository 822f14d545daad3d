package io.mtjlab.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.app.svg.SvgFigure;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.figure.Figure;

/** Draws the figures of fits: {@code FILE.svg} for one data set, {@code FILE-ID.svg} for each of several. */
record FitPlots(Path file, boolean several, Set<Path> taken) {

    /**
     * @param several whether more than one file is fitted
     * @throws InvalidInput when nothing can be written there, before anything is fitted
     */
    static FitPlots into(Path file, boolean several) {
        if (several) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new InvalidInput("cannot write " + file + " (its folder does not exist)");
            }
        } else {
            Output.place(file);
        }
        return new FitPlots(file, several, new HashSet<>());
    }

    /**
     * @param results of one file
     * @return the files written
     */
    List<Path> add(List<FitResult> results) {
        List<Path> written = new ArrayList<>();
        for (FitResult result : results) {
            List<Figure> figures = result.figures();
            for (int i = 0; i < figures.size(); i++) {
                String suffix =
                        several || results.size() > 1 ? "-" + result.id().replaceAll("[^\\w.+-]", "_") : "";
                Path plot = free(suffix + (i == 0 ? "" : "-" + (i + 1)));
                Output.write(plot, SvgFigure.standalone(figures.get(i)));
                written.add(plot);
            }
        }
        return written;
    }

    /** Data sets of one name, as those of two folders, do not overwrite each other's figures. */
    private Path free(String suffix) {
        Path plot = named(suffix);
        for (int k = 2; !taken.add(plot); k++) {
            plot = named(suffix + "~" + k);
        }
        return plot;
    }

    private Path named(String suffix) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(dot > 0 ? name.substring(0, dot) + suffix + name.substring(dot) : name + suffix);
    }
}
