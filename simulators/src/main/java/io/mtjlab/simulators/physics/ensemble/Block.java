package io.mtjlab.simulators.physics.ensemble;

import io.mtjlab.simulators.physics.macrospin.Vec3;

/**
 * Some spins of an ensemble, which one thread takes through many steps together: their state stays in the nearest cache.
 * Spins are counted from the block's first.
 */
interface Block {

    /** Most spins of a block; a multiple of what any register holds. */
    int SPINS = 256;

    Vec3 magnetization(int spin);

    /** @param direction of length 1 */
    void place(int spin, Vec3 direction);

    /** @param drive what that is of {@link StepLaw} */
    void pillarCurrent(int spin, double amperesPerSquareMetre, double drive);

    /** Takes the spins through {@code count} steps from number {@code step} on. */
    void advance(FullLaw law, long step, long count);
}
