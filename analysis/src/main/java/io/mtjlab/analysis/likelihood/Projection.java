package io.mtjlab.analysis.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Least squares by orthogonal directions. */
public final class Projection {

    private Projection() {}

    /** An orthonormal basis of the space of these vectors; what lies in the space of those before it is left out. */
    public static double[][] orthonormal(List<double[]> vectors) {
        List<double[]> basis = new ArrayList<>();
        for (double[] vector : vectors) {
            double[] rest = project(vector, basis.toArray(new double[0][]));
            double norm = Math.sqrt(DotProduct.of(rest, rest));
            if (norm > 1e-9 * Math.sqrt(DotProduct.of(vector, vector))) {
                basis.add(Arrays.stream(rest).map(v -> v / norm).toArray());
            }
        }
        return basis.toArray(new double[0][]);
    }

    /** What is left of {@code vector} outside the space of an orthonormal basis. */
    public static double[] project(double[] vector, double[][] basis) {
        double[] rest = vector.clone();
        for (double[] direction : basis) {
            double along = DotProduct.of(rest, direction);
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= along * direction[i];
            }
        }
        return rest;
    }
}
