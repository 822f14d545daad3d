package io.mtjlab.networks.hebbiansnn;

import java.util.Optional;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.device.CardValues;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;

/**
 * The junction that every neuron is: a macrospin heated by its current.
 *
 * @param model of the physics
 * @param spread relative standard deviation of the current density from neuron to neuron at the same current
 * @param ohms for the energy alone
 * @param origin where the numbers are from
 */
public record SpinDevice(MacrospinModel model, double spread, double ohms, String origin) {

    /** Area, table I of the paper. */
    private static final double AREA_SQUARE_METRES = 6.25e-14;

    /** The paper prints no resistance; 1 kilohm is chosen. */
    private static final double OHMS = 1_000;

    /** Preset HH-B-020, which fires steadily and, unlike the table as printed, does not lock for good. */
    public static final SpinDevice RODRIGUES_2023 = preset("HH-B-020");

    public SpinDevice {
        if (!(spread >= 0 && spread < 0.5)) {
            throw new InvalidInput("a spread of the current density of " + spread + "; 0 to below 0.5 expected");
        }
    }

    /** A macrospin preset of the simulators by name. */
    public static SpinDevice preset(String name) {
        if (!MacrospinPresets.names().contains(name)) {
            throw new InvalidInput(
                    "no macrospin preset '" + name + "'; there are " + String.join(", ", MacrospinPresets.names()));
        }
        return new SpinDevice(MacrospinPresets.named(name), 0, OHMS, "macrospin preset " + name);
    }

    /** Preset HH-B-020 without heat: it neither warms up nor trembles. */
    public static SpinDevice ideal() {
        MacrospinModel cold =
                MacrospinPresets.named("HH-B-020").withHeating(Optional.empty()).withKelvin(0);
        return new SpinDevice(cold, 0, OHMS, "ideal: macrospin preset HH-B-020 at 0 K, without heating");
    }

    /** HH-B-020 with the resistance of a card, {@code rh.R_P}, and its spread, which is that of the areas. */
    public static SpinDevice of(DeviceCard card) {
        CardValues values = new CardValues(card);
        double ohms = values.need("rh.R_P", "the resistance of a neuron");
        return new SpinDevice(
                RODRIGUES_2023.model(),
                values.spread("rh.R_P") / ohms,
                ohms,
                "macrospin preset HH-B-020, " + values.origin());
    }

    public SpinDevice withSpread(double other) {
        return new SpinDevice(model, other, ohms, origin);
    }

    double areaSquareMetres() {
        return model.heating().map(h -> h.areaSquareMetres()).orElse(AREA_SQUARE_METRES);
    }
}
