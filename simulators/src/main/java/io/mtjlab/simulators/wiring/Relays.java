package io.mtjlab.simulators.wiring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The relays between instruments and junction. Who has none in his cable is always connected. */
final class Relays {

    private final WiringSpec spec;
    private boolean contact = true;
    private final Map<String, Set<String>> closed = new HashMap<>();
    private final Map<String, Map<String, Boolean>> stuck = new HashMap<>();
    private final Set<String> broken = new HashSet<>();

    Relays(WiringSpec spec) {
        this.spec = spec;
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

    /** True when the instrument's cable ends, or can be made to end, at this pair of terminals. */
    boolean reaches(String role, String pair) {
        List<WiringSpec.Relay> relays = inCable(role);
        return relays.isEmpty()
                ? spec.pairOf(role).equals(pair)
                : relays.stream().anyMatch(relay -> pair.equals(pairOf(role, relay)));
    }

    /**
     * True when the probes are down, and any one of the relays between this instrument and this pair of terminals is
     * closed, or it is wired there without one.
     */
    boolean connected(String role, String pair) {
        if (!contact || broken.contains(role)) {
            return false;
        }
        List<WiringSpec.Relay> relays = inCable(role);
        return relays.isEmpty() ? spec.pairOf(role).equals(pair) : anyConducts(relays, role, pair);
    }

    private boolean anyConducts(List<WiringSpec.Relay> relays, String role, String pair) {
        for (WiringSpec.Relay relay : relays) {
            if (pair.equals(pairOf(role, relay)) && conducts(relay)) {
                return true;
            }
        }
        return false;
    }

    private List<WiringSpec.Relay> inCable(String role) {
        return spec.relays().getOrDefault(role, List.of());
    }

    private String pairOf(String role, WiringSpec.Relay relay) {
        return relay.pair().isEmpty() ? spec.pairOf(role) : relay.pair();
    }
}
