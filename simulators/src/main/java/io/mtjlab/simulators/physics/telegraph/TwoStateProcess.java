package io.mtjlab.simulators.physics.telegraph;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Random switching between two states with exact event times: there is no time step.
 *
 * <p>On entering a state the process draws how much hazard it will bear there, an exponential variate of mean 1, and
 * uses it up at the rate 1/tau. Under dwell times that change from piece to piece this is still exact, and it makes
 * the events independent of how an interval is cut into shorter ones. Not thread-safe.
 */
public final class TwoStateProcess {

    /**
     * From this many expected events on, an interval is leapt over: the time in P is drawn from its Gaussian limit
     * (relative error of the variance of the order of one over this number) and the state anew. Only then do events
     * depend on where an interval is cut.
     */
    static final double LEAP_EVENTS = 200_000;

    private final UniformRandomProvider random;
    private boolean parallel;
    private double hazardLeft;

    /** A process that has run forever under {@code dwell}. */
    public static TwoStateProcess stationary(UniformRandomProvider random, DwellTimes dwell) {
        return new TwoStateProcess(random, random.nextDouble() < dwell.occupancy());
    }

    public TwoStateProcess(UniformRandomProvider random, boolean parallel) {
        this.random = random;
        this.parallel = parallel;
        this.hazardLeft = exponential();
    }

    /** Whether the low-resistance state is taken now. */
    public boolean parallel() {
        return parallel;
    }

    /**
     * What happened in an interval.
     *
     * @param parallelSeconds time spent in the low-resistance state
     * @param events switches in both directions; after a leap their mean number
     */
    public record Stay(double parallelSeconds, long events) {}

    /**
     * Lets time pass under constant dwell times.
     *
     * @return how many of the {@code seconds} were spent in the low-resistance state
     */
    public double advance(double seconds, DwellTimes dwell) {
        return stay(seconds, dwell).parallelSeconds();
    }

    /** Lets time pass under constant dwell times, and counts. */
    public Stay stay(double seconds, DwellTimes dwell) {
        if (seconds * dwell.eventsPerSecond() > LEAP_EVENTS) {
            return new Stay(leap(seconds, dwell), Math.round(seconds * dwell.eventsPerSecond()));
        }
        double left = seconds;
        double inParallel = 0;
        long events = 0;
        while (true) {
            double tau = parallel ? dwell.parallelSeconds() : dwell.antiparallelSeconds();
            double stay = hazardLeft * tau;
            if (left < stay) {
                hazardLeft -= left / tau;
                return new Stay(parallel ? inParallel + left : inParallel, events);
            }
            left -= stay;
            inParallel += parallel ? stay : 0;
            parallel = !parallel;
            events++;
            hazardLeft = exponential();
        }
    }

    private double leap(double seconds, DwellTimes dwell) {
        double p = dwell.occupancy();
        double variance = 2 * p * (1 - p) * dwell.relaxationSeconds() / seconds;
        double fraction = p + Math.sqrt(variance) * gaussian();
        parallel = random.nextDouble() < p;
        hazardLeft = exponential();
        return seconds * Math.max(0, Math.min(1, fraction));
    }

    /** 1 less the uniform variate is exact, so that nothing is lost near 0. */
    private double exponential() {
        return -Math.log(1 - random.nextDouble());
    }

    /** Box and Muller; one of the pair is enough here. */
    private double gaussian() {
        return Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
