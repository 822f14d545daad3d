package io.mtjlab.simulators.physics.neuron;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.ConductanceLaw;
import io.mtjlab.simulators.physics.resonance.Rectification;
import io.mtjlab.simulators.physics.resonance.ResonanceLine;
import io.mtjlab.simulators.physics.resonance.ThinEllipse;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.SpinTorqueBias;
import io.mtjlab.simulators.physics.telegraph.ThermalBarrier;

/**
 * The numbers of one microwave neuron.
 *
 * @param conductance the saturated states of the loop along the easy axis
 * @param lowOhms low level of the telegraph signal
 * @param highOhms high level of the telegraph signal
 * @param attemptSeconds tau0
 * @param telegraphHeight D, barrier of the telegraph signal at balance over the thermal energy at {@code kelvin}
 * @param microwave alpha and beta of the telegraph signal's occupancy
 * @param ellipse the free layer: resonance, and barrier along the easy axis
 * @param rectification what STFMR shows
 * @param loopShiftOersted field at the middle of the easy-axis loop
 * @param bias what a direct current does to the barriers
 * @param breakdownVolts across the barrier, from which it breaks for good
 * @param kelvin temperature at which all this holds
 */
public record NeuronPreset(
        ConductanceLaw conductance,
        double lowOhms,
        double highOhms,
        double attemptSeconds,
        double telegraphHeight,
        MicrowaveResponse microwave,
        ThinEllipse ellipse,
        Rectification rectification,
        double loopShiftOersted,
        SpinTorqueBias bias,
        double breakdownVolts,
        double kelvin) {

    /**
     * The device of Luo et al., Phys. Rev. Applied 20, L011002 (2023). Printed there: 120 and 257 ohm, 184 and 238 ohm,
     * alpha 0.69 to 1.5 per Oe, beta 27.8 to 22.6 Oe between no microwave and -15 dBm at 1890 MHz, a pillar of 400 nm x
     * 200 nm x 2.5 nm, a loop slightly shifted to positive fields. Chosen, because the paper does not say: D = 18 and
     * tau0 = 1 ns (66 ms at balance), the shift law, 4 pi M_eff = 8000 Oe and H_k = 69.34 Oe (which put the resonance
     * at 1890 MHz in 30 Oe), a damping of 0.01, a shift of +6 Oe, the size of the rectified voltage, a breakdown at 1.2 V,
     * and a critical current of 10 mA (1.6e11 A/m^2), beside which the paper's 10 uA matters as little as it takes for
     * granted.
     */
    public static NeuronPreset luo2023() {
        double referenceWatts = Unit.dbmToWatts(-15);
        double pillarCubicMetres = Math.PI / 4 * 400e-9 * 200e-9 * 2.5e-9;
        return new NeuronPreset(
                new ConductanceLaw(120, 257),
                184,
                238,
                1e-9,
                18,
                new MicrowaveResponse(
                        0.69,
                        0.81,
                        1.05e-6,
                        27.8,
                        5.2,
                        referenceWatts,
                        ShiftLaw.AMPLITUDE,
                        Absorption.at(new ResonanceLine(1890e6, 228e6))),
                new ThinEllipse(69.34, 8000, 0.01, pillarCubicMetres),
                new Rectification(12e-6, 3.5e-6, 0.8e-6, referenceWatts),
                6,
                new SpinTorqueBias(10e-3, 0),
                1.2,
                300);
    }

    /** {@link #luo2023} with D = 14: 1.2 ms at balance, for a digitiser instead of a nanovoltmeter. */
    public static NeuronPreset luo2023Fast() {
        return luo2023().withTelegraphHeight(14);
    }

    /** The same device with another barrier D of the telegraph signal. */
    public NeuronPreset withTelegraphHeight(double height) {
        return with(height, microwave);
    }

    /** The same device with another law of the sigmoid's shift. */
    public NeuronPreset withShiftLaw(ShiftLaw law) {
        return with(telegraphHeight, microwave.with(law, microwave.absorption()));
    }

    /** The same device with a resonance that moves with the field also where it acts on the barrier. */
    public NeuronPreset withMovingResonance() {
        return with(
                telegraphHeight,
                microwave.with(microwave.shiftLaw(), microwave.absorption().movingWith(ellipse)));
    }

    /**
     * A device made beside this one: all four resistances are its own by one factor, and the centre of its sigmoid and the
     * barrier of its telegraph signal have moved.
     */
    public NeuronPreset neighbour(double resistanceFactor, double centreOersted, double height) {
        return new NeuronPreset(
                new ConductanceLaw(
                        resistanceFactor * conductance.parallelOhms(),
                        resistanceFactor * conductance.antiparallelOhms()),
                resistanceFactor * lowOhms,
                resistanceFactor * highOhms,
                attemptSeconds,
                height,
                microwave.withRestCentre(centreOersted),
                ellipse,
                rectification,
                loopShiftOersted,
                bias,
                breakdownVolts,
                kelvin);
    }

    private NeuronPreset with(double height, MicrowaveResponse response) {
        return new NeuronPreset(
                conductance,
                lowOhms,
                highOhms,
                attemptSeconds,
                height,
                response,
                ellipse,
                rectification,
                loopShiftOersted,
                bias,
                breakdownVolts,
                kelvin);
    }

    /** Switching of the telegraph signal along the hard axis under a microwave, about the centre without one. */
    public ThermalBarrier telegraphBarrier(double rfHertz, double rfWatts, double atKelvin) {
        return telegraphBarrier(rfHertz, rfWatts, microwave.restCentreOersted(), atKelvin);
    }

    /** The same in another field, where the resonance moves with it. */
    public ThermalBarrier telegraphBarrier(double rfHertz, double rfWatts, double hardOersted, double atKelvin) {
        return ThermalBarrier.ofSigmoid(
                        attemptSeconds,
                        telegraphHeight,
                        microwave.centreOersted(rfHertz, rfWatts, hardOersted),
                        microwave.slopePerOersted(rfHertz, rfWatts, hardOersted))
                .heated(kelvin, atKelvin);
    }

    /**
     * Mean dwell times of the telegraph signal in a field along the hard axis, under a microwave and a direct current;
     * 0 W is no microwave.
     */
    public DwellTimes telegraphDwell(
            double hardOersted, double amperes, double rfHertz, double rfWatts, double atKelvin) {
        return telegraphBarrier(rfHertz, rfWatts, hardOersted, atKelvin).dwellTimes(hardOersted, bias.share(amperes));
    }

    /** Switching along the easy axis: Stoner and Wohlfarth's barrier, shifted by the stray field. */
    public ThermalBarrier loopBarrier(double atKelvin) {
        return new ThermalBarrier(
                        attemptSeconds,
                        ellipse.barrierOverThermalEnergy(kelvin),
                        loopShiftOersted,
                        ellipse.anisotropyOersted())
                .heated(kelvin, atKelvin);
    }
}
