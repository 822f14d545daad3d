package io.mtjlab.simulators.physics.macrospin;

import io.mtjlab.simulators.physics.macrospin.DrivenEquation.Push;

/**
 * The equation of a layer that its own current heats: at each temperature it follows from the cold layer's by M_s and P
 * alone (Rodrigues et al. (2023), eqs. (3), (4) and (6)), and whatever depends neither on the temperature nor on the
 * pillar's current is worked out once.
 */
final class HotLayer {

    private final JouleHeating heating;
    private final double channelAmperesPerSquareMetre;
    private final double stepSeconds;
    private final Magnet magnet;
    private final DrivenEquation cold;
    private final Vec3 anisotropy;
    private final Vec3 polarizer;
    private final double polarization;
    /** M_s(0) over M_s of the cold layer. */
    private final double perShare;
    /** Variance of the thermal field over T, at the cold layer's M_s. */
    private final double squareTeslaPerKelvin;

    HotLayer(MacrospinModel model, JouleHeating heating, double channelAmperesPerSquareMetre, double stepSeconds) {
        LandauLifshitzGilbert equation = model.equation();
        this.heating = heating;
        this.channelAmperesPerSquareMetre = channelAmperesPerSquareMetre;
        this.stepSeconds = stepSeconds;
        this.magnet = equation.magnet();
        this.cold = equation.under(0, channelAmperesPerSquareMetre);
        this.anisotropy = magnet.anisotropyTeslaOverEach().times(cold.prefactor());
        this.polarizer = equation.spinTransfer().polarizer();
        this.polarization = model.polarization();
        this.perShare = 1 / heating.magnetizationShare(model.kelvin());
        double sigma = ThermalField.sigmaTesla(magnet, 1, stepSeconds);
        this.squareTeslaPerKelvin = sigma * sigma;
    }

    /** Whether this was made for these. */
    boolean isFor(double channel, double step) {
        return channelAmperesPerSquareMetre == channel && stepSeconds == step;
    }

    /** The pillar's drive over eta, at the cold layer's M_s. */
    double drive(double pillarAmperesPerSquareMetre) {
        return cold.prefactor() * SpinTorque.teslaAtFullEfficiency(magnet, pillarAmperesPerSquareMetre);
    }

    /** M_s over the cold layer's. */
    double saturationRatio(double kelvin) {
        return heating.magnetizationShare(kelvin) * perShare;
    }

    double polarization(double saturationRatio) {
        return polarization * saturationRatio * Math.sqrt(saturationRatio);
    }

    /** The magnetisation after a step of Heun's. @param drive see {@link #drive} */
    Vec3 heun(Vec3 m, Vec3 tesla, double saturationRatio, double hotPolarization, double drive) {
        double perRatio = 1 / saturationRatio;
        Vec3 own = cold.diagonal().times(saturationRatio).plus(1 - saturationRatio, anisotropy);
        Vec3 lean = polarizer.times(-hotPolarization * hotPolarization);
        double pillar = 2 * hotPolarization * drive * perRatio;
        double channel = cold.channel().drive() * perRatio;
        Vec3 first = rate(m, tesla, own, lean, pillar, channel);
        Vec3 second = rate(m.plus(stepSeconds, first), tesla, own, lean, pillar, channel);
        return m.plus(stepSeconds / 2, first.plus(second)).unit();
    }

    private Vec3 rate(Vec3 m, Vec3 tesla, Vec3 ownField, Vec3 lean, double pillarDrive, double channelDrive) {
        Push channel = cold.channel();
        Vec3 free = cold.free(m, tesla, ownField);
        Vec3 pushed = Push.addTo(free, m, polarizer, lean, 1, cold.pillar().fieldLikeRatio(), pillarDrive);
        return Push.addTo(
                pushed,
                m,
                channel.polarizer(),
                channel.lean(),
                channel.offset(),
                channel.fieldLikeRatio(),
                channelDrive);
    }

    /** Standard deviation of each component of the thermal field. */
    double sigmaTesla(double kelvin, double saturationRatio) {
        return Math.sqrt(squareTeslaPerKelvin * kelvin / saturationRatio);
    }

    /** dT/dt in K/s. */
    double kelvinPerSecond(double kelvin, double hotPolarization, Vec3 m, double amperesPerSquareMetre) {
        return heating.kelvinPerSecond(
                kelvin, JouleHeating.normalizedResistance(hotPolarization, m.dot(polarizer)), amperesPerSquareMetre);
    }
}
