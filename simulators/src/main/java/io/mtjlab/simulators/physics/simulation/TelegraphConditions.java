package io.mtjlab.simulators.physics.simulation;

import io.mtjlab.simulators.physics.neuron.NeuronPreset;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;

/**
 * What acts on a junction while it switches by itself.
 *
 * @param hardOersted field along the hard axis
 * @param amperes direct current
 * @param rfWatts carrier power at the generator's connector; 0 is off
 */
public record TelegraphConditions(double hardOersted, double amperes, double rfHertz, double rfWatts, double kelvin) {

    TelegraphConditions inField(double oersted) {
        return new TelegraphConditions(oersted, amperes, rfHertz, rfWatts, kelvin);
    }

    DwellTimes dwell(NeuronPreset preset) {
        return preset.telegraphDwell(hardOersted, amperes, rfHertz, rfWatts, kelvin);
    }
}
