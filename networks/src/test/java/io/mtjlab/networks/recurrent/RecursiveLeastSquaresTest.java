package io.mtjlab.networks.recurrent;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RecursiveLeastSquaresTest {

    private static final int SIZE = 7;
    private static final int SAMPLES = 60;
    private static final double ALPHA = 0.3;

    /** The closed form: (sum lambda^age x x' + lambda^n alpha) w = sum lambda^age x y. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.97})
    void arrives_at_the_weights_of_the_normal_equations(double forgetting) {
        UniformRandomProvider random = RandomStreams.of(4).stream("samples");
        RecursiveLeastSquares squares = new RecursiveLeastSquares(SIZE, forgetting);
        squares.reset(ALPHA);
        double[] weights = new double[SIZE];
        RealMatrix normal = new Array2DRowRealMatrix(SIZE, SIZE);
        for (int i = 0; i < SIZE; i++) {
            normal.setEntry(i, i, ALPHA * Math.pow(forgetting, SAMPLES));
        }
        RealVector right = new ArrayRealVector(SIZE);
        for (int n = 0; n < SAMPLES; n++) {
            double[] x = random.doubles(SIZE, -1, 1).toArray();
            double y = random.nextDouble();
            double output = new ArrayRealVector(weights).dotProduct(new ArrayRealVector(x));
            squares.see(x);
            squares.correct(weights, output - y);
            double share = Math.pow(forgetting, SAMPLES - 1 - n);
            RealVector regressor = new ArrayRealVector(x);
            normal = normal.add(regressor.outerProduct(regressor).scalarMultiply(share));
            right = right.add(regressor.mapMultiply(share * y));
        }
        double[] expected = new LUDecomposition(normal).getSolver().solve(right).toArray();
        for (int i = 0; i < SIZE; i++) {
            assertThat(weights[i]).isCloseTo(expected[i], within(1e-9));
        }
    }
}
