package io.mtjlab.analysis.fit;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.mtjlab.analysis.mh.MagnetModels;
import io.mtjlab.analysis.rh.LoopModels;
import io.mtjlab.analysis.stfmr.FieldAxis;
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
                Arguments.of(ShippedModels.series(FieldAxis.HARD, false), new double[] {69.3, 8000, 0.01, 5e6}, 3.0),
                Arguments.of(ShippedModels.series(FieldAxis.HARD, false), new double[] {20, 8000, 0.01, 5e6}, 3.0),
                Arguments.of(ShippedModels.series(FieldAxis.EASY, false), new double[] {20, 8000, 0.01, 5e6}, 3.0),
                Arguments.of(
                        ShippedModels.series(FieldAxis.PERPENDICULAR, false), new double[] {2, -800, 0.01, 5e6}, 3.0),
                Arguments.of(ShippedModels.series(FieldAxis.HARD, true), new double[] {90, 8000, 0.01, 2}, 3.0),
                Arguments.of(ShippedModels.series(FieldAxis.HARD, true), new double[] {20, 8000, 0.01, 2}, 3.0),
                Arguments.of(ShippedModels.series(FieldAxis.EASY, true), new double[] {20, 8000, 0.01, 2}, 2.0),
                Arguments.of(ShippedModels.series(FieldAxis.PERPENDICULAR, true), new double[] {2, -800, 0.01, 2}, 2.0),
                Arguments.of(Curves.DECAY, new double[] {2, 0.3}, 1.5),
                Arguments.of(LoopModels.sheared(), new double[] {900, 1900, 10, -12, 30}, 1.0),
                Arguments.of(LoopModels.sheared(), new double[] {900, 1900, 10, 35, 30}, 2.0),
                Arguments.of(LoopModels.sheared(), new double[] {900, 1900, 30, -12, 8}, 0.0),
                Arguments.of(LoopModels.major(), new double[] {900, 1900, 15, 20}, 1.0),
                Arguments.of(MagnetModels.ramp(), new double[] {2, 10, -12, 30, -0.01, 0.3, 0.1}, 1.0),
                Arguments.of(MagnetModels.normal(), new double[] {2, 10, 35, 30, -0.01, 0.3, 0.1}, 2.0),
                Arguments.of(MagnetModels.logistic(), new double[] {2, -10, 35, 30, -0.01, 0.3, 0.1}, 0.0),
                Arguments.of(
                        new TiedModel(ShippedModels.onePeak(), Map.of("df_0", Tie.times(0.3, "fr_0"))),
                        new double[] {1.0, 0.7, -0.4, 0.1},
                        0.8),
                Arguments.of(
                        new JointModel(
                                List.of(
                                        new JointModel.Part("1", Curves.DECAY, new double[] {1, 2}, new double[2]),
                                        new JointModel.Part("2", Curves.DECAY, new double[] {3}, new double[1])),
                                Set.of("k")),
                        new double[] {2, 0.3, 1.5},
                        2.0));
    }

    @Test
    void every_model_of_the_module_is_among_them() throws IOException, URISyntaxException {
        Path root = Path.of(
                Model.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> there;
        try (Stream<Path> files = Files.walk(root)) {
            there = files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.startsWith("io") && name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - 6).replace(File.separatorChar, '.'))
                    .filter(ModelContractTest::isModel)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(models().map(a -> a.get()[0].getClass().getName())).containsAll(there);
    }

    private static boolean isModel(String name) {
        try {
            Class<?> type = Class.forName(name, false, Model.class.getClassLoader());
            return Model.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
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
