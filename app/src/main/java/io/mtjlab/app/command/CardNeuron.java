package io.mtjlab.app.command;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.neuron.SigmoidNeuron;

/** The neuron that a device card describes. */
public final class CardNeuron {

    private CardNeuron() {}

    /** The sigmoid at {@code rfDbm}, else the steepest that the card holds. */
    public static SigmoidNeuron of(DeviceCard card, Optional<String> rfDbm) {
        Conditions asked = rfDbm.map(level -> Conditions.of(Map.of("rf_dbm", level(level))))
                .orElse(Conditions.NONE);
        CardParameter alpha = card.parameters("sigmoid.alpha").stream()
                .filter(p -> p.conditions().satisfy(asked) && p.outcome().determined())
                .max(Comparator.comparingDouble(p -> value(p)))
                .orElseThrow(() -> new InvalidInput("device card " + card.device() + " has no sigmoid.alpha"
                        + (asked.values().isEmpty() ? "" : " under " + asked.describe())));
        CardParameter beta = card.parameter("sigmoid.beta", alpha.conditions());
        if (!beta.outcome().determined()) {
            throw new InvalidInput("device card " + card.device() + " has alpha but no beta under "
                    + alpha.conditions().describe());
        }
        return SigmoidNeuron.of(
                value(alpha),
                value(beta),
                "card of " + card.device() + ", " + alpha.conditions().describe());
    }

    private static Object level(String text) {
        if (text.equals("off")) {
            return text;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new InvalidInput("--rf-dbm " + text + ": a level in dBm or 'off' expected", e);
        }
    }

    private static double value(CardParameter parameter) {
        return parameter.outcome().estimate().map(Estimate::value).orElse(Double.NaN);
    }
}
