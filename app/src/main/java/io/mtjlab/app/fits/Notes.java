package io.mtjlab.app.fits;

import java.util.LinkedHashMap;
import java.util.Map;

import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.card.Conditions;

/** What a protocol noted beside a unit's points, by the names of its notes. Errors are standard deviations. */
record Notes(StoredUnit unit) {

    private static final double ROUNDING = 1e-4;
    private static final double MILLIKELVIN = 1e3;
    /** A stage stands where it was sent to some hundredths of a degree, which is no other condition. */
    private static final double WHOLE_DEGREES = 0.5;

    double number(String name) {
        Object value = unit.notes().get(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalStateException("unit " + unit.address() + " has no note " + name + "; measure it again");
    }

    double numberOr(String name, double otherwise) {
        return unit.notes().get(name) instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** What the gaussmeter said, to a tenth of a milli-oersted. */
    double fieldOersted() {
        return Math.round(number("field_oersted") / ROUNDING) * ROUNDING;
    }

    /** The field's errors that all units share. */
    double fieldCalibrationErrorOersted() {
        return Math.hypot(number("field_gain_se") * number("field_oersted"), number("field_offset_se_oersted"));
    }

    double fieldReadingErrorOersted() {
        return numberOr("field_statistical_se_oersted", 0);
    }

    boolean rfOn() {
        return unit.notes().get("rf_dbm") instanceof Number;
    }

    /** The set level in dBm, or {@code off}. */
    Object rfLevel() {
        return rfOn() ? number("rf_dbm") : "off";
    }

    /**
     * {@code axis, field_oersted, sample_degrees, rf_dbm, rf_megahertz}, the current and the temperature, as they apply to
     * this unit.
     */
    Conditions conditions() {
        Map<String, Object> all = new LinkedHashMap<>();
        if (unit.spec().coordinates().get("axis") instanceof String axis) {
            all.put("axis", axis);
        }
        if (unit.notes().containsKey("field_oersted")) {
            all.put("field_oersted", fieldOersted());
        }
        if (unit.notes().get("sample_degrees") instanceof Number degrees) {
            all.put("sample_degrees", Math.round(degrees.doubleValue() / WHOLE_DEGREES) * WHOLE_DEGREES);
        }
        all.putAll(carrier());
        if (unit.notes().containsKey("amperes")) {
            all.put("current_amperes", number("amperes"));
        }
        if (unit.notes().get("temperature_kelvin") instanceof Number kelvin) {
            all.put("temperature_kelvin", Math.round(kelvin.doubleValue() * MILLIKELVIN) / MILLIKELVIN);
        }
        return new Conditions(all);
    }

    /** {@code rf_dbm, rf_megahertz}. */
    Map<String, Object> carrier() {
        Map<String, Object> all = new LinkedHashMap<>();
        if (unit.notes().containsKey("rf_dbm")) {
            all.put("rf_dbm", rfLevel());
            Object hertz = unit.notes()
                    .getOrDefault("rf_megahertz", unit.spec().coordinates().get("rf_megahertz"));
            if (rfOn() && hertz instanceof Number number) {
                all.put("rf_megahertz", number.doubleValue());
            }
        }
        return all;
    }
}
