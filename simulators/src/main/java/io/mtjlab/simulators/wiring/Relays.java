package io.mtjlab.simulators.wiring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The relays between instruments and junction. Who has none in his cable is always connected. */
final class Relays {

    private final Map<String, List<WiringSpec.Relay>> inCable;
    private final Map<String, Set<String>> closed = new HashMap<>();

    Relays(Map<String, List<WiringSpec.Relay>> inCable) {
        this.inCable = inCable;
    }

    void set(String switchRole, Set<String> closedChannels) {
        closed.put(switchRole, new HashSet<>(closedChannels));
    }

    /** True when any one of the relays in this instrument's cable is closed, or it has none. */
    boolean connected(String role) {
        List<WiringSpec.Relay> relays = inCable.getOrDefault(role, List.of());
        return relays.isEmpty()
                || relays.stream()
                        .anyMatch(relay -> closed.getOrDefault(relay.switchRole(), Set.of())
                                .contains(relay.channel()));
    }
}
