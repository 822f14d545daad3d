package io.mtjlab.instruments.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.instruments.wiring.DcCircuit;
import io.mtjlab.instruments.wiring.PulsePath;
import io.mtjlab.instruments.wiring.PulseSetting;
import io.mtjlab.instruments.wiring.RfPath;
import io.mtjlab.instruments.wiring.TerminalPair;

/**
 * What stands between the instruments and the device. Limits are held at the device with it ({@link Guard}), and what
 * the device would see of a set-point is computed from it.
 *
 * @param pairs of terminals by name; {@code junction} is always there
 * @param probe how the junction is contacted, e.g. gsg; empty when not said
 * @param mount e.g. probed, bonded; empty when not said
 * @param rf the way of a carrier
 * @param pulse the way of a pulse
 * @param coils by the role of their supply
 * @param probes the axis that each gaussmeter's probe feels, by role
 */
public record Wiring(
        Map<String, TerminalPair> pairs,
        String probe,
        String mount,
        RfPath rf,
        PulsePath pulse,
        Map<String, Coil> coils,
        Map<String, FieldAxis> probes) {

    /** Ohms; what a four-wire reading of shorted probes leaves open. */
    public static final double DEFAULT_SERIES_OHMS_SE = 0.05;

    public static final Wiring NONE =
            new Wiring(0, DEFAULT_SERIES_OHMS_SE, "", "", "", 0, OptionalDouble.empty(), Map.of(), Map.of());

    public Wiring {
        pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
        coils = Map.copyOf(coils);
        probes = Map.copyOf(probes);
        if (!pairs.containsKey(Limits.JUNCTION)) {
            throw new IllegalArgumentException("no pair " + Limits.JUNCTION);
        }
    }

    /** One pair of terminals behind its leads, and a loss in front of it. */
    public Wiring(
            double seriesOhms,
            double seriesOhmsSe,
            String probe,
            String mount,
            String rfThrough,
            double rfLossDb,
            OptionalDouble rfDcPortHertz,
            Map<String, Coil> coils,
            Map<String, FieldAxis> probes) {
        this(
                Map.of(Limits.JUNCTION, TerminalPair.of(Limits.JUNCTION, seriesOhms, seriesOhmsSe)),
                probe,
                mount,
                new RfPath(rfThrough, rfLossDb, Optional.empty(), rfDcPortHertz),
                PulsePath.IDEAL,
                coils,
                probes);
    }

    /** The pair that all instruments are wired to which no other pair names. */
    public TerminalPair junction() {
        TerminalPair junction = pairs.get(Limits.JUNCTION);
        if (junction == null) {
            throw new IllegalStateException("no pair " + Limits.JUNCTION);
        }
        return junction;
    }

    /** The pair that an instrument is wired to, the first one where a switch chooses. */
    public TerminalPair pairOf(String role) {
        return pairsOf(role).get(0);
    }

    /** Every pair that a switch can connect an instrument to; just {@link #pairOf} for one without a switch. */
    public List<TerminalPair> pairsOf(String role) {
        List<TerminalPair> own = pairs.values().stream()
                .filter(pair -> pair.roles().contains(role))
                .toList();
        return own.isEmpty() ? List.of(junction()) : own;
    }

    /** The direct-current circuit that a source is in. */
    public DcCircuit circuitOf(String role) {
        return pairOf(role).circuit(role);
    }

    /** A pulse of {@code role} as a device of {@code ohms} would see it. */
    public PulsePath.AtJunction pulseAt(String role, PulseSetting setting, double ohms) {
        return pulse.at(setting, pairOf(role).seriesOhms(), ohms);
    }

    /** A carrier of {@code role} as a device of {@code ohms} would see it. */
    public RfPath.AtJunction carrierAt(String role, double dbm, double hertz, double ohms) {
        return rf.at(dbm, hertz, pairOf(role).seriesOhms(), ohms);
    }

    /** Leads and contacts in series with the junction, nominal. */
    public double seriesOhms() {
        return junction().seriesOhms();
    }

    public double seriesOhmsSe() {
        return junction().seriesOhmsSe();
    }

    /** What the RF goes through, e.g. bias-tee; empty when not said. */
    public String rfThrough() {
        return rf.through();
    }

    /** Bandwidth of the bias tee's DC port; empty when not said. */
    public OptionalDouble rfDcPortHertz() {
        return rf.dcPortHertz();
    }

    public Optional<Coil> coil(String role) {
        return Optional.ofNullable(coils.get(role));
    }

    public Optional<FieldAxis> probeAxis(String role) {
        return Optional.ofNullable(probes.get(role));
    }
}
