package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.analysis.arrhenius.ArrheniusFit;
import io.mtjlab.analysis.arrhenius.DwellMean;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;

/**
 * The law behind the dwell times of traces under different conditions: barriers and attempt time over temperature
 * (Néel, Ann. Géophys. 5, 99 (1949); Brown, Phys. Rev. 130, 1677 (1963)), slopes of ln tau over field and over current.
 * Traces that differ in one condition only make a series; each of them counts as so many dwell times as the variance of
 * its ln tau is worth, so that noise, missed events and 1/f noise of the traces are in the intervals.
 */
public final class DwellSeries {

    private DwellSeries() {}

    /** What may differ between traces. */
    private enum Axis {
        TEMPERATURE("T_K"),
        FIELD("H_Oe"),
        CURRENT("I_A");

        private final String label;

        Axis(String label) {
            this.label = label;
        }

        double of(Trace trace) {
            return switch (this) {
                case TEMPERATURE -> trace.kelvin;
                case FIELD -> trace.oersted;
                case CURRENT -> trace.amperes;
            };
        }

        FitResult fit(List<DwellMean> means) {
            return switch (this) {
                case TEMPERATURE -> ArrheniusFit.overTemperature(means);
                case FIELD -> ArrheniusFit.overField(means);
                case CURRENT -> ArrheniusFit.overCurrent(means);
            };
        }
    }

    /**
     * A fitted trace and what it was taken under; not a number where nobody says.
     *
     * @param fit of {@link TelegraphFit}
     */
    public record Trace(double kelvin, double oersted, double amperes, FitResult fit) {

        public Trace {
            if (kelvin <= 0) {
                throw new InvalidInput(fit.id() + ": T = " + kelvin + " K; a temperature is above zero");
            }
        }

        private List<DwellMean> means(double at) {
            List<DwellMean> means = new ArrayList<>();
            Covariance covariance = fit.covariance();
            for (String state : List.of("P", "AP")) {
                fit.estimate("tau_" + state).ifPresent(tau -> {
                    int index = covariance.names().indexOf("ln tau_" + state);
                    if (index >= 0) {
                        double events = 1 / covariance.matrix()[index][index];
                        means.add(new DwellMean(at, state.equals("AP"), tau.value(), events));
                    }
                });
            }
            return means;
        }
    }

    /**
     * One result for every series, {@code over T_K}, {@code over H_Oe at T_K=300} and so on.
     *
     * @throws InvalidInput when no two traces differ in one known condition only
     */
    public static List<FitResult> fit(List<Trace> traces) {
        List<FitResult> results = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            Map<String, List<Trace>> series = new LinkedHashMap<>();
            for (Trace trace : traces) {
                if (Double.isFinite(axis.of(trace))) {
                    series.computeIfAbsent(name(axis, trace, traces), key -> new ArrayList<>())
                            .add(trace);
                }
            }
            series.forEach((name, members) -> {
                if (members.stream().mapToDouble(axis::of).distinct().count() >= 2) {
                    results.add(fit(axis, name, members));
                }
            });
        }
        if (results.isEmpty()) {
            throw new InvalidInput("no two of the " + traces.size()
                    + " traces differ in temperature (T_K), field (H_Oe)" + " or current (I_A) alone");
        }
        return results;
    }

    /** With the conditions that a series shares, as far as others of the traces differ in them. */
    private static String name(Axis axis, Trace trace, List<Trace> traces) {
        Map<String, String> shared = new TreeMap<>();
        for (Axis other : Axis.values()) {
            boolean varies = traces.stream().mapToDouble(other::of).distinct().count() > 1;
            if (other != axis && varies) {
                shared.put(other.label, String.format(Locale.ROOT, "%s", other.of(trace)));
            }
        }
        return "over " + axis.label
                + (shared.isEmpty()
                        ? ""
                        : " at " + shared.toString().replaceAll("[{}]", "").replace(", ", " "));
    }

    private static FitResult fit(Axis axis, String name, List<Trace> members) {
        List<DwellMean> means =
                members.stream().flatMap(t -> t.means(axis.of(t)).stream()).toList();
        FitResult law = axis.fit(means);
        List<String> remarks = new ArrayList<>(law.remarks());
        remarks.add(String.format(Locale.ROOT, "%d dwell times of %d traces", means.size(), members.size()));
        return new FitResult(
                "telegraph",
                name,
                law.outcomes(),
                law.covariance(),
                law.stop(),
                law.statistics(),
                remarks,
                law.figures());
    }
}
