package io.mtjlab.networks.matrix;

import dev.ludovic.netlib.blas.JavaBLAS;

/**
 * Matrix products in Java, for systems without a native library: with the Vector API where the virtual machine was
 * started with {@code --add-modules jdk.incubator.vector}, else as plain loops. Operands are copied to the heap and back.
 */
final class JavaBlas implements Blas {

    private final JavaBLAS blas = JavaBLAS.getInstance();
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    @Override
    public String name() {
        return "netlib " + blas.getClass().getSimpleName() + " (Java)";
    }

    @Override
    public void multiply(
            float alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, float beta, Matrix c) {
        Blas.checkShapes(a, transposeA, b, transposeB, c);
        Scratch heap = scratch.get();
        heap.a = dense(a, heap.a);
        heap.b = dense(b, heap.b);
        heap.c = dense(c, heap.c);
        // Row by row here is column by column of the transpose there: C' = op(B)' op(A)'.
        blas.sgemm(
                transposeB ? "T" : "N",
                transposeA ? "T" : "N",
                c.columns(),
                c.rows(),
                transposeA ? a.rows() : a.columns(),
                alpha,
                heap.b,
                b.columns(),
                heap.a,
                a.columns(),
                beta,
                heap.c,
                c.columns());
        for (int row = 0; row < c.rows(); row++) {
            c.data().put(row * c.stride(), heap.c, row * c.columns(), c.columns());
        }
    }

    @Override
    public void addScaled(float alpha, Matrix x, Matrix y) {
        Scratch heap = scratch.get();
        heap.a = dense(x, heap.a);
        heap.c = dense(y, heap.c);
        int count = x.rows() * x.columns();
        for (int i = 0; i < count; i++) {
            heap.c[i] += alpha * heap.a[i];
        }
        y.data().put(0, heap.c, 0, count);
    }

    private static float[] dense(Matrix from, float[] old) {
        int count = from.rows() * from.columns();
        float[] to = old.length >= count ? old : new float[count];
        for (int row = 0; row < from.rows(); row++) {
            from.data().get(row * from.stride(), to, row * from.columns(), from.columns());
        }
        return to;
    }

    private static final class Scratch {
        float[] a = {};
        float[] b = {};
        float[] c = {};
    }
}
