package io.mtjlab.app.fits;

import java.util.Map;
import java.util.OptionalDouble;

/** A sigmoid that was measured at one microwave level and frequency. */
interface CarrierSeries {

    /** {@code rf_dbm, rf_megahertz}. */
    Map<String, Object> carrier();

    /** What the sigmoid has for {@code alpha} or {@code beta}; empty where it does not determine it. */
    OptionalDouble value(String parameter);

    /** +1 or -1 for the direction of the current, 0 for both together. */
    default int sign() {
        return 0;
    }

    default boolean rfOn() {
        return carrier().get("rf_dbm") instanceof Number;
    }

    default double dbm() {
        return carrier().get("rf_dbm") instanceof Number level ? level.doubleValue() : Double.NEGATIVE_INFINITY;
    }

    default Object megahertz() {
        return carrier().getOrDefault("rf_megahertz", "none");
    }
}
