package io.mtjlab.simulators.wiring;

/**
 * A generator's sync output.
 *
 * @param role of the instrument
 * @param hertz 0 when it is off
 * @param degrees of the oscillator's period at which it rises
 * @param untilNanos when it ends; {@link Long#MAX_VALUE} for never
 */
public record Sync(String role, double hertz, double degrees, long untilNanos) {

    public static final Sync NONE = new Sync("", 0, 0, Long.MAX_VALUE);
}
