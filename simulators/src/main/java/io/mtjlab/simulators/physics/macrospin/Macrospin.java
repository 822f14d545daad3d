package io.mtjlab.simulators.physics.macrospin;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * One macrospin on its way through time. Not thread-safe.
 *
 * <p>With a temperature above 0 the steps are Heun's with the thermal field held over a step, which gives the
 * Stratonovich solution; without, the classical Runge-Kutta method unless Heun's is asked for. After each step the
 * magnetisation is brought back to length 1.
 */
public final class Macrospin {

    private final MacrospinModel model;
    private final Gaussians gaussians;
    private Integrator deterministic = Integrator.RUNGE_KUTTA;
    private @Nullable HotLayer hot;
    private double x;
    private double y;
    private double z;
    private double kelvin;
    private double seconds;

    /**
     * A layer at rest.
     *
     * @param random of the heat bath
     */
    public Macrospin(MacrospinModel model, UniformRandomProvider random) {
        this.model = model;
        this.gaussians = new Gaussians(random);
        this.kelvin = model.heating().map(JouleHeating::ambientKelvin).orElse(model.kelvin());
        place(model.rest());
    }

    public MacrospinModel model() {
        return model;
    }

    /** The method of the steps without a thermal field. */
    public void integrateBy(Integrator method) {
        deterministic = method;
    }

    /** Puts the magnetisation somewhere; its length becomes 1. */
    public void place(Vec3 direction) {
        Vec3 m = direction.unit();
        x = m.x();
        y = m.y();
        z = m.z();
    }

    /** Direction of the magnetisation, of length 1. */
    public Vec3 magnetization() {
        return new Vec3(x, y, z);
    }

    public double kelvin() {
        return kelvin;
    }

    /** Time since the beginning. */
    public double seconds() {
        return seconds;
    }

    public double ohms() {
        return model.resistance().ohms(magnetization());
    }

    /** Lets {@code steps} steps of {@code stepSeconds} pass under one stimulus. */
    public void advance(Stimulus stimulus, double stepSeconds, long steps) {
        if (model.heating().isPresent()) {
            heated(model.heating().get(), stimulus, stimulus.pillarAmperesPerSquareMetre(), stepSeconds, steps);
        } else {
            cold(stimulus, stepSeconds, steps);
        }
        seconds += steps * stepSeconds;
    }

    /** The same under a current through the pillar alone; a heated layer takes it without allocating anything. */
    public void advance(double pillarAmperesPerSquareMetre, double stepSeconds, long steps) {
        if (model.heating().isPresent()) {
            heated(model.heating().get(), Stimulus.NONE, pillarAmperesPerSquareMetre, stepSeconds, steps);
        } else {
            cold(Stimulus.NONE.withPillarCurrent(pillarAmperesPerSquareMetre), stepSeconds, steps);
        }
        seconds += steps * stepSeconds;
    }

    private void cold(Stimulus stimulus, double stepSeconds, long steps) {
        Stimulus all = stimulus.withField(stimulus.fieldTesla().plus(model.builtIn()));
        DrivenEquation equation =
                model.equation().under(stimulus.pillarAmperesPerSquareMetre(), stimulus.channelAmperesPerSquareMetre());
        if (kelvin > 0) {
            shaken(equation, all, stepSeconds, steps);
        } else {
            quiet(equation, all, stepSeconds, steps);
        }
    }

    private void quiet(DrivenEquation equation, Stimulus stimulus, double step, long steps) {
        keep(
                stimulus.hasCarrier()
                        ? deterministic.run(
                                (t, m) -> equation.rate(m, stimulus.fieldTeslaAt(t)),
                                seconds,
                                magnetization(),
                                step,
                                steps)
                        : deterministic.run(equation, stimulus.fieldTesla(), magnetization(), step, steps));
    }

    private void shaken(DrivenEquation equation, Stimulus stimulus, double step, long steps) {
        double sigma = ThermalField.sigmaTesla(model.equation().magnet(), kelvin, step);
        boolean carrier = stimulus.hasCarrier();
        Vec3 constant = stimulus.fieldTesla();
        for (long i = 0; i < steps; i++) {
            // At the middle of the step: second order, and the corrector sees the same field as the predictor.
            Vec3 applied = carrier ? stimulus.fieldTeslaAt(seconds + (i + 0.5) * step) : constant;
            Vec3 field = applied.plus(sigma, gaussians.nextVector());
            keep(Integrator.heun(equation, field, magnetization(), step));
        }
    }

    private void heated(JouleHeating heating, Stimulus besides, double pillar, double step, long steps) {
        HotLayer layer = layer(heating, besides.channelAmperesPerSquareMetre(), step);
        double drive = layer.drive(pillar);
        boolean carrier = besides.hasCarrier();
        Vec3 constant = besides.fieldTesla().plus(model.builtIn());
        for (long i = 0; i < steps; i++) {
            double ratio = layer.saturationRatio(kelvin);
            double polarization = layer.polarization(ratio);
            double sigma = layer.sigmaTesla(kelvin, ratio);
            Vec3 heat = new Vec3(gaussians.next(), gaussians.next(), gaussians.next());
            Vec3 applied = carrier ? besides.withCarrierAt(seconds + (i + 0.5) * step, constant) : constant;
            Vec3 before = magnetization();
            keep(layer.heun(before, applied.plus(sigma, heat), ratio, polarization, drive));
            // Heun's step for the temperature, whose power follows the magnetisation
            double first = layer.kelvinPerSecond(kelvin, polarization, before, pillar);
            double second = layer.kelvinPerSecond(kelvin + step * first, polarization, magnetization(), pillar);
            kelvin += step / 2 * (first + second);
        }
    }

    /** Worked out anew only where something else than the pillar's current has changed. */
    private HotLayer layer(JouleHeating heating, double channel, double step) {
        HotLayer layer = hot;
        if (layer == null || !layer.isFor(channel, step)) {
            layer = new HotLayer(model, heating, channel, step);
            hot = layer;
        }
        return layer;
    }

    private void keep(Vec3 m) {
        x = m.x();
        y = m.y();
        z = m.z();
    }
}
