package io.mtjlab.analysis.likelihood;

import java.util.function.DoubleUnaryOperator;

/**
 * Where a profile's signed root, which rises away from the best value, reaches a quantile. Every evaluation is a fit of its
 * own and starts where the last one ended, so points are taken from the inside outwards, and few of them: secants, kept off
 * the ends of the bracket.
 */
public final class ProfileCrossing {

    private static final int MAX_STEPS = 60;
    private static final double MARGIN = 0.05;

    private final DoubleUnaryOperator root;
    private final double quantile;
    private final double tolerance;

    /**
     * @param root the root of the rise of the profile at a value of the parameter
     * @param quantile where to, in standard deviations
     * @param tolerance of the root, and of the parameter in its standard errors
     */
    public ProfileCrossing(DoubleUnaryOperator root, double quantile, double tolerance) {
        this.root = root;
        this.quantile = quantile;
        this.tolerance = tolerance;
    }

    /**
     * @param inside a value whose root {@code rootInside} is below the quantile
     * @param outside a value whose root {@code rootOutside} is not
     * @param standardError of the parameter, positive
     */
    public double between(double inside, double rootInside, double outside, double rootOutside, double standardError) {
        double near = inside;
        double rootNear = rootInside;
        double far = outside;
        double rootFar = rootOutside;
        for (int i = 0; i < MAX_STEPS && Math.abs(far - near) > tolerance * standardError; i++) {
            double share = (quantile - rootNear) / (rootFar - rootNear);
            double middle = near + Math.max(MARGIN, Math.min(1 - MARGIN, share)) * (far - near);
            double rootMiddle = root.applyAsDouble(middle);
            if (Math.abs(rootMiddle - quantile) < tolerance) {
                return middle;
            }
            if (rootMiddle < quantile) {
                near = middle;
                rootNear = rootMiddle;
            } else {
                far = middle;
                rootFar = rootMiddle;
            }
        }
        return 0.5 * (near + far);
    }
}
