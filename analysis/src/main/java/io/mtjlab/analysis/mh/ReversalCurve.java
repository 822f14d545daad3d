package io.mtjlab.analysis.mh;

import java.util.Arrays;
import java.util.List;

import io.mtjlab.analysis.fit.Model;
import io.mtjlab.analysis.fit.Parameter;

/**
 * Moment along a loop: m = m_s shape((H - H_branch)/w) + chi H + m_0 + drift (row/rows - 1/2). The abscissa is the row's
 * number, since a loop has two readings at one field.
 */
final class ReversalCurve implements Model {

    static final int MOMENT = 0;
    static final int UP = 1;
    static final int DOWN = 2;
    static final int WIDTH = 3;
    static final int CHI = 4;
    static final int OFFSET = 5;
    static final int DRIFT = 6;

    private final ReversalShape shape;
    private final MhRows rows;
    private final List<Parameter> parameters;

    ReversalCurve(ReversalShape shape, MhRows rows, double narrowest) {
        this.shape = shape;
        this.rows = rows;
        this.parameters = List.of(
                Parameter.of("m_s", "emu"),
                Parameter.of("Hup", "Oe"),
                Parameter.of("Hdown", "Oe"),
                Parameter.of("w", "Oe").above(narrowest),
                Parameter.of("chi", "emu/Oe"),
                Parameter.of("m_0", "emu"),
                Parameter.of("drift", "emu"));
    }

    ReversalShape shape() {
        return shape;
    }

    @Override
    public String name() {
        return "reversal, " + shape.text();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public double value(double x, double[] p) {
        return valueAndGradient(x, p, new double[p.length]);
    }

    @Override
    public double valueAndGradient(double x, double[] p, double[] gradient) {
        int row = (int) Math.round(x);
        double oersted = rows.oersted()[row];
        int branch = rows.rising()[row] ? UP : DOWN;
        double z = (oersted - p[branch]) / p[WIDTH];
        double share = shape.moment(z);
        double slope = p[MOMENT] * shape.slope(z) / p[WIDTH];
        double time = rows.size() < 2 ? 0 : (double) row / (rows.size() - 1) - 0.5;
        Arrays.fill(gradient, 0);
        gradient[MOMENT] = share;
        gradient[branch] = -slope;
        gradient[WIDTH] = -slope * z;
        gradient[CHI] = oersted;
        gradient[OFFSET] = 1;
        gradient[DRIFT] = time;
        return p[MOMENT] * share + p[CHI] * oersted + p[OFFSET] + p[DRIFT] * time;
    }
}
