package io.mtjlab.networks.synapse;

import java.util.Locale;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.matrix.Matrix;

/**
 * The scale s of a layer: {@code factor} times the root mean square, or times the greatest magnitude, of its weights.
 */
public record ScaleRule(double factor, Of of) {

    /** What the factor multiplies. */
    public enum Of {
        RMS,
        MAX
    }

    public ScaleRule {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new InvalidInput("a scale of " + factor + " times the weights'; a positive factor expected");
        }
    }

    public static ScaleRule rms(double factor) {
        return new ScaleRule(factor, Of.RMS);
    }

    public static ScaleRule max(double factor) {
        return new ScaleRule(factor, Of.MAX);
    }

    /** Reads {@code 2rms} or {@code 0.25max}. */
    public static ScaleRule parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Of of : Of.values()) {
            String end = of.name().toLowerCase(Locale.ROOT);
            if (lower.endsWith(end)) {
                try {
                    return new ScaleRule(Double.parseDouble(lower.substring(0, lower.length() - end.length())), of);
                } catch (NumberFormatException e) {
                    throw new InvalidInput("scale '" + text + "': a number before " + end + " expected", e);
                }
            }
        }
        throw new InvalidInput("scale '" + text + "': such as 2rms or 0.25max expected");
    }

    /** s of these weights; never 0, so that a layer of zeros stays one. */
    double of(Matrix weights, float[] row) {
        double squares = 0;
        double greatest = 0;
        for (int i = 0; i < weights.rows(); i++) {
            weights.readRow(i, row);
            for (int j = 0; j < weights.columns(); j++) {
                squares += (double) row[j] * row[j];
                greatest = Math.max(greatest, Math.abs(row[j]));
            }
        }
        double rms = Math.sqrt(squares / ((double) weights.rows() * weights.columns()));
        return Math.max(Float.MIN_NORMAL, factor * (of == Of.RMS ? rms : greatest));
    }

    /** As {@link #parse} reads it. */
    public String key() {
        return factor + of.name().toLowerCase(Locale.ROOT);
    }
}
