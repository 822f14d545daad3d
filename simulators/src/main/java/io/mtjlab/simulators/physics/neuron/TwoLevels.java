package io.mtjlab.simulators.physics.neuron;

import io.mtjlab.simulators.physics.telegraph.DwellTimes;

/**
 * The two states that the neuron switches between under one drive.
 *
 * @param lowOhms resistance of the state that positive field favours
 * @param highOhms resistance of the other
 */
record TwoLevels(double lowOhms, double highOhms, DwellTimes dwell) {}
