package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.simulators.physics.Junction;

/** All terminals of the device with what is wired to them: the junction's first, those of a write line last. */
final class Ports {

    private final List<Port> all = new ArrayList<>();

    /** @param device makes what is between two terminals, of the whole device */
    Ports(
            WiringSpec spec,
            RealCables cables,
            Relays relays,
            Carriers carriers,
            Loads loads,
            Function<UnaryOperator<Junction>, DeviceUnderTest> device) {
        Function<String, SourceGraph> graph = pair -> new SourceGraph(pair, relays, loads, cables.circuits());
        all.add(new Port(
                WiringSpec.JUNCTION,
                cables.seriesOhms(),
                relays,
                carriers,
                graph.apply(WiringSpec.JUNCTION),
                device.apply(UnaryOperator.identity())));
        spec.pairs().keySet().stream()
                .sorted()
                .filter(name -> !name.equals(WiringSpec.WRITE))
                .forEach(name -> all.add(new Port(
                        name,
                        ohms(cables, name),
                        relays,
                        carriers,
                        graph.apply(name),
                        device.apply(whole -> pair(whole, name)))));
        if (spec.pairs().containsKey(WiringSpec.WRITE)) {
            all.add(new WriteLine(
                    ohms(cables, WiringSpec.WRITE),
                    relays,
                    carriers,
                    graph.apply(WiringSpec.WRITE),
                    device.apply(LineTerminals::new)));
        }
    }

    private static double ohms(RealCables cables, String name) {
        return Objects.requireNonNull(cables.pairOhms().get(name), "cables are drawn for every pair");
    }

    private static Junction pair(Junction whole, String name) {
        return whole.pair(name)
                .orElseThrow(() -> new InvalidInput("wiring.pairs: the device has no terminals '" + name
                        + "'; a write line is called " + WiringSpec.WRITE));
    }

    List<Port> all() {
        return all;
    }

    Port junction() {
        return all.get(0);
    }

    /** Where an instrument is connected now. */
    Optional<Port> of(String role) {
        return all.stream().filter(port -> port.connected(role)).findFirst();
    }

    /** Where an instrument can be connected. */
    Optional<Port> within(String role) {
        return all.stream().filter(port -> port.reaches(role)).findFirst();
    }

    List<String> names() {
        return all.stream().map(Port::name).toList();
    }

    /** @throws InvalidInput when the device has no such terminals */
    Port named(String pair) {
        return all.stream()
                .filter(port -> port.name().equals(pair))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("no terminals '" + pair + "'; there are " + names()));
    }
}
