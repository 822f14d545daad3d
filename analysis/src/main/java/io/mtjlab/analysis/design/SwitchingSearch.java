package io.mtjlab.analysis.design;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Where, and for how long, to watch a junction switch until P(H) is known as well as asked. Three set-points spread over
 * the window tell roughly where it switches; then each is the one that is expected to tell most, and takes as long as it
 * needs to reach what is asked, but no longer than all before it together, which it was chosen by.
 */
public final class SwitchingSearch {

    /** Set-points that are taken in any case. */
    public static final int LEAST_POINTS = 3;

    private static final double[] SCOUTS = {0.5, 0.25, 0.75};
    private static final double LENGTHEN = 1.25;

    /** Of what is asked; an effort that is expected to just reach it would fall short every other time. */
    private static final double AIM = 0.95;

    private final AdaptiveDesign design;
    private final double[] candidates;
    private final double effort;
    private final double mostEffort;
    private final double mostSpent;
    private int points;
    private double spent;

    /**
     * One set-point, and how much is to be done there.
     *
     * @param effort seconds of a trace, or trials
     */
    public record Next(double oersted, double effort) {}

    /**
     * @param candidates fields that may be chosen, ascending
     * @param effort of a set-point, at least
     * @param mostEffort of a set-point, at most
     * @param mostSpent on all set-points together, after which it ends whether or not what is asked is reached
     */
    public SwitchingSearch(
            SwitchingDesign model,
            List<Double> candidates,
            List<Target> targets,
            double effort,
            double mostEffort,
            double mostSpent) {
        this.design = new AdaptiveDesign(model, model, targets);
        this.candidates = candidates.stream().mapToDouble(v -> v).toArray();
        this.effort = effort;
        this.mostEffort = Math.max(effort, mostEffort);
        this.mostSpent = mostSpent;
    }

    /** @param spentEffort what the observation took */
    public void learn(double spentEffort, ToDoubleFunction<double[]> logLikelihood) {
        design.learn(logLikelihood);
        points++;
        spent += spentEffort;
    }

    /**
     * Empty when enough is known, or as much was spent as may be.
     *
     * @param fitted half of the interval that the fit of all this has, over that which is asked for, of the worse
     *     parameter; asked when the design finds it reached, and has the last word
     */
    public Optional<Next> next(DoubleSupplier fitted) {
        if (points < SCOUTS.length) {
            return Optional.of(new Next(nearest(SCOUTS[points]), effort));
        }
        if (spent >= mostSpent) {
            return Optional.empty();
        }
        double demand = design.reached() ? fitted.getAsDouble() : 1;
        if (demand <= 1 && design.reached()) {
            return Optional.empty();
        }
        design.demand(demand);
        AdaptiveDesign.Choice choice = design.next(candidates, effort);
        double most = Math.min(Math.min(mostEffort, mostSpent - spent), Math.max(effort, spent));
        double needed = Math.min(effort, most);
        while (needed < most && design.reaches(choice.setPoint(), needed) > AIM) {
            needed = Math.min(most, LENGTHEN * needed);
        }
        return Optional.of(new Next(choice.setPoint(), needed));
    }

    private double nearest(double share) {
        double wanted = candidates[0] + share * (candidates[candidates.length - 1] - candidates[0]);
        double nearest = candidates[0];
        for (double candidate : candidates) {
            nearest = Math.abs(candidate - wanted) < Math.abs(nearest - wanted) ? candidate : nearest;
        }
        return nearest;
    }

    /** What is known. */
    public AdaptiveDesign design() {
        return design;
    }
}
