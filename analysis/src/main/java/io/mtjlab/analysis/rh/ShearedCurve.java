package io.mtjlab.analysis.rh;

import java.util.List;

import io.mtjlab.analysis.fit.Parameter;

/**
 * A sheared loop: each branch goes from one state to the other along a straight ramp of the cosine, of half width w
 * around its switching field. Parameters R_P, R_AP, Hup, Hdown, w.
 */
final class ShearedCurve extends LoopCurve {

    static final int UP = 2;
    static final int DOWN = 3;
    static final int WIDTH = 4;

    private final double[] oersted;
    private final boolean[] rising;
    private final int polarity;
    private final List<Parameter> parameters;

    /** @param polarity 1 when a positive field favours AP */
    ShearedCurve(double[] oersted, boolean[] rising, int polarity, double narrowest) {
        this.oersted = oersted;
        this.rising = rising;
        this.polarity = polarity;
        this.parameters = List.of(
                Parameter.of("R_P", "ohm"),
                Parameter.of("R_AP", "ohm"),
                Parameter.of("Hup_0", "Oe"),
                Parameter.of("Hdown_0", "Oe"),
                Parameter.of("w", "Oe").above(narrowest));
    }

    @Override
    public String name() {
        return "sheared loop";
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    double cosine(int row, double[] p, double[] gradient) {
        int centre = rising[row] ? UP : DOWN;
        double z = (oersted[row] - p[centre]) / p[WIDTH];
        gradient[UP] = 0;
        gradient[DOWN] = 0;
        gradient[WIDTH] = 0;
        if (Math.abs(z) >= 1) {
            return polarity * Math.signum(z);
        }
        gradient[centre] = -polarity / p[WIDTH];
        gradient[WIDTH] = -polarity * z / p[WIDTH];
        return polarity * z;
    }
}
