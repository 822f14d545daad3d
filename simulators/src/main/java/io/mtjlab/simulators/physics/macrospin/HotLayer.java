package io.mtjlab.simulators.physics.macrospin;

/**
 * The equation of a layer that its own current heats, under constant currents: at each temperature it follows from the
 * cold layer's by M_s and P alone (Rodrigues et al. (2023), eqs. (3), (4) and (6)), and whatever does not depend on the
 * temperature is worked out once.
 */
final class HotLayer {

    private final JouleHeating heating;
    private final DrivenEquation cold;
    private final Vec3 anisotropy;
    private final Vec3 polarizer;
    private final double polarization;
    /** M_s(0) over M_s of the cold layer. */
    private final double perShare;
    /** The pillar's drive over eta, at the cold layer's M_s. */
    private final double drive;
    /** Variance of the thermal field over T, at the cold layer's M_s. */
    private final double squareTeslaPerKelvin;

    HotLayer(MacrospinModel model, JouleHeating heating, Stimulus stimulus, double stepSeconds) {
        LandauLifshitzGilbert equation = model.equation();
        double pillar = stimulus.pillarAmperesPerSquareMetre();
        this.heating = heating;
        this.cold = equation.under(pillar, stimulus.channelAmperesPerSquareMetre());
        this.anisotropy = equation.magnet().anisotropyTeslaOverEach().times(cold.prefactor());
        this.polarizer = equation.spinTransfer().polarizer();
        this.polarization = model.polarization();
        this.perShare = 1 / heating.magnetizationShare(model.kelvin());
        this.drive = cold.prefactor() * SpinTorque.teslaAtFullEfficiency(equation.magnet(), pillar);
        double sigma = ThermalField.sigmaTesla(equation.magnet(), 1, stepSeconds);
        this.squareTeslaPerKelvin = sigma * sigma;
    }

    /** M_s over the cold layer's. */
    double saturationRatio(double kelvin) {
        return heating.magnetizationShare(kelvin) * perShare;
    }

    double polarization(double saturationRatio) {
        return polarization * saturationRatio * Math.sqrt(saturationRatio);
    }

    DrivenEquation equation(double saturationRatio, double hotPolarization) {
        double perRatio = 1 / saturationRatio;
        DrivenEquation.Push pillar = cold.pillar();
        DrivenEquation.Push channel = cold.channel();
        return new DrivenEquation(
                cold.prefactor(),
                cold.damping(),
                cold.diagonal().times(saturationRatio).plus(1 - saturationRatio, anisotropy),
                cold.oblique(),
                cold.easyAxis(),
                new DrivenEquation.Push(
                        polarizer,
                        polarizer.times(-hotPolarization * hotPolarization),
                        1,
                        pillar.fieldLikeRatio(),
                        2 * hotPolarization * drive * perRatio),
                new DrivenEquation.Push(
                        channel.polarizer(),
                        channel.lean(),
                        channel.offset(),
                        channel.fieldLikeRatio(),
                        channel.drive() * perRatio));
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
