package io.mtjlab.simulators.physics.telegraph;

/**
 * Mean dwell times of a junction that switches at random between two states.
 *
 * @param parallelSeconds tau_P, mean time spent in the low-resistance state before it is left
 * @param antiparallelSeconds tau_AP, mean time spent in the high-resistance state before it is left
 */
public record DwellTimes(double parallelSeconds, double antiparallelSeconds) {

    public DwellTimes {
        if (!(parallelSeconds > 0 && antiparallelSeconds > 0)) {
            throw new IllegalArgumentException(
                    "dwell times " + parallelSeconds + " s and " + antiparallelSeconds + " s are not both positive");
        }
    }

    /** P, the fraction of time in the low-resistance state in the long run: tau_P/(tau_P + tau_AP). */
    public double occupancy() {
        return 1 / (1 + antiparallelSeconds / parallelSeconds);
    }

    /** Time constant in seconds with which a memory of the state decays: 1/(1/tau_P + 1/tau_AP). */
    public double relaxationSeconds() {
        return 1 / (1 / parallelSeconds + 1 / antiparallelSeconds);
    }

    /** Switching events in a second in the long run, both directions counted. */
    public double eventsPerSecond() {
        return 2 / (parallelSeconds + antiparallelSeconds);
    }

    /**
     * What a drive does that alternates, fast against the dwell times, between {@code this} and {@code other}: the
     * switching rates average.
     *
     * @param share fraction of time under {@code other}, 0 to 1
     */
    public DwellTimes alternatingWith(DwellTimes other, double share) {
        return new DwellTimes(
                1 / ((1 - share) / parallelSeconds + share / other.parallelSeconds),
                1 / ((1 - share) / antiparallelSeconds + share / other.antiparallelSeconds));
    }

    /**
     * Interpolates the logarithms, that is the barriers.
     *
     * @param weight of {@code other}, 0 to 1
     */
    public DwellTimes blendedWith(DwellTimes other, double weight) {
        return new DwellTimes(
                geometric(parallelSeconds, other.parallelSeconds, weight),
                geometric(antiparallelSeconds, other.antiparallelSeconds, weight));
    }

    private static double geometric(double a, double b, double weight) {
        return Math.exp((1 - weight) * Math.log(a) + weight * Math.log(b));
    }
}
