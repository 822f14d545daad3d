package io.mtjlab.analysis.mh;

import io.mtjlab.analysis.fit.Model;

/** Lets the contract test see the models of this package, over three rows at -20, 5 and 40 Oe. */
public final class MagnetModels {

    private static final MhRows ROWS =
            new MhRows(new double[] {-20, 5, 40}, new double[3], new boolean[] {true, true, false}, 1, 0, 0);

    private MagnetModels() {}

    public static Model ramp() {
        return new ReversalCurve(ReversalShape.RAMP, ROWS, 1);
    }

    public static Model normal() {
        return new ReversalCurve(ReversalShape.NORMAL, ROWS, 1);
    }

    public static Model logistic() {
        return new ReversalCurve(ReversalShape.LOGISTIC, ROWS, 1);
    }
}
