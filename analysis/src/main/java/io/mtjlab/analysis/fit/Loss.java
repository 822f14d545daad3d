package io.mtjlab.analysis.fit;

/**
 * What a residual r costs: s^2 rho(z) with z = (r/s)^2 and s the scale from which on a residual counts less than its
 * square. Definitions as in SciPy's {@code least_squares}, so that results can be compared.
 */
public enum Loss {
    /** rho = z: least squares. */
    SQUARES {
        @Override
        double rho(double z) {
            return z;
        }

        @Override
        double first(double z) {
            return 1;
        }

        @Override
        double second(double z) {
            return 0;
        }
    },
    /** rho = 2 (sqrt(1 + z) - 1): smooth, and like the absolute value far out. */
    SOFT_L1 {
        @Override
        double rho(double z) {
            return 2 * z / (Math.sqrt(1 + z) + 1);
        }

        @Override
        double first(double z) {
            return 1 / Math.sqrt(1 + z);
        }

        @Override
        double second(double z) {
            return -0.5 * Math.pow(1 + z, -1.5);
        }
    },
    /** rho = z up to one, then 2 sqrt(z) - 1 (Huber, Ann. Math. Stat. 35, 73 (1964)). */
    HUBER {
        @Override
        double rho(double z) {
            return z <= 1 ? z : 2 * Math.sqrt(z) - 1;
        }

        @Override
        double first(double z) {
            return z <= 1 ? 1 : 1 / Math.sqrt(z);
        }

        @Override
        double second(double z) {
            return z <= 1 ? 0 : -0.5 * Math.pow(z, -1.5);
        }
    },
    /** rho = ln(1 + z): a far outlier no longer pulls. */
    CAUCHY {
        @Override
        double rho(double z) {
            return Math.log1p(z);
        }

        @Override
        double first(double z) {
            return 1 / (1 + z);
        }

        @Override
        double second(double z) {
            return -1 / ((1 + z) * (1 + z));
        }
    },
    /** rho = arctan z: no residual costs more than pi/2 s^2. */
    ARCTAN {
        @Override
        double rho(double z) {
            return Math.atan(z);
        }

        @Override
        double first(double z) {
            return 1 / (1 + z * z);
        }

        @Override
        double second(double z) {
            double d = 1 + z * z;
            return -2 * z / (d * d);
        }
    };

    abstract double rho(double z);

    /** d rho / dz. */
    abstract double first(double z);

    abstract double second(double z);

    /**
     * A loss with its scale.
     *
     * @param scale s, in standard deviations of y where they are given, else in the unit of y
     */
    record Scaled(Loss loss, double scale) {

        static final Scaled SQUARES = new Scaled(Loss.SQUARES, 1);

        boolean isRobust() {
            return loss != Loss.SQUARES;
        }

        /**
         * Replaces residuals by signed roots of their cost, and their derivatives likewise, in place: the sum of
         * squares of these is the whole cost, its gradient exact.
         *
         * @param residuals shape [n]
         * @param jacobian shape [n][any], or [0] when it is not wanted
         */
        void apply(double[] residuals, double[][] jacobian) {
            if (!isRobust()) {
                return;
            }
            for (int i = 0; i < residuals.length; i++) {
                double u = residuals[i] / scale;
                double z = u * u;
                double root = z < 1e-24 ? 1 : Math.sqrt(loss.rho(z) / z);
                residuals[i] *= root;
                if (jacobian.length > 0) {
                    double chain = loss.first(z) / root;
                    for (int j = 0; j < jacobian[i].length; j++) {
                        jacobian[i][j] *= chain;
                    }
                }
            }
        }

        /**
         * What (J'J)^-1 is multiplied with to give the covariance of an M-estimate: Huber, Robust Statistics (1981),
         * equation 7.6.3 with its correction K for the number of parameters.
         *
         * @param residuals whitened, shape [n]
         * @return NaN when the points that count are no more than the parameters
         */
        double varianceFactor(double[] residuals, int parameters) {
            int n = residuals.length;
            double squares = 0;
            double mean = 0;
            double meanSquare = 0;
            for (double residual : residuals) {
                double u = residual / scale;
                double z = u * u;
                double psi = loss.first(z) * u;
                double slope = loss.first(z) + 2 * z * loss.second(z);
                squares += psi * psi;
                mean += slope / n;
                meanSquare += slope * slope / n;
            }
            if (!(n * mean >= parameters + 1)) {
                return Double.NaN;
            }
            double correction = 1 + (double) parameters / n * (meanSquare - mean * mean) / (mean * mean);
            return correction * correction * scale * scale * squares / (n - parameters) / (mean * mean);
        }
    }
}
