package io.mtjlab.instruments.drivers;

import java.time.Duration;

import io.mtjlab.instruments.capability.SourceMeter;

/**
 * One memory location of a source meter that sweeps through complete setups rather than levels.
 *
 * @param sources amperes or volts
 * @param level amperes or volts, as it sources
 * @param limit of the other one, volts or amperes: the compliance
 * @param powerLineCycles integration time of its reading in cycles of the mains
 * @param delay from its level to its reading
 */
public record SourceLocation(
        SourceMeter.Function sources, double level, double limit, double powerLineCycles, Duration delay) {}
