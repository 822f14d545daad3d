package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.mtjlab.analysis.likelihood.DotProduct;
import io.mtjlab.analysis.likelihood.Projection;

/**
 * Start values by variable projection (Golub and Pereyra, SIAM J. Numer. Anal. 10, 413 (1973)): with fr and df of every
 * peak given, VS, VA, VC and the slope are linear. One peak and every pair of peaks are searched over a grid of fr and
 * df; further peaks are added one at a time. The grid sees at most 128 points, means of neighbours where there are more.
 */
final class VariableProjection {

    private static final int MOST_POINTS = 128;
    private static final int CENTRES = 36;
    private static final int WIDTHS = 9;

    private final double[] x;
    private final double[] y;
    private final double low;
    private final double span;
    private final int cells;
    private final double[] centre;
    private final double[] width;
    /** Columns s and u of each cell, offset and slope projected out; shape [2 * cells][points]. */
    private final double[][] columns;
    /** y with offset and slope projected out. */
    private final double[] rest;

    /** @param narrowest width of the grid */
    VariableProjection(double[] hertz, double[] volts, double narrowest) {
        int group = (hertz.length + MOST_POINTS - 1) / MOST_POINTS;
        x = means(hertz, group);
        y = means(volts, group);
        low = Arrays.stream(hertz).min().orElse(0);
        span = Arrays.stream(hertz).max().orElse(0) - low;
        cells = CENTRES * WIDTHS;
        centre = new double[cells];
        width = new double[cells];
        columns = new double[2 * cells][];
        double[][] baseline = baseline();
        rest = Projection.project(y, baseline);
        for (int c = 0; c < cells; c++) {
            centre[c] = low - 0.05 * span + 1.1 * span * (c / WIDTHS) / (CENTRES - 1);
            double ratio = 0.8 * span / narrowest;
            width[c] = narrowest * Math.pow(ratio, (double) (c % WIDTHS) / (WIDTHS - 1));
            double[][] pair = pair(x, centre[c], width[c]);
            columns[2 * c] = Projection.project(pair[0], baseline);
            columns[2 * c + 1] = Projection.project(pair[1], baseline);
        }
    }

    /** fr and df of each peak, alternating, and by how much it lowers the sum of squares. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Found(double[] shapes, double gain) {}

    /** The best places for one peak that differ from each other; shape [kept][2]. */
    List<double[]> onePeak(int kept) {
        return addOne(new double[0], kept);
    }

    /** The best places for two peaks that differ from each other; shape [kept][4]. */
    List<double[]> twoPeaks(int kept) {
        int m = 2 * cells;
        double[][] gram = new double[m][];
        double[] right = new double[m];
        for (int a = 0; a < m; a++) {
            gram[a] = new double[a + 1];
            right[a] = DotProduct.of(columns[a], rest);
            for (int b = 0; b <= a; b++) {
                gram[a][b] = DotProduct.of(columns[a], columns[b]);
            }
        }
        List<Found> pairs = new ArrayList<>();
        double[] matrix = new double[16];
        double[] vector = new double[4];
        double threshold = 0;
        for (int a = 0; a < cells; a++) {
            for (int b = 0; b < a; b++) {
                for (int i = 0; i < 4; i++) {
                    int row = i < 2 ? 2 * a + i : 2 * b + i - 2;
                    vector[i] = right[row];
                    for (int j = 0; j <= i; j++) {
                        int column = j < 2 ? 2 * a + j : 2 * b + j - 2;
                        matrix[4 * i + j] = gram[Math.max(row, column)][Math.min(row, column)];
                    }
                }
                double gain = gain(matrix, vector, 4);
                if (gain > threshold) {
                    pairs.add(new Found(new double[] {centre[a], width[a], centre[b], width[b]}, gain));
                    if (pairs.size() > 4000) {
                        pairs.sort(Comparator.comparingDouble(f -> -f.gain));
                        pairs.subList(1000, pairs.size()).clear();
                        threshold = pairs.get(999).gain;
                    }
                }
            }
        }
        return distinct(pairs, kept);
    }

    /** The best places for one more peak beside those of {@code shapes}. */
    List<double[]> addOne(double[] shapes, int kept) {
        List<double[]> base = new ArrayList<>(List.of(baseline()));
        for (int k = 0; k < shapes.length; k += 2) {
            base.addAll(List.of(pair(x, shapes[k], shapes[k + 1])));
        }
        double[][] basis = Projection.orthonormal(base);
        double[] left = Projection.project(y, basis);
        List<Found> found = new ArrayList<>();
        double[] matrix = new double[4];
        double[] vector = new double[2];
        for (int c = 0; c < cells; c++) {
            double[] s = Projection.project(columns[2 * c], basis);
            double[] u = Projection.project(columns[2 * c + 1], basis);
            matrix[0] = DotProduct.of(s, s);
            matrix[2] = DotProduct.of(u, s);
            matrix[3] = DotProduct.of(u, u);
            vector[0] = DotProduct.of(s, left);
            vector[1] = DotProduct.of(u, left);
            double[] more = Arrays.copyOf(shapes, shapes.length + 2);
            more[shapes.length] = centre[c];
            more[shapes.length + 1] = width[c];
            found.add(new Found(more, gain(matrix, vector, 2)));
        }
        return distinct(found, kept);
    }

    private List<double[]> distinct(List<Found> found, int kept) {
        found.sort(Comparator.comparingDouble(f -> -f.gain));
        List<double[]> chosen = new ArrayList<>();
        for (Found candidate : found) {
            if (chosen.size() == kept) {
                break;
            }
            if (chosen.stream().noneMatch(other -> near(candidate.shapes, other))) {
                chosen.add(candidate.shapes);
            }
        }
        return chosen;
    }

    private boolean near(double[] one, double[] other) {
        for (int i = 0; i < one.length; i += 2) {
            double step = Math.max(0.4 * Math.min(one[i + 1], other[i + 1]), 1.5 * span / CENTRES);
            double ratio = one[i + 1] / other[i + 1];
            if (Math.abs(one[i] - other[i]) > step || ratio > 2.6 || ratio < 0.38) {
                return false;
            }
        }
        return true;
    }

    /** b' A^-1 b by Cholesky on the lower triangle; a ridge of 1e-9 keeps it regular. */
    private static double gain(double[] a, double[] b, int n) {
        double gain = 0;
        for (int i = 0; i < n; i++) {
            double pivot = a[i * n + i] * (1 + 1e-9);
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                pivot -= a[i * n + k] * a[i * n + k];
                sum -= a[i * n + k] * b[k];
            }
            if (!(pivot > 1e-9 * a[i * n + i])) {
                return 0;
            }
            double root = Math.sqrt(pivot);
            a[i * n + i] = root;
            b[i] = sum / root;
            gain += b[i] * b[i];
            for (int j = i + 1; j < n; j++) {
                double entry = a[j * n + i];
                for (int k = 0; k < i; k++) {
                    entry -= a[j * n + k] * a[i * n + k];
                }
                a[j * n + i] = entry / root;
            }
        }
        return gain;
    }

    private double[][] baseline() {
        double[] one = new double[x.length];
        double[] slope = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            one[i] = 1;
            slope[i] = (x[i] - low) / span - 0.5;
        }
        return Projection.orthonormal(List.of(one, slope));
    }

    /** The symmetric and the antisymmetric part of a peak of unit amplitude; shape [2][points]. */
    static double[][] pair(double[] x, double fr, double df) {
        double[] s = new double[x.length];
        double[] u = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double d = 2 * (fr - x[i]) / df;
            s[i] = 1 / (1 + d * d);
            u[i] = d * s[i];
        }
        return new double[][] {s, u};
    }

    private static double[] means(double[] values, int group) {
        double[] means = new double[(values.length + group - 1) / group];
        for (int i = 0; i < means.length; i++) {
            int from = i * group;
            int to = Math.min(values.length, from + group);
            means[i] = Arrays.stream(values, from, to).average().orElse(0);
        }
        return means;
    }
}
