package io.mtjlab.simulators.physics.validation;

/** Nodes and weights of Gauss's quadrature, and the small linear algebra that goes with them. Arrays of shape [nodes]. */
@SuppressWarnings("ArrayRecordComponent") // used up at once, never compared
record Quadrature(double[] at, double[] weight) {

    /** Integral over -1 to 1. */
    static Quadrature legendre(int n) {
        double[] at = new double[n];
        double[] weight = new double[n];
        for (int i = 0; i < n; i++) {
            double z = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int k = 0; k < 20; k++) {
                slope = n * (legendrePolynomial(n - 1, z) - z * legendrePolynomial(n, z)) / (1 - z * z);
                z -= legendrePolynomial(n, z) / slope;
            }
            at[i] = z;
            weight[i] = 2 / ((1 - z * z) * slope * slope);
        }
        return new Quadrature(at, weight);
    }

    static double legendrePolynomial(int n, double z) {
        double before = 1;
        double now = n == 0 ? 1 : z;
        for (int k = 1; k < n; k++) {
            double next = ((2 * k + 1) * z * now - k * before) / (k + 1);
            before = now;
            now = next;
        }
        return now;
    }

    /** Mean over a normal variate of deviation 1; exact for polynomials up to degree 9. */
    static Quadrature normal5() {
        // Roots of x^5 - 10 x^3 + 15 x.
        double inner = Math.sqrt(5 - Math.sqrt(10));
        double outer = Math.sqrt(5 + Math.sqrt(10));
        double close = (7 + 2 * Math.sqrt(10)) / 60;
        double far = (7 - 2 * Math.sqrt(10)) / 60;
        return new Quadrature(
                new double[] {-outer, -inner, 0, inner, outer}, new double[] {far, close, 8.0 / 15, close, far});
    }

    static double[] product(double[][] matrix, double[] vector) {
        double[] out = new double[vector.length];
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < out.length; j++) {
                out[i] += matrix[i][j] * vector[j];
            }
        }
        return out;
    }

    /** Gauss's elimination with pivots. */
    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] a = new double[n][];
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
        }
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c; r < n; r++) {
                pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
            }
            double[] row = a[c];
            a[c] = a[pivot];
            a[pivot] = row;
            double value = x[c];
            x[c] = x[pivot];
            x[pivot] = value;
            for (int r = 0; r < n; r++) {
                double factor = r == c ? 0 : a[r][c] / a[c][c];
                for (int k = c; k < n; k++) {
                    a[r][k] -= factor * a[c][k];
                }
                x[r] -= factor * x[c];
            }
        }
        for (int i = 0; i < n; i++) {
            x[i] /= a[i][i];
        }
        return x;
    }
}
