package io.mtjlab.analysis.result;

import java.util.List;

/**
 * Covariance of parameters that were fitted together.
 *
 * @param names of the parameters, in the order of rows and columns
 * @param matrix shape [n][n], in products of the parameters' units; statistical, already scaled
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers, never compared
public record Covariance(List<String> names, double[][] matrix) {

    /** Nothing was fitted together. */
    public static final Covariance NONE = new Covariance(List.of(), new double[0][0]);

    public Covariance {
        names = List.copyOf(names);
        if (matrix.length != names.size()) {
            throw new IllegalArgumentException(names.size() + " names for " + matrix.length + " rows");
        }
    }

    public double of(String one, String other) {
        return matrix[index(one)][index(other)];
    }

    public double standardError(String name) {
        return Math.sqrt(of(name, name));
    }

    /** Between -1 and 1; NaN where a parameter has no variance. */
    public double correlation(String one, String other) {
        return of(one, other) / (standardError(one) * standardError(other));
    }

    private int index(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no parameter '" + name + "' among " + names);
        }
        return index;
    }
}
