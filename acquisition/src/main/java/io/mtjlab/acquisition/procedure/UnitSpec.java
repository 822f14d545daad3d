package io.mtjlab.acquisition.procedure;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One unit of work: a loop, a trace, a spectrum. It is complete or it is measured again.
 *
 * @param key unique within the run and the same in every run of the same plan, for example {@code H=27/rf=-15}
 * @param label for people
 * @param coordinates what distinguishes this unit from its neighbours, by names that carry the unit
 *     ({@code field_oersted}, {@code rf_dbm}); values are numbers or words
 * @param columns of its points
 * @param expectedSeconds of lab time, for the progress line
 */
public record UnitSpec(
        String key, String label, Map<String, Object> coordinates, List<Column> columns, double expectedSeconds) {

    public UnitSpec {
        coordinates = Collections.unmodifiableMap(new TreeMap<>(coordinates)); // the same order in every JVM
        columns = List.copyOf(columns);
    }
}
