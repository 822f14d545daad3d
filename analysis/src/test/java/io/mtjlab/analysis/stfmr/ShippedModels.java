package io.mtjlab.analysis.stfmr;

import java.util.List;

import io.mtjlab.analysis.fit.Model;

/** Lets the contract test see the models of this package. */
public final class ShippedModels {

    private static final Spectrum WINDOW = new Spectrum(new double[] {0, 0.5, 2}, new double[3]);

    private ShippedModels() {}

    public static Model onePeak() {
        return new LineShape(1, false, WINDOW);
    }

    public static Model twoPeaksAndSlope() {
        return new LineShape(2, true, WINDOW);
    }

    /** Two lines with correlated errors, at 30 and 40 Oe or at 1.9 and 2.1 GHz. */
    public static Model series(FieldAxis axis, boolean overField) {
        Resonance one = new Resonance(
                overField, overField ? 1.9e9 : 30, overField ? 40 : 1.9e9, overField ? 8 : 2e8, 1, 2, 0.3);
        Resonance two = new Resonance(
                overField, overField ? 2.1e9 : 40, overField ? 50 : 2.1e9, overField ? 9 : 2e8, 2, 1, -0.4);
        return new SeriesModel(axis, List.of(one, two));
    }
}
