package io.mtjlab.simulators.physics.loop;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A free layer in its {@link EnergyLandscape} that heat helps over the barrier (Neel, Brown, Arrhenius): the rate is
 * exp(-D barrier)/tau0. A slow sweep therefore switches earlier than a fast one. Not thread-safe.
 */
public final class ThermalLayer {

    private static final double ATTEMPT_SECONDS = 1e-9;

    private final double anisotropyOersted;
    private final double stability;
    private final UniformRandomProvider random;
    private double phi;
    private double hazardLeft;

    /**
     * Along the positive easy axis.
     *
     * @param anisotropyOersted H_k
     * @param stability D, barrier without a field over the thermal energy; infinite for none
     */
    public ThermalLayer(double anisotropyOersted, double stability, UniformRandomProvider random) {
        this.anisotropyOersted = anisotropyOersted;
        this.stability = stability;
        this.random = random;
        this.hazardLeft = exponential();
    }

    /** Turns the layer to the easy axis' positive or negative direction. */
    public void set(boolean positive) {
        phi = positive ? 0 : Math.PI;
    }

    /** Angle from the positive easy axis in rad after {@code seconds} in a field. */
    public double hold(double easyOersted, double hardOersted, double seconds) {
        EnergyLandscape landscape =
                new EnergyLandscape(easyOersted / anisotropyOersted, hardOersted / anisotropyOersted);
        phi = landscape.slide(phi);
        double left = seconds;
        while (true) {
            double rate = Math.exp(-stability * landscape.barrier(phi)) / ATTEMPT_SECONDS;
            if (left * rate < hazardLeft) {
                hazardLeft -= left * rate;
                return phi;
            }
            double back = Math.exp(-stability * landscape.barrier(landscape.beyond(phi))) / ATTEMPT_SECONDS;
            if ((rate + back) * seconds > MANY) {
                return equilibrate(landscape, rate, back);
            }
            left -= hazardLeft / rate;
            phi = landscape.beyond(phi);
            hazardLeft = exponential();
        }
    }

    /** From this many expected events on, the state is drawn from the stationary distribution. */
    private static final double MANY = 1000;

    private double equilibrate(EnergyLandscape landscape, double away, double back) {
        if (random.nextDouble() < away / (away + back)) {
            phi = landscape.beyond(phi);
        }
        hazardLeft = exponential();
        return phi;
    }

    private double exponential() {
        return -Math.log1p(-random.nextDouble());
    }
}
