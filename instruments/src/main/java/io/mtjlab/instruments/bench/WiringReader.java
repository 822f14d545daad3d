package io.mtjlab.instruments.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.yaml.LocatedYaml;

/** The {@code wiring} of a bench file. */
final class WiringReader {

    private WiringReader() {}

    static Wiring read(LocatedYaml yaml, Map<String, InstrumentEntry> instruments) {
        yaml.onlyKeys("junction", "pairs", "sources", "meters", "rf", "pulse", "coil", "coils", "probes", "relays");
        Optional<LocatedYaml> junction = yaml.get(Limits.JUNCTION);
        Map<String, Coil> coils = coils(yaml, BenchFileReader.rolesWith(instruments, FieldSource.class));
        return new Wiring(
                PairReader.read(yaml, instruments),
                word(junction, "probe"),
                word(junction, "mount"),
                PathReader.rf(yaml.get("rf")),
                PathReader.pulse(yaml.get("pulse")),
                coils,
                probes(yaml, coils, BenchFileReader.rolesWith(instruments, Gaussmeter.class)));
    }

    private static Map<String, Coil> coils(LocatedYaml yaml, List<String> magnets) {
        Map<String, Coil> coils = new LinkedHashMap<>();
        yaml.get("coil").ifPresent(value -> {
            if (yaml.get("coils").isPresent()) {
                throw value.error("'coil' and 'coils' exclude each other");
            }
            if (magnets.size() > 1) {
                throw value.error("one 'coil', but magnet supplies " + magnets + "; name each under 'coils'");
            }
            magnets.forEach(role -> coils.put(role, coil(value)));
        });
        yaml.get("coils").ifPresent(value -> {
            value.onlyKeys(magnets);
            value.entries().forEach((role, entry) -> coils.put(role, coil(entry)));
        });
        return coils;
    }

    private static Coil coil(LocatedYaml yaml) {
        // What the iron does is read by who simulates it.
        yaml.onlyKeys("axis", "oersted_per_ampere", "amperes_per_second", "iron");
        return new Coil(
                axis(yaml.require("axis")),
                yaml.require("oersted_per_ampere").asDoubleBetween(1e-6, 1e6, "Oe/A"),
                number(Optional.of(yaml), "amperes_per_second", 1e-6, 1e6, "A/s", Coil.DEFAULT_AMPERES_PER_SECOND));
    }

    private static Map<String, FieldAxis> probes(LocatedYaml yaml, Map<String, Coil> coils, List<String> gaussmeters) {
        Map<String, FieldAxis> probes = new LinkedHashMap<>();
        yaml.get("probes").ifPresent(value -> {
            value.onlyKeys(gaussmeters);
            value.entries()
                    .forEach((role, entry) ->
                            probes.put(role, axis(entry.onlyKeys("axis").require("axis"))));
        });
        // A single magnet and a single probe need no words: the probe stands in the field that there is.
        if (probes.isEmpty() && gaussmeters.size() == 1 && coils.size() == 1) {
            probes.put(gaussmeters.get(0), coils.values().iterator().next().axis());
        }
        return probes;
    }

    private static FieldAxis axis(LocatedYaml yaml) {
        List<String> names =
                Arrays.stream(FieldAxis.values()).map(FieldAxis::toString).toList();
        return FieldAxis.valueOf(yaml.asOneOf("axis", names).toUpperCase(Locale.ROOT));
    }

    static double number(Optional<LocatedYaml> yaml, String key, double low, double high, String unit, double absent) {
        return yaml.flatMap(map -> map.get(key))
                .map(value -> value.asDoubleBetween(low, high, unit))
                .orElse(absent);
    }

    static String word(Optional<LocatedYaml> yaml, String key) {
        return yaml.flatMap(map -> map.get(key)).map(LocatedYaml::asText).orElse("");
    }
}
