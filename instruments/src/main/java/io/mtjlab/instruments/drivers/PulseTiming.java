package io.mtjlab.instruments.drivers;

import java.util.Locale;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.PulseGenerator.Pulse;
import io.mtjlab.instruments.capability.PulseGenerator.Train;
import io.mtjlab.instruments.scpi.Setting;

/** What the pulses of the 33xxx family have in common. */
final class PulseTiming {

    /** Answered for a load of infinity. */
    private static final double INFINITE = 9e37;

    /** A whole edge is its 10 to 90 % part over 0.8; both ends of a pulse need theirs twice. */
    private static final double EDGES = 1.6;

    private PulseTiming() {}

    /** The edge of both sides. @throws InvalidInput when they differ, or do not fit into the width */
    static double commonEdge(String role, Pulse pulse, String source) {
        if (pulse.firstEdgeSeconds() != pulse.secondEdgeSeconds()) {
            throw new InvalidInput(role + ": edges of " + pulse.firstEdgeSeconds() + " and " + pulse.secondEdgeSeconds()
                    + " s refused: this generator has one time for both (" + source + ")");
        }
        refuseLong(role, pulse, pulse.firstEdgeSeconds(), source);
        return pulse.firstEdgeSeconds();
    }

    static void refuseLong(String role, Pulse pulse, double edgeSeconds, String source) {
        if (EDGES * edgeSeconds > pulse.widthSeconds() * (1 + 1e-9)) {
            throw new InvalidInput(role + ": edge of " + edgeSeconds + " s refused: a width of " + pulse.widthSeconds()
                    + " s takes " + pulse.widthSeconds() / EDGES + " s at most (" + source + ")");
        }
    }

    /** The period to program: a single pulse takes what it needs. @throws InvalidInput when pulses would meet */
    static double period(String role, Train train, double leastSeconds, String source) {
        Pulse pulse = train.pulse();
        double needed = Math.max(
                leastSeconds,
                pulse.widthSeconds() + EDGES * Math.max(pulse.firstEdgeSeconds(), pulse.secondEdgeSeconds()));
        if (train.count() == 1) {
            return Math.max(train.periodSeconds(), 2 * needed);
        }
        if (train.periodSeconds() < needed * (1 - 1e-9)) {
            throw new InvalidInput(String.format(
                    Locale.ROOT,
                    "%s: period of %.4g s refused: pulses of %.4g s with these edges need %.4g s (%s)",
                    role,
                    train.periodSeconds(),
                    pulse.widthSeconds(),
                    needed,
                    source));
        }
        return train.periodSeconds();
    }

    static String load(Setting row, String role, Pulse pulse) {
        return Double.isInfinite(pulse.loadOhms()) ? row.header() + " INF" : row.command(role, pulse.loadOhms());
    }

    static double loadOhms(double answer) {
        return answer > INFINITE ? Double.POSITIVE_INFINITY : answer;
    }

    /** For pulse modulation: pulses of a carrier must end before the next begins. */
    static void refuseWider(String role, double periodSeconds, double widthSeconds) {
        if (!(widthSeconds < periodSeconds)) {
            throw new InvalidInput(role + ": pulses of " + widthSeconds + " s every " + periodSeconds
                    + " s refused: they must be shorter than their period");
        }
    }
}
