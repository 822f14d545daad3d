package io.mtjlab.networks.device;

import java.util.Map;

/**
 * What something costs in the devices alone; lines, drivers, converters and digital logic are not counted.
 *
 * @param joules energy
 * @param seconds time, with everything that can be done at once done at once
 */
public record Cost(double joules, double seconds) {

    public static final Cost NONE = new Cost(0, 0);

    /** {@code count} of these at once: more energy in the same time. */
    public Cost abreast(double count) {
        return new Cost(joules * count, seconds);
    }

    /** {@code count} of these one after the other. */
    public Cost inTurn(double count) {
        return new Cost(joules * count, seconds * count);
    }

    /** This, then {@code next}. */
    public Cost then(Cost next) {
        return new Cost(joules + next.joules, seconds + next.seconds);
    }

    /** Volts on a resistance for a time. */
    public static Cost ofVolts(double volts, double ohms, double seconds) {
        return new Cost(volts * volts / ohms * seconds, seconds);
    }

    /** Amperes through a resistance for a time. */
    public static Cost ofAmperes(double amperes, double ohms, double seconds) {
        return new Cost(amperes * amperes * ohms * seconds, seconds);
    }

    /** Adds {@code NAME_joules} and {@code NAME_seconds}. */
    public void into(Map<String, Double> metrics, String name) {
        metrics.put(name + "_joules", joules);
        metrics.put(name + "_seconds", seconds);
    }
}
