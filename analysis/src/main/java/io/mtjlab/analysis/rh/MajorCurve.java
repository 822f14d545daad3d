package io.mtjlab.analysis.rh;

import java.util.List;

import io.mtjlab.analysis.fit.Parameter;

/**
 * A major loop: the free layer points either way, and the reference layer turns gradually around H_RL, its cosine
 * following tanh((H - H_RL)/w). Parameters R_P, R_AP, H_RL, w.
 */
final class MajorCurve extends LoopCurve {

    static final int REFERENCE = 2;
    static final int WIDTH = 3;

    private final double[] oersted;
    private final int[] free;
    private final List<Parameter> parameters;

    /** @param free 1 or -1 for each row: the sign of the cosine far beyond H_RL */
    MajorCurve(double[] oersted, int[] free, double narrowest) {
        this.oersted = oersted;
        this.free = free;
        this.parameters = List.of(
                Parameter.of("R_P", "ohm"),
                Parameter.of("R_AP", "ohm"),
                Parameter.of("H_RL", "Oe"),
                Parameter.of("w", "Oe").above(narrowest));
    }

    @Override
    public String name() {
        return "major loop";
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    double cosine(int row, double[] p, double[] gradient) {
        double z = (oersted[row] - p[REFERENCE]) / p[WIDTH];
        double t = Math.tanh(z);
        double slope = free[row] * (1 - t * t) / p[WIDTH];
        gradient[REFERENCE] = -slope;
        gradient[WIDTH] = -slope * z;
        return free[row] * t;
    }
}
