package io.mtjlab.protocols.contact;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.instruments.capability.Prober;
import io.mtjlab.instruments.capability.SwitchMatrix;
import io.mtjlab.instruments.scpi.NotSafe;

/**
 * Brings the instruments to a device and away from it: the shorting relay closes and grounds the pads, the source stands at
 * zero with its lowest compliance, the needles touch, the device's relays close, the short opens; and back the same way.
 *
 * <p>Before every motion of chuck or relay each output of the step is asked whether it is safe: none moves while one is
 * not. The drivers refuse it a second time, by what they hold.
 */
public final class Contact {

    /** A step over a wafer, down and up; for estimates. */
    private static final double STEP_SECONDS = 1.0;

    private final Optional<Prober> prober;
    private final Optional<SwitchMatrix> matrix;
    private final ContactCheck check;
    private final List<String> shorting;
    private final List<SafeAction> outputs;
    private @Nullable Target at;

    /**
     * A device.
     *
     * @param site where the needles go; empty for one that is bonded
     * @param relays that lead to it
     */
    public record Target(Optional<Prober.Site> site, List<String> relays) {
        public Target {
            relays = List.copyOf(relays);
        }
    }

    /**
     * @param shorting relays that short and ground the pads; none where there are none
     * @param outputs everything that the step may make live, the prober aside
     */
    public Contact(
            Optional<Prober> prober,
            Optional<SwitchMatrix> matrix,
            ContactCheck check,
            List<String> shorting,
            List<SafeAction> outputs) {
        this.prober = prober;
        this.matrix = matrix;
        this.check = check;
        this.shorting = List.copyOf(shorting);
        this.outputs = List.copyOf(outputs);
    }

    /** Whether the instruments are at this device, as far as is known and the prober says. */
    public boolean isAt(Target target) {
        return target.equals(at) && prober.map(Prober::inContact).orElse(true);
    }

    /** Leaves where it is, and goes there; needles on the pads, relays closed, short open. */
    public void approach(Target target) throws Exception {
        leaveDevice();
        check.prepare();
        if (prober.isPresent()
                && !(at != null
                        && at.site().equals(target.site())
                        && prober.get().inContact())) {
            at = null;
            connect(shorting);
            quiet("step");
            prober.get().stepTo(target.site().orElseThrow());
            quiet("contact");
            prober.get().contact();
        }
        connect(both(target));
        connect(target.relays());
        at = target;
    }

    /** By both signs of a microampere at most. */
    public ContactCheck.Reading read() throws InterruptedException {
        check.prepare();
        return check.read();
    }

    /** Short closed, needles up, relays open. */
    public void leave() throws Exception {
        leaveDevice();
        if (prober.isPresent()) {
            at = null;
            quiet("separate");
            prober.get().separate();
        }
    }

    /** Somebody else has made the bench safe: the needles are up, the relays are anyhow. */
    public void forget() {
        at = null;
    }

    private void leaveDevice() throws Exception {
        check.source().makeSafe();
        Target here = at;
        if (here != null) {
            connect(both(here));
            connect(shorting);
        }
    }

    private Set<String> both(Target target) {
        Set<String> both = new LinkedHashSet<>(target.relays());
        both.addAll(shorting);
        return both;
    }

    private void connect(Iterable<String> relays) throws Exception {
        if (matrix.isPresent()) {
            quiet("relays");
            Set<String> closed = new LinkedHashSet<>();
            relays.forEach(closed::add);
            matrix.get().connect(closed);
        }
    }

    private void quiet(String what) throws Exception {
        for (SafeAction output : outputs) {
            if (!output.isSafe()) {
                throw new NotSafe(output.name(), "it is live, and " + what + " would move; switch off first");
            }
        }
    }

    public double expectedSeconds() {
        return (prober.isPresent() ? STEP_SECONDS : 0) + check.expectedSeconds();
    }
}
