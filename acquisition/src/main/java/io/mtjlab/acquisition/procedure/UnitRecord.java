package io.mtjlab.acquisition.procedure;

import java.util.Map;

/**
 * A unit as it was stored.
 *
 * @param values shape [columns][points], in the order of {@code spec.columns()}
 * @param notes what the procedure noted beside the points
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
public record UnitRecord(UnitSpec spec, double[][] values, Map<String, Object> notes, boolean complete) {

    /** The values of the column named {@code name}, shape [points]. */
    public double[] column(String name) {
        for (int i = 0; i < spec.columns().size(); i++) {
            if (spec.columns().get(i).name().equals(name)) {
                return values[i];
            }
        }
        throw new IllegalArgumentException("unit " + spec.key() + " has no column " + name);
    }
}
