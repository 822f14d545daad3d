package io.mtjlab.simulators.physics.ensemble;

/** Normal variates, three for each spin and step. Implementations give the same bits. */
interface NormalSource {

    /** What a variate is multiplied by, and what is added for each component. */
    record Scale(float deviation, float x, float y, float z) {

        /** Deviation 1, mean 0. */
        static final Scale STANDARD = new Scale(1, 0, 0, 0);
    }

    /** The variates of two successive steps. */
    record TwoSteps(FloatTriple even, FloatTriple odd) {

        static TwoSteps of(int spins) {
            return new TwoSteps(FloatTriple.of(spins), FloatTriple.of(spins));
        }

        FloatTriple at(long step) {
            return (step & 1) == 0 ? even : odd;
        }
    }

    /**
     * Writes the variates of steps 2 {@code pair} and 2 {@code pair} + 1: element i those of spin {@code firstSpin + i},
     * a function of key, spin and step alone. Elements behind {@code count} may be written as well.
     */
    void write(StreamKey key, int firstSpin, int count, long pair, Scale scale, TwoSteps out);
}
