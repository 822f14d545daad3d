package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Start values by variable projection (Golub and Pereyra 1973): with fr and df of every peak given, VS, VA, VC and the
 * slope are linear. Peaks are added one at a time, each over a grid of fr and df; the best few starts are kept.
 */
final class VariableProjection {

    private static final int CENTRES = 48;
    private static final int WIDTHS = 14;
    private static final int KEPT = 6;

    private final Spectrum spectrum;
    private final boolean slope;
    private final boolean[] used;

    VariableProjection(Spectrum spectrum, boolean slope, boolean[] used) {
        this.spectrum = spectrum;
        this.slope = slope;
        this.used = used;
    }

    /** fr and df of each peak, alternating, and what is left of the sum of squares. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Candidate(double[] shapes, double squares) {}

    /** Parameters of {@link LineShape} to start from, best first. */
    List<double[]> starts(int peaks) {
        List<Candidate> candidates = List.of(new Candidate(new double[0], Double.POSITIVE_INFINITY));
        for (int k = 0; k < peaks; k++) {
            List<Candidate> more = new ArrayList<>();
            for (Candidate base : candidates) {
                more.addAll(withOneMore(base));
            }
            more.sort(Comparator.comparingDouble(Candidate::squares));
            candidates = distinct(more);
        }
        return candidates.stream().map(c -> parameters(c.shapes())).toList();
    }

    private List<Candidate> withOneMore(Candidate base) {
        double low = spectrum.lowestHertz();
        double span = spectrum.spanHertz();
        double narrowest = narrowestHertz(spectrum);
        List<Candidate> grid = new ArrayList<>();
        for (int i = 0; i < CENTRES; i++) {
            double centre = low - 0.05 * span + 1.1 * span * i / (CENTRES - 1);
            for (int j = 0; j < WIDTHS; j++) {
                double width = 2 * narrowest * Math.pow(0.8 * span / narrowest, (double) j / (WIDTHS - 1));
                double[] shapes = Arrays.copyOf(base.shapes(), base.shapes().length + 2);
                shapes[shapes.length - 2] = centre;
                shapes[shapes.length - 1] = width;
                grid.add(new Candidate(shapes, solve(shapes)[0]));
            }
        }
        grid.sort(Comparator.comparingDouble(Candidate::squares));
        return grid.subList(0, Math.min(grid.size(), 40));
    }

    /** The best candidates that differ by more than a grid step from each better one. */
    private List<Candidate> distinct(List<Candidate> sorted) {
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : sorted) {
            boolean fresh = kept.stream().noneMatch(other -> near(candidate.shapes(), other.shapes()));
            if (fresh && kept.size() < KEPT) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private boolean near(double[] one, double[] other) {
        for (int i = 0; i < one.length; i += 2) {
            double step = Math.max(0.5 * Math.min(one[i + 1], other[i + 1]), spectrum.spanHertz() / CENTRES);
            double ratio = one[i + 1] / other[i + 1];
            if (Math.abs(one[i] - other[i]) > step || ratio > 2.5 || ratio < 0.4) {
                return false;
            }
        }
        return true;
    }

    private double[] parameters(double[] shapes) {
        double[] linear = solve(shapes);
        int peaks = shapes.length / 2;
        double[] p = new double[LineShape.PER_PEAK * peaks + 1 + (slope ? 1 : 0)];
        for (int k = 0; k < peaks; k++) {
            p[LineShape.PER_PEAK * k] = shapes[2 * k];
            p[LineShape.PER_PEAK * k + 1] = shapes[2 * k + 1];
            p[LineShape.PER_PEAK * k + 2] = linear[1 + 2 * k];
            p[LineShape.PER_PEAK * k + 3] = linear[2 + 2 * k];
        }
        p[LineShape.PER_PEAK * peaks] = linear[1 + 2 * peaks];
        if (slope) {
            p[LineShape.PER_PEAK * peaks + 1] = linear[2 + 2 * peaks] / spectrum.spanHertz();
        }
        return p;
    }

    /** The sum of squares that remains, then VS, VA of each peak, VC and slope times span. */
    private double[] solve(double[] shapes) {
        int peaks = shapes.length / 2;
        int unknowns = 2 * peaks + 1 + (slope ? 1 : 0);
        double[][] normal = new double[unknowns][unknowns + 1];
        double[] row = new double[unknowns];
        double total = 0;
        for (int i = 0; i < spectrum.size(); i++) {
            if (!used[i]) {
                continue;
            }
            double f = spectrum.hertz()[i];
            double v = spectrum.volts()[i];
            for (int k = 0; k < peaks; k++) {
                double d = shapes[2 * k] - f;
                double w = shapes[2 * k + 1];
                double denominator = 4 * d * d + w * w;
                row[2 * k] = w * w / denominator;
                row[2 * k + 1] = 4 * d * w / denominator;
            }
            row[2 * peaks] = 1;
            if (slope) {
                row[2 * peaks + 1] = (f - spectrum.middleHertz()) / spectrum.spanHertz();
            }
            for (int a = 0; a < unknowns; a++) {
                for (int b = a; b < unknowns; b++) {
                    normal[a][b] += row[a] * row[b];
                }
                normal[a][unknowns] += row[a] * v;
            }
            total += v * v;
        }
        return eliminate(normal, unknowns, total);
    }

    /** Cholesky on the upper triangle with the right-hand side in the last column; a tiny ridge keeps it regular. */
    private static double[] eliminate(double[][] m, int n, double total) {
        double remaining = total;
        for (int k = 0; k < n; k++) {
            m[k][k] *= 1 + 1e-10;
        }
        for (int k = 0; k < n; k++) {
            double pivot = Math.sqrt(Math.max(m[k][k], 1e-300));
            for (int j = k; j <= n; j++) {
                m[k][j] /= pivot;
            }
            for (int i = k + 1; i < n; i++) {
                for (int j = i; j <= n; j++) {
                    m[i][j] -= m[k][i] * m[k][j];
                }
            }
            remaining -= m[k][n] * m[k][n];
        }
        double[] result = new double[n + 1];
        for (int k = n - 1; k >= 0; k--) {
            double sum = m[k][n];
            for (int j = k + 1; j < n; j++) {
                sum -= m[k][j] * result[1 + j];
            }
            result[1 + k] = sum / m[k][k];
        }
        result[0] = Math.max(remaining, 0);
        return result;
    }

    /** A width below which the points cannot show a peak: one mean distance. */
    static double narrowestHertz(Spectrum spectrum) {
        return spectrum.spanHertz() / Math.max(1, spectrum.size() - 1);
    }
}
