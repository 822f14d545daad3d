package io.mtjlab.networks.recurrent;

/** A response by cubic interpolation (Catmull-Rom) between evenly spaced nodes. */
final class Table implements Response {

    private final double[] nodes;

    private Table(double[] nodes) {
        this.nodes = nodes;
    }

    static Table of(Response exact, int nodes) {
        double[] values = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            values[i] = exact.at((double) i / (nodes - 1));
        }
        return new Table(values);
    }

    @Override
    public double at(double drive) {
        double place = drive * (nodes.length - 1);
        int i = Math.max(0, Math.min(nodes.length - 2, (int) place));
        double t = place - i;
        double p1 = nodes[i];
        double p2 = nodes[i + 1];
        // Beyond the ends the curve goes on straight.
        double p0 = i > 0 ? nodes[i - 1] : 2 * p1 - p2;
        double p3 = i < nodes.length - 2 ? nodes[i + 2] : 2 * p2 - p1;
        return p1 + t / 2 * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)));
    }
}
