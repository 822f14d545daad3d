package io.mtjlab.simulators.physics;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What every device on a bench must do. */
class JunctionModelsTest {

    private static final long SECOND = 1_000_000_000L;

    static Stream<Arguments> devices() {
        return JunctionModels.models().stream()
                .flatMap(model -> JunctionModels.presets(model).stream().map(preset -> Arguments.of(model, preset)));
    }

    private static double[] night(Junction junction) {
        double[] seen = new double[200];
        for (int i = 0; i < seen.length; i++) {
            long now = i * SECOND;
            double field = 300 * Math.sin(i * 0.1);
            junction.drive(now, Drive.REST.withField(field, i % 50).withAmperes(1e-6));
            if (i % 5 == 0 && junction instanceof PulsedJunction pulsed) {
                pulsed.pulse(now, i % 10 == 0 ? 0.9 : -0.9, 200e-9);
            }
            seen[i] = junction.meanVolts(now, now + SECOND / 2);
        }
        return seen;
    }

    @ParameterizedTest
    @MethodSource("devices")
    void stays_between_its_two_resistances_and_repeats_itself_for_the_same_seed(String model, String preset) {
        Junction junction = JunctionModels.create(model, preset, RandomStreams.of(3));
        double low = junction.truth("rh.R_P", Map.of());
        double high = junction.truth("rh.R_AP", Map.of());
        double[] seen = night(junction);
        for (double volts : seen) {
            assertThat(volts / 1e-6).isBetween(low * 0.999, high * 1.001);
        }
        assertThat(seen).isEqualTo(night(JunctionModels.create(model, preset, RandomStreams.of(3))));
        assertThat(junction.ohms(300 * SECOND)).isCloseTo(junction.peekOhms(300 * SECOND), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("devices")
    void says_which_truths_it_has(String model, String preset) {
        Junction junction = JunctionModels.create(model, preset, RandomStreams.of(3));
        assertThatThrownBy(() -> junction.truth("rh.colour", Map.of())).hasMessageContaining("R_P");
    }

    @Test
    void refuses_what_it_does_not_know() {
        assertThatThrownBy(() -> JunctionModels.create("mtj", "nobody2020", RandomStreams.of(1)))
                .hasMessageContaining("nobody2020");
    }
}
