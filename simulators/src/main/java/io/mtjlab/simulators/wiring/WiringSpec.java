package io.mtjlab.simulators.wiring;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the bench file says of the cables: nominal values, from which the virtual bench draws the real ones.
 *
 * @param seriesOhms nominal resistance of cables and probe in series with the junction
 * @param seriesOhmsSe one standard deviation of the real value around it
 * @param coils magnet by the role of the supply that feeds it
 * @param probes axis that a gaussmeter's probe feels, by the gaussmeter's role
 * @param relays through which an instrument reaches the junction, by its role; any one of them closed connects it
 * @param pairs further terminals of the device by name: {@value #WRITE} for its write line, or what the device calls them
 * @param circuits between a source and the terminals, by the source's role
 * @param inputOhms of meters across the terminals that the bench file states, by role; else each instrument's own counts
 * @param acrossReference roles whose input is not across the terminals but across the resistor of their own source
 */
public record WiringSpec(
        double seriesOhms,
        double seriesOhmsSe,
        Map<String, Coil> coils,
        Map<String, Axis> probes,
        Map<String, List<Relay>> relays,
        Map<String, Pair> pairs,
        Map<String, Circuit> circuits,
        Map<String, Double> inputOhms,
        Set<String> acrossReference) {

    /** The terminals of who is wired to none in particular. */
    public static final String JUNCTION = "junction";

    /** The terminals between which pulses act. */
    public static final String WRITE = "write";

    /** Standard error of a series resistance that the bench file gives none for, in ohm. */
    public static final double DEFAULT_SERIES_OHMS_SE = 0.05;

    /**
     * A channel of a switch.
     *
     * @param channel in the spelling of {@code (@1!1)}
     * @param pair terminals that it connects to; empty for those that the instrument is wired to
     */
    public record Relay(String switchRole, String channel, String pair) {
        /** To the instrument's own terminals. */
        public Relay(String switchRole, String channel) {
            this(switchRole, channel, "");
        }
    }

    /**
     * Two terminals of the device.
     *
     * @param seriesOhms nominal resistance of their leads
     * @param seriesOhmsSe one standard deviation of the real value around it
     * @param roles of the instruments that are wired to them
     */
    public record Pair(double seriesOhms, double seriesOhmsSe, Set<String> roles) {
        public Pair {
            roles = Set.copyOf(roles);
        }
    }

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
        pairs = Map.copyOf(pairs);
        circuits = Map.copyOf(circuits);
        inputOhms = Map.copyOf(inputOhms);
        acrossReference = Set.copyOf(acrossReference);
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
        this(seriesOhms, seriesOhmsSe, coils, probes, relays, Map.of(), Map.of(), Map.of(), Set.of());
    }

    /** The same cables and further terminals. */
    public WiringSpec withPairs(Map<String, Pair> byName) {
        return new WiringSpec(
                seriesOhms, seriesOhmsSe, coils, probes, relays, byName, circuits, inputOhms, acrossReference);
    }

    /** The terminals that an instrument is wired to. */
    public String pairOf(String role) {
        for (Map.Entry<String, Pair> pair : pairs.entrySet()) {
            if (pair.getValue().roles().contains(role)) {
                return pair.getKey();
            }
        }
        return JUNCTION;
    }

    /** The same cables with these circuits in front of them. */
    public WiringSpec withCircuits(Map<String, Circuit> byRole) {
        return new WiringSpec(
                seriesOhms, seriesOhmsSe, coils, probes, relays, pairs, byRole, inputOhms, acrossReference);
    }

    /** The same cables with these inputs across the terminals. */
    public WiringSpec withInputOhms(Map<String, Double> byRole) {
        return new WiringSpec(
                seriesOhms, seriesOhmsSe, coils, probes, relays, pairs, circuits, byRole, acrossReference);
    }

    /** The same cables with the inputs of these instruments across the resistors of their own sources. */
    public WiringSpec withAcrossReference(Set<String> roles) {
        return new WiringSpec(seriesOhms, seriesOhmsSe, coils, probes, relays, pairs, circuits, inputOhms, roles);
    }

    /** Channels of a switch that some instrument's cable goes through, in order. */
    public List<String> relaysOf(String switchRole) {
        return relays.values().stream()
                .flatMap(List::stream)
                .filter(relay -> relay.switchRole().equals(switchRole))
                .map(Relay::channel)
                .distinct()
                .sorted()
                .toList();
    }
}
