package io.mtjlab.protocols.kind;

import java.util.List;

import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.setup.Station;

/**
 * A kind of measurement.
 *
 * @param name the {@code kind} of a step
 * @param summary one sentence for people
 * @param parts the instruments that it needs
 * @param parameters all that a step may say
 * @param factory makes one, nothing sent yet
 */
public record Kind(String name, String summary, List<RoleNeed> parts, ParameterTable parameters, Factory factory) {

    public Kind {
        parts = List.copyOf(parts);
    }

    /** How a measurement comes to be. */
    @FunctionalInterface
    public interface Factory {
        /** @throws io.mtjlab.base.error.InvalidInput when the step cannot be done with these instruments */
        Measurement create(Arguments arguments, Station station);
    }
}
