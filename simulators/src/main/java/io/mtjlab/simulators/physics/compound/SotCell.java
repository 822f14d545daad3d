package io.mtjlab.simulators.physics.compound;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.simulators.physics.SpinOrbitWrite;
import io.mtjlab.simulators.physics.telegraph.ThermalBarrier;
import io.mtjlab.simulators.physics.telegraph.TwoStateProcess;

/**
 * One cell of a compound junction: switched by field, by pulses in the channel below under an assist field, and broken
 * for good by too high a pulse. Not thread-safe.
 *
 * <p>A pulse switches from AP to P when it and the assist field are negative, from P to AP when both are positive; from
 * which voltage on, {@link SpinOrbitWrite} says.
 */
final class SotCell {

    private static final double BROKEN_SHARE = 0.02;
    private static final double OERSTED_PER_MILLITESLA = 10;

    private final CompoundPreset.CellPreset preset;
    private final SpinOrbitWrite write;
    private final ContinuousSampler normal;
    private final UniformRandomProvider random;
    private final ThermalBarrier barrier;
    private TwoStateProcess state;
    private boolean broken;

    SotCell(CompoundPreset.CellPreset preset, SpinOrbitWrite write, UniformRandomProvider random) {
        this.preset = preset;
        this.write = write;
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
        // positive field favours AP: the mirror image of ThermalBarrier's sense
        this.barrier = new ThermalBarrier(
                WholeLayer.ATTEMPT_SECONDS,
                preset.layer().stability(),
                -preset.offsetMillitesla() * OERSTED_PER_MILLITESLA,
                preset.layer().anisotropyMillitesla() * OERSTED_PER_MILLITESLA);
        this.state = new TwoStateProcess(random, true);
    }

    boolean parallel() {
        return state.parallel();
    }

    boolean broken() {
        return broken;
    }

    void set(boolean parallel) {
        state = new TwoStateProcess(random, parallel);
    }

    /** @return whether it has switched by itself */
    boolean hold(double easyOersted, double kelvin, double seconds) {
        boolean before = state.parallel();
        state.advance(seconds, barrier.heated(WholeLayer.KELVIN, kelvin).dwellTimes(-easyOersted));
        return before != state.parallel();
    }

    void pulse(double volts, double seconds, double assistMillitesla) {
        boolean towardsParallel = volts < 0;
        double along = towardsParallel ? -assistMillitesla : assistMillitesla;
        double threshold = write.thresholdVolts(along, seconds, normal.sample());
        if (Math.abs(volts) >= threshold && towardsParallel != state.parallel()) {
            set(towardsParallel);
        }
    }

    void breakDown() {
        broken = true;
    }

    double ohms() {
        if (broken) {
            return BROKEN_SHARE * preset.parallelOhms();
        }
        return state.parallel() ? preset.parallelOhms() : preset.antiparallelOhms();
    }
}
