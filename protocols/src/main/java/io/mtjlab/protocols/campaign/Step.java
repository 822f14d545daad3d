package io.mtjlab.protocols.campaign;

import java.util.Map;

import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.parameter.Arguments;

/**
 * One step of a campaign, read and checked against its kind's table.
 *
 * @param roles the bench's role for each part of the kind
 * @param place {@code file:line}
 */
public record Step(Kind kind, Map<String, String> roles, Arguments arguments, String place) {

    public Step {
        roles = Map.copyOf(roles);
    }
}
