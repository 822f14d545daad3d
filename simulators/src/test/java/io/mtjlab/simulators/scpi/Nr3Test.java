package io.mtjlab.simulators.scpi;

import java.util.Locale;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class Nr3Test {

    @Test
    void prints_as_manuals_show() {
        assertThat(Nr3.format(1.23456789, 8)).isEqualTo("+1.23456789E+00");
        assertThat(Nr3.format(-4.2e-6, 6)).isEqualTo("-4.200000E-06");
        assertThat(Nr3.format(9.9e37, 6)).isEqualTo("+9.900000E+37");
        assertThat(Nr3.format(0, 6)).isEqualTo("+0.000000E+00");
        assertThat(Nr3.format(9.9999999, 3)).isEqualTo("+1.000E+01");
        assertThat(Nr3.format(Double.NaN, 2)).isEqualTo("+9.91E+37");
        assertThat(Nr3.format(Double.NEGATIVE_INFINITY, 2)).isEqualTo("-9.90E+37");
    }

    @Test
    void agrees_with_the_formatter_of_the_language() {
        long seed = 20;
        UniformRandomProvider dice = RandomStreams.of(seed).stream("nr3");
        for (int i = 0; i < 20_000; i++) {
            double value = (dice.nextDouble() - 0.5) * Math.pow(10, dice.nextInt(60) - 30);
            double printed = Double.parseDouble(Nr3.format(value, 8));
            double expected = Double.parseDouble(String.format(Locale.ROOT, "%.8E", value));
            assertThat(printed)
                    .as("seed %d, value %s", seed, value)
                    .isCloseTo(expected, within(Math.abs(value) * 1.01e-8));
        }
    }
}
