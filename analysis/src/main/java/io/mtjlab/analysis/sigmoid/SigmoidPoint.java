package io.mtjlab.analysis.sigmoid;

import io.mtjlab.base.error.InvalidInput;

/** {@code switched} of {@code trials} independent trials at one field ended in the P state. */
public record SigmoidPoint(double fieldOersted, double switched, double trials) {

    public SigmoidPoint {
        if (!Double.isFinite(fieldOersted) || !(trials >= 0) || !(switched >= 0) || switched > trials) {
            throw new InvalidInput("sigmoid: " + switched + " of " + trials + " trials at " + fieldOersted + " Oe");
        }
    }
}
