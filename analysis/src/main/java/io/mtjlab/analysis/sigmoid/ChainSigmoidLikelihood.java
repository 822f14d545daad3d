package io.mtjlab.analysis.sigmoid;

import java.util.List;

import io.mtjlab.analysis.likelihood.LogLikelihood;
import io.mtjlab.analysis.telegraph.ChainLikelihood;

/**
 * Log-likelihood of telegraph runs over fields in (alpha, beta, b_0, b_1, ...): logit P = alpha (H - beta) and
 * ln sqrt(tau_P tau_AP) = sum_j basis_j(H) b_j, so that ln lambda = ln(2 cosh(eta/2)) - ln sqrt(tau_P tau_AP).
 *
 * <p>A field reading with an error of its own is integrated over by Gauss-Hermite quadrature.
 */
final class ChainSigmoidLikelihood implements LogLikelihood {

    static final int ALPHA = 0;
    static final int BETA = 1;
    private static final int FIRST = 2;

    /** Nodes and weights of the 5-point rule for the standard normal distribution (Abramowitz and Stegun, 25.4.46). */
    private static final double[] NODES = {
        -2.856970013872806, -1.355626179974266, 0, 1.355626179974266, 2.856970013872806
    };

    private static final double[] WEIGHTS = {
        0.01125741132772069, 0.2220759220056126, 0.5333333333333333, 0.2220759220056126, 0.01125741132772069
    };

    private final List<TelegraphRun> runs;
    private final double[][] basis;
    private final ChainLikelihood chain = new ChainLikelihood();
    private final double[] nodeGradient;
    private final double[] runGradient;
    private final double[][] runHessian;

    /** @param basis shape [runs][functions] */
    ChainSigmoidLikelihood(List<TelegraphRun> runs, double[][] basis) {
        this.runs = runs;
        this.basis = basis;
        this.nodeGradient = new double[size()];
        this.runGradient = new double[size()];
        this.runHessian = new double[size()][size()];
    }

    @Override
    public int size() {
        return FIRST + basis[0].length;
    }

    @Override
    public double evaluate(double[] theta, double[] gradient, double[][] hessian) {
        clear(gradient, hessian);
        double sum = 0;
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).fieldStandardErrorOersted() > 0) {
                sum += addMixture(i, theta, gradient, hessian);
            } else {
                sum += addNode(i, 0, theta, 1, gradient, hessian, false);
            }
        }
        return sum;
    }

    /** ln of the mean likelihood over the field's error; its derivatives are those of a mixture. */
    private double addMixture(int i, double[] theta, double[] gradient, double[][] hessian) {
        double error = runs.get(i).fieldStandardErrorOersted();
        double[] logs = new double[NODES.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < NODES.length; k++) {
            evaluateChain(i, NODES[k] * error, theta);
            logs[k] = Math.log(WEIGHTS[k]) + chain.value();
            largest = Math.max(largest, logs[k]);
        }
        double total = 0;
        for (double log : logs) {
            total += Math.exp(log - largest);
        }
        clear(runGradient, runHessian);
        for (int k = 0; k < NODES.length; k++) {
            double share = Math.exp(logs[k] - largest) / total;
            if (share > 1e-14) {
                addNode(i, NODES[k] * error, theta, share, runGradient, runHessian, true);
            }
        }
        for (int a = 0; a < gradient.length; a++) {
            gradient[a] += runGradient[a];
            for (int b = 0; b < gradient.length; b++) {
                hessian[a][b] += runHessian[a][b] - runGradient[a] * runGradient[b];
            }
        }
        return largest + Math.log(total);
    }

    private double evaluateChain(int i, double offset, double[] theta) {
        double field = runs.get(i).fieldOersted() + offset - theta[BETA];
        double eta = theta[ALPHA] * field;
        double logTau = 0;
        for (int j = 0; j < basis[i].length; j++) {
            logTau += basis[i][j] * theta[FIRST + j];
        }
        double u = Math.abs(eta) / 2 + Math.log1p(Math.exp(-Math.abs(eta))) - logTau;
        chain.evaluate(runs.get(i).counts(), eta, u);
        return field;
    }

    private double addNode(
            int i,
            double offset,
            double[] theta,
            double weight,
            double[] gradient,
            double[][] hessian,
            boolean withOuterProduct) {
        double field = evaluateChain(i, offset, theta);
        double alpha = theta[ALPHA];
        double slope = 0.5 * Math.tanh(alpha * field / 2);
        double bend = 0.25 - slope * slope;
        double le = chain.dEta() + chain.dU() * slope;
        double lg = -chain.dU();
        double lee = chain.dEtaEta() + 2 * chain.dEtaU() * slope + chain.dUU() * slope * slope + chain.dU() * bend;
        double leg = -(chain.dEtaU() + chain.dUU() * slope);
        double lgg = chain.dUU();
        double[] g = nodeGradient;
        g[ALPHA] = le * field;
        g[BETA] = -alpha * le;
        hessian[ALPHA][ALPHA] += weight * lee * field * field;
        hessian[BETA][BETA] += weight * lee * alpha * alpha;
        double mixed = weight * (-alpha * field * lee - le);
        hessian[ALPHA][BETA] += mixed;
        hessian[BETA][ALPHA] += mixed;
        double[] phi = basis[i];
        for (int j = 0; j < phi.length; j++) {
            int row = FIRST + j;
            g[row] = lg * phi[j];
            double withAlpha = weight * field * leg * phi[j];
            double withBeta = -weight * alpha * leg * phi[j];
            hessian[ALPHA][row] += withAlpha;
            hessian[row][ALPHA] += withAlpha;
            hessian[BETA][row] += withBeta;
            hessian[row][BETA] += withBeta;
            for (int k = 0; k < phi.length; k++) {
                hessian[row][FIRST + k] += weight * lgg * phi[j] * phi[k];
            }
        }
        for (int a = 0; a < g.length; a++) {
            gradient[a] += weight * g[a];
            if (withOuterProduct) {
                for (int b = 0; b < g.length; b++) {
                    hessian[a][b] += weight * g[a] * g[b];
                }
            }
        }
        return chain.value();
    }

    private static void clear(double[] gradient, double[][] hessian) {
        java.util.Arrays.fill(gradient, 0);
        for (double[] row : hessian) {
            java.util.Arrays.fill(row, 0);
        }
    }
}
