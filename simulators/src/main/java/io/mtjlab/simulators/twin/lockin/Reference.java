package io.mtjlab.simulators.twin.lockin;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.wiring.Sync;

/** What a lock-in detects at: its own oscillator, or what is at its reference input once it has locked to that. */
final class Reference {

    /** "Acquisition time (2 cycles + 5 ms) or 40 ms, whichever is greater" (SR830 manual, specifications). */
    private static final double LOCK_CYCLES = 2;

    private static final double LOCK_SECONDS = 5e-3;
    private static final double LEAST_LOCK_SECONDS = 40e-3;

    /** "Frequency accuracy 25 ppm" (SR830 manual, specifications, internal oscillator). */
    private static final double CLOCK_LIMIT = 25e-6;

    private final Post post;
    private final double lowestHertz;
    private final double highestHertz;
    private final double clockError;
    private double lockedHertz;
    private long lockedNanos;
    private boolean lostLock;

    Reference(Post post, double lowestHertz, double highestHertz) {
        this.post = post;
        this.lowestHertz = lowestHertz;
        this.highestHertz = highestHertz;
        RandomStreams dice = post.calibration();
        this.clockError = CalibrationError.draw(dice, CLOCK_LIMIT, 0, "clock").gain();
    }

    /** The instrument's own name among the oscillators. */
    String role() {
        return post.role();
    }

    /** What the cable brings; nothing when it is out of the range that can be locked to. */
    Sync input() {
        Sync there = post.wires().reference();
        boolean usable = there.hertz() >= lowestHertz && there.hertz() <= highestHertz;
        return usable ? there : Sync.NONE;
    }

    double signalPhaseDegrees() {
        return post.wires().signalPhaseDegrees();
    }

    double hertz(SignalPath.Setting setting) {
        return setting.external() ? input().hertz() : setting.internalHertz();
    }

    /** The same as it really is: the own oscillator is a little off. */
    double trueHertz(SignalPath.Setting setting) {
        return setting.external() ? input().hertz() : setting.internalHertz() * (1 + clockError);
    }

    /** @return the moment from which on there is something to detect at */
    long follow(SignalPath.Setting setting, long fromNanos) {
        double now = hertz(setting);
        if (now != lockedHertz) {
            lockedHertz = now;
            lockedNanos = fromNanos + lockNanos(setting, now);
        }
        if (setting.external() && (now == 0 || lockedNanos > fromNanos)) {
            lostLock = true;
        }
        return lockedNanos;
    }

    private static long lockNanos(SignalPath.Setting setting, double hertz) {
        if (!setting.external() || hertz == 0) {
            return 0;
        }
        return Math.round(1e9 * Math.max(LEAST_LOCK_SECONDS, LOCK_CYCLES / hertz + LOCK_SECONDS));
    }

    /** What it was locked to when last followed. */
    double lockedHertz() {
        return lockedHertz;
    }

    boolean lockedAt(SignalPath.Setting setting, long nanos) {
        return !setting.external() || hertz(setting) > 0 && nanos >= lockedNanos && hertz(setting) == lockedHertz;
    }

    /** True once when the lock has been missing since last asked. */
    boolean takeLostLock() {
        boolean lost = lostLock;
        lostLock = false;
        return lost;
    }
}
