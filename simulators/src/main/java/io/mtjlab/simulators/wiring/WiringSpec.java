package io.mtjlab.simulators.wiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.base.error.InvalidInput;

/**
 * What the bench file says of the cables: nominal values, from which the virtual bench draws the real ones.
 *
 * @param seriesOhms nominal resistance of cables and probe in series with the junction
 * @param seriesOhmsSe one standard deviation of the real value around it
 * @param coils magnet by the role of the supply that feeds it
 * @param probes axis that a gaussmeter's probe feels, by the gaussmeter's role
 * @param relays through which an instrument reaches the junction, by its role; any one of them closed connects it
 * @param circuits of resistors and meters between a source and the junction, by the source's role
 */
public record WiringSpec(
        double seriesOhms,
        double seriesOhmsSe,
        Map<String, Coil> coils,
        Map<String, Axis> probes,
        Map<String, List<Relay>> relays,
        Map<String, Circuit> circuits) {

    /** Standard error of a series resistance that the bench file gives none for, in ohm. */
    public static final double DEFAULT_SERIES_OHMS_SE = 0.05;

    /** A channel of a switch, in the spelling of {@code (@1!1)}. */
    public record Relay(String switchRole, String channel) {}

    /**
     * @param oerstedPerAmpere nominal coil constant
     * @param iron hysteresis and heating
     */
    public record Coil(Axis axis, double oerstedPerAmpere, Iron iron) {
        /** A coil in air that stays cold. */
        public Coil(Axis axis, double oerstedPerAmpere) {
            this(axis, oerstedPerAmpere, Iron.NONE);
        }
    }

    public WiringSpec {
        coils = Map.copyOf(coils);
        probes = Map.copyOf(probes);
        relays = Map.copyOf(relays);
        circuits = Map.copyOf(circuits);
    }

    /** Without relays. */
    public WiringSpec(double seriesOhms, double seriesOhmsSe, Map<String, Coil> coils, Map<String, Axis> probes) {
        this(seriesOhms, seriesOhmsSe, coils, probes, Map.of());
    }

    /** Every source straight at the junction. */
    public WiringSpec(
            double seriesOhms,
            double seriesOhmsSe,
            Map<String, Coil> coils,
            Map<String, Axis> probes,
            Map<String, List<Relay>> relays) {
        this(seriesOhms, seriesOhmsSe, coils, probes, relays, Map.of());
    }

    /** The same cables with these circuits in front of them. */
    public WiringSpec withCircuits(Map<String, Circuit> byRole) {
        return new WiringSpec(seriesOhms, seriesOhmsSe, coils, probes, relays, byRole);
    }

    /**
     * Reads the {@code wiring} section of a bench file.
     *
     * @param wiring the section as maps, strings and numbers; unknown keys belong to others and pass
     * @param modelsByRole the bench's instruments, to tell which role a lone {@code coil} or a lone gaussmeter means
     * @throws InvalidInput when a value has the wrong form
     */
    public static WiringSpec read(Map<String, ?> wiring, Map<String, String> modelsByRole) {
        Map<String, ?> junction = section(wiring, "junction");
        Map<String, Coil> coils = new LinkedHashMap<>();
        section(wiring, "coils").forEach((role, coil) -> coils.put(role, coil("coils." + role, coil)));
        if (wiring.get("coil") != null) {
            Coil only = coil("coil", wiring.get("coil"));
            rolesOf("kepco-bop", modelsByRole).forEach(role -> coils.putIfAbsent(role, only));
        }
        Map<String, Axis> probes = new LinkedHashMap<>();
        Map<String, ?> named = section(wiring, "probes");
        named.keySet()
                .forEach(role -> probes.put(
                        role, Axis.named(String.valueOf(section(named, role).get("axis")))));
        if (coils.size() == 1) {
            Axis axis = coils.values().iterator().next().axis();
            rolesOf("lakeshore475", modelsByRole).forEach(role -> probes.putIfAbsent(role, axis));
        }
        return new WiringSpec(
                number(junction, "series_ohms", 0),
                number(junction, "series_ohms_se", DEFAULT_SERIES_OHMS_SE),
                coils,
                probes);
    }

    private static Iterable<String> rolesOf(String model, Map<String, String> modelsByRole) {
        return modelsByRole.entrySet().stream()
                .filter(entry -> entry.getValue().equals(model))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Coil coil(String where, Object value) {
        Map<String, ?> map = asMap(where, value);
        double constant = number(map, "oersted_per_ampere", Double.NaN);
        if (!(constant > 0)) {
            throw new InvalidInput("wiring." + where + ": oersted_per_ampere is missing or not positive");
        }
        return new Coil(Axis.named(String.valueOf(map.get("axis"))), constant);
    }

    private static Map<String, ?> section(Map<String, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? Map.of() : asMap(key, value);
    }

    private static Map<String, ?> asMap(String where, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> out = new LinkedHashMap<>();
            map.forEach((k, v) -> out.put(String.valueOf(k), v));
            return out;
        }
        throw new InvalidInput("wiring." + where + " is '" + value + "', not a section");
    }

    private static double number(Map<String, ?> map, String key, double otherwise) {
        Object value = map.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new InvalidInput("wiring: " + key + " is '" + value + "', not a number");
    }
}
