package io.mtjlab.instruments.bench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

import io.mtjlab.instruments.wiring.PulsePath;
import io.mtjlab.instruments.wiring.RfPath;
import io.mtjlab.instruments.wiring.Touchstone;
import io.mtjlab.instruments.wiring.TwoPort;
import io.mtjlab.instruments.yaml.LocatedYaml;

/** The ways of carriers and pulses in a bench file's wiring; a Touchstone file is found beside the bench file. */
final class PathReader {

    private static final double MOST_DB = 200;

    private PathReader() {}

    static RfPath rf(Optional<LocatedYaml> yaml) {
        yaml.ifPresent(value -> value.onlyKeys("through", "loss_db", "loss_db_se", "touchstone", "dc_port_hertz"));
        return new RfPath(
                WiringReader.word(yaml, "through"),
                WiringReader.number(yaml, "loss_db", 0, MOST_DB, "dB", 0),
                stated(yaml, "loss_db_se", 0, MOST_DB, "dB"),
                network(yaml),
                stated(yaml, "dc_port_hertz", 1, 1e9, "Hz"));
    }

    private static OptionalDouble stated(
            Optional<LocatedYaml> yaml, String key, double least, double most, String unit) {
        return yaml.flatMap(map -> map.get(key))
                .map(value -> OptionalDouble.of(value.asDoubleBetween(least, most, unit)))
                .orElse(OptionalDouble.empty());
    }

    static PulsePath pulse(Optional<LocatedYaml> yaml) {
        yaml.ifPresent(value -> value.onlyKeys(
                "loss_db", "loss_db_se", "touchstone", "source_ohms", "termination_ohms", "bandwidth_hertz"));
        Optional<TwoPort> network = network(yaml);
        double none = Double.POSITIVE_INFINITY;
        return new PulsePath(
                WiringReader.number(yaml, "source_ohms", 0, 1e6, "ohm", PulsePath.IDEAL.generatorOhms()),
                network.map(TwoPort::lowestFrequencyLossDb)
                        .orElse(WiringReader.number(yaml, "loss_db", 0, MOST_DB, "dB", 0)),
                WiringReader.number(yaml, "loss_db_se", 0, MOST_DB, "dB", 0),
                WiringReader.number(yaml, "termination_ohms", 1e-3, 1e12, "ohm", none),
                WiringReader.number(
                        yaml,
                        "bandwidth_hertz",
                        1,
                        1e13,
                        "Hz",
                        network.map(TwoPort::bandwidthHertz).orElse(none)));
    }

    private static Optional<TwoPort> network(Optional<LocatedYaml> yaml) {
        Optional<LocatedYaml> file = yaml.flatMap(map -> map.get("touchstone"));
        file.ifPresent(value -> {
            if (yaml.orElseThrow().get("loss_db").isPresent()) {
                throw value.error("'loss_db' and 'touchstone' exclude each other");
            }
        });
        return file.map(value -> Touchstone.read(Path.of(value.file()).resolveSibling(value.asText())));
    }
}
