package io.mtjlab.simulators.twin.sampling;

/**
 * One range of a quantity.
 *
 * @param nominal its name, for example 2 for the 2 V range
 * @param fraction limit of error in proportion to the value, as specified
 * @param offset limit of error besides
 * @param noise RMS of a reading over one power line cycle
 */
public record Scale(double nominal, double fraction, double offset, double noise) {}
