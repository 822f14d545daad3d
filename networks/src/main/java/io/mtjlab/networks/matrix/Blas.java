package io.mtjlab.networks.matrix;

/**
 * Matrix products in single precision. An implementation computes on the calling thread alone: how work is cut into
 * blocks is decided by the shape of the problem (see {@link Crew}), never by the number of threads, so that a result
 * has the same bytes on one core or many.
 */
public interface Blas {

    /** Library and version, for example {@code OpenBLAS 0.3.31}. */
    String name();

    /**
     * {@code c = alpha op(a) op(b) + beta c}, where {@code op} transposes when told.
     *
     * @param a [m x k], or [k x m] when transposed
     * @param b [k x n], or [n x k] when transposed
     * @param c [m x n]
     */
    void multiply(float alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, float beta, Matrix c);

    /** {@code y = y + alpha x} for two matrices of the same shape without gaps between rows. */
    void addScaled(float alpha, Matrix x, Matrix y);

    /** Refuses operands whose shapes do not fit. */
    static void checkShapes(Matrix a, boolean transposeA, Matrix b, boolean transposeB, Matrix c) {
        int m = transposeA ? a.columns() : a.rows();
        int kOfA = transposeA ? a.rows() : a.columns();
        int kOfB = transposeB ? b.columns() : b.rows();
        int n = transposeB ? b.rows() : b.columns();
        if (kOfA != kOfB || c.rows() != m || c.columns() != n) {
            throw new IllegalArgumentException(
                    "shapes do not fit: " + a + (transposeA ? "' " : " ") + b + (transposeB ? "'" : "") + " -> " + c);
        }
    }
}
