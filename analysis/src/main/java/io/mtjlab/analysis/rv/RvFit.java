package io.mtjlab.analysis.rv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
import io.mtjlab.analysis.rh.Ratio;
import io.mtjlab.analysis.steps.CensoredSpread;
import io.mtjlab.analysis.steps.LoopSteps;
import io.mtjlab.analysis.steps.NoLoop;
import io.mtjlab.analysis.steps.Staircase;
import io.mtjlab.analysis.steps.Sweep;
import io.mtjlab.base.error.InvalidInput;

/**
 * Resistance read after pulses whose voltage goes up, down to the negative end and back, once or many times.
 *
 * <pre>{@code FitResult fit = RvFit.fit(volts, ohms);}</pre>
 *
 * <p>Results {@code R_P R_AP} (ohm), {@code TMR}, {@code n_levels}, {@code Vup_k} ascending and {@code Vdown_k}
 * descending (V): each step's mean threshold over the cycles measured, with what the pulse step hides; {@code Vc_plus},
 * {@code Vc_minus}, their means; {@code V_sd}, the scatter from cycle to cycle that all steps share; {@code
 * breakdown_V}, the pulse that broke the barrier. Nothing after a breakdown counts for anything else.
 */
public final class RvFit {

    private static final String VOLT = "V";

    /** Readings before a breakdown that a loop must have. */
    public static final int FEWEST = 4;

    private RvFit() {}

    /**
     * @param volts of the pulses in order, shape [n]
     * @param ohms read after each, shape [n]
     * @throws InvalidInput when there are fewer than four rows before a breakdown, or one voltage only
     */
    public static FitResult fit(double[] volts, double[] ohms) {
        Optional<Breakdown> breakdown = Breakdown.find(volts, ohms);
        int valid = readings(volts, ohms);
        if (valid < FEWEST) {
            throw new InvalidInput("R(V) loop: " + valid + " readings before the breakdown, at least 4 expected");
        }
        Staircase staircase =
                new Staircase(Sweep.ofLoop(Arrays.copyOf(volts, valid), Arrays.copyOf(ohms, valid)).stream()
                        .filter(s -> s.size() > 1)
                        .toList());
        Optional<Staircase> standing =
                staircase.madeBy(staircase.wander()) ? staircase.despiteWander() : Optional.empty();
        staircase = standing.orElse(staircase);
        LoopSteps steps = new LoopSteps(staircase);
        Optional<NoLoop> nothing = nothing(staircase, steps, breakdown.isPresent());
        List<Outcome> outcomes =
                new ArrayList<>(nothing.isPresent() ? undetermined(nothing.get(), staircase) : loop(staircase, steps));
        outcomes.add(breakdown
                .map(Breakdown::outcome)
                .orElseGet(() -> Undetermined.because("breakdown_V", VOLT, "the barrier did not break down")));
        List<String> remarks = remarks(staircase, breakdown);
        if (nothing.isEmpty()) {
            remarks.addAll(remarks(steps));
        }
        standing.ifPresent(wandering -> remarks.add(LoopSteps.WANDERING));
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("readings", (double) valid);
        statistics.put("noise_ohms", staircase.noise());
        statistics.put("reduced_chi_square", staircase.badness() / Math.max(1, valid - staircase.parameters()));
        return new FitResult(
                "rv",
                "loop",
                outcomes,
                Covariance.NONE,
                "converged",
                statistics,
                remarks,
                List.of(RvFigure.of(staircase, outcomes)));
    }

    /** Readings before a breakdown; {@value #FEWEST} are needed for a fit. */
    public static int readings(double[] volts, double[] ohms) {
        return Breakdown.find(volts, ohms).map(Breakdown::row).orElse(ohms.length);
    }

    /** Why there are no thresholds to tell; empty when there are. */
    private static Optional<NoLoop> nothing(Staircase staircase, LoopSteps steps, boolean broken) {
        if (staircase.levelCount() == 1) {
            return Optional.of(NoLoop.ONE_LEVEL);
        }
        if (staircase.madeBy(staircase.wander())) {
            return Optional.of(NoLoop.WANDERS);
        }
        // A junction that broke may have had no time to switch back.
        return !broken && steps.staysAway() ? Optional.of(NoLoop.STAYS_AWAY) : Optional.empty();
    }

    private static List<Outcome> undetermined(NoLoop nothing, Staircase staircase) {
        String reason = nothing.reason();
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(Undetermined.because("R_P", "ohm", reason));
        outcomes.add(Undetermined.because("R_AP", "ohm", reason));
        outcomes.add(Undetermined.because("TMR", "1", reason));
        outcomes.add(nothing.hasLevels() ? count(staircase) : Undetermined.because("n_levels", "1", reason));
        for (int k = 0; nothing.hasLevels() && k < staircase.levelCount(); k++) {
            outcomes.add(staircase.level(k, "level_" + k, "ohm"));
        }
        for (String name : List.of("Vup_0", "Vdown_0", "Vc_plus", "Vc_minus")) {
            outcomes.add(Undetermined.because(name, VOLT, reason));
        }
        return outcomes;
    }

    private static List<Outcome> loop(Staircase staircase, LoopSteps steps) {
        int count = staircase.levelCount();
        Estimate p = staircase.level(0, "R_P", "ohm");
        Estimate ap = staircase.level(count - 1, "R_AP", "ohm");
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(p);
        outcomes.add(ap);
        outcomes.add(Ratio.tmr("TMR", p, ap, staircase.covariance(0, count - 1), 0, staircase.freedom()));
        outcomes.add(count(staircase));
        for (int k = 0; count > 2 && k < count; k++) {
            outcomes.add(staircase.level(k, "level_" + k, "ohm"));
        }
        outcomes.addAll(steps.each(true, "Vup_", VOLT));
        outcomes.addAll(fromTheTop(steps.each(false, "Vdown_", VOLT)));
        outcomes.add(steps.mean(true, "Vc_plus", VOLT));
        outcomes.add(steps.mean(false, "Vc_minus", VOLT));
        if (steps.most() > 1) {
            outcomes.add(CensoredSpread.of(steps.brackets(), "V_sd", VOLT));
        }
        return outcomes;
    }

    private static Outcome count(Staircase staircase) {
        int count = staircase.levelCount();
        Interval surely = new Interval(count, count);
        return new Estimate("n_levels", "1", count, 0, surely, surely, "levels 2.5 noise sigmas apart");
    }

    /** Numbered from the one nearest zero on the negative side. */
    private static List<Outcome> fromTheTop(List<Outcome> ascending) {
        List<Outcome> reversed = new ArrayList<>(ascending);
        Collections.reverse(reversed);
        for (int k = 0; k < reversed.size(); k++) {
            reversed.set(k, reversed.get(k).named("Vdown_" + k));
        }
        return reversed;
    }

    private static List<String> remarks(Staircase staircase, Optional<Breakdown> breakdown) {
        List<String> remarks = new ArrayList<>();
        breakdown.map(Breakdown::remark).ifPresent(remarks::add);
        staircase.resolution("ohm").ifPresent(remarks::add);
        if (staircase.driftDegree() > 0) {
            remarks.add("a slow drift was found and taken off: its own size is in the errors of the levels");
        }
        return remarks;
    }

    private static List<String> remarks(LoopSteps steps) {
        List<String> remarks = new ArrayList<>();
        if (steps.leftOut() > 0) {
            remarks.add(steps.leftOut() + " sweeps with another number of steps than most left out");
        }
        if (steps.polarity() != 0) {
            remarks.add("a positive voltage favours " + (steps.polarity() > 0 ? "AP" : "P"));
        }
        return remarks;
    }
}
