package io.mtjlab.instruments.bench;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mtjlab.instruments.wiring.TerminalPair;
import io.mtjlab.instruments.yaml.LocatedYaml;

/**
 * The terminal pairs of a bench file's wiring: {@code junction}, further {@code pairs} with the {@code roles} that are
 * wired to them, and what stands beside single instruments: {@code sources} with {@code series_ohms}, {@code meters}
 * with {@code input_ohms} where it is not that of the model, and {@code across: reference} for an input that is across the
 * resistor of its own source.
 */
final class PairReader {

    private static final String INPUT_OHMS = "input_ohms";
    private static final String ACROSS = "across";
    private static final String REFERENCE = "reference";

    private PairReader() {}

    static Map<String, TerminalPair> read(LocatedYaml wiring, Map<String, InstrumentEntry> instruments) {
        Map<String, Set<String>> roles = rolesOfPairs(wiring, instruments);
        Map<String, TerminalPair> pairs = new LinkedHashMap<>();
        pairs.put(Limits.JUNCTION, pair(Limits.JUNCTION, wiring.get(Limits.JUNCTION), Set.of()));
        wiring.get("pairs")
                .ifPresent(value -> value.entries()
                        .forEach((name, yaml) ->
                                pairs.put(name, pair(name, Optional.of(yaml), roles.getOrDefault(name, Set.of())))));
        Map<String, Double> sources = sourceOhms(wiring, instruments);
        Map<String, Double> meters = inputOhms(wiring, instruments);
        Set<String> across = acrossReference(wiring, sources);
        pairs.replaceAll((name, pair) -> pair.withSourceOhms(on(name, sources, roles))
                .withInputOhms(on(name, meters, roles))
                .withAcrossReference(across));
        return pairs;
    }

    private static TerminalPair pair(String name, Optional<LocatedYaml> yaml, Set<String> roles) {
        yaml.ifPresent(value -> {
            if (name.equals(Limits.JUNCTION)) {
                value.onlyKeys("series_ohms", "series_ohms_se", "lowest_ohms", "highest_ohms", "probe", "mount");
            } else {
                value.onlyKeys("series_ohms", "series_ohms_se", "lowest_ohms", "highest_ohms", "roles");
            }
        });
        double lowest = ohms(yaml, "lowest_ohms", 0);
        double highest = ohms(yaml, "highest_ohms", Double.POSITIVE_INFINITY);
        if (lowest > highest) {
            throw yaml.orElseThrow().error("lowest_ohms " + lowest + " is above highest_ohms " + highest);
        }
        double series = ohms(yaml, "series_ohms", 0);
        double seriesSe = ohms(yaml, "series_ohms_se", Wiring.DEFAULT_SERIES_OHMS_SE);
        return new TerminalPair(name, roles, series, seriesSe, lowest, highest, Map.of(), Map.of());
    }

    private static double ohms(Optional<LocatedYaml> yaml, String key, double absent) {
        return WiringReader.number(yaml, key, 0, 1e12, "ohm", absent);
    }

    private static Map<String, Set<String>> rolesOfPairs(LocatedYaml wiring, Map<String, InstrumentEntry> instruments) {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        Set<String> switched =
                wiring.get("relays").map(relays -> relays.entries().keySet()).orElse(Set.of());
        wiring.get("pairs")
                .ifPresent(value -> value.entries().forEach((name, yaml) -> {
                    if (name.equals(Limits.JUNCTION)) {
                        throw yaml.error("the pair 'junction' stands beside 'pairs', not in it");
                    }
                    Set<String> own = new LinkedHashSet<>();
                    for (LocatedYaml role : yaml.require("roles").asList()) {
                        own.add(role.asOneOf("role", instruments.keySet()));
                        if (!taken.add(role.asText()) && !switched.contains(role.asText())) {
                            throw role.error("'" + role.asText()
                                    + "' is wired to two pairs; a switch between them belongs under 'relays'");
                        }
                    }
                    roles.put(name, own);
                }));
        return roles;
    }

    private static Map<String, Double> sourceOhms(LocatedYaml wiring, Map<String, InstrumentEntry> instruments) {
        Map<String, Double> values = new LinkedHashMap<>();
        String key = "series_ohms";
        wiring.get("sources")
                .ifPresent(value -> value.onlyKeys(instruments.keySet())
                        .entries()
                        .forEach((role, yaml) ->
                                values.put(role, yaml.onlyKeys(key).require(key).asDoubleBetween(0, 1e15, "ohm"))));
        return values;
    }

    private static Map<String, Double> inputOhms(LocatedYaml wiring, Map<String, InstrumentEntry> instruments) {
        Map<String, Double> values = new LinkedHashMap<>();
        instruments.forEach((role, entry) -> InputOhms.of(entry.model()).ifPresent(ohms -> values.put(role, ohms)));
        wiring.get("meters")
                .ifPresent(value -> value.onlyKeys(instruments.keySet())
                        .entries()
                        .forEach((role, yaml) -> {
                            yaml.onlyKeys(INPUT_OHMS, ACROSS);
                            if (yaml.get(INPUT_OHMS).isEmpty()
                                    && yaml.get(ACROSS).isEmpty()) {
                                yaml.require(INPUT_OHMS);
                            }
                            yaml.get(INPUT_OHMS)
                                    .ifPresent(ohms -> values.put(role, ohms.asDoubleBetween(0, 1e15, "ohm")));
                        }));
        return values;
    }

    private static Set<String> acrossReference(LocatedYaml wiring, Map<String, Double> sources) {
        Set<String> across = new LinkedHashSet<>();
        wiring.get("meters")
                .ifPresent(value -> value.entries()
                        .forEach((role, yaml) -> yaml.get(ACROSS)
                                .filter(word -> word.asOneOf(ACROSS, List.of(Limits.JUNCTION, REFERENCE))
                                        .equals(REFERENCE))
                                .ifPresent(word -> {
                                    if (!sources.containsKey(role)) {
                                        throw word.error("across: reference is the resistor of " + role
                                                + "'s own source; say it in" + " sources: {" + role
                                                + ": {series_ohms: 1e6}}");
                                    }
                                    across.add(role);
                                })));
        return across;
    }

    /** Those entries whose instrument is wired to the pair; the junction has all that no other pair names. */
    private static Map<String, Double> on(String pair, Map<String, Double> byRole, Map<String, Set<String>> roles) {
        Map<String, Double> own = new LinkedHashMap<>();
        byRole.forEach((role, ohms) -> {
            boolean elsewhere = roles.entrySet().stream()
                    .anyMatch(other ->
                            !other.getKey().equals(pair) && other.getValue().contains(role));
            boolean here = roles.getOrDefault(pair, Set.of()).contains(role);
            if (here || (pair.equals(Limits.JUNCTION) && !elsewhere)) {
                own.put(role, ohms);
            }
        });
        return own;
    }
}
