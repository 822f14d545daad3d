package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Those who follow what repeats itself at the terminals: the rectified carrier's modulation, and currents that swing. */
final class Followers {

    private final List<Port> ports;
    private final List<SignalFollower> followers = new ArrayList<>();

    Followers(List<Port> ports) {
        this.ports = ports;
    }

    void attach(SignalFollower follower) {
        followers.add(follower);
    }

    /** Tells the followers what there has been until now. */
    void follow(long nanos) {
        if (followers.isEmpty()) {
            return;
        }
        Map<Port, SignalFollower.Signals> signals = new HashMap<>();
        for (SignalFollower follower : followers) {
            follower.follow(
                    nanos,
                    ports.stream()
                            .filter(port -> port.connected(follower.role()))
                            .findFirst()
                            .map(port -> port.signals(
                                    follower.role(), signals.computeIfAbsent(port, each -> each.signals(nanos)), nanos))
                            .orElse(SignalFollower.Signals.NONE));
        }
    }

    /** The resistance now is what a swinging current meets until the next look. */
    void look(long nanos) {
        if (!followers.isEmpty()) {
            ports.forEach(port -> port.look(nanos));
        }
    }

    /**
     * When those who follow a swinging current look at the junction again: moments that do not depend on who asks.
     *
     * @param now of a clock that runs freely, where what has no trace is left out; below 0 of a driven one
     */
    long nextLookAfter(long nanos, long now) {
        if (followers.isEmpty() || ports.stream().noneMatch(port -> port.swings(nanos))) {
            return Long.MAX_VALUE;
        }
        long step = Long.MAX_VALUE;
        long memory = now < 0 ? Long.MAX_VALUE : 0;
        for (SignalFollower follower : followers) {
            step = Math.min(step, follower.stepNanos());
            memory = Math.max(memory, follower.memoryNanos());
        }
        long from = memory > now ? nanos : Math.max(nanos, now - memory);
        return (from / step + 1) * step;
    }
}
