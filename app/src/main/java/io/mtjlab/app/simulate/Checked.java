package io.mtjlab.app.simulate;

import java.util.List;
import java.util.Locale;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.yaml.NearestName;

/** Options that are checked before anything is computed. */
final class Checked {

    private Checked() {}

    /**
     * @throws InvalidInput naming the option, the range and the unit
     */
    static double within(String option, double value, double low, double high, String unit) {
        if (!(value >= low && value <= high)) {
            throw new InvalidInput(String.format(
                    Locale.ROOT,
                    "%s %s is out of range: %s to %s%s",
                    option,
                    plain(value),
                    plain(low),
                    plain(high),
                    unit.isEmpty() ? "" : " " + unit));
        }
        return value;
    }

    static int within(String option, int value, int low, int high) {
        return (int) within(option, (double) value, low, high, "");
    }

    /**
     * @throws InvalidInput naming the nearest preset and all there are
     */
    static String preset(String model, String name, List<String> known) {
        if (known.contains(name)) {
            return name;
        }
        String nearest = NearestName.of(name, known)
                .map(n -> "; did you mean " + n + "?")
                .orElse("");
        throw new InvalidInput(
                "unknown preset " + name + " of " + model + nearest + " (there are " + String.join(", ", known) + ")");
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }
}
