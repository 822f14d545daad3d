package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The microwave generators of a bench, their sync outputs, and those who follow what the carrier does. */
final class Carriers {

    private final Map<String, CarrierSignal> generators = new TreeMap<>();
    private final Map<String, Double> syncs = new TreeMap<>();
    private final List<SignalFollower> followers = new ArrayList<>();
    private RfDrive acting = RfDrive.OFF;

    void generator(String role, CarrierSignal signal) {
        generators.put(role, signal);
    }

    void sync(String role, double hertz) {
        syncs.put(role, hertz);
    }

    void attach(SignalFollower follower) {
        followers.add(follower);
    }

    /** Frequency at the reference inputs; 0 when nothing is there. */
    double referenceHertz() {
        return syncs.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    long nextStepAfter(long nanos) {
        long step = Long.MAX_VALUE;
        for (CarrierSignal signal : generators.values()) {
            step = Math.min(step, signal.nextStepAfter(nanos));
        }
        return step;
    }

    /** The strongest carrier is the one that acts from here on. */
    RfDrive act(long nanos) {
        RfDrive strongest = RfDrive.OFF;
        for (CarrierSignal signal : generators.values()) {
            RfDrive carrier = signal.at(nanos);
            strongest = carrier.watts() > strongest.watts() ? carrier : strongest;
        }
        acting = strongest;
        return strongest;
    }

    /** Tells the followers what has acted until now. */
    void follow(long nanos, DeviceUnderTest device) {
        if (followers.isEmpty()) {
            return;
        }
        double fraction = acting.fundamentalFraction();
        double rms = fraction > 0 && acting.watts() > 0 ? fraction * device.rectifiedVolts() : 0;
        for (SignalFollower follower : followers) {
            follower.follow(nanos, rms, fraction > 0 ? acting.modulationHertz() : 0);
        }
    }
}
