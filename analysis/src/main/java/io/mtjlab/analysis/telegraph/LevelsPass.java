package io.mtjlab.analysis.telegraph;

import java.util.Arrays;

/**
 * Forward-backward pass of a chain with any number of levels over evenly taken readings; otherwise as {@link
 * TwoStatePass}: densities from a table, memory of a block.
 */
final class LevelsPass {

    private static final int BLOCK = 2048;
    private static final int NODES_PER_SIGMA = 32;
    private static final int MOST_NODES = 1 << 14;
    private static final double MARGIN = 8;
    static final int PARTS = 256;

    private final Readings readings;
    private final int n;

    LevelsPass(Readings readings) {
        this.readings = readings;
        n = readings.size();
    }

    /**
     * What a chain is: levels in ohm from the readings' mean, noise, share of outliers, transition probabilities from
     * reading to reading.
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Chain(double[] levels, double sigma, double outliers, double[] drift, double[][] go) {}

    /**
     * @param pairs expected transitions, shape [levels][levels]
     * @param cells by part of the trace and level: weight, weight times ohms
     * @param squares of ohms, weighted
     * @param weights of all readings that are no outliers
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sums(double logLikelihood, double[][] pairs, double[] cells, double squares, double weights) {}

    double logLikelihood(float[] ohms, Chain chain) {
        Table table = new Table(chain);
        int k = chain.levels.length;
        double[] alpha = stationary(chain.go);
        double[] next = new double[k];
        double[] density = new double[k];
        double[] go = flat(chain.go);
        double log = -n * Math.log(chain.sigma);
        for (int i = 0; i < n; i++) {
            table.at(ohms[i], density);
            log += Math.log(step(alpha, next, go, density, i > 0));
        }
        return log;
    }

    /** One reading on: {@code alpha} is replaced by that after it, scaled to one; returns what it was scaled by. */
    private static double step(double[] alpha, double[] next, double[] go, double[] density, boolean moves) {
        int k = alpha.length;
        double total = 0;
        for (int j = 0; j < k; j++) {
            double sum = moves ? 0 : alpha[j];
            for (int i = 0; moves && i < k; i++) {
                sum += alpha[i] * go[i * k + j];
            }
            next[j] = sum * density[j];
            total += next[j];
        }
        double over = 1 / total;
        for (int j = 0; j < k; j++) {
            alpha[j] = next[j] * over;
        }
        return total;
    }

    /** There and back; {@code path}, where it has room, receives the likeliest level of each reading. */
    Sums smooth(float[] ohms, Chain chain, byte[] path) {
        int k = chain.levels.length;
        Table table = new Table(chain);
        double[] go = flat(chain.go);
        int blocks = (n + BLOCK - 1) / BLOCK;
        double[][] starts = new double[blocks][];
        double[] alpha = stationary(chain.go);
        double[] next = new double[k];
        double[] density = new double[k];
        double log = -n * Math.log(chain.sigma);
        for (int i = 0; i < n; i++) {
            if (i % BLOCK == 0) {
                starts[i / BLOCK] = alpha.clone();
            }
            table.at(ohms[i], density);
            log += Math.log(step(alpha, next, go, density, i > 0));
        }
        double[][] pairs = new double[k][k];
        double[] cells = new double[PARTS * k * 2];
        double squares = 0;
        double weights = 0;
        double[] back = new double[k];
        Arrays.fill(back, 1);
        double[] forward = new double[(BLOCK + 1) * k];
        double[] densities = new double[BLOCK * k];
        double[] here = new double[k];
        double[] clean = new double[k];
        for (int block = blocks - 1; block >= 0; block--) {
            int from = block * BLOCK;
            int to = Math.min(n, from + BLOCK);
            alpha = starts[block].clone();
            System.arraycopy(alpha, 0, forward, 0, k);
            for (int i = from; i < to; i++) {
                table.at(ohms[i], density);
                System.arraycopy(density, 0, densities, (i - from) * k, k);
                step(alpha, next, go, density, i > 0);
                System.arraycopy(alpha, 0, forward, (i - from + 1) * k, k);
            }
            for (int i = to - 1; i >= from; i--) {
                int at = (i - from + 1) * k;
                double total = 0;
                int likeliest = 0;
                for (int j = 0; j < k; j++) {
                    here[j] = forward[at + j] * back[j];
                    total += here[j];
                    likeliest = here[j] > here[likeliest] ? j : likeliest;
                }
                if (path.length > 0) {
                    path[i] = (byte) likeliest;
                }
                table.cleanAt(ohms[i], clean);
                int cell = (int) ((long) i * PARTS / n) * k * 2;
                for (int j = 0; j < k; j++) {
                    double weight = here[j] / total * clean[j];
                    cells[cell + 2 * j] += weight;
                    cells[cell + 2 * j + 1] += weight * ohms[i];
                    squares += weight * ohms[i] * ohms[i];
                    weights += weight;
                }
                if (i == 0) {
                    break;
                }
                double norm = 0;
                for (int j = 0; j < k; j++) {
                    here[j] = densities[(i - from) * k + j] * back[j];
                }
                int before = (i - from) * k;
                for (int a = 0; a < k; a++) {
                    double sum = 0;
                    for (int j = 0; j < k; j++) {
                        sum += go[a * k + j] * here[j];
                    }
                    back[a] = sum;
                    norm += forward[before + a] * sum;
                }
                double over = 1 / norm;
                for (int a = 0; a < k; a++) {
                    double scaled = forward[before + a] * over;
                    for (int j = 0; j < k; j++) {
                        pairs[a][j] += scaled * go[a * k + j] * here[j];
                    }
                    back[a] *= over;
                }
            }
        }
        return new Sums(log, pairs, cells, squares, weights);
    }

    private static double[] flat(double[][] go) {
        return Arrays.stream(go).flatMapToDouble(Arrays::stream).toArray();
    }

    /** Share of the time in each level that the transition probabilities lead to. */
    static double[] stationary(double[][] go) {
        int k = go.length;
        double[] p = new double[k];
        Arrays.fill(p, 1.0 / k);
        double[][] power = go;
        // Squaring 40 times is 1e12 readings: longer than any trace.
        for (int i = 0; i < 40; i++) {
            power = normalised(product(power, power));
        }
        double[] out = new double[k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                out[b] += p[a] * power[a][b];
            }
        }
        return out;
    }

    private static double[][] normalised(double[][] m) {
        for (double[] row : m) {
            double sum = Arrays.stream(row).sum();
            for (int j = 0; j < row.length; j++) {
                row[j] /= sum;
            }
        }
        return m;
    }

    static double[][] product(double[][] a, double[][] b) {
        int k = a.length;
        double[][] out = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                for (int l = 0; l < k; l++) {
                    out[i][j] += a[i][l] * b[l][j];
                }
            }
        }
        return out;
    }

    /** Normal densities of every level times the noise, with linear interpolation, on a floor of outliers. */
    private static final class Table {

        private final int k;
        private final double low;
        private final double perOhm;
        private final int nodes;
        private final double[] normal;
        private final double broad;

        Table(Chain chain) {
            k = chain.levels.length;
            double min = Arrays.stream(chain.levels).min().orElse(0);
            double max = Arrays.stream(chain.levels).max().orElse(0);
            low = min - MARGIN * chain.sigma;
            double span = max - min + 2 * MARGIN * chain.sigma;
            nodes = (int) Math.min(MOST_NODES, span / chain.sigma * NODES_PER_SIGMA) + 1;
            perOhm = (nodes - 1) / span;
            normal = new double[k * (nodes + 1)];
            double height = (1 - chain.outliers) / Math.sqrt(2 * Math.PI);
            for (int node = 0; node <= nodes; node++) {
                for (int j = 0; j < k; j++) {
                    double z = (low + node / perOhm - chain.levels[j]) / chain.sigma;
                    normal[node * k + j] = Math.abs(z) > 30 ? 0 : height * Math.exp(-0.5 * z * z);
                }
            }
            broad = chain.outliers * chain.sigma / (10 * (chain.sigma + max - min)) + DensityTable.FLOOR;
        }

        void at(double ohms, double[] density) {
            double at = (ohms - low) * perOhm;
            if (at >= 0 && at < nodes - 1) {
                int node = (int) at;
                double f = at - node;
                int c = node * k;
                for (int j = 0; j < k; j++) {
                    density[j] = normal[c + j] + f * (normal[c + k + j] - normal[c + j]) + broad;
                }
            } else {
                Arrays.fill(density, broad);
            }
        }

        /** The share of each density that is no outlier. */
        void cleanAt(double ohms, double[] clean) {
            at(ohms, clean);
            for (int j = 0; j < k; j++) {
                clean[j] = 1 - broad / clean[j];
            }
        }
    }
}
