package io.mtjlab.simulators.physics.neuron;

import java.util.Map;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.Drive;

/** The conditions of a device card's parameter, read with their units. */
record Conditions(String parameter, Map<String, Object> values) {

    boolean has(String name) {
        return values.containsKey(name);
    }

    double number(String name) {
        Object value = values.get(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(parameter + " wants the condition " + name
                + (value == null ? "" : " as a number, not '" + value + "'"));
    }

    double numberOr(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /** {@code axis}: easy or hard. */
    boolean alongHardAxis(boolean otherwise) {
        Object axis = values.get("axis");
        if (axis == null) {
            return otherwise;
        }
        if (axis.equals("easy") || axis.equals("hard")) {
            return axis.equals("hard");
        }
        throw new IllegalArgumentException(parameter + ": axis is easy or hard, not '" + axis + "'");
    }

    /**
     * The drive that the conditions describe: {@code field_oersted} along the axis, {@code rf_dbm} (actual level at the
     * generator's connector; {@code off} or absent for none) at {@code rf_megahertz}, {@code temperature_kelvin}.
     */
    Drive drive(boolean hard, double fieldOersted, double kelvin) {
        boolean carrier = has("rf_dbm") && !"off".equals(values.get("rf_dbm"));
        return new Drive(
                hard ? 0 : fieldOersted,
                hard ? fieldOersted : 0,
                0,
                carrier ? number("rf_megahertz") * 1e6 : 0,
                carrier ? Unit.dbmToWatts(number("rf_dbm")) : 0,
                1,
                numberOr("temperature_kelvin", kelvin));
    }
}
