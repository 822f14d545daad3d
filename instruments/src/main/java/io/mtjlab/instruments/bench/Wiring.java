package io.mtjlab.instruments.bench;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import io.mtjlab.instruments.capability.FieldAxis;

/**
 * What stands between the instruments and the junction; limits and corrections are computed from it.
 *
 * @param seriesOhms leads and contacts in series with the junction, nominal
 * @param seriesOhmsSe standard error of that
 * @param probe how the junction is contacted, e.g. gsg; empty when not said
 * @param mount e.g. probed, bonded; empty when not said
 * @param rfThrough what the RF goes through, e.g. bias-tee; empty when not said
 * @param rfLossDb loss from the generator's connector to the junction
 * @param rfDcPortHertz bandwidth of the bias tee's DC port; empty when not said
 * @param coils by the role of their supply
 * @param probes the axis that each gaussmeter's probe feels, by role
 */
public record Wiring(
        double seriesOhms,
        double seriesOhmsSe,
        String probe,
        String mount,
        String rfThrough,
        double rfLossDb,
        OptionalDouble rfDcPortHertz,
        Map<String, Coil> coils,
        Map<String, FieldAxis> probes) {

    /** Ohms; what a four-wire reading of shorted probes leaves open. */
    public static final double DEFAULT_SERIES_OHMS_SE = 0.05;

    public static final Wiring NONE =
            new Wiring(0, DEFAULT_SERIES_OHMS_SE, "", "", "", 0, OptionalDouble.empty(), Map.of(), Map.of());

    public Wiring {
        coils = Map.copyOf(coils);
        probes = Map.copyOf(probes);
    }

    public Optional<Coil> coil(String role) {
        return Optional.ofNullable(coils.get(role));
    }

    public Optional<FieldAxis> probeAxis(String role) {
        return Optional.ofNullable(probes.get(role));
    }
}
