package io.mtjlab.networks.matrix;

import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS, single-threaded; several threads may call it at once. */
final class OpenBlas implements Blas {

    private final String name;

    /**
     * Loads the native library: unpacked once into the user's {@code ~/.javacpp/cache}, mapped from there afterwards.
     *
     * @throws LinkageError if there is no native library for this system
     */
    OpenBlas() {
        // Without LAPACK, whose bindings are 24 MB that nobody here calls.
        openblas_nolapack.blas_set_num_threads(1);
        name = openblas_nolapack.OPENBLAS_VERSION.trim();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void multiply(
            float alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, float beta, Matrix c) {
        Blas.checkShapes(a, transposeA, b, transposeB, c);
        openblas_nolapack.cblas_sgemm(
                openblas_nolapack.CblasRowMajor,
                transposeA ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                transposeB ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                c.rows(),
                c.columns(),
                transposeA ? a.rows() : a.columns(),
                alpha,
                a.data(),
                a.stride(),
                b.data(),
                b.stride(),
                beta,
                c.data(),
                c.stride());
    }

    @Override
    public void addScaled(float alpha, Matrix x, Matrix y) {
        openblas_nolapack.cblas_saxpy(x.rows() * x.columns(), alpha, x.data(), 1, y.data(), 1);
    }
}
