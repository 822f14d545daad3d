package io.mtjlab.networks.neuron;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.base.error.InvalidInput;

/**
 * How a junction's sigmoid answers to microwave power: alpha and beta at some levels, the weakest first. Between two
 * levels both are interpolated along the level's position in the list (0 for the first).
 */
public record RfResponse(List<Level> levels, String origin) {

    /** @param rfDbm power at the generator; absent: generator off */
    public record Level(OptionalDouble rfDbm, double alphaPerOersted, double betaOersted) {

        private double sortKey() {
            return rfDbm.orElse(Double.NEGATIVE_INFINITY);
        }
    }

    /**
     * The ends are Luo et al. 2023, Fig. 3: alpha 0.69 and beta 27.8 Oe without microwave, 1.5 and 22.6 Oe at 1890 MHz;
     * between them the saturating law of the simulated device.
     */
    public static final RfResponse LUO_2023 = new RfResponse(
            List.of(
                    new Level(OptionalDouble.empty(), 0.69, 27.8),
                    new Level(OptionalDouble.of(-40), 0.76, 27.5),
                    new Level(OptionalDouble.of(-35), 0.90, 27.3),
                    new Level(OptionalDouble.of(-30), 1.19, 26.9),
                    new Level(OptionalDouble.of(-25), 1.46, 26.2),
                    new Level(OptionalDouble.of(-20), 1.50, 24.9),
                    new Level(OptionalDouble.of(-15), 1.50, 22.6)),
            "Luo et al. 2023, Fig. 3, 1890 MHz");

    public RfResponse {
        levels = levels.stream()
                .sorted(Comparator.comparingDouble(Level::sortKey))
                .toList();
        if (levels.size() < 2) {
            throw new InvalidInput("the response to microwave power needs alpha and beta at two levels or more; "
                    + origin + " has " + levels.size());
        }
    }

    /** All levels (at one frequency) at which a card holds alpha and beta. */
    public static RfResponse of(DeviceCard card) {
        List<Level> levels = new ArrayList<>();
        for (CardParameter alpha : card.parameters("sigmoid.alpha")) {
            Object level = alpha.conditions().values().get("rf_dbm");
            if (level == null || !alpha.outcome().determined()) {
                continue;
            }
            CardParameter beta = card.parameter(
                    "sigmoid.beta", Conditions.of(alpha.conditions().values()));
            if (beta.outcome().determined()) {
                OptionalDouble dbm = level instanceof Double d ? OptionalDouble.of(d) : OptionalDouble.empty();
                levels.add(new Level(dbm, alpha.value(), beta.value()));
            }
        }
        return new RfResponse(levels, "card of " + card.device());
    }

    /** The last position: that of the strongest level. */
    public double lastPosition() {
        return levels.size() - 1.0;
    }

    /** Alpha at a position between 0 and {@link #lastPosition}, per oersted. */
    public double alphaPerOersted(double position) {
        int i = below(position);
        return levels.get(i).alphaPerOersted + (position - i) * alphaSlope(position);
    }

    /** Beta at a position between 0 and {@link #lastPosition}, in oersted. */
    public double betaOersted(double position) {
        int i = below(position);
        return levels.get(i).betaOersted + (position - i) * betaSlope(position);
    }

    /** Change of alpha per position. */
    public double alphaSlope(double position) {
        int i = below(position);
        return levels.get(i + 1).alphaPerOersted - levels.get(i).alphaPerOersted;
    }

    /** Change of beta per position. */
    public double betaSlope(double position) {
        int i = below(position);
        return levels.get(i + 1).betaOersted - levels.get(i).betaOersted;
    }

    private int below(double position) {
        return (int) Math.max(0, Math.min(levels.size() - 2.0, Math.floor(position)));
    }
}
