package io.mtjlab.analysis.design;

/**
 * A parameter that is asked for.
 *
 * @param name for people
 * @param index among the parameters
 * @param halfWidth that half of its 95 % interval is to be, in its own unit or as a share of its value
 * @param relative whether it is a share
 */
public record Target(String name, int index, double halfWidth, boolean relative) {}
