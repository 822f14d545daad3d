package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/**
 * A minor loop measured once or several times: levels, TMR, and the medians of the switching fields.
 *
 * <pre>{@code
 * FitResult fit = RhFit.standard().fit(List.of(new Cycle(oersted, ohms), ...));
 * }</pre>
 *
 * <p>Results {@code R_P R_AP} (ohm, raw), {@code TMR}, {@code n_levels}, {@code Hup_0 Hdown_0 Hc H_offset} (Oe); with a
 * series resistance also {@code TMR_corrected}. Hc = (Hup - Hdown)/2, H_offset = (Hup + Hdown)/2, of the medians.
 */
public final class RhFit {

    private static final String OHM = "ohm";
    private static final String OERSTED = "Oe";

    private final Optional<Double> seriesOhms;
    private final SwitchingFields.Law law;

    private RhFit(Optional<Double> seriesOhms, SwitchingFields.Law law) {
        this.seriesOhms = seriesOhms;
        this.law = law;
    }

    public static RhFit standard() {
        return new RhFit(Optional.empty(), SwitchingFields.Law.GUMBEL);
    }

    /** Also the TMR without {@code ohms} in series. */
    public RhFit withSeriesOhms(double ohms) {
        return new RhFit(Optional.of(ohms), law);
    }

    public RhFit withLaw(SwitchingFields.Law other) {
        return new RhFit(seriesOhms, other);
    }

    /**
     * One loop.
     *
     * @param oersted in sweep order, shape [n]
     * @param ohms shape [n]
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
    public record Cycle(double[] oersted, double[] ohms) {}

    public FitResult fit(List<Cycle> cycles) {
        List<Branch> branches = new ArrayList<>();
        cycles.forEach(cycle -> branches.addAll(Branch.ofLoop(cycle.oersted(), cycle.ohms())));
        Optional<TwoLevels> found = TwoLevels.of(branches);
        if (found.isEmpty()) {
            return nothing(cycles.size(), branches, "the resistance shows one level only: no switching in this range");
        }
        TwoLevels levels = found.get();
        if (!levels.explain()) {
            return nothing(
                    cycles.size(), branches, "two levels do not describe the loop: more levels, or a sheared loop");
        }
        List<Interval> up = levels.switchings(branches, true);
        List<Interval> down = levels.switchings(branches, false);
        List<Outcome> outcomes = new ArrayList<>();
        Estimate p = levels.low("R_P");
        Estimate ap = levels.high("R_AP");
        outcomes.add(p);
        outcomes.add(ap);
        outcomes.add(tmr("TMR", p, ap, 0));
        seriesOhms.ifPresent(series -> outcomes.add(tmr("TMR_corrected", p, ap, series)));
        outcomes.add(new Estimate("n_levels", "1", 2, 0, new Interval(2, 2), new Interval(2, 2), "clusters"));
        outcomes.addAll(fields(up, down));
        List<String> remarks = new ArrayList<>();
        if (Math.min(up.size(), down.size()) == 1) {
            remarks.add("one cycle: the scatter from cycle to cycle is not in the intervals of the fields");
        }
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("cycles", (double) cycles.size());
        statistics.put("noise_ohms", levels.noiseOhms());
        statistics.put("switchings_up", (double) up.size());
        statistics.put("switchings_down", (double) down.size());
        return new FitResult(
                "rh",
                "loop",
                outcomes,
                Covariance.NONE,
                "converged",
                statistics,
                remarks,
                List.of(RhFigure.of(branches, levels, outcomes)));
    }

    private List<Outcome> fields(List<Interval> up, List<Interval> down) {
        boolean upSeen = up.stream().anyMatch(Interval::isFinite);
        boolean downSeen = down.stream().anyMatch(Interval::isFinite);
        if (upSeen && downSeen) {
            SwitchingFields fields = new SwitchingFields(up, down, law);
            return List.of(
                    fields.rising("Hup_0"),
                    fields.falling("Hdown_0"),
                    fields.coercive("Hc"),
                    fields.offset("H_offset"));
        }
        String reason = "the loop does not switch back within its range";
        List<Outcome> outcomes = new ArrayList<>();
        // The mirror image of the branch that is there stands in for the one that is not; it is not reported.
        if (upSeen) {
            outcomes.add(new SwitchingFields(up, mirrored(up), law).rising("Hup_0"));
            outcomes.add(Undetermined.because("Hdown_0", OERSTED, reason));
        } else {
            outcomes.add(Undetermined.because("Hup_0", OERSTED, reason));
            outcomes.add(new SwitchingFields(mirrored(down), down, law).falling("Hdown_0"));
        }
        outcomes.add(Undetermined.because("Hc", OERSTED, reason));
        outcomes.add(Undetermined.because("H_offset", OERSTED, reason));
        return outcomes;
    }

    private static List<Interval> mirrored(List<Interval> intervals) {
        return intervals.stream().map(i -> new Interval(-i.high(), -i.low())).toList();
    }

    /** (R_AP - R_P)/(R_P - series); errors of the levels are independent. */
    private static Estimate tmr(String name, Estimate p, Estimate ap, double series) {
        double low = p.value() - series;
        double value = (ap.value() - p.value()) / low;
        double byP = (ap.value() - series) / (low * low) * p.standardError();
        double byAp = ap.standardError() / low;
        return Estimate.normal(name, "1", value, Math.hypot(byP, byAp));
    }

    private static FitResult nothing(int cycles, List<Branch> branches, String reason) {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(Undetermined.because("R_P", OHM, reason));
        outcomes.add(Undetermined.because("R_AP", OHM, reason));
        outcomes.add(Undetermined.because("TMR", "1", reason));
        for (String name : List.of("Hup_0", "Hdown_0", "Hc", "H_offset")) {
            outcomes.add(Undetermined.because(name, OERSTED, reason));
        }
        return new FitResult(
                "rh",
                "loop",
                outcomes,
                Covariance.NONE,
                "not searched: " + reason,
                Map.of("cycles", (double) cycles),
                List.of(),
                List.of(RhFigure.ofData(branches)));
    }
}
