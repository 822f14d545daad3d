package io.mtjlab.analysis.fit;

/** Whitened residuals of a model over points, with what they cost and how they change with the parameters. */
final class Residuals {

    private static final double[][] NO_JACOBIAN = {};

    private final Model model;
    private final Points points;
    private final Whitening whitening;
    private final Loss.Scaled loss;

    Residuals(Model model, Points points, Loss.Scaled loss) {
        this.model = model;
        this.points = points;
        this.whitening = points.noise().whitening(points.size());
        this.loss = loss;
    }

    int size() {
        return points.size();
    }

    Model model() {
        return model;
    }

    Loss.Scaled loss() {
        return loss;
    }

    double logDeterminant() {
        return whitening.logDeterminant();
    }

    /** Model minus data, whitened; shape [n]. */
    double[] whitened(double[] p) {
        double[] residuals = new double[size()];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = model.value(points.x()[i], p) - points.y()[i];
        }
        whitening.apply(residuals);
        return residuals;
    }

    /** Sum of what the residuals cost. */
    double cost(double[] p) {
        double[] residuals = whitened(p);
        loss.apply(residuals, NO_JACOBIAN);
        double sum = 0;
        for (double residual : residuals) {
            sum += residual * residual;
        }
        return sum;
    }

    /**
     * Signed roots of what each residual costs.
     *
     * @param jacobian receives their derivatives by the parameters {@code free}, shape [n][free]
     */
    double[] costRoots(double[] p, int[] free, double[][] jacobian) {
        double[] residuals = new double[size()];
        double[] gradient = new double[p.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = model.valueAndGradient(points.x()[i], p, gradient) - points.y()[i];
            for (int j = 0; j < free.length; j++) {
                jacobian[i][j] = gradient[free[j]];
            }
        }
        whitening.apply(residuals);
        whitening.apply(jacobian);
        loss.apply(residuals, jacobian);
        return residuals;
    }

    /** Derivatives of the whitened residuals by the parameters {@code free}, shape [n][free]. */
    double[][] jacobian(double[] p, int[] free) {
        double[][] jacobian = new double[size()][free.length];
        double[] gradient = new double[p.length];
        for (int i = 0; i < jacobian.length; i++) {
            model.valueAndGradient(points.x()[i], p, gradient);
            for (int j = 0; j < free.length; j++) {
                jacobian[i][j] = gradient[free[j]];
            }
        }
        whitening.apply(jacobian);
        return jacobian;
    }

    /** Points on the curve at {@code p}, moved by {@code whitened} residuals; shape [n]. */
    double[] yWith(double[] whitened, double[] p) {
        double[] y = whitened.clone();
        whitening.undo(y);
        for (int i = 0; i < y.length; i++) {
            y[i] += model.value(points.x()[i], p);
        }
        return y;
    }

    /** For the batch path: the model's own kernel where it may be used. */
    NormalEquations equations() {
        double[] rootWeights = whitening.rootWeights();
        return rootWeights.length == size() && !loss.isRobust()
                ? model.equations(points.x(), points.y(), rootWeights)
                : new CostEquations(this, model.parameters().size());
    }
}
