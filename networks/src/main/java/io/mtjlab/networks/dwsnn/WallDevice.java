package io.mtjlab.networks.dwsnn;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.networks.device.CardValues;
import io.mtjlab.networks.device.Cost;
import io.mtjlab.networks.spiking.LeakyNeuron;
import io.mtjlab.networks.spiking.SpikingNeuron;
import io.mtjlab.networks.spiking.WallNeuron;
import io.mtjlab.simulators.physics.domainwall.RacetrackPreset;

/**
 * The neuron and what a step of it costs.
 *
 * @param neuron of the network
 * @param pulse a pulse along the track of one neuron; {@link Cost#NONE} for an ideal one
 * @param read a reading of the junction at the track's end
 * @param areaSquareMetres that a neuron's track takes, 0 where that is not known
 */
public record WallDevice(SpikingNeuron neuron, Cost pulse, Cost read, double areaSquareMetres) {

    /** Pulses of 2.4 V take the domain across; amplitude coding reads at 2.4 V too, Cui et al. (2023), Figs. 3 and 4. */
    private static final double PULSE_VOLTS = 2.4;

    /** Of a reading, chosen: a tenth of a volt for as long as a pulse. */
    private static final double READ_VOLTS = 0.1;

    /** Width of the track as fabricated, Cui et al. (2023). */
    private static final double TRACK_WIDTH_METRES = 250e-9;

    /** 12 pulses with sigma = 0.3, Cui et al. (2023). */
    public static final WallDevice CUI_2023 =
            racetrack(new WallNeuron(12, 0.3, 0, "Cui et al. 2023: 12 pulses, sigma 0.3"));

    /** 35 pulses with sigma = 0.3. */
    public static final WallDevice CUI_2023_NUMBER =
            racetrack(new WallNeuron(35, 0.3, 0, "Cui et al. 2023: 35 pulses, sigma 0.3"));

    /** Without any device behind it. */
    public static WallDevice ideal(SpikingNeuron neuron) {
        return new WallDevice(neuron, Cost.NONE, Cost.NONE, 0);
    }

    /** The leaky neuron of the comparison. */
    public static final WallDevice LEAKY = ideal(LeakyNeuron.NORSE);

    /**
     * The device that a card describes: {@code pulses.N_fire} pulses, of which each moves the wall with a relative
     * deviation of {@code N_fire_sd / sqrt(N_fire)}, since the deviations of N steps add up to that of their sum; from
     * neuron to neuron the card's spread of {@code pulses.N_fire}. The track is that of the preset.
     */
    public static WallDevice of(DeviceCard card) {
        CardValues values = new CardValues(card);
        double pulses = values.need("pulses.N_fire", "the number of pulses after which a neuron fires");
        double deviation = values.find("pulses.N_fire_sd").orElse(0);
        return racetrack(new WallNeuron(
                pulses,
                deviation / Math.sqrt(pulses),
                values.spread("pulses.N_fire") / pulses,
                values.origin() + ", pulses"));
    }

    private static WallDevice racetrack(WallNeuron neuron) {
        RacetrackPreset track = RacetrackPreset.cui2023();
        double seconds = RacetrackPreset.PULSE_SECONDS;
        return new WallDevice(
                neuron,
                Cost.ofVolts(PULSE_VOLTS, track.trackOhms(), seconds),
                Cost.ofVolts(READ_VOLTS, track.second().parallelOhms(), seconds),
                track.trackMetres() * TRACK_WIDTH_METRES);
    }

    /** The same device with a neuron of other numbers. */
    public WallDevice with(WallNeuron other) {
        return new WallDevice(other, pulse, read, areaSquareMetres);
    }
}
