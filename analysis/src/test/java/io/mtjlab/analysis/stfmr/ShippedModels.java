package io.mtjlab.analysis.stfmr;

import io.mtjlab.analysis.fit.Model;

/** Lets the contract test see the line shapes of this package. */
public final class ShippedModels {

    private ShippedModels() {}

    public static Model onePeak() {
        return new LineShape(1, false, 1, 1e-3);
    }

    public static Model twoPeaksAndSlope() {
        return new LineShape(2, true, 1, 1e-3);
    }
}
