package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.simulators.twin.e8257d.E8257dTwin;
import io.mtjlab.simulators.twin.keithley2182a.Keithley2182aTwin;
import io.mtjlab.simulators.twin.keithley6221.Keithley6221Twin;
import io.mtjlab.simulators.twin.kepcobop.KepcoBopTwin;
import io.mtjlab.simulators.twin.lakeshore475.LakeShore475Twin;
import io.mtjlab.simulators.twin.sr830.Sr830Twin;

/** Every virtual instrument that there is, by model. */
public final class Twins {

    private static final Map<String, Function<Post, VirtualInstrument>> MODELS = Map.of(
            "keithley6221", Keithley6221Twin::new,
            "keithley2182a", Keithley2182aTwin::new,
            "sr830", Sr830Twin::new,
            "e8257d", E8257dTwin::new,
            "kepco-bop", KepcoBopTwin::new,
            "lakeshore475", LakeShore475Twin::new);

    private Twins() {}

    /** The models that can be simulated, sorted. */
    public static Set<String> models() {
        return new TreeSet<>(MODELS.keySet());
    }

    /**
     * Brings a twin up; it listens when this returns. Its outputs are off.
     *
     * @throws InvalidInput for a model that has no twin, or a magnet or a gaussmeter that the wiring does not name
     * @throws IOException when the address cannot be bound
     */
    public static Twin create(TwinSpec spec) throws IOException {
        Function<Post, VirtualInstrument> model = MODELS.get(spec.model());
        if (model == null) {
            throw new InvalidInput(
                    spec.role() + ": model '" + spec.model() + "' has no virtual instrument; known: " + models());
        }
        return new ServedTwin(spec, model);
    }
}
