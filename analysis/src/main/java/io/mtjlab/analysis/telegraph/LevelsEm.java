package io.mtjlab.analysis.telegraph;

import java.util.Arrays;
import java.util.Optional;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Expectation maximisation of a chain with several levels: free, or bound to a {@link CellStructure}, whose conductances
 * and rates the levels and transitions then obey.
 */
final class LevelsEm {

    private static final int MAX_PASSES = 40;
    private static final double ENOUGH_GAIN = 0.02;
    private static final double FEWEST_PAIRS = 1e-9;
    private static final byte[] NO_PATH = {};

    private final Readings readings;
    private final LevelsPass pass;
    private final double seconds;
    private float[] scratch = {};

    LevelsEm(Readings readings) {
        this.readings = readings;
        pass = new LevelsPass(readings);
        seconds = readings.intervals()[0];
    }

    /**
     * @param rates ln tau_P, ln tau_AP of each group of the structure; empty when free
     * @param levelCovariance ohm squared, shape [levels][levels]
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Fitted(
            Optional<CellStructure> structure,
            LevelsPass.Chain chain,
            double[] rates,
            double[][] levelCovariance,
            LevelsPass.Sums sums,
            boolean converged) {

        int levels() {
            return chain.levels().length;
        }

        /** Half of the Bayesian information criterion, negative: the more the better. */
        double criterion(int readings) {
            int k = levels();
            int parameters =
                    structure.map(s -> s.rateParameters() + s.levelParameters()).orElse(k + k * (k - 1));
            return sums.logLikelihood() - 0.5 * (parameters + chain.drift().length) * Math.log(readings);
        }
    }

    /** All transitions and levels free. */
    Fitted free(double[] levels, double sigma, double[] drift) {
        int k = levels.length;
        double[][] go = new double[k][k];
        for (int i = 0; i < k; i++) {
            Arrays.fill(go[i], 0.03 / Math.max(1, k - 1));
            go[i][i] = 0.97;
        }
        return run(new LevelsPass.Chain(levels, sigma, 1e-4, drift, go), Optional.empty(), new double[0]);
    }

    /** Bound to a structure, from a fit that was free. */
    Fitted bound(Fitted free, CellStructure structure) {
        double[] dwell = new double[structure.rateParameters()];
        double total = 0;
        double changes = 1;
        for (int i = 0; i < free.levels(); i++) {
            for (int j = 0; j < free.levels(); j++) {
                total += free.sums.pairs()[i][j];
                changes += i == j ? 0 : free.sums.pairs()[i][j];
            }
        }
        int cells = Arrays.stream(structure.groups()).sum();
        Arrays.fill(dwell, Math.log(seconds * cells * total / changes));
        LevelsPass.Chain chain = free.chain;
        double[] rates = rates(structure, free.sums.pairs(), dwell);
        return run(
                new LevelsPass.Chain(
                        chain.levels(),
                        chain.sigma(),
                        chain.outliers(),
                        chain.drift(),
                        structure.transitions(rates, seconds)),
                Optional.of(structure),
                rates);
    }

    private Fitted run(LevelsPass.Chain start, Optional<CellStructure> structure, double[] startRates) {
        LevelsPass.Chain chain = start;
        double[] rates = startRates;
        double before = Double.NEGATIVE_INFINITY;
        Update update = new Update(chain, new double[0][]);
        LevelsPass.Sums sums = pass.smooth(without(chain.drift()), chain, NO_PATH);
        boolean converged = false;
        for (int i = 0; i < MAX_PASSES && !converged; i++) {
            before = sums.logLikelihood();
            update = update(chain, sums, structure);
            if (structure.isPresent()) {
                rates = rates(structure.get(), sums.pairs(), rates);
            }
            LevelsPass.Chain u = update.chain;
            chain = new LevelsPass.Chain(
                    u.levels(),
                    u.sigma(),
                    u.outliers(),
                    u.drift(),
                    structure.isPresent() ? structure.get().transitions(rates, seconds) : free(sums.pairs()));
            sums = pass.smooth(without(chain.drift()), chain, NO_PATH);
            converged = Math.abs(sums.logLikelihood() - before) < ENOUGH_GAIN;
        }
        return new Fitted(structure, chain, rates, update.levelCovariance, sums, converged);
    }

    /** The likeliest level of each reading. */
    byte[] path(Fitted fitted) {
        byte[] path = new byte[readings.size()];
        pass.smooth(without(fitted.chain.drift()), fitted.chain, path);
        return path;
    }

    /** Covariance of the structure's rates from the curvature of the likelihood. */
    double[][] rateCovariance(Fitted fitted) {
        CellStructure structure = fitted.structure.orElseThrow();
        LevelsPass.Chain c = fitted.chain;
        float[] ohms = without(c.drift());
        return ObservedInformation.covariance(
                t -> pass.logLikelihood(
                        ohms,
                        new LevelsPass.Chain(
                                c.levels(), c.sigma(), c.outliers(), c.drift(), structure.transitions(t, seconds))),
                fitted.rates,
                steps(fitted.sums.pairs(), fitted.rates.length));
    }

    private float[] without(double[] drift) {
        if (drift.length > 0 && scratch.length == 0) {
            scratch = new float[readings.size()];
        }
        return readings.without(drift, scratch);
    }

    private double[] rates(CellStructure structure, double[][] pairs, double[] start) {
        return NewtonByDifferences.maximise(
                        t -> {
                            double[][] go = structure.transitions(t, seconds);
                            double sum = 0;
                            for (int i = 0; i < pairs.length; i++) {
                                for (int j = 0; j < pairs.length; j++) {
                                    if (pairs[i][j] > FEWEST_PAIRS) {
                                        sum += pairs[i][j] * Math.log(Math.max(go[i][j], 1e-300));
                                    }
                                }
                            }
                            return sum;
                        },
                        start,
                        steps(pairs, start.length))
                .theta();
    }

    private static double[] steps(double[][] pairs, int parameters) {
        double changes = 0;
        for (int i = 0; i < pairs.length; i++) {
            for (int j = 0; j < pairs.length; j++) {
                changes += i == j ? 0 : pairs[i][j];
            }
        }
        double[] steps = new double[parameters];
        Arrays.fill(steps, Math.min(0.3, Math.sqrt(parameters / (changes + 1))));
        return steps;
    }

    private static double[][] free(double[][] pairs) {
        int k = pairs.length;
        double[][] go = new double[k][k];
        for (int i = 0; i < k; i++) {
            double sum = Arrays.stream(pairs[i]).sum() + k * 1e-6;
            for (int j = 0; j < k; j++) {
                go[i][j] = (pairs[i][j] + 1e-6) / sum;
            }
        }
        return go;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Update(LevelsPass.Chain chain, double[][] levelCovariance) {}

    /** Levels, drift and noise from the sums of a pass; the drift that the pass took out is corrected part by part. */
    private Update update(LevelsPass.Chain old, LevelsPass.Sums sums, Optional<CellStructure> structure) {
        int k = old.levels().length;
        int order = old.drift().length;
        int unknowns = k + order;
        double[][] normal = new double[unknowns][unknowns];
        double[] right = new double[unknowns];
        double[] row = new double[unknowns];
        double[][] basis = new double[LevelsPass.PARTS][];
        for (int part = 0; part < LevelsPass.PARTS; part++) {
            basis[part] = Legendre.basis(
                    readings.x((int) ((2L * part + 1) * readings.size() / (2 * LevelsPass.PARTS))), order);
            for (int j = 0; j < k; j++) {
                double weight = sums.cells()[(part * k + j) * 2];
                double value = sums.cells()[(part * k + j) * 2 + 1];
                fill(row, k, j, basis[part]);
                for (int a = 0; a < unknowns; a++) {
                    right[a] += row[a] * value;
                    for (int b = 0; b < unknowns && row[a] != 0; b++) {
                        normal[a][b] += weight * row[a] * row[b];
                    }
                }
            }
        }
        for (int a = 0; a < unknowns; a++) {
            normal[a][a] += 1e-9 * sums.weights();
            right[a] += a < k ? 1e-9 * sums.weights() * old.levels()[a] : 0;
        }
        RealMatrix inverse = new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false))
                .getSolver()
                .getInverse();
        double[] solution = inverse.operate(right);
        double[] levels = Arrays.copyOf(solution, k);
        double[][] spread = inverse.getSubMatrix(0, k - 1, 0, k - 1).getData();
        if (structure.isPresent()) {
            LevelProjection projection = LevelProjection.of(levels, spread, readings.centreOhms(), structure.get());
            levels = projection.levels();
            spread = projection.covariance();
        }
        double[] drift = old.drift().clone();
        for (int a = 0; a < order; a++) {
            drift[a] += solution[k + a];
        }
        double squares = sums.squares();
        for (int part = 0; part < LevelsPass.PARTS; part++) {
            for (int j = 0; j < k; j++) {
                double fit = levels[j];
                for (int a = 0; a < order; a++) {
                    fit += basis[part][a] * solution[k + a];
                }
                double weight = sums.cells()[(part * k + j) * 2];
                squares += fit * (weight * fit - 2 * sums.cells()[(part * k + j) * 2 + 1]);
            }
        }
        double sigma = Math.max(Math.sqrt(Math.max(0, squares) / sums.weights()), 1e-6 * old.sigma());
        for (double[] each : spread) {
            for (int j = 0; j < k; j++) {
                each[j] *= sigma * sigma;
            }
        }
        double outliers = Math.max(1e-6, Math.min(0.05, 1 - sums.weights() / readings.size()));
        return new Update(new LevelsPass.Chain(levels, sigma, outliers, drift, old.go()), spread);
    }

    private static void fill(double[] row, int k, int level, double[] basis) {
        Arrays.fill(row, 0, k, 0);
        row[level] = 1;
        System.arraycopy(basis, 0, row, k, basis.length);
    }
}
