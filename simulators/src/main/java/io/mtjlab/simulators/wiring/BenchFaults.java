package io.mtjlab.simulators.wiring;

import java.util.List;
import java.util.function.Consumer;

/** What can break between instruments and device. Under the bench's lock. */
public final class BenchFaults {

    private final WiringSpec spec;
    private final Relays relays;
    private final Port junction;
    private final Consumer<Runnable> change;

    /** @param change lets something happen now, after all that was before */
    BenchFaults(WiringSpec spec, Relays relays, Port junction, Consumer<Runnable> change) {
        this.spec = spec;
        this.relays = relays;
        this.junction = junction;
        this.change = change;
    }

    /** See {@link WiringSpec#relaysOf}. */
    public List<String> relaysOf(String switchRole) {
        return spec.relaysOf(switchRole);
    }

    /** A relay sticks: open or closed, whatever its switch wants. */
    public void stickRelay(String switchRole, String channel, boolean closed) {
        change.accept(() -> relays.stick(switchRole, channel, closed));
    }

    /** A contact in the cable of an instrument opens. */
    public void breakContact(String role) {
        change.accept(() -> relays.breakContact(role));
    }

    /** Ends stuck relays and open contacts of an instrument. */
    public void heal(String role) {
        change.accept(() -> relays.heal(role));
    }

    /** The barrier of the die under the needles breaks down, for good: what is left is a resistor. */
    public void breakDown(double ohms) {
        change.accept(() -> junction.device().breakDown(ohms));
    }
}
