package io.mtjlab.simulators.twin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.simulators.server.RawSocketWire;
import io.mtjlab.simulators.server.hislip.HislipWire;
import io.mtjlab.simulators.server.pty.PtyWire;
import io.mtjlab.simulators.server.vxi11.Vxi11Wire;
import io.mtjlab.simulators.wiring.BenchWires;

/**
 * Serves one instrument on every wire at the ports that clients take for granted, and ends with its standard input:
 * {@code role model address pty-path}. For a network namespace of its own: it listens where it is told.
 */
public final class ServeTwinMain {

    private ServeTwinMain() {}

    public static void main(String[] args) throws Exception {
        InetAddress address = InetAddress.getByName(args[2]);
        BenchWires wires = new BenchWires(TestBench.WIRING, new FixedResistor(), new RealClock(), RandomStreams.of(1));
        TwinSpec spec = new TwinSpec(
                args[0],
                args[1],
                List.of(
                        new RawSocketWire(new InetSocketAddress(address, 5025)),
                        new Vxi11Wire(
                                new InetSocketAddress(address, 0), "inst0", OptionalInt.of(Vxi11Wire.PORTMAPPER_PORT)),
                        new HislipWire(new InetSocketAddress(address, 4880), "hislip0", false),
                        new PtyWire(Optional.of(Path.of(args[3])))),
                wires);
        try (Twin twin = Twins.create(spec)) {
            System.out.println("ready " + twin.links().size());
            while (System.in.read() >= 0) {
                // Until whoever started us ends.
            }
        }
    }
}
