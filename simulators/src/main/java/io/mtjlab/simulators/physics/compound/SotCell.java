package io.mtjlab.simulators.physics.compound;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.simulators.physics.telegraph.ThermalBarrier;
import io.mtjlab.simulators.physics.telegraph.TwoStateProcess;

/**
 * One cell of a compound junction: switched by field, by pulses in the channel below under an assist field, and broken
 * for good by too high a pulse. Not thread-safe.
 *
 * <p>A pulse switches from AP to P when it and the assist field are negative, from P to AP when both are positive (Kumar
 * et al. (2024), Fig. 4). The critical voltage falls with the assist field by 3 % a millitesla about 7 mT, which is
 * chosen to fit the paper's remark that 8.5 mT switches what 7 mT does not.
 */
final class SotCell {

    /** Coercivity over H_k is 1 - sqrt(ln(t/(tau0 ln 2))/D) for a step of one second. */
    private static final double STABILITY = 60;

    private static final double ATTEMPT_SECONDS = 1e-9;
    private static final double COERCIVITY_OVER_ANISOTROPY =
            1 - Math.sqrt(Math.log(1 / (ATTEMPT_SECONDS * Math.log(2))) / STABILITY);

    private static final double VOLTS_SHARE_PER_MILLITESLA = 0.03;
    private static final double BROKEN_SHARE = 0.02;
    private static final double OERSTED_PER_MILLITESLA = 10;

    private final CompoundPreset.CellPreset preset;
    private final double thermalSpread;
    private final ContinuousSampler normal;
    private final UniformRandomProvider random;
    private final ThermalBarrier barrier;
    private TwoStateProcess state;
    private boolean broken;

    SotCell(CompoundPreset.CellPreset preset, double thermalSpread, UniformRandomProvider random) {
        this.preset = preset;
        this.thermalSpread = thermalSpread;
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
        // positive field favours AP: the mirror image of ThermalBarrier's sense
        this.barrier = new ThermalBarrier(
                ATTEMPT_SECONDS,
                STABILITY,
                -preset.offsetMillitesla() * OERSTED_PER_MILLITESLA,
                preset.coercivityMillitesla() * OERSTED_PER_MILLITESLA / COERCIVITY_OVER_ANISOTROPY);
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

    void hold(double easyOersted, double seconds) {
        state.advance(seconds, barrier.dwellTimes(-easyOersted));
    }

    void pulse(double volts, double assistMillitesla) {
        boolean towardsParallel = volts < 0;
        double along = towardsParallel ? -assistMillitesla : assistMillitesla;
        double threshold = criticalVolts(along) * (1 + thermalSpread * normal.sample());
        if (Math.abs(volts) >= threshold && towardsParallel != state.parallel()) {
            set(towardsParallel);
        }
    }

    /** Infinite where the assist field points the wrong way, or is missing and needed. */
    private double criticalVolts(double alongMillitesla) {
        if (alongMillitesla < 0 || (alongMillitesla == 0 && !preset.switchesWithoutField())) {
            return Double.POSITIVE_INFINITY;
        }
        double less = VOLTS_SHARE_PER_MILLITESLA * (alongMillitesla - CompoundPreset.ASSIST_MILLITESLA);
        return preset.criticalVolts() * (1 - Math.min(0.5, less));
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
