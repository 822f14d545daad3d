package io.mtjlab.analysis.telegraph;

/**
 * Densities of a reading under P and AP, times the noise, from a table with linear interpolation: no exponential is
 * taken for a reading. With 64 nodes to a standard deviation z the relative error is below 3e-5 (z^2-1). A node is
 * computed when the first reading falls beside it: between levels far apart there are many that none does.
 */
final class DensityTable {

    private static final int NODES_PER_SIGMA = 64;
    private static final int MOST_NODES = 1 << 15;
    /** Beyond this many standard deviations from the outermost level readings are evaluated one by one. */
    private static final double MARGIN = 9;
    /** What remains of a density where nothing reaches: eight of them in a row do not underflow. */
    static final double FLOOR = 1e-34;

    /** Of a node: density under P, under AP; the share of it that is neither outlier nor between, under P, AP. */
    static final int COLUMNS = 4;

    final double low;
    final double perOhm;
    final int nodes;
    final double[] values;
    /** Share of a density that is between the levels, under P and AP at each node; empty when none is expected. */
    final double[] between;

    private final Levels levels;
    private final double shiftP;
    private final double shiftAP;
    private final double[] at = new double[COLUMNS + 2];

    /**
     * @param levels in ohm
     * @param centre ohm that readings are counted from
     * @param polarity of the readings that the table is for
     */
    DensityTable(Levels levels, double centre, int polarity) {
        this.levels = levels;
        shiftP = levels.ohmsP() + polarity * levels.offsetP() - centre;
        shiftAP = levels.ohmsAP() + polarity * levels.offsetAP() - centre;
        double sigma = levels.sigmaOhms();
        low = Math.min(shiftP, shiftAP) - MARGIN * sigma;
        double span = Math.abs(shiftAP - shiftP) + 2 * MARGIN * sigma;
        nodes = (int) Math.min(MOST_NODES, span / sigma * NODES_PER_SIGMA) + 1;
        perOhm = (nodes - 1) / span;
        values = new double[COLUMNS * (nodes + 1)];
        between = levels.between() > 0 ? new double[2 * (nodes + 1)] : new double[0];
    }

    /** Has node {@code k} and the one after it computed. */
    void compute(int k) {
        fill(k);
        fill(k + 1);
    }

    private void fill(int k) {
        if (values[COLUMNS * k] == 0) { // a density is never below the floor
            evaluate(low + k / perOhm, at);
            System.arraycopy(at, 0, values, COLUMNS * k, COLUMNS);
            if (between.length > 0) {
                between[2 * k] = at[COLUMNS];
                between[2 * k + 1] = at[COLUMNS + 1];
            }
        }
    }

    /** The columns of the table, then the two of {@link #between}, at any reading. */
    void evaluate(double ohms, double[] into) {
        double fromP = ohms - shiftP;
        double fromAP = ohms - shiftAP;
        double sigma = levels.sigmaOhms();
        double clean = (1 - levels.outliers() - levels.between()) * sigma;
        double broad = sigma * levels.outliers() * levels.broad(0.5 * (fromP + fromAP)) + FLOOR;
        double normalP = clean * levels.normal(fromP);
        double normalAP = clean * levels.normal(fromAP);
        double halfP = sigma * levels.between() * levels.halfGap(fromP);
        double halfAP = sigma * levels.between() * levels.halfGap(-fromAP);
        into[0] = normalP + halfP + broad;
        into[1] = normalAP + halfAP + broad;
        into[2] = normalP / into[0];
        into[3] = normalAP / into[1];
        into[4] = halfP / into[0];
        into[5] = halfAP / into[1];
    }
}
