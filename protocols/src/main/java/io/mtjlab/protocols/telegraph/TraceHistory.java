package io.mtjlab.protocols.telegraph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.sigmoid.TelegraphRun;
import io.mtjlab.analysis.telegraph.ChainCounts;
import io.mtjlab.analysis.telegraph.TelegraphAnalysis;
import io.mtjlab.analysis.telegraph.TelegraphFit;
import io.mtjlab.analysis.telegraph.TelegraphTrace;

/** What stored traces of one carrier come to. A trace is fitted once, however often it is asked for. */
final class TraceHistory {

    private final Map<String, TelegraphAnalysis> fitted = new HashMap<>();

    /** Transitions of each trace; empty ones for a trace that shows one level when no other says which state that is. */
    List<TelegraphRun> runs(List<UnitRecord> traces) {
        List<TelegraphAnalysis> alone = traces.stream()
                .map(unit -> fitted.computeIfAbsent(
                        unit.spec().key(), key -> TelegraphFit.standard().fit(trace(unit))))
                .toList();
        double[] low = levels(alone, "R_P");
        double[] high = levels(alone, "R_AP");
        List<TelegraphRun> runs = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            ChainCounts counts = alone.get(i).counts();
            if (counts.steps().isEmpty() && low.length > 0) {
                counts = TelegraphFit.standard()
                        .withLevels(median(low), median(high))
                        .fit(trace(traces.get(i)))
                        .counts();
            }
            runs.add(TelegraphRun.at(number(traces.get(i), "field_oersted"), counts));
        }
        return runs;
    }

    private static double[] levels(List<TelegraphAnalysis> traces, String name) {
        return traces.stream()
                .flatMap(trace -> trace.result().estimate(name).stream())
                .mapToDouble(Estimate::value)
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        return 0.5 * (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]);
    }

    /** The readings under the bias, and under the carrier where both were taken in turn. */
    static TelegraphTrace trace(UnitRecord unit) {
        double[] polarity = unit.column("polarity");
        boolean turns =
                unit.spec().columns().stream().anyMatch(column -> column.name().equals("rf"));
        double[] rf = turns ? unit.column("rf") : new double[0];
        int[] kept = IntStream.range(0, polarity.length)
                .filter(i -> polarity[i] != 0 && (!turns || rf[i] != 0))
                .toArray();
        return new TelegraphTrace(
                pick(unit.column("t"), kept),
                IntStream.of(kept).map(i -> (int) Math.signum(polarity[i])).toArray(),
                pick(unit.column("V"), kept),
                Math.abs(number(unit, "amperes")),
                0);
    }

    private static double[] pick(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
    }

    static double number(UnitRecord unit, String note) {
        if (unit.notes().get(note) instanceof Number value) {
            return value.doubleValue();
        }
        throw new IllegalStateException("unit " + unit.spec().key() + " has no note " + note);
    }
}
