package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.special.Gamma;

/**
 * Whether neighbouring steps of a loop lie at one and the same distance, a whole number of readings. Then they lie alike
 * between their readings, and what the readings hide of one they hide of all. Whole numbers are what a loop shows of any
 * distance; but distances that repeat, in one direction or in both, are rare unless there is one in common.
 *
 * <p>Each distance is the common one with a probability q of its own loop, q from Beta(1, 1/2); otherwise, like the common
 * distance itself, it is anything up to twice the mean of those seen. q is integrated out.
 */
final class CommonDistance {

    /** Two neighbours out of three alike before anything is seen, and either extreme well possible. */
    private static final double PRIOR_ALIKE = 1;

    private static final double PRIOR_APART = 0.5;
    /** More distances than these are not looked at together: their subsets are counted through. */
    private static final int MOST = 10;
    /** Distances within this share of a bracket are the same number of readings. */
    private static final double SAME = 0.25;

    private final List<Double> distances = new ArrayList<>();
    private final int own;
    private final double width;
    private final double reach;

    /**
     * @param steps whose errors are asked for, ascending or descending
     * @param others of the other direction, that tell of the common distance too
     */
    CommonDistance(List<Place> steps, List<Place> others) {
        add(steps);
        this.own = distances.size();
        add(others);
        this.width = steps.get(0).likeliest().width();
        double sum = distances.stream().mapToDouble(Double::doubleValue).sum();
        // In readings, and at least two, so that there is more than one distance to choose from.
        this.reach = distances.isEmpty() ? 2 : Math.max(2, 2 * sum / distances.size() / Math.max(width, 1e-300));
    }

    private void add(List<Place> steps) {
        for (int k = 1; k < steps.size() && distances.size() < MOST; k++) {
            distances.add(Math.abs(steps.get(k).likeliest().low()
                    - steps.get(k - 1).likeliest().low()));
        }
    }

    /** Probability of each set of the steps' own distances being the common one, shape [2^n]: bit i is the i-th distance. */
    double[] probabilities() {
        double[] probability = new double[1 << own];
        double total = 0;
        for (int set = 0; set < 1 << distances.size(); set++) {
            double weight = weight(set);
            probability[set & (1 << own) - 1] += weight;
            total += weight;
        }
        for (int set = 0; set < probability.length; set++) {
            probability[set] /= total;
        }
        return probability;
    }

    /** Of exactly these distances being the common one; 0 when they differ. */
    private double weight(int set) {
        int alike = Integer.bitCount(set);
        int apart = distances.size() - alike;
        double common = Double.NaN;
        for (int i = 0; i < distances.size(); i++) {
            if ((set >> i & 1) == 1) {
                if (Math.abs(distances.get(i) - common) > SAME * width) {
                    return 0;
                }
                common = distances.get(i);
            }
        }
        double logs = Gamma.logGamma(PRIOR_ALIKE + alike)
                + Gamma.logGamma(PRIOR_APART + apart)
                - (apart + (alike > 0 ? 1 : 0)) * Math.log(reach);
        return Math.exp(logs);
    }
}
