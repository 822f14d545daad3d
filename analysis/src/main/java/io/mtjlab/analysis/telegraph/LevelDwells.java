package io.mtjlab.analysis.telegraph;

import java.util.Arrays;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Mean dwell time and share of the time of every level, of the process in continuous time.
 *
 * @param seconds mean dwell times
 * @param lnVariance of their logarithms
 * @param occupancy shares of the time
 * @param logitVariance of the logits of those
 * @param exits expected departures in the trace
 * @param shared whether cells that are seen in several levels determine the dwell times together
 */
@SuppressWarnings("ArrayRecordComponent")
record LevelDwells(
        double[] seconds,
        double[] lnVariance,
        double[] occupancy,
        double[] logitVariance,
        double[] exits,
        boolean shared) {

    private static final double STEP = 1e-4;

    static LevelDwells of(LevelsEm em, LevelsEm.Fitted fitted, double step) {
        double[] exits = exits(fitted.sums().pairs());
        return fitted.structure().isPresent() ? bound(em, fitted, exits) : free(fitted, exits, step);
    }

    private static double[] exits(double[][] pairs) {
        double[] exits = new double[pairs.length];
        for (int k = 0; k < exits.length; k++) {
            exits[k] = Arrays.stream(pairs[k]).sum() - pairs[k][k];
        }
        return exits;
    }

    /** Errors of functions of the structure's rates, by their slopes. */
    private static LevelDwells bound(LevelsEm em, LevelsEm.Fitted fitted, double[] exits) {
        CellStructure structure = fitted.structure().orElseThrow();
        double[] theta = fitted.rates();
        double[][] covariance = em.rateCovariance(fitted);
        if (covariance.length == 0) {
            double all = Arrays.stream(exits).sum();
            covariance = MatrixUtils.createRealIdentityMatrix(theta.length)
                    .scalarMultiply(2.0 * theta.length / (1 + all))
                    .getData();
        }
        int levels = fitted.levels();
        double[] seconds = new double[levels];
        double[] lnVariance = new double[levels];
        double[] logitVariance = new double[levels];
        double[] occupancy = structure.occupancy(theta);
        for (int k = 0; k < levels; k++) {
            double[] slopeDwell = new double[theta.length];
            double[] slopeLogit = new double[theta.length];
            for (int a = 0; a < theta.length; a++) {
                double[] up = theta.clone();
                double[] down = theta.clone();
                up[a] += STEP;
                down[a] -= STEP;
                slopeDwell[a] = (structure.lnDwell(up, k) - structure.lnDwell(down, k)) / (2 * STEP);
                slopeLogit[a] =
                        (logit(structure.occupancy(up)[k]) - logit(structure.occupancy(down)[k])) / (2 * STEP);
            }
            seconds[k] = Math.exp(structure.lnDwell(theta, k));
            lnVariance[k] = variance(slopeDwell, covariance);
            logitVariance[k] = variance(slopeLogit, covariance);
        }
        return new LevelDwells(seconds, lnVariance, occupancy, logitVariance, exits, true);
    }

    private static LevelDwells free(LevelsEm.Fitted fitted, double[] exits, double step) {
        int levels = fitted.levels();
        RealMatrix generator = logarithm(fitted.chain().go());
        double[] seconds = new double[levels];
        double[] lnVariance = new double[levels];
        double[] logitVariance = new double[levels];
        for (int k = 0; k < levels; k++) {
            double rate = Math.max(-generator.getEntry(k, k), 1e-12);
            seconds[k] = step / rate;
            lnVariance[k] = 1 / Math.max(exits[k], 1);
            // As if the level and the rest were two states with exponential dwells.
            logitVariance[k] = 2 / Math.max(exits[k], 1);
        }
        double[] occupancy = LevelsPass.stationary(fitted.chain().go());
        return new LevelDwells(seconds, lnVariance, occupancy, logitVariance, exits, false);
    }

    /** Matrix logarithm: square roots (Denman and Beavers, Appl. Math. Comput. 2, 63 (1976)), then the series. */
    static RealMatrix logarithm(double[][] go) {
        RealMatrix root = new Array2DRowRealMatrix(go);
        RealMatrix one = MatrixUtils.createRealIdentityMatrix(go.length);
        double factor = 1;
        while (root.subtract(one).getNorm() > 0.3 && factor < 1024) {
            RealMatrix y = root;
            RealMatrix z = one;
            for (int i = 0; i < 30; i++) {
                RealMatrix nextY =
                        y.add(new LUDecomposition(z).getSolver().getInverse()).scalarMultiply(0.5);
                z = z.add(new LUDecomposition(y).getSolver().getInverse()).scalarMultiply(0.5);
                y = nextY;
            }
            root = y;
            factor *= 2;
        }
        RealMatrix off = root.subtract(one);
        RealMatrix power = off;
        RealMatrix sum = off;
        for (int k = 2; k < 40; k++) {
            power = power.multiply(off);
            sum = sum.add(power.scalarMultiply((k % 2 == 0 ? -1.0 : 1.0) / k));
        }
        return sum.scalarMultiply(factor);
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    private static double variance(double[] slope, double[][] covariance) {
        double sum = 0;
        for (int a = 0; a < slope.length; a++) {
            for (int b = 0; b < slope.length; b++) {
                sum += slope[a] * covariance[a][b] * slope[b];
            }
        }
        return Math.max(sum, 1e-12);
    }
}
