package io.mtjlab.app.simulate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.yaml.NearestName;
import io.mtjlab.simulators.physics.macrospin.Vec3;

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

    /** The value of an option that may be absent, or the preset's. */
    static double within(String option, @Nullable Double value, double preset, double low, double high, String unit) {
        return value == null ? preset : within(option, value, low, high, unit);
    }

    /**
     * Three numbers with commas in between, as in {@code 0,0,0.1}; the preset's where the option is absent.
     *
     * @throws InvalidInput naming the option, what a vector looks like, or the component's range
     */
    static Vec3 vector(String option, @Nullable String value, Vec3 preset, double most, String unit) {
        if (value == null) {
            return preset;
        }
        double[] numbers = numbers(option, value, 3, -most, most, unit);
        return new Vec3(numbers[0], numbers[1], numbers[2]);
    }

    /**
     * So many numbers with commas in between.
     *
     * @throws InvalidInput naming the option, what is wanted, or the range
     */
    static double[] numbers(String option, String value, int count, double low, double high, String unit) {
        String example = "0,0,1,0,0,1".substring(0, 2 * count - 1);
        String[] words = value.split(",", -1);
        if (words.length != count) {
            throw new InvalidInput(option + " " + value + ": want " + count + " numbers as in " + example);
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            try {
                numbers[i] = Double.parseDouble(words[i].strip());
            } catch (NumberFormatException e) {
                throw new InvalidInput(
                        option + " " + value + ": '" + words[i] + "' is no number; want " + count + " as in " + example,
                        e);
            }
            within(option + ", number " + (i + 1) + ",", numbers[i], low, high, unit);
        }
        return numbers;
    }

    /** As {@link #vector}, brought to length 1. */
    static Vec3 direction(String option, @Nullable String value, Vec3 preset) {
        Vec3 direction = vector(option, value, preset, 1e6, "");
        if (direction.length() == 0) {
            throw new InvalidInput(option + " " + value + " has no direction: its length is 0");
        }
        return direction.unit();
    }

    static int within(String option, int value, int low, int high) {
        return (int) within(option, (double) value, low, high, "");
    }

    /**
     * @throws InvalidInput naming the nearest preset and all there are
     */
    static String preset(String model, String name, List<String> known) {
        return known(name, "unknown preset " + name + " of " + model, known);
    }

    /**
     * @throws InvalidInput naming the nearest value of an option and all there are
     */
    static String name(String option, String value, List<String> known) {
        return known(value, option + " " + value + " is not known", known);
    }

    private static String known(String name, String wrong, List<String> known) {
        if (known.contains(name)) {
            return name;
        }
        String nearest = NearestName.of(name, known)
                .map(n -> "; did you mean " + n + "?")
                .orElse("");
        throw new InvalidInput(wrong + nearest + " (there are " + String.join(", ", known) + ")");
    }

    /** Six digits, without zeros that say nothing. */
    private static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal digits = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        double size = Math.abs(value);
        return size == 0 || (size >= 1e-4 && size < 1e6)
                ? digits.toPlainString()
                : digits.toString().replace("E+", "e").replace("E", "e");
    }
}
