package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * All that can drive one pair of terminals, each source behind the relays of its cable and beside the meters that hang
 * there. Sources meet as in a bias tee: their currents add, and none that drives is a load for another.
 */
final class SourceGraph {

    private final String pair;
    private final Map<String, ElectricalSource> sources = new TreeMap<>();
    private final Relays relays;
    private final Loads loads;
    private final Map<String, Circuit> circuits;

    SourceGraph(String pair, Relays relays, Loads loads, Map<String, Circuit> circuits) {
        this.pair = pair;
        this.relays = relays;
        this.loads = loads;
        this.circuits = circuits;
    }

    /** Sources that cannot reach these terminals are not kept. */
    void put(String role, ElectricalSource source) {
        if (relays.reaches(role, pair)) {
            sources.put(role, source);
        }
    }

    private boolean connected(String role) {
        return relays.connected(role, pair);
    }

    long nextStepAfter(long nanos) {
        long step = Long.MAX_VALUE;
        for (ElectricalSource source : sources.values()) {
            step = Math.min(step, source.level().nextStepAfter(nanos));
        }
        return step;
    }

    /**
     * Through the junction.
     *
     * @param loop asked for only when something drives
     */
    double amperes(long nanos, Supplier<ElectricalSource.Loop> loop) {
        double sum = 0; // loops, not streams, here and below: this is asked at both edges of every pulse
        for (String role : sources.keySet()) {
            sum += junctionAmperes(role, nanos, loop);
        }
        return sum;
    }

    private double junctionAmperes(String role, long nanos, Supplier<ElectricalSource.Loop> loop) {
        @Nullable ElectricalSource source = driving(role, nanos);
        if (source == null) {
            return 0;
        }
        ElectricalSource.Loop own = through(role, source, nanos, false, loop);
        double out = source.amperes(nanos, own);
        return out == 0 ? 0 : own.through(out);
    }

    /** Null for one that drives nothing. */
    private @Nullable ElectricalSource driving(String role, long nanos) {
        @Nullable ElectricalSource source = sources.get(role);
        return source == null || source.level().valueAt(nanos) == 0 || !connected(role) ? null : source;
    }

    /** Out of one source, as its own meter sees it; 0 for one that drives nothing. */
    double ownAmperes(String role, long nanos, Supplier<ElectricalSource.Loop> loop) {
        @Nullable ElectricalSource source = driving(role, nanos);
        return source == null ? 0 : source.amperes(nanos, through(role, source, nanos, false, loop));
    }

    /** Of that, what does not go through the junction. */
    double besideAmperes(String role, long nanos, Supplier<ElectricalSource.Loop> loop) {
        return ownAmperes(role, nanos, loop) - junctionAmperes(role, nanos, loop);
    }

    /** In series with the device, besides its leads. */
    double lineOhms() {
        return loads.lineOhms(pair);
    }

    /** In series with this source alone. */
    double sourceOhms(String role) {
        return circuits.getOrDefault(role, Circuit.DIRECT).sourceOhms();
    }

    /** What swings through the junction, in ampere, source by source. */
    List<Tone> tones(long nanos, Supplier<ElectricalSource.Loop> loop) {
        List<Tone> tones = new ArrayList<>();
        sources.forEach((role, source) -> {
            if (source.level().toneAt(nanos).isPresent() && connected(role)) {
                ElectricalSource.Loop own = through(role, source, nanos, true, loop);
                source.toneAmperes(nanos, own).ifPresent(tone -> tones.add(tone.times(own.part())));
            }
        });
        return tones;
    }

    /** Whether an instrument's input is across the resistor of its own source. */
    boolean acrossReference(String role) {
        return loads.acrossReference(role);
    }

    /**
     * What an instrument whose own source swings has at its input, of {@code all} at the terminals: see {@link
     * Port#signals(String, SignalFollower.Signals, long)}. The input's capacitance meets the resistance that it sees from
     * there, what drives and what is driven in parallel.
     */
    SignalFollower.Signals atInput(
            String role, SignalFollower.Signals all, long nanos, Supplier<ElectricalSource.Loop> loop) {
        boolean reference = acrossReference(role);
        @Nullable ElectricalSource source = sources.get(role);
        if (!(source instanceof ElectricalSource.Voltage volts)
                || source.level().toneAt(nanos).isEmpty()
                || !connected(role)) {
            return reference ? new SignalFollower.Signals(List.of(), all.amperes()) : all;
        }
        ElectricalSource.Loop own = through(role, source, nanos, true, loop);
        double behind = own.circuit().sourceOhms();
        double terminals = own.loadOhms() - behind;
        double read = reference ? behind : terminals;
        double rest = volts.outputOhms() + (reference ? terminals : behind);
        double seen = read * rest / (read + rest);
        double farads = loads.farads(role);
        if (reference) {
            List<Tone> dropped = source.toneAmperes(nanos, own).stream()
                    .map(tone -> tone.times(behind).behind(seen, farads))
                    .toList();
            return new SignalFollower.Signals(dropped, all.amperes());
        }
        return new SignalFollower.Signals(
                all.volts().stream()
                        .map(tone -> tone.oscillator().equals(role) ? tone.behind(seen, farads) : tone)
                        .toList(),
                all.amperes());
    }

    /** True while some source's level swings and its cable is connected. */
    boolean swings(long nanos) {
        for (Map.Entry<String, ElectricalSource> entry : sources.entrySet()) {
            if (entry.getValue().level().toneAt(nanos).isPresent() && connected(entry.getKey())) {
                return true;
            }
        }
        return false;
    }

    /**
     * What this source sees. An output that is off and holds the terminals is tried as nothing, as a resistor, and as a
     * sink of all that it can take: one of the three agrees with the voltage that then is there.
     */
    private ElectricalSource.Loop through(
            String role, ElectricalSource source, long nanos, boolean swinging, Supplier<ElectricalSource.Loop> loop) {
        Circuit own = circuits.getOrDefault(role, Circuit.DIRECT);
        ElectricalSource.Loop free = loop.get().through(loads.beside(own, role, pair, swinging));
        @Nullable Load clamp = loads.clamp(role, pair);
        if (clamp == null || free.terminalVolts(source.amperes(nanos, free)) < clamp.beyondVolts()) {
            return free;
        }
        ElectricalSource.Loop held = free.beside(clamp.ohms(), -clamp.beyondVolts() / clamp.ohms());
        double taken = (held.terminalVolts(source.amperes(nanos, held)) - clamp.beyondVolts()) / clamp.ohms();
        return taken <= clamp.mostAmperes() ? held : free.beside(Double.POSITIVE_INFINITY, clamp.mostAmperes());
    }

    /** True while a pulse is what drives the junction. */
    boolean pulsedAt(long nanos) {
        for (Map.Entry<String, ElectricalSource> entry : sources.entrySet()) {
            if (entry.getValue().level().pulsedAt(nanos) && connected(entry.getKey())) {
                return true;
            }
        }
        return false;
    }

    /** True when some source holds a voltage, so that the current follows the junction's resistance. */
    boolean holdsVoltage(long nanos) {
        for (ElectricalSource source : sources.values()) {
            if (source instanceof ElectricalSource.Voltage volts
                    && volts.level().valueAt(nanos) != 0) {
                return true;
            }
        }
        return false;
    }

    /** True while the source's level cannot be reached; an open relay lets no current pass. */
    boolean limited(String role, long nanos, Supplier<ElectricalSource.Loop> loop) {
        @Nullable ElectricalSource source = sources.get(role);
        if (source == null
                || source.level().valueAt(nanos) == 0
                        && source.level().toneAt(nanos).isEmpty()) {
            return false;
        }
        if (!connected(role)) {
            return source instanceof ElectricalSource.Current;
        }
        return source.limited(nanos, through(role, source, nanos, false, loop));
    }
}
