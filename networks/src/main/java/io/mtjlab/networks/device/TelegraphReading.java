package io.mtjlab.networks.device;

import java.util.Optional;
import java.util.OptionalDouble;

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

    /** Of a card that has {@code telegraph.R_P R_AP tau_P tau_AP}; read at 10 uA. Empty for one that lacks any of them. */
    public static Optional<TelegraphReading> of(DeviceCard card) {
        CardValues values = new CardValues(card);
        OptionalDouble low = values.find("telegraph.R_P");
        OptionalDouble high = values.find("telegraph.R_AP");
        OptionalDouble inLow = values.find("telegraph.tau_P");
        OptionalDouble inHigh = values.find("telegraph.tau_AP");
        if (low.isEmpty() || high.isEmpty() || inLow.isEmpty() || inHigh.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TelegraphReading(
                LUO_AMPERES,
                0.5 * (low.getAsDouble() + high.getAsDouble()),
                inLow.getAsDouble() + inHigh.getAsDouble()));
    }

    /** One answer of one neuron. */
    public Cost answer() {
        return Cost.ofAmperes(amperes, ohms, secondsBetween);
    }
}
