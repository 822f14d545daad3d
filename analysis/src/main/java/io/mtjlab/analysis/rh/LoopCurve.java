package io.mtjlab.analysis.rh;

import io.mtjlab.analysis.fit.Model;

/**
 * Resistance of a loop whose conductance follows a cosine m(row; p): R = 2/[(1-m)/R_P + (1+m)/R_AP] (Slonczewski, Phys.
 * Rev. B 39, 6995 (1989)). The abscissa is the row's number, since a loop has two readings at one field.
 */
abstract class LoopCurve implements Model {

    /** Indices of the levels among the parameters. */
    static final int P = 0;

    static final int AP = 1;

    /** A curve of this height, in residual standard deviations, follows no random walk. */
    static final double BEYOND_A_WALK = 12;

    /** The cosine between free and reference layer, 1 for AP, and its derivatives by the parameters from the third. */
    abstract double cosine(int row, double[] p, double[] gradient);

    @Override
    public double value(double x, double[] p) {
        return valueAndGradient(x, p, new double[p.length]);
    }

    @Override
    public double valueAndGradient(double x, double[] p, double[] gradient) {
        double m = cosine((int) Math.round(x), p, gradient);
        double ohms = 2 / ((1 - m) / p[P] + (1 + m) / p[AP]);
        double half = 0.5 * ohms * ohms;
        double byCosine = half * (1 / p[P] - 1 / p[AP]);
        for (int j = 2; j < p.length; j++) {
            gradient[j] *= byCosine;
        }
        gradient[P] = half * (1 - m) / (p[P] * p[P]);
        gradient[AP] = half * (1 + m) / (p[AP] * p[AP]);
        return ohms;
    }
}
