package io.mtjlab.simulators.wiring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The relays between instruments and junction. Who has none in his cable is always connected. */
final class Relays {

    private final Map<String, List<WiringSpec.Relay>> inCable;
    private boolean contact = true;
    private final Map<String, Set<String>> closed = new HashMap<>();
    private final Map<String, Map<String, Boolean>> stuck = new HashMap<>();
    private final Set<String> broken = new HashSet<>();

    Relays(Map<String, List<WiringSpec.Relay>> inCable) {
        this.inCable = inCable;
    }

    /** This relay stays as it is told, whatever its switch wants. */
    void stick(String switchRole, String channel, boolean closedForGood) {
        stuck.computeIfAbsent(switchRole, role -> new HashMap<>()).put(channel, closedForGood);
    }

    /** The cable of this instrument has a contact that is open. */
    void breakContact(String role) {
        broken.add(role);
    }

    /** Ends what was said of the relays of this switch, or the cable of this instrument. */
    void heal(String role) {
        stuck.remove(role);
        broken.remove(role);
    }

    private boolean conducts(WiringSpec.Relay relay) {
        Boolean forGood = stuck.getOrDefault(relay.switchRole(), Map.of()).get(relay.channel());
        return forGood != null
                ? forGood
                : closed.getOrDefault(relay.switchRole(), Set.of()).contains(relay.channel());
    }

    /** The probes of a prober are down, or up. */
    void contact(boolean made) {
        contact = made;
    }

    void set(String switchRole, Set<String> closedChannels) {
        closed.put(switchRole, new HashSet<>(closedChannels));
    }

    /** True when the probes are down, and any one of the relays in this instrument's cable is closed, or it has none. */
    boolean connected(String role) {
        List<WiringSpec.Relay> relays = inCable.getOrDefault(role, List.of());
        return contact
                && !broken.contains(role)
                && (relays.isEmpty() || relays.stream().anyMatch(this::conducts));
    }
}
