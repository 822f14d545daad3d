package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * All that can drive the junction, each behind the relays of its cable. Sources meet at the junction as in a bias tee:
 * their currents add, and none is a load for another.
 */
final class SourceGraph {

    private final Map<String, ElectricalSource> sources = new TreeMap<>();
    private final Relays relays;
    private final Map<String, Circuit> circuits;

    SourceGraph(Relays relays, Map<String, Circuit> circuits) {
        this.relays = relays;
        this.circuits = circuits;
    }

    void put(String role, ElectricalSource source) {
        sources.put(role, source);
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
        return sources.keySet().stream()
                .mapToDouble(role -> {
                    double own = ownAmperes(role, nanos, loop);
                    return own == 0 ? 0 : own * through(role, loop).part();
                })
                .sum();
    }

    /** Out of one source, as its own meter sees it; 0 for one that drives nothing. */
    double ownAmperes(String role, long nanos, Supplier<ElectricalSource.Loop> loop) {
        @Nullable ElectricalSource source = sources.get(role);
        if (source == null || source.level().valueAt(nanos) == 0 || !relays.connected(role)) {
            return 0;
        }
        return source.amperes(nanos, through(role, loop));
    }

    /** What swings through the junction, in ampere, source by source. */
    List<Tone> tones(long nanos, Supplier<ElectricalSource.Loop> loop) {
        List<Tone> tones = new ArrayList<>();
        sources.forEach((role, source) -> {
            if (source.level().toneAt(nanos).isPresent() && relays.connected(role)) {
                ElectricalSource.Loop own = through(role, loop);
                source.toneAmperes(nanos, own).ifPresent(tone -> tones.add(tone.times(own.part())));
            }
        });
        return tones;
    }

    /** True while some source's level swings and its cable is connected. */
    boolean swings(long nanos) {
        return sources.entrySet().stream()
                .anyMatch(entry ->
                        entry.getValue().level().toneAt(nanos).isPresent() && relays.connected(entry.getKey()));
    }

    private ElectricalSource.Loop through(String role, Supplier<ElectricalSource.Loop> loop) {
        return loop.get().through(circuits.getOrDefault(role, Circuit.DIRECT));
    }

    /** True while a pulse is what drives the junction. */
    boolean pulsedAt(long nanos) {
        return sources.entrySet().stream()
                .anyMatch(entry -> relays.connected(entry.getKey())
                        && entry.getValue().level().pulsedAt(nanos));
    }

    /** True when some source holds a voltage, so that the current follows the junction's resistance. */
    boolean holdsVoltage(long nanos) {
        return sources.values().stream()
                .anyMatch(source -> source instanceof ElectricalSource.Voltage volts
                        && volts.level().valueAt(nanos) != 0);
    }

    /** True while the source's level cannot be reached; an open relay lets no current pass. */
    boolean limited(String role, long nanos, Supplier<ElectricalSource.Loop> loop) {
        @Nullable ElectricalSource source = sources.get(role);
        if (source == null
                || source.level().valueAt(nanos) == 0
                        && source.level().toneAt(nanos).isEmpty()) {
            return false;
        }
        if (!relays.connected(role)) {
            return source instanceof ElectricalSource.Current;
        }
        return source.limited(nanos, through(role, loop));
    }
}
