package io.mtjlab.networks.matrix;

import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BlasTest {

    private static final long SEED = 5;

    static Stream<Blas> libraries() {
        return Stream.of(new OpenBlas(), new JavaBlas());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void agrees_with_sums_in_double_precision_for_every_transposition(Blas blas) {
        Random random = new Random(SEED);
        for (boolean transposeA : new boolean[] {false, true}) {
            for (boolean transposeB : new boolean[] {false, true}) {
                Matrix a = transposeA ? random(37, 23, random) : random(23, 37, random);
                Matrix b = transposeB ? random(11, 37, random) : random(37, 11, random);
                Matrix c = random(23, 11, random);
                double[][] expected = product(0.5, a, transposeA, b, transposeB, -2, c);
                blas.multiply(0.5f, a, transposeA, b, transposeB, -2, c);
                assertClose(c, expected, blas.name() + " " + transposeA + " " + transposeB + " seed " + SEED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void views_read_and_write_their_part_alone(Blas blas) {
        Random random = new Random(SEED);
        Matrix a = random(10, 30, random);
        Matrix b = random(10, 8, random);
        Matrix c = random(30, 8, random);
        float before = c.get(9, 3);
        float after = c.get(20, 3);
        double[][] expected = product(1, a.columnRange(10, 10), true, b, false, 0, c.rowRange(10, 10));
        blas.multiply(1, a.columnRange(10, 10), true, b, false, 0, c.rowRange(10, 10));
        assertClose(c.rowRange(10, 10), expected, "seed " + SEED);
        assertThat(c.get(9, 3)).isEqualTo(before);
        assertThat(c.get(20, 3)).isEqualTo(after);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void adds_a_multiple(Blas blas) {
        Random random = new Random(SEED);
        Matrix x = random(5, 7, random);
        Matrix y = random(5, 7, random);
        double expected = y.get(4, 6) - 0.25 * x.get(4, 6);
        blas.addScaled(-0.25f, x, y);
        assertThat((double) y.get(4, 6)).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-6));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void refuses_shapes_that_do_not_fit(Blas blas) {
        Matrix a = Matrix.zeros(3, 4);
        assertThatThrownBy(() -> blas.multiply(1, a, false, a, false, 0, Matrix.zeros(3, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[3 x 4]");
    }

    private static Matrix random(int rows, int columns, Random random) {
        Matrix m = Matrix.zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                m.set(i, j, (float) random.nextGaussian());
            }
        }
        return m;
    }

    private static double[][] product(
            double alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, double beta, Matrix c) {
        double[][] result = new double[c.rows()][c.columns()];
        int inner = transposeA ? a.rows() : a.columns();
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                double sum = 0;
                for (int k = 0; k < inner; k++) {
                    sum += (double) (transposeA ? a.get(k, i) : a.get(i, k)) * (transposeB ? b.get(j, k) : b.get(k, j));
                }
                result[i][j] = alpha * sum + beta * c.get(i, j);
            }
        }
        return result;
    }

    private static void assertClose(Matrix actual, double[][] expected, String what) {
        for (int i = 0; i < actual.rows(); i++) {
            for (int j = 0; j < actual.columns(); j++) {
                assertThat((double) actual.get(i, j))
                        .as("%s (%d, %d)", what, i, j)
                        .isCloseTo(expected[i][j], org.assertj.core.data.Offset.offset(2e-5));
            }
        }
    }
}
