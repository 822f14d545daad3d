package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.List;

/** Those who follow what repeats itself at the junction: the rectified carrier's modulation, and currents that swing. */
final class Followers {

    private final Carriers carriers;
    private final SourceGraph sources;
    private final DeviceUnderTest device;
    private final double seriesOhms;
    private final List<SignalFollower> followers = new ArrayList<>();
    private double swungOhms;

    Followers(Carriers carriers, SourceGraph sources, DeviceUnderTest device, double seriesOhms) {
        this.carriers = carriers;
        this.sources = sources;
        this.device = device;
        this.seriesOhms = seriesOhms;
    }

    void attach(SignalFollower follower) {
        followers.add(follower);
    }

    /** Tells the followers what there has been until now. */
    void follow(long nanos) {
        if (followers.isEmpty()) {
            return;
        }
        List<Tone> volts = new ArrayList<>();
        carriers.modulation(device).ifPresent(volts::add);
        List<Tone> amperes = sources.swings(nanos) ? swings(nanos) : List.of();
        amperes.forEach(tone -> volts.add(tone.times(seriesOhms + swungOhms)));
        SignalFollower.Signals signals = new SignalFollower.Signals(volts, amperes);
        for (SignalFollower follower : followers) {
            follower.follow(nanos, signals);
        }
    }

    private List<Tone> swings(long nanos) {
        return sources.tones(nanos, () -> new ElectricalSource.Loop(seriesOhms, swungOhms));
    }

    /** The junction's resistance now is what a swinging current meets until the next look. */
    void look(long nanos) {
        if (!followers.isEmpty() && sources.swings(nanos)) {
            swungOhms = device.ohms(nanos);
            device.noteSwing(swings(nanos).stream().mapToDouble(Tone::peak).sum(), swungOhms);
        }
    }

    /** When those who follow a swinging current look at the junction again: moments that do not depend on who asks. */
    long nextLookAfter(long nanos) {
        if (followers.isEmpty() || !sources.swings(nanos)) {
            return Long.MAX_VALUE;
        }
        long step = Long.MAX_VALUE;
        for (SignalFollower follower : followers) {
            step = Math.min(step, follower.stepNanos());
        }
        return (nanos / step + 1) * step;
    }
}
