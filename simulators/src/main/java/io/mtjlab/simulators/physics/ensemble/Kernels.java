package io.mtjlab.simulators.physics.ensemble;

/**
 * Chooses how steps are computed: by the Vector API where the virtual machine was started with {@code --add-modules
 * jdk.incubator.vector} and has registers worth it, else by plain Java. Both give the same bits.
 */
final class Kernels {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private Kernels() {}

    /** Whether the Vector API is there. */
    static boolean vectorsAvailable() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }

    /**
     * A kernel for one thread.
     *
     * @param block most spins of one call
     */
    static SpinKernel best(int block) {
        return vectorsAvailable() ? Vectors.kernel(block) : new PlainKernel();
    }

    /** Keeps the vector kernel's classes from being loaded before it is known that they can be. */
    private static final class Vectors {
        static SpinKernel kernel(int block) {
            return new VectorKernel(block);
        }
    }
}
