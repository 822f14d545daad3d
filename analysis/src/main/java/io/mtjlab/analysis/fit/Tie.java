package io.mtjlab.analysis.fit;

import java.util.List;
import java.util.Map;

/** How one parameter follows from others, so that the fit has one less to find. */
public interface Tie {

    /** The parameters that it follows from. */
    List<String> to();

    /**
     * The value.
     *
     * @param of values of {@link #to()}, in its order
     * @param gradient receives the derivatives by them, same shape
     */
    double value(double[] of, double[] gradient);

    /** The same as another parameter. */
    static Tie equalTo(String name) {
        return linear(0, Map.of(name, 1.0));
    }

    /** {@code factor} times another parameter. */
    static Tie times(double factor, String name) {
        return linear(0, Map.of(name, factor));
    }

    /** {@code offset} plus the sum of factor times parameter. */
    static Tie linear(double offset, Map<String, Double> factors) {
        List<String> names = factors.keySet().stream().sorted().toList();
        double[] slopes = names.stream().mapToDouble(factors::get).toArray();
        return new Tie() {
            @Override
            public List<String> to() {
                return names;
            }

            @Override
            public double value(double[] of, double[] gradient) {
                double sum = offset;
                for (int j = 0; j < slopes.length; j++) {
                    sum += slopes[j] * of[j];
                    gradient[j] = slopes[j];
                }
                return sum;
            }
        };
    }
}
