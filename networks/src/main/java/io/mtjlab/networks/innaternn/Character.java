package io.mtjlab.networks.innaternn;

/**
 * The character that is written: the second one of the two-syllable Chinese word for teacher, in six strokes. The paper
 * gives no coordinates; these are our own. The pen goes at an even speed along the strokes and, lifted, from one to the
 * next, and at the end back to the beginning.
 */
final class Character {

    private static final double[][][] STROKES = {
        {{-0.85, 0.45}, {-0.85, -0.15}},
        {{-0.55, 0.85}, {-0.55, 0.0}, {-0.62, -0.5}, {-0.85, -0.9}},
        {{-0.25, 0.7}, {0.95, 0.7}},
        {{-0.15, 0.3}, {-0.15, -0.5}},
        {{-0.15, 0.3}, {0.8, 0.3}, {0.8, -0.45}, {0.6, -0.35}},
        {{0.33, 0.7}, {0.33, -0.95}}
    };

    private Character() {}

    /**
     * The pen's path.
     *
     * @return x and y at each of {@code steps} even times, shape [2][steps], within -1 and 1
     */
    static double[][] path(int steps) {
        int corners = 1;
        for (double[][] stroke : STROKES) {
            corners += stroke.length;
        }
        double[][] corner = new double[corners][];
        int n = 0;
        for (double[][] stroke : STROKES) {
            for (double[] point : stroke) {
                corner[n++] = point;
            }
        }
        corner[n] = STROKES[0][0];
        double[] along = new double[corners];
        for (int i = 1; i < corners; i++) {
            along[i] = along[i - 1] + Math.hypot(corner[i][0] - corner[i - 1][0], corner[i][1] - corner[i - 1][1]);
        }
        double[][] path = new double[2][steps];
        int edge = 1;
        for (int t = 0; t < steps; t++) {
            double s = along[corners - 1] * t / steps;
            while (along[edge] < s) {
                edge++;
            }
            double share = (s - along[edge - 1]) / (along[edge] - along[edge - 1]);
            for (int axis = 0; axis < 2; axis++) {
                path[axis][t] = corner[edge - 1][axis] + share * (corner[edge][axis] - corner[edge - 1][axis]);
            }
        }
        return path;
    }
}
