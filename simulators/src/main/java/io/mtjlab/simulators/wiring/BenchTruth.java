package io.mtjlab.simulators.wiring;

import java.util.List;
import java.util.Map;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;

/** What device, cables and magnets really are, and what they have borne. Takes the bench's lock by itself. */
public final class BenchTruth {

    private final BenchWires wires;
    private final Ports ports;
    private final RealCables cables;
    private final BenchHistory history;

    BenchTruth(BenchWires wires, Ports ports, RealCables cables, BenchHistory history) {
        this.wires = wires;
        this.ports = ports;
        this.cables = cables;
        this.history = history;
    }

    /** Names of the device's terminals, the junction's first. */
    public List<String> pairs() {
        return ports.names();
    }

    /** The most that any junction has borne since the bench came up. */
    public Extremes extremes() {
        return extremes(WiringSpec.JUNCTION);
    }

    /**
     * The most that a pair of terminals has borne.
     *
     * @param pair one of {@link #pairs()}
     * @throws InvalidInput when there is none of that name
     */
    public Extremes extremes(String pair) {
        return wires.locked(() -> {
            history.advance();
            return ports.named(pair).device().extremes();
        });
    }

    /** What the die under the needles really is; see {@link Junction#truth}. */
    public double of(String name, Map<String, Object> conditions) {
        return wires.locked(() -> ports.junction().device().truth(name, conditions));
    }

    /** The truth about cables and magnets: real values, and what acts on the junction, keys with units. */
    public Map<String, Object> state() {
        return wires.locked(() -> {
            history.advance();
            Map<String, Object> state = cables.truth();
            Drive drive = ports.junction().device().drive();
            state.put("sample_degrees", history.sampleDegrees());
            state.put("easy_oersted", drive.easyOersted());
            state.put("hard_oersted", drive.hardOersted());
            state.put("amperes", drive.amperes());
            state.put("rf_watts", drive.rfWatts());
            state.put("rf_hertz", drive.rfHertz());
            return state;
        });
    }
}
