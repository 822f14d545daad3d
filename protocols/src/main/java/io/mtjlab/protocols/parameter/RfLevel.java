package io.mtjlab.protocols.parameter;

import java.util.OptionalDouble;

/**
 * A carrier's level, or no carrier.
 *
 * @param dbm at the generator's connector; empty is off
 */
public record RfLevel(OptionalDouble dbm) {

    public static final RfLevel OFF = new RfLevel(OptionalDouble.empty());

    public static RfLevel of(double dbm) {
        return new RfLevel(OptionalDouble.of(dbm));
    }

    public boolean on() {
        return dbm.isPresent();
    }

    /** The number, or the word {@code off}. */
    public Object plain() {
        return dbm.isPresent() ? (Object) dbm.getAsDouble() : "off";
    }

    /** As in keys: {@code -15} or {@code off}. */
    @Override
    public String toString() {
        return dbm.isPresent() ? Grid.plain(dbm.getAsDouble()) : "off";
    }
}
