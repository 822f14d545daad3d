package io.mtjlab.analysis.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.sigmoid.SharedSlopeFit;
import io.mtjlab.analysis.sigmoid.SigmoidPoint;
import io.mtjlab.analysis.sigmoid.TelegraphRun;
import io.mtjlab.analysis.sigmoid.TelegraphSigmoidFit;
import io.mtjlab.analysis.telegraph.TelegraphAnalysis;
import io.mtjlab.analysis.telegraph.TelegraphFit;
import io.mtjlab.base.error.InvalidInput;

/** What a sigmoid is fitted to. */
public enum SigmoidSource {
    /** {@code H_Oe,n,k}, a sigmoid from each data set. */
    COUNTS,
    /** {@code H_Oe,tau_P_s,n_P,tau_AP_s,n_AP}, a sigmoid from each data set. */
    DWELLS,
    /** {@code t_s,R_ohm} with {@code field_oersted} in the header: a sigmoid from all traces of one {@code rf_dbm}. */
    TELEGRAPH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Each data set of a file by itself. */
    public List<Member> members(Path file) {
        return Kinds.SIGMOID.members(file, this == DWELLS ? Kinds.ARRHENIUS : Kinds.SIGMOID);
    }

    /**
     * Traces over the fields by the likelihood of their chains, a result for each level ({@code rf_dbm} of the header, or
     * none).
     *
     * @param series whether one slope for all levels is fitted, too, from the dwell times
     */
    public static List<FitResult> ofTraces(List<Path> files, boolean series) {
        List<DataSet> data = files.stream()
                .flatMap(file -> DataFiles.read(file, Kinds.TELEGRAPH).stream())
                .toList();
        List<TelegraphAnalysis> traces = TelegraphFit.standard()
                .fitSeries(data.stream().map(TelegraphFile::trace).toList());
        Map<String, List<Integer>> levels = new LinkedHashMap<>();
        for (int i = 0; i < data.size(); i++) {
            levels.computeIfAbsent(level(data.get(i)), k -> new ArrayList<>()).add(i);
        }
        List<FitResult> results = new ArrayList<>();
        Map<String, List<SigmoidPoint>> points = new LinkedHashMap<>();
        for (Map.Entry<String, List<Integer>> level : levels.entrySet()) {
            List<TelegraphRun> runs = new ArrayList<>();
            for (int i : level.getValue()) {
                double field = new Member(data.get(i), traces.get(i).result()).condition(HeaderKey.FIELD);
                if (!traces.get(i).counts().steps().isEmpty()) {
                    runs.add(TelegraphRun.at(field, traces.get(i).counts()));
                }
                point(field, traces.get(i))
                        .ifPresent(p -> points.computeIfAbsent(level.getKey(), k -> new ArrayList<>())
                                .add(p));
            }
            try {
                results.add(TelegraphSigmoidFit.smooth().fit(runs).withId(level.getKey()));
            } catch (InvalidInput e) {
                throw new InvalidInput("the traces of '" + level.getKey() + "': " + e.getMessage(), e);
            }
        }
        if (series) {
            results.add(SharedSlopeFit.fit(points));
        }
        return results;
    }

    private static String level(DataSet data) {
        return data.word(HeaderKey.RF_LEVEL)
                .filter(text -> !text.equals("off"))
                .map(text -> text + " dBm")
                .orElse("no RF");
    }

    /** As many dwells of each state as half of the changes. */
    private static Optional<SigmoidPoint> point(double field, TelegraphAnalysis trace) {
        double dwells = trace.counts().changes() / 2;
        Optional<Estimate> meanP = trace.result().estimate("tau_P");
        Optional<Estimate> meanAP = trace.result().estimate("tau_AP");
        return dwells < 1 || meanP.isEmpty() || meanAP.isEmpty()
                ? Optional.empty()
                : Optional.of(SigmoidPoint.ofDwells(
                        field, meanP.get().value(), dwells, meanAP.get().value(), dwells));
    }
}
