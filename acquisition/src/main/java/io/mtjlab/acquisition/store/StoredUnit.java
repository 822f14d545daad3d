package io.mtjlab.acquisition.store;

import java.util.Map;

import io.mtjlab.acquisition.procedure.UnitSpec;

/**
 * A stored unit without its points; {@link StoredRun#read} brings those.
 *
 * @param number the unit's row in the file
 * @param step name of the step that it belongs to
 * @param points how many are stored
 * @param beganSeconds lab time since the start of the run; on a driven bench a resumed run starts at 0 again
 * @param endedSeconds lab time since the start of the run, NaN when it did not end
 */
public record StoredUnit(
        long number,
        String step,
        UnitSpec spec,
        Map<String, Object> notes,
        long points,
        boolean complete,
        double beganSeconds,
        double endedSeconds) {

    /** Unique within the run, for example {@code telegraph/H=27/rf=-15}. */
    public String address() {
        return step + "/" + spec.key();
    }

    /** Where the column named {@code name} stands. */
    int indexOf(String name) {
        for (int i = 0; i < spec.columns().size(); i++) {
            if (spec.columns().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("unit " + address() + " has no column " + name + "; it has "
                + spec.columns().stream().map(c -> c.name()).toList());
    }
}
