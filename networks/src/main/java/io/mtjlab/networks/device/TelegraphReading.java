package io.mtjlab.networks.device;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;

/**
 * How a neuron that answers with its telegraph signal is asked: its resistance is read at a current, and one dwell in P and
 * one in AP pass until the next answer is independent of this one.
 *
 * @param amperes of the reading
 * @param ohms mean of both levels
 * @param secondsBetween tau_P + tau_AP
 */
public record TelegraphReading(double amperes, double ohms, double secondsBetween) {

    /** Luo et al. (2023): 10 uA, 184 and 238 ohm; 66 ms dwells at balance, which the simulators' preset chooses. */
    public static final TelegraphReading LUO_2023 = new TelegraphReading(10e-6, 211, 2 * 66e-3);

    private static final double LUO_AMPERES = 10e-6;

    /**
     * Of a card that has {@code telegraph.R_P R_AP tau_P tau_AP}, where the device is nearest to spending its time in both
     * states alike; read at 10 uA. Empty for one that lacks any of them.
     */
    public static Optional<TelegraphReading> of(DeviceCard card) {
        return card.parameters("telegraph.tau_P").stream()
                .filter(inLow -> inLow.outcome().determined())
                .flatMap(inLow -> at(card, inLow).stream())
                .min(Comparator.comparingDouble(Candidate::imbalance))
                .map(Candidate::reading);
    }

    private record Candidate(TelegraphReading reading, double imbalance) {}

    private static Optional<Candidate> at(DeviceCard card, CardParameter inLow) {
        OptionalDouble low = value(card, "telegraph.R_P", inLow.conditions());
        OptionalDouble high = value(card, "telegraph.R_AP", inLow.conditions());
        OptionalDouble inHigh = value(card, "telegraph.tau_AP", inLow.conditions());
        if (low.isEmpty() || high.isEmpty() || inHigh.isEmpty()) {
            return Optional.empty();
        }
        TelegraphReading reading = new TelegraphReading(
                LUO_AMPERES, 0.5 * (low.getAsDouble() + high.getAsDouble()), inLow.value() + inHigh.getAsDouble());
        return Optional.of(new Candidate(reading, Math.abs(Math.log(inLow.value() / inHigh.getAsDouble()))));
    }

    private static OptionalDouble value(DeviceCard card, String name, Conditions conditions) {
        return card.parameters(name).stream()
                .filter(p -> p.conditions().equals(conditions) && p.outcome().determined())
                .mapToDouble(CardParameter::value)
                .findFirst();
    }

    /** One answer of one neuron. */
    public Cost answer() {
        return Cost.ofAmperes(amperes, ohms, secondsBetween);
    }
}
