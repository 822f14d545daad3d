package io.mtjlab.analysis.rh;

import io.mtjlab.analysis.fit.Model;

/** Lets the contract test see the models of this package, over three rows at -20, 5 and 40 Oe. */
public final class LoopModels {

    private static final double[] OERSTED = {-20, 5, 40};

    private LoopModels() {}

    public static Model sheared() {
        return new ShearedCurve(OERSTED, new boolean[] {true, true, false}, 1, 0.1);
    }

    public static Model major() {
        return new MajorCurve(OERSTED, new int[] {1, -1, 1}, 0.1);
    }
}
