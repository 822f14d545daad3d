package io.mtjlab.simulators.physics.ensemble;

/** Takes spins through a step, in single precision. Implementations give the same bits. */
interface FloatKernel {

    /**
     * One step of Heun's method for the first {@code count} spins, the field the same in predictor and corrector, and
     * back to length 1. Whatever stands behind them in the arrays may be stepped as well.
     *
     * @param m magnetisations, shape [block]
     * @param drive see {@link StepLaw}, shape [block]
     * @param field scaled as in {@link StepLaw}, shape [block]
     */
    void advance(FloatTriple m, float[] drive, FloatTriple field, int count, StepLaw law);
}
