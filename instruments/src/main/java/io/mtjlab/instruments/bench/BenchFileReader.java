package io.mtjlab.instruments.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import io.mtjlab.instruments.drivers.Drivers;
import io.mtjlab.instruments.session.Terminator;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.instruments.yaml.LocatedYaml;
import io.mtjlab.instruments.yaml.NearestName;

/** Reads a bench file key by key and refuses what it does not know. */
final class BenchFileReader {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private BenchFileReader() {}

    static BenchFile read(LocatedYaml root) {
        root.onlyKeys("bench", "time", "control", "device", "wiring", "limits", "faults", "virtual", "instruments");
        String name = root.get("bench").map(LocatedYaml::asText).orElse("");
        Map<String, InstrumentEntry> instruments = instruments(root.require("instruments"));
        Wiring wiring = root.get("wiring")
                .map(yaml -> WiringReader.read(yaml, instruments))
                .orElse(Wiring.NONE);
        Limits limits = root.get("limits")
                .map(yaml -> limits(yaml, wiring.pairs().keySet()))
                .orElse(Limits.NONE);
        return new BenchFile(name, root, wiring, limits, instruments);
    }

    static String hint(String role, BenchFile bench) {
        return NearestName.hint(role, bench.instruments().keySet());
    }

    private static Map<String, InstrumentEntry> instruments(LocatedYaml yaml) {
        Map<String, InstrumentEntry> entries = new LinkedHashMap<>();
        Map<String, String> taken = new LinkedHashMap<>();
        yaml.entries().forEach((role, value) -> {
            InstrumentEntry entry = instrument(role, value);
            entries.put(role, entry);
            String place = entry.link()
                    .through()
                    .map(adapter -> entry.resource() + " through " + adapter.resource())
                    .orElse(entry.resource().toString());
            String other = entry.resource().anyPort() ? null : taken.put(place, role);
            if (other != null) {
                throw value.require("resource").error("'" + other + "' and '" + role + "' are both at " + place);
            }
        });
        return entries;
    }

    private static InstrumentEntry instrument(String role, LocatedYaml yaml) {
        yaml.onlyKeys("model", "resource", "virtual", "timeout_seconds", "terminator", "serial", "through");
        String model = yaml.require("model").asOneOf("model", Drivers.models());
        ResourceString resource = LinkSettingsReader.resource(yaml.require("resource"));
        VirtualMode virtual = yaml.get("virtual").map(BenchFileReader::virtual).orElse(VirtualMode.REAL);
        double seconds = yaml.get("timeout_seconds")
                .map(value -> value.asDoubleBetween(1e-3, 3600, "s"))
                .orElse(DEFAULT_TIMEOUT.toMillis() * 1e-3);
        return new InstrumentEntry(
                role,
                model,
                resource,
                virtual,
                Duration.ofNanos(Math.round(seconds * 1e9)),
                LinkSettingsReader.terminator(yaml).orElse(Terminator.LF),
                LinkSettingsReader.read(yaml, resource, virtual),
                yaml.place());
    }

    private static VirtualMode virtual(LocatedYaml yaml) {
        return switch (yaml.asOneOf("kind of virtual instrument", List.of("true", "false", "attached"))) {
            case "true" -> VirtualMode.SERVED;
            case "attached" -> VirtualMode.ATTACHED;
            default -> VirtualMode.REAL;
        };
    }

    private static Limits limits(LocatedYaml yaml, Set<String> pairNames) {
        List<String> known = new ArrayList<>(pairNames);
        known.add("field_oersted");
        yaml.onlyKeys(known);
        Map<String, Limits.Pair> pairs = new LinkedHashMap<>();
        pairNames.forEach(name -> yaml.get(name).ifPresent(pair -> pairs.put(name, pair(pair))));
        Optional<LocatedYaml> field = yaml.get("field_oersted");
        return new Limits(
                pairs,
                magnitude(yaml, "field_oersted", "Oe"),
                field.map(LocatedYaml::place).orElse(""));
    }

    private static Limits.Pair pair(LocatedYaml yaml) {
        yaml.onlyKeys("dc_volts", "pulse_volts", "amperes");
        List<Limits.PulseVolts> pulses = yaml
                .get("pulse_volts")
                .map(value -> value.isList() ? value.asList() : List.of(value))
                .orElse(List.of())
                .stream()
                .map(BenchFileReader::pulseVolts)
                .toList();
        return new Limits.Pair(magnitude(yaml, "dc_volts", "V"), pulses, magnitude(yaml, "amperes", "A"), yaml.place());
    }

    private static Limits.PulseVolts pulseVolts(LocatedYaml yaml) {
        yaml.onlyKeys("width_below_seconds", "volts");
        return new Limits.PulseVolts(
                yaml.require("width_below_seconds").asDoubleBetween(0, 1e6, "s"),
                yaml.require("volts").asDoubleBetween(0, 1e6, "V"));
    }

    private static OptionalDouble magnitude(LocatedYaml yaml, String key, String unit) {
        Optional<LocatedYaml> value = yaml.get(key);
        return value.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(value.get().asDoubleBetween(0, 1e6, unit));
    }

    /** The roles that fit {@code model}, in the order of the file. */
    static List<String> rolesWith(Map<String, InstrumentEntry> instruments, Class<?> capability) {
        List<String> roles = new ArrayList<>();
        instruments.forEach((role, entry) -> {
            if (capability.isAssignableFrom(Drivers.driverOf(entry.model()))) {
                roles.add(role);
            }
        });
        return roles;
    }
}
