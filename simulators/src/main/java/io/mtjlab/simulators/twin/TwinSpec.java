package io.mtjlab.simulators.twin;

import java.net.InetSocketAddress;

import io.mtjlab.simulators.wiring.BenchWires;

/**
 * Which instrument to bring up, and where.
 *
 * @param role its name in the bench file; keys its randomness
 * @param model as in the bench file, one of {@link Twins#models()}
 * @param address loopback address to listen on; port 0 for any free one
 * @param wires the bench that it is connected to; also gives the clock and the dice
 */
public record TwinSpec(String role, String model, InetSocketAddress address, BenchWires wires) {}
