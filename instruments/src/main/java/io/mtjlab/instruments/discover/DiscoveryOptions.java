package io.mtjlab.instruments.discover;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.mtjlab.instruments.session.serial.SerialSettings;

/**
 * Where to look, and for how long.
 *
 * @param kinds to look for
 * @param budget for all of it, wall time: a third at most passes with listening, the rest is for {@code *IDN?}
 * @param networkInterface by the system's name ({@code eth0}); empty: all that are up, loopback apart
 * @param serial how a serial port is set to be asked
 */
public record DiscoveryOptions(
        Set<DiscoveryKind> kinds, Duration budget, Optional<String> networkInterface, SerialSettings serial) {

    /** Everything, everywhere, within 6 s, serial ports at 9600 8N1. */
    public static final DiscoveryOptions DEFAULT = new DiscoveryOptions(
            Set.of(DiscoveryKind.values()), Duration.ofSeconds(6), Optional.empty(), SerialSettings.DEFAULT);

    public DiscoveryOptions {
        kinds = Set.copyOf(kinds);
    }

    public DiscoveryOptions withKinds(Set<DiscoveryKind> newKinds) {
        return new DiscoveryOptions(newKinds, budget, networkInterface, serial);
    }

    public DiscoveryOptions withBudget(Duration newBudget) {
        return new DiscoveryOptions(kinds, newBudget, networkInterface, serial);
    }

    public DiscoveryOptions withNetworkInterface(String name) {
        return new DiscoveryOptions(kinds, budget, Optional.of(name), serial);
    }

    public DiscoveryOptions withSerial(SerialSettings newSerial) {
        return new DiscoveryOptions(kinds, budget, networkInterface, newSerial);
    }
}
