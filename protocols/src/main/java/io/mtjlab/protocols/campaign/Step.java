package io.mtjlab.protocols.campaign;

import java.util.List;
import java.util.Map;

import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.parameter.Arguments;

/**
 * One step of a campaign, read and checked against its kind's table.
 *
 * @param roles the bench's role for each part of the kind
 * @param children the steps that it is made of, where its kind holds any
 * @param place {@code file:line}
 */
public record Step(Kind kind, Map<String, String> roles, Arguments arguments, List<Step> children, String place) {

    public Step {
        roles = Map.copyOf(roles);
        children = List.copyOf(children);
    }
}
