package io.mtjlab.networks.device;

import java.util.OptionalDouble;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.base.error.InvalidInput;

/** Numbers of a device card by name; of a parameter known under several conditions, the first that was determined. */
public record CardValues(DeviceCard card) {

    /**
     * A value that a network cannot do without.
     *
     * @param why what it is needed for, for the message
     * @throws InvalidInput if the card lacks it, or could not determine it
     */
    public double need(String name, String why) {
        return find(name).orElseThrow(() -> {
            String known = card.parameters().stream()
                    .filter(p -> p.outcome().determined())
                    .map(CardParameter::name)
                    .distinct()
                    .collect(Collectors.joining(" "));
            return new InvalidInput("device card " + card.device() + " has no value for " + name + ", which is " + why
                    + "; it has: " + (known.isEmpty() ? "nothing" : known));
        });
    }

    /** A value where the card has one. */
    public OptionalDouble find(String name) {
        return card.parameters(name).stream()
                .filter(p -> p.outcome().determined())
                .mapToDouble(CardParameter::value)
                .findFirst();
    }

    /**
     * Standard deviation from device to device, in the parameter's unit: what stands in the card's {@code spread} under
     * its name, as a number or as {@code standard_deviation} of an object; 0 where several devices were not measured.
     */
    public double spread(String name) {
        JsonNode node = card.toTree().path("spread").path(name);
        JsonNode number = node.isObject() ? node.path("standard_deviation") : node;
        if (node.isMissingNode()) {
            return 0;
        }
        if (!number.isNumber() || number.asDouble() < 0) {
            throw new InvalidInput("device card " + card.device() + ", spread, " + name
                    + ": a standard deviation expected, a number or {\"standard_deviation\": number}");
        }
        return number.asDouble();
    }

    /** For results: which device. */
    public String origin() {
        return "card of " + card.device();
    }
}
