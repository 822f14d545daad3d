package io.mtjlab.simulators.twin;

import java.net.InetSocketAddress;
import java.util.List;

import io.mtjlab.simulators.server.RawSocketWire;
import io.mtjlab.simulators.server.Wire;
import io.mtjlab.simulators.wiring.BenchWires;

/**
 * Which instrument to bring up, and where.
 *
 * @param role its name in the bench file; keys its randomness
 * @param model as in the bench file, one of {@link Twins#models()}
 * @param links the ways to reach it, at least one
 * @param wires the bench that it is connected to; also gives the clock and the dice
 */
public record TwinSpec(String role, String model, List<Wire> links, BenchWires wires) {

    public TwinSpec {
        links = List.copyOf(links);
    }

    /** @param address loopback address of a raw socket; port 0 for any free one */
    public TwinSpec(String role, String model, InetSocketAddress address, BenchWires wires) {
        this(role, model, List.of(new RawSocketWire(address)), wires);
    }
}
