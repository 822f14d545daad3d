package io.mtjlab.analysis.fit;

import java.util.Arrays;
import java.util.List;

/**
 * Levenberg-Marquardt on fused normal equations, for many fits of the same size: all its memory is its own and used
 * again, one fit allocates nothing. Bounds by projection.
 *
 * <p>Defaults: damping starts at 1e-3 of the diagonal; a search ends when the next step promises less than 1e-12 of the
 * sum of squares, or after 200 evaluations. Normal equations square the condition of the problem: {@link
 * #conditioned()} says whether their Cholesky factor kept half of the digits; where not, use QR ({@link CurveFit}).
 */
public final class BatchLevenbergMarquardt {

    private static final double FIRST_DAMPING = 1e-3;
    private static final double ENOUGH = 1e-12;

    /** After so many evaluations of the model a search gives up. */
    public static final int MOST_EVALUATIONS = 200;

    /** A pivot this much smaller than its diagonal element has lost half of the digits. */
    private static final double SMALLEST_PIVOT = 1e-9;

    private final int size;
    private final double[] lower;
    private final double[] upper;
    private final boolean[] held;
    private double[] normal;
    private double[] gradient;
    private double[] trialNormal;
    private double[] trialGradient;
    private final double[] factor;
    private final double[] step;
    private final double[] trial;
    private double cost;
    private int evaluations;
    private boolean converged;
    private boolean conditioned;

    public BatchLevenbergMarquardt(int size) {
        this.size = size;
        lower = new double[size];
        upper = new double[size];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        held = new boolean[size];
        normal = new double[size * size];
        trialNormal = new double[size * size];
        gradient = new double[size];
        trialGradient = new double[size];
        factor = new double[size * size];
        step = new double[size];
        trial = new double[size];
    }

    /** Keeps to the bounds of these parameters. */
    public static BatchLevenbergMarquardt within(List<Parameter> parameters) {
        BatchLevenbergMarquardt search = new BatchLevenbergMarquardt(parameters.size());
        for (int j = 0; j < parameters.size(); j++) {
            search.bound(j, parameters.get(j).lower(), parameters.get(j).upper());
        }
        return search;
    }

    /** Keeps parameter {@code index} within bounds, either of which may be infinite. */
    public void bound(int index, double low, double high) {
        lower[index] = low;
        upper[index] = high;
    }

    /** Holds parameter {@code index} where a search starts, or frees it. */
    public void hold(int index, boolean hold) {
        held[index] = hold;
    }

    /**
     * Searches from {@code p} and leaves the best point there.
     *
     * @return the sum of squares at the best point
     */
    public double minimise(NormalEquations equations, double[] p) {
        return minimise(equations, p, MOST_EVALUATIONS);
    }

    /** The same with at most {@code most} evaluations of the model. */
    public double minimise(NormalEquations equations, double[] p, int most) {
        for (int j = 0; j < size; j++) {
            p[j] = Math.max(lower[j], Math.min(upper[j], p[j]));
        }
        cost = equations.evaluate(p, normal, gradient);
        evaluations = 1;
        converged = false;
        double damping = FIRST_DAMPING;
        while (evaluations < most && Double.isFinite(cost)) {
            if (!solve(p, damping)) {
                damping = Math.max(10 * damping, 1e-12);
                if (damping > 1e12) {
                    break;
                }
                continue;
            }
            double promised = promise(p);
            if (!(promised > ENOUGH * cost)) {
                // The last step is too short to show in the sum of squares, and still nearer.
                System.arraycopy(trial, 0, p, 0, size);
                converged = true;
                break;
            }
            double trialCost = equations.evaluate(trial, trialNormal, trialGradient);
            evaluations++;
            double share = (cost - trialCost) / promised;
            if (share > 1e-4) {
                System.arraycopy(trial, 0, p, 0, size);
                swap();
                cost = trialCost;
                damping *= share > 0.75 ? 0.02 : share > 0.25 ? 0.3 : 2;
            } else if (damping > 1e12) {
                converged = Double.isFinite(trialCost);
                break;
            } else {
                damping = Math.max(damping, 1e-9) * 8;
            }
        }
        conditioned = Double.isFinite(cost) && factorise(p, 0);
        return cost;
    }

    private void swap() {
        double[] n = normal;
        normal = trialNormal;
        trialNormal = n;
        double[] g = gradient;
        gradient = trialGradient;
        trialGradient = g;
    }

    /** The damped step and where it leads; false when the matrix is not positive. */
    private boolean solve(double[] p, double damping) {
        if (!factorise(p, damping)) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            double sum = fixed(i, p) ? 0 : -gradient[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[k * size + i] * step[k];
            }
            step[i] = sum / factor[i * size + i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = step[i];
            for (int k = i + 1; k < size; k++) {
                sum -= factor[i * size + k] * step[k];
            }
            step[i] = sum / factor[i * size + i];
        }
        for (int i = 0; i < size; i++) {
            trial[i] = Math.max(lower[i], Math.min(upper[i], p[i] + step[i]));
        }
        return true;
    }

    /** By how much the quadratic model falls on the way to {@code trial}. */
    private double promise(double[] p) {
        double fall = 0;
        for (int i = 0; i < size; i++) {
            double di = trial[i] - p[i];
            double row = 0.5 * normal[i * size + i] * di;
            for (int j = i + 1; j < size; j++) {
                row += normal[i * size + j] * (trial[j] - p[j]);
            }
            fall -= 2 * di * (gradient[i] + row);
        }
        return fall;
    }

    /** Held, or on a bound that the descent would cross. */
    private boolean fixed(int i, double[] p) {
        return held[i] || (p[i] <= lower[i] && gradient[i] > 0) || (p[i] >= upper[i] && gradient[i] < 0);
    }

    /**
     * The upper Cholesky factor of the damped matrix; fixed parameters keep one on the diagonal.
     *
     * @return whether the matrix is positive, and when undamped, well conditioned
     */
    private boolean factorise(double[] p, double damping) {
        double least = damping > 0 ? 1e-15 : SMALLEST_PIVOT;
        for (int i = 0; i < size; i++) {
            boolean still = fixed(i, p);
            double diagonal = normal[i * size + i];
            double pivot = still ? 1 : diagonal * (1 + damping);
            for (int k = 0; k < i; k++) {
                pivot -= factor[k * size + i] * factor[k * size + i];
            }
            if (!(still || pivot > least * diagonal)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            factor[i * size + i] = root;
            for (int j = i + 1; j < size; j++) {
                double sum = still || fixed(j, p) ? 0 : normal[i * size + j];
                for (int k = 0; k < i; k++) {
                    sum -= factor[k * size + i] * factor[k * size + j];
                }
                factor[i * size + j] = sum / root;
            }
        }
        return true;
    }

    /**
     * The inverse of J'J at the best point; zero for held parameters. Only where {@link #conditioned()}.
     *
     * @param covariance receives it, not yet scaled by the variance of a residual, shape [size * size]
     */
    public void inverse(double[] covariance) {
        for (int column = 0; column < size; column++) {
            for (int i = 0; i < size; i++) {
                double sum = i == column ? 1 : 0;
                for (int k = 0; k < i; k++) {
                    sum -= factor[k * size + i] * step[k];
                }
                step[i] = sum / factor[i * size + i];
            }
            for (int i = size - 1; i >= 0; i--) {
                double sum = step[i];
                for (int k = i + 1; k < size; k++) {
                    sum -= factor[i * size + k] * step[k];
                }
                step[i] = sum / factor[i * size + i];
            }
            for (int i = 0; i < size; i++) {
                covariance[i * size + column] = held[i] || held[column] ? 0 : step[i];
            }
        }
    }

    /** Whether the last search ended because no more was to be gained. */
    public boolean converged() {
        return converged;
    }

    /** Whether the normal equations at the last best point were good enough for an inverse. */
    public boolean conditioned() {
        return conditioned;
    }

    /** How often the last search evaluated the model. */
    public int evaluations() {
        return evaluations;
    }
}
