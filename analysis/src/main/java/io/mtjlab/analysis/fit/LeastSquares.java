package io.mtjlab.analysis.fit;

import java.util.Arrays;

import org.apache.commons.math3.exception.ConvergenceException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.exception.TooManyIterationsException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresFactory;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.util.Pair;

/**
 * The least cost over the free parameters of a model by Commons Math's Levenberg-Marquardt (MINPACK lmder).
 * Defaults: relative tolerances of cost, parameters and orthogonality 1e-15 for results, at most 10,000 evaluations
 * (200 for starts and profiles); bounds by
 * a change of variable. Standard errors come from a singular value decomposition of the column-scaled Jacobian.
 */
final class LeastSquares {

    /** For the result. */
    static final double TIGHT = 1e-15;

    /** For comparing starts and for the points of a profile, where the cost is what counts. */
    static final double LOOSE = 1e-9;

    private static final double SINGULAR = 1e-13;
    private static final int MAX_EVALUATIONS = 10_000;
    private static final int MAX_LOOSE_EVALUATIONS = 200;

    private final Residuals residuals;
    private final NormalEquations equations;
    private final BatchLevenbergMarquardt batch;

    /**
     * @param p all parameters at the best point
     * @param cost of all residuals together; without a robust loss the sum of squared weighted residuals
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Optimum(double[] p, double cost, StopReason stop, int evaluations) {}

    LeastSquares(Residuals residuals) {
        this.residuals = residuals;
        this.equations = residuals.equations();
        this.batch = BatchLevenbergMarquardt.within(residuals.model().parameters());
    }

    Residuals residuals() {
        return residuals;
    }

    /** The best point over the parameters in {@code free}, the others held at {@code start}. */
    Optimum minimise(double[] start, int[] free, double tolerance) {
        if (free.length == 0) {
            return new Optimum(start.clone(), residuals.cost(start), StopReason.CONVERGED, 1);
        }
        if (tolerance > TIGHT) {
            double[] p = start.clone();
            for (int j = 0; j < p.length; j++) {
                batch.hold(j, true);
            }
            for (int j : free) {
                batch.hold(j, false);
            }
            double least = batch.minimise(equations, p);
            if (batch.converged() && batch.conditioned()) {
                return new Optimum(p, least, StopReason.CONVERGED, batch.evaluations());
            }
        }
        Tracker tracker = new Tracker(start, free);
        double[] initial = tracker.freeValues(start);
        int evaluations = tolerance > TIGHT ? MAX_LOOSE_EVALUATIONS : MAX_EVALUATIONS;
        LeastSquaresProblem problem = LeastSquaresFactory.create(
                tracker,
                new ArrayRealVector(new double[residuals.size()]),
                new ArrayRealVector(initial),
                null,
                evaluations,
                evaluations);
        StopReason stop;
        try {
            new LevenbergMarquardtOptimizer(100, tolerance, tolerance, tolerance, 1e-300).optimize(problem);
            stop = StopReason.CONVERGED;
        } catch (ConvergenceException e) {
            stop = Double.isFinite(tracker.bestCost) ? StopReason.AT_MACHINE_PRECISION : StopReason.LEFT_THE_DOMAIN;
        } catch (TooManyEvaluationsException | TooManyIterationsException e) {
            stop = StopReason.TOO_MANY_EVALUATIONS;
        }
        return new Optimum(tracker.best, tracker.bestCost, stop, tracker.evaluations);
    }

    /**
     * Inverse of J'C^-1 J over {@code free}; rows of parameters that the data do not separate are NaN.
     *
     * @return shape [free][free]
     */
    double[][] inverseInformation(double[] p, int[] free) {
        RealMatrix jacobian = new Array2DRowRealMatrix(residuals.jacobian(p, free), false);
        double[] norm = new double[free.length];
        for (int j = 0; j < free.length; j++) {
            norm[j] = jacobian.getColumnVector(j).getNorm();
            jacobian.setColumnVector(j, jacobian.getColumnVector(j).mapDivide(norm[j] == 0 ? 1 : norm[j]));
        }
        SingularValueDecomposition svd = new SingularValueDecomposition(jacobian);
        double[] singular = svd.getSingularValues();
        RealMatrix v = svd.getV();
        RealMatrix inverse = MatrixUtils.createRealMatrix(free.length, free.length);
        boolean[] lost = new boolean[free.length];
        for (int k = 0; k < singular.length; k++) {
            RealVector direction = v.getColumnVector(k);
            if (singular[k] <= SINGULAR * singular[0]) {
                for (int j = 0; j < free.length; j++) {
                    lost[j] |= Math.abs(direction.getEntry(j)) > 1e-3;
                }
            } else {
                inverse =
                        inverse.add(direction.outerProduct(direction).scalarMultiply(1 / (singular[k] * singular[k])));
            }
        }
        double[][] result = new double[free.length][free.length];
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                boolean known = !lost[i] && !lost[j] && norm[i] > 0 && norm[j] > 0;
                result[i][j] = known ? inverse.getEntry(i, j) / (norm[i] * norm[j]) : Double.NaN;
            }
        }
        return result;
    }

    /** Residuals and Jacobian for the optimiser; remembers the best point, which an exception would lose. */
    private final class Tracker implements MultivariateJacobianFunction {
        private final int[] free;
        private final double[] all;
        private final double[] best;
        private double bestCost = Double.POSITIVE_INFINITY;
        private int evaluations;

        private final BoundTransform[] transforms;

        Tracker(double[] start, int[] free) {
            this.free = free;
            this.transforms = Arrays.stream(free)
                    .mapToObj(j ->
                            new BoundTransform(residuals.model().parameters().get(j), start[j]))
                    .toArray(BoundTransform[]::new);
            this.all = start.clone();
            this.best = start.clone();
        }

        double[] freeValues(double[] p) {
            double[] z = new double[free.length];
            for (int j = 0; j < z.length; j++) {
                z[j] = transforms[j].toFree(p[free[j]]);
            }
            return z;
        }

        @Override
        public Pair<RealVector, RealMatrix> value(RealVector point) {
            evaluations++;
            double[] chain = new double[free.length];
            for (int j = 0; j < free.length; j++) {
                all[free[j]] = transforms[j].toBounded(point.getEntry(j));
                chain[j] = transforms[j].derivative(point.getEntry(j));
            }
            double[][] jacobian = new double[residuals.size()][free.length];
            double[] roots = residuals.costRoots(all, free, jacobian);
            double cost = 0;
            for (int i = 0; i < roots.length; i++) {
                cost += roots[i] * roots[i];
                for (int j = 0; j < free.length; j++) {
                    jacobian[i][j] *= chain[j];
                }
            }
            if (cost < bestCost) {
                bestCost = cost;
                System.arraycopy(all, 0, best, 0, all.length);
            }
            return new Pair<>(new ArrayRealVector(roots, false), new Array2DRowRealMatrix(jacobian, false));
        }
    }
}
