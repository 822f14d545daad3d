package io.mtjlab.analysis.fit;

/**
 * Maps a bounded parameter to a free one, so that the search never sees a wall: with a lower bound L, p = L + s
 * (sqrt(z^2 + 1) - 1); with both, p = L + (U - L)(sin z + 1)/2 (as in MINUIT). Without bounds p = z.
 */
final class BoundTransform {

    private enum Shape {
        FREE,
        LOWER,
        UPPER,
        BOTH
    }

    private final Shape shape;
    private final double lower;
    private final double upper;
    private final double scale;

    BoundTransform(Parameter parameter, double start) {
        lower = parameter.lower();
        upper = parameter.upper();
        boolean hasLower = Double.isFinite(lower);
        boolean hasUpper = Double.isFinite(upper);
        shape = hasLower && hasUpper ? Shape.BOTH : hasLower ? Shape.LOWER : hasUpper ? Shape.UPPER : Shape.FREE;
        double distance = hasLower ? start - lower : upper - start;
        scale = Math.max(distance, 1e-6 * Math.max(Math.abs(start), 1e-300));
    }

    double toFree(double p) {
        return switch (shape) {
            case FREE -> p;
            case LOWER -> inverse((p - lower) / scale);
            case UPPER -> inverse((upper - p) / scale);
            case BOTH -> Math.asin(Math.max(-1 + 1e-6, Math.min(1 - 1e-6, 2 * (p - lower) / (upper - lower) - 1)));
        };
    }

    double toBounded(double z) {
        return switch (shape) {
            case FREE -> z;
            case LOWER -> lower + scale * (Math.sqrt(z * z + 1) - 1);
            case UPPER -> upper - scale * (Math.sqrt(z * z + 1) - 1);
            case BOTH -> lower + 0.5 * (upper - lower) * (Math.sin(z) + 1);
        };
    }

    /** dp/dz. */
    double derivative(double z) {
        return switch (shape) {
            case FREE -> 1;
            case LOWER -> scale * z / Math.sqrt(z * z + 1);
            case UPPER -> -scale * z / Math.sqrt(z * z + 1);
            case BOTH -> 0.5 * (upper - lower) * Math.cos(z);
        };
    }

    /** Never exactly on the bound, where the derivative is zero and the search would not move. */
    private static double inverse(double distance) {
        double d = Math.max(distance, 1e-6);
        return Math.sqrt(d * (d + 2));
    }
}
