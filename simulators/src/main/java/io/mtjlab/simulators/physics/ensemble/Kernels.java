package io.mtjlab.simulators.physics.ensemble;

/** How steps are computed. Both ways give the same bits. */
interface Kernels {

    FloatKernel singles();

    DoubleKernel doubles();

    FullKernel full();

    /** For one thread; at most {@code block} spins a call. */
    NormalSource normals(int block);

    /**
     * By the Vector API where the virtual machine was started with {@code --add-modules jdk.incubator.vector}, else by
     * plain Java.
     */
    static Kernels best() {
        return vectorsAvailable() ? new VectorKernels() : new PlainKernels();
    }

    /** Whether the Vector API is there. */
    static boolean vectorsAvailable() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
