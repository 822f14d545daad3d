package io.mtjlab.analysis.fit;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.mtjlab.analysis.stfmr.KittelHardAxis;
import io.mtjlab.analysis.stfmr.ShippedModels;

import static org.assertj.core.api.Assertions.assertThat;

/** Every model's analytic gradient is that of its value (central differences, Richardson-extrapolated). */
class ModelContractTest {

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(ShippedModels.onePeak(), new double[] {1.0, 0.3, 0.7, -0.4, 0.1}, 0.8),
                Arguments.of(
                        ShippedModels.twoPeaksAndSlope(),
                        new double[] {1.0, 0.3, 0.7, -0.4, 2.1, 0.5, -0.2, 0.6, 0.1, 0.05},
                        1.4),
                Arguments.of(new KittelHardAxis(32), new double[] {69.3, 8000}, 30.0));
    }

    @ParameterizedTest
    @MethodSource("models")
    void gradient_agrees_with_finite_differences(Model model, double[] p, double x) {
        assertThat(p).hasSize(model.parameters().size());
        double[] gradient = new double[p.length];
        assertThat(model.valueAndGradient(x, p, gradient))
                .isCloseTo(model.value(x, p), org.assertj.core.data.Percentage.withPercentage(1e-11));
        for (int j = 0; j < p.length; j++) {
            double step = 1e-3 * Math.max(Math.abs(p[j]), 1e-3);
            double coarse = difference(model, x, p, j, step);
            double fine = difference(model, x, p, j, step / 2);
            double expected = (4 * fine - coarse) / 3;
            assertThat(gradient[j])
                    .as(model.name() + " d/d" + model.parameters().get(j).name())
                    .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-7 * (1 + Math.abs(expected))));
        }
    }

    private static double difference(Model model, double x, double[] p, int j, double step) {
        double[] up = p.clone();
        double[] down = p.clone();
        up[j] += step;
        down[j] -= step;
        return (model.value(x, up) - model.value(x, down)) / (up[j] - down[j]);
    }
}
