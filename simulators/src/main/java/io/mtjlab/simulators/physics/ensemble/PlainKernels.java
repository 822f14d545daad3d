package io.mtjlab.simulators.physics.ensemble;

/** Plain Java. */
final class PlainKernels implements Kernels {

    @Override
    public FloatKernel singles() {
        return new PlainFloatKernel();
    }

    @Override
    public DoubleKernel doubles() {
        return new PlainDoubleKernel();
    }

    @Override
    public FullKernel full() {
        return new PlainFullKernel();
    }

    @Override
    public NormalSource normals(int block) {
        return new SpinNormals();
    }
}
