package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.physics.Drive;

/** Two terminals of the device, their leads, and all that is wired to them. */
class Port {

    private final String name;
    private final double seriesOhms;
    private final Relays relays;
    private final Carriers carriers;
    private final SourceGraph sources;
    private final DeviceUnderTest device;
    private double swungOhms;

    Port(
            String name,
            double seriesOhms,
            Relays relays,
            Carriers carriers,
            SourceGraph sources,
            DeviceUnderTest device) {
        this.name = name;
        this.seriesOhms = seriesOhms;
        this.relays = relays;
        this.carriers = carriers;
        this.sources = sources;
        this.device = device;
    }

    final String name() {
        return name;
    }

    final SourceGraph sources() {
        return sources;
    }

    final DeviceUnderTest device() {
        return device;
    }

    final boolean connected(String role) {
        return relays.connected(role, name);
    }

    final boolean reaches(String role) {
        return relays.reaches(role, name);
    }

    /** Between the terminals and the junction. */
    private double lineOhms() {
        return seriesOhms + sources.lineOhms();
    }

    /** What a source sees, in the state of that moment. */
    final ElectricalSource.Loop loop(long nanos) {
        return new ElectricalSource.Loop(lineOhms(), device.peekOhms(nanos));
    }

    /** Lets field, carrier and temperature act from {@code nanos} on, and the current that flows under them. */
    void apply(long nanos, Drive acting) {
        boolean pulsed = sources.pulsedAt(nanos);
        Drive fielded = acting.withAmperes(device.drive().amperes());
        // The resistance that limits the current is the one under the new field, so the field acts first.
        device.switchTo(nanos, fielded, pulsed);
        device.switchTo(nanos, fielded.withAmperes(sources.amperes(nanos, () -> loop(nanos))), pulsed);
    }

    /** What there is at the terminals in an interval; the drive is constant in it. */
    final WindowRecorder.Terminals seen(long fromNanos, long toNanos) {
        double volts = device.meanVolts(fromNanos, toNanos, sources.pulsedAt(fromNanos));
        double amperes = device.drive().amperes();
        return new WindowRecorder.Terminals(volts + amperes * lineOhms(), volts, amperes);
    }

    /** A source that meters itself sees what its own resistor takes, and the current that goes beside the junction. */
    final WindowRecorder.Terminals atOwn(String role, long nanos, WindowRecorder.Terminals seen) {
        double own = sources.ownAmperes(role, nanos, () -> loop(nanos));
        if (own == 0) {
            return seen;
        }
        double beside = sources.besideAmperes(role, nanos, () -> loop(nanos));
        return new WindowRecorder.Terminals(
                seen.volts() + own * sources.sourceOhms(role), seen.junctionVolts(), seen.amperes() + beside);
    }

    final boolean swings(long nanos) {
        return sources.swings(nanos);
    }

    /** What has repeated itself at the terminals until {@code nanos}. */
    final SignalFollower.Signals signals(long nanos) {
        List<Tone> volts = new ArrayList<>(carriers.modulation(device, nanos));
        List<Tone> amperes = swings(nanos) ? swingsThrough(nanos) : List.of();
        double ohms = lineOhms() + swungOhms;
        amperes.forEach(tone -> volts.add(tone.times(ohms)));
        return new SignalFollower.Signals(volts, amperes);
    }

    /**
     * The same at the input of one instrument. One across the resistor of its own source sees what its own current makes
     * there; the capacitance of an input beside its own output rounds what that output makes.
     *
     * @param all of these terminals
     */
    final SignalFollower.Signals signals(String role, SignalFollower.Signals all, long nanos) {
        if (!swings(nanos)) {
            return sources.acrossReference(role) ? new SignalFollower.Signals(List.of(), all.amperes()) : all;
        }
        return sources.atInput(role, all, nanos, () -> new ElectricalSource.Loop(lineOhms(), swungOhms));
    }

    private List<Tone> swingsThrough(long nanos) {
        return sources.tones(nanos, () -> new ElectricalSource.Loop(lineOhms(), swungOhms));
    }

    /** See {@link Followers#look}. */
    final void look(long nanos) {
        if (swings(nanos)) {
            swungOhms = device.ohms(nanos);
            device.noteSwing(
                    swingsThrough(nanos).stream().mapToDouble(Tone::peak).sum(), swungOhms);
        }
    }
}
