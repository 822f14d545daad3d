package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

import io.mtjlab.base.error.InvalidInput;

/** Every virtual instrument that there is, by model. */
public final class Twins {

    private Twins() {}

    /** The models that can be simulated, sorted. */
    public static Set<String> models() {
        return new TreeSet<>();
    }

    /**
     * Brings a twin up; it listens when this returns. Its outputs are off.
     *
     * @throws InvalidInput for a model that has no twin
     * @throws IOException when the address cannot be bound
     */
    public static Twin create(TwinSpec spec) throws IOException {
        throw new InvalidInput(
                spec.role() + ": model " + spec.model() + " has no virtual instrument; known: " + models());
    }
}
