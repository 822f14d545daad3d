package io.mtjlab.analysis.likelihood;

/** The Hessian of a function whose gradient is exact, from central differences of gradients. */
public final class HessianOfGradients {

    /** Relative to 1 + |parameter|. */
    private static final double STEP = 1e-4;

    private HessianOfGradients() {}

    /** A function with its gradient. */
    @FunctionalInterface
    public interface Function {
        /** @param gradient shape [n], to be filled; @return the value */
        double value(double[] theta, double[] gradient);
    }

    /**
     * @param theta shape [n]
     * @param hessian shape [n x n], to be filled; symmetric
     */
    public static void fill(Function function, double[] theta, double[][] hessian) {
        int size = theta.length;
        double[] up = new double[size];
        double[] down = new double[size];
        for (int j = 0; j < size; j++) {
            double[] shifted = theta.clone();
            double step = STEP * (1 + Math.abs(theta[j]));
            shifted[j] = theta[j] + step;
            function.value(shifted, up);
            shifted[j] = theta[j] - step;
            function.value(shifted, down);
            for (int k = 0; k < size; k++) {
                hessian[k][j] = (up[k] - down[k]) / (2 * step);
            }
        }
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < j; k++) {
                double mixed = 0.5 * (hessian[j][k] + hessian[k][j]);
                hessian[j][k] = mixed;
                hessian[k][j] = mixed;
            }
        }
    }
}
