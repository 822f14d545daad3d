package io.mtjlab.protocols.kind;

import java.util.List;
import java.util.stream.Stream;

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
 * @param holdsSteps true for a kind that is made of other steps, under its key {@code steps}
 * @param maker makes one, nothing sent yet
 */
public record Kind(
        String name,
        String summary,
        List<RoleNeed> parts,
        ParameterTable parameters,
        boolean holdsSteps,
        GroupFactory maker) {

    public Kind {
        parts = List.copyOf(parts);
    }

    /** A measurement by itself, with a thermometer beside its own parts. */
    public Kind(String name, String summary, List<RoleNeed> parts, ParameterTable parameters, Factory factory) {
        this(
                name,
                summary,
                Stream.concat(parts.stream(), Stream.of(Thermometry.PART)).toList(),
                parameters,
                false,
                (step, station, children) ->
                        Turned.of(Thermometry.of(factory.create(step, station), station), station));
    }

    /** A measurement made of others. */
    public static Kind group(
            String name, String summary, List<RoleNeed> parts, ParameterTable parameters, GroupFactory factory) {
        return new Kind(name, summary, parts, parameters, true, factory);
    }

    /** How a measurement comes to be. */
    @FunctionalInterface
    public interface Factory {

        /** @throws io.mtjlab.base.error.InvalidInput when the step cannot be done with these instruments */
        Measurement create(Arguments arguments, Station station);
    }

    /** How one comes to be that is made of others. */
    @FunctionalInterface
    public interface GroupFactory {

        /**
         * @param children in the order of the file
         * @throws io.mtjlab.base.error.InvalidInput when the step cannot be done with these instruments
         */
        Measurement create(Arguments arguments, Station station, List<Measurement> children);
    }
}
