package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.steps.CensoredSpread;
import io.mtjlab.analysis.steps.LoopSteps;
import io.mtjlab.analysis.steps.NoLoop;
import io.mtjlab.analysis.steps.Staircase;
import io.mtjlab.analysis.steps.SwitchingPoints;
import io.mtjlab.analysis.steps.Wander;

/** A loop described as steps between constant levels: one cell, or several in parallel. */
final class SteppedLoop implements LoopModel {

    private static final String OERSTED = "Oe";
    private static final String LEVELS = "levels 2.5 noise standard deviations apart";

    private final Staircase staircase;
    private final LoopSteps steps;
    private final SwitchingPoints.Law law;

    SteppedLoop(Staircase staircase, SwitchingPoints.Law law) {
        this.staircase = staircase;
        this.steps = new LoopSteps(staircase);
        this.law = law;
    }

    LoopSteps steps() {
        return steps;
    }

    /** By the one noise that the other descriptions are judged by; a staircase may have two. */
    @Override
    public double badness() {
        return staircase.badness(staircase.noise());
    }

    @Override
    public int parameters() {
        return staircase.parameters();
    }

    @Override
    public double[] expected() {
        List<double[]> each = new ArrayList<>();
        for (int b = 0; b < staircase.sweeps().size(); b++) {
            double[] expected = staircase.expected(b);
            each.add(Arrays.copyOfRange(expected, staircase.sweeps().get(b).firstOwn(), expected.length));
        }
        return each.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    @Override
    public int polarity() {
        return steps.polarity();
    }

    @Override
    public double levelCovariance() {
        return staircase.covariance(0, staircase.levelCount() - 1);
    }

    @Override
    public boolean madeBy(Wander wander) {
        return staircase.madeBy(wander);
    }

    @Override
    public List<Outcome> outcomes() {
        int count = staircase.levelCount();
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(staircase.level(0, "R_P", "ohm"));
        outcomes.add(staircase.level(count - 1, "R_AP", "ohm"));
        outcomes.add(LoopModel.levels(count, LEVELS));
        for (int k = 0; count > 2 && k < count; k++) {
            outcomes.add(staircase.level(k, "level_" + k, "ohm"));
        }
        outcomes.addAll(steps.each(true, "Hup_", OERSTED));
        outcomes.addAll(steps.each(false, "Hdown_", OERSTED));
        outcomes.add(steps.halfSum(-1, "Hc", OERSTED));
        outcomes.add(steps.halfSum(1, "H_offset", OERSTED));
        if (steps.most() > 1) {
            outcomes.add(CensoredSpread.of(steps.brackets(), "H_sd", OERSTED));
        }
        medians(outcomes);
        return outcomes;
    }

    /** Of one cell: what the next cycle's switching fields would be in half of the cases. */
    private void medians(List<Outcome> outcomes) {
        if (staircase.levelCount() != 2) {
            return;
        }
        List<Interval> up = steps.censored(true);
        List<Interval> down = steps.censored(false);
        boolean upSeen = up.stream().anyMatch(Interval::isFinite);
        boolean downSeen = down.stream().anyMatch(Interval::isFinite);
        if (upSeen && downSeen && Math.min(up.size(), down.size()) > 1) {
            SwitchingPoints points = new SwitchingPoints(up, down, law, OERSTED);
            outcomes.add(points.rising("Hup_median_0"));
            outcomes.add(points.falling("Hdown_median_0"));
            outcomes.add(points.coercive("Hc_median"));
            outcomes.add(points.offset("H_offset_median"));
        }
    }

    /** What such a loop tells. */
    static List<Outcome> outcomes(NoLoop nothing, Staircase staircase) {
        String reason = nothing.reason();
        int count = staircase.levelCount();
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(Undetermined.because("R_P", "ohm", reason));
        outcomes.add(Undetermined.because("R_AP", "ohm", reason));
        outcomes.add(Undetermined.because("TMR", "1", reason));
        outcomes.add(
                nothing.hasLevels() ? LoopModel.levels(count, LEVELS) : Undetermined.because("n_levels", "1", reason));
        for (String name : List.of("Hup_0", "Hdown_0", "Hc", "H_offset")) {
            outcomes.add(Undetermined.because(name, OERSTED, reason));
        }
        for (int k = 0; nothing.hasLevels() && k < count; k++) {
            outcomes.add(staircase.level(k, "level_" + k, "ohm"));
        }
        return outcomes;
    }
}
