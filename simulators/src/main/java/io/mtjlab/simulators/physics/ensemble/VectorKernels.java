package io.mtjlab.simulators.physics.ensemble;

/** The Vector API. */
final class VectorKernels implements Kernels {

    @Override
    public FloatKernel singles() {
        return new VectorFloatKernel();
    }

    @Override
    public DoubleKernel doubles() {
        return new VectorDoubleKernel();
    }

    @Override
    public FullKernel full() {
        return new VectorFullKernel();
    }

    @Override
    public NormalSource normals(int block) {
        return new VectorNormals(block);
    }
}
