package io.mtjlab.analysis.stfmr;

import io.mtjlab.analysis.fit.Model;

/** Lets the contract test see the models of this package. */
public final class ShippedModels {

    private static final Spectrum WINDOW = new Spectrum(new double[] {0, 0.5, 2}, new double[3]);

    private ShippedModels() {}

    public static Model onePeak() {
        return new LineShape(1, false, WINDOW);
    }

    public static Model fieldLine() {
        return new FieldSeries.Line(30);
    }

    public static Model twoPeaksAndSlope() {
        return new LineShape(2, true, WINDOW);
    }
}
