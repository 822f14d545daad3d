package io.mtjlab.instruments.wiring;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The way of a carrier from its generator to the junction: cables and tee, and the mismatch of the junction to 50 ohm.
 *
 * @param through what it goes through, e.g. bias-tee; empty when not said
 * @param lossDb from the generator's connector to the junction, where no network says more
 * @param lossDbSe standard error of the loss, of the network's too; empty where nobody said
 * @param network measured scattering parameters of that way
 * @param dcPortHertz bandwidth of the bias tee's DC port; empty when not said
 */
public record RfPath(
        String through, double lossDb, OptionalDouble lossDbSe, Optional<TwoPort> network, OptionalDouble dcPortHertz) {

    public static final double LINE_OHMS = 50;

    public static final RfPath IDEAL = new RfPath("", 0, Optional.empty(), OptionalDouble.empty());

    /** With a loss of whose error nobody said anything. */
    public RfPath(String through, double lossDb, Optional<TwoPort> network, OptionalDouble dcPortHertz) {
        this(through, lossDb, OptionalDouble.empty(), network, dcPortHertz);
    }

    /**
     * A carrier as the junction sees it.
     *
     * @param incidentDbm power of the wave that arrives
     * @param absorbedWatts in the junction alone, not in its leads
     * @param mismatchLossDb what the reflection at leads and junction takes off the incident power
     * @param peakVolts across the junction
     */
    public record AtJunction(double incidentDbm, double absorbedWatts, double mismatchLossDb, double peakVolts) {}

    /** The loss at a frequency, from the network where there is one. */
    public double lossDb(double hertz) {
        return network.map(n -> n.lossDb(hertz)).orElse(lossDb);
    }

    /** The least loss at any frequency: what limits are computed with, whatever frequency is set next. */
    public double leastLossDb() {
        return network.map(TwoPort::leastLossDb).orElse(lossDb);
    }

    /**
     * The carrier at a junction of {@code junctionOhms}, purely resistive, behind {@code seriesOhms}. With the incident
     * wave a, G = (Z - 50) / (Z + 50), Z = Rs + R:
     *
     * <pre>
     *   V_peak = (1 + G) sqrt(2 * 50 ohm * |a|^2) R / Z,    P = V_peak^2 / (2 R).
     * </pre>
     *
     * A measured network adds what goes back and forth between its output and the junction: a = S21 a1 / (1 - S22 G).
     */
    public AtJunction at(double dbm, double hertz, double seriesOhms, double junctionOhms) {
        double gamma = reflection(seriesOhms + junctionOhms);
        double incidentDbm =
                dbm - lossDb(hertz) - network.map(n -> n.echoDb(hertz, gamma)).orElse(0.0);
        double incidentVolts = peakVolts(incidentDbm);
        double peak = (1 + gamma) * incidentVolts * Resistors.fraction(junctionOhms, seriesOhms);
        double watts = Double.isInfinite(junctionOhms) || junctionOhms == 0 ? 0 : peak * peak / (2 * junctionOhms);
        return new AtJunction(incidentDbm, watts, -10 * Math.log10(1 - gamma * gamma), peak);
    }

    /**
     * Peak volts at worst: the frequency of least loss, and a junction of at most {@code highestOhms}; one that is open
     * reflects all in phase and sees twice the volts of 50 ohm.
     */
    public double worstPeakVolts(double dbm, double seriesOhms, double highestOhms) {
        double gamma = reflection(seriesOhms + highestOhms);
        return (1 + gamma) * peakVolts(dbm - leastLossDb()) * Resistors.fraction(highestOhms, seriesOhms);
    }

    private static double reflection(double ohms) {
        return Double.isInfinite(ohms) ? 1 : (ohms - LINE_OHMS) / (ohms + LINE_OHMS);
    }

    private static double peakVolts(double dbm) {
        return Math.sqrt(2 * LINE_OHMS * 1e-3 * Math.pow(10, dbm / 10));
    }
}
