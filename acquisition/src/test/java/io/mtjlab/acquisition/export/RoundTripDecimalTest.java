package io.mtjlab.acquisition.export;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;

import static org.assertj.core.api.Assertions.assertThat;

class RoundTripDecimalTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0.0",
        "1, 1",
        "-400, -400",
        "0.1, 0.1",
        "1e-5, 0.00001",
        "2.5e-7, 2.5E-7",
        "1e15, 1E+15",
        "123456.789, 123456.789",
        "NaN, NaN",
        "-Infinity, -Infinity",
        "0.30000000000000004, 0.30000000000000004",
        "4.9e-324, 4.9E-324",
        "5.684341886080802E-14, 5.6843418860808015E-14",
    })
    void writes_what_people_would(double value, String text) {
        assertThat(RoundTripDecimal.of(value)).isEqualTo(text);
    }

    @Test
    void gives_every_double_back_with_at_most_17_digits() {
        UniformRandomProvider random = RandomStreams.of(3).stream("decimals");
        for (int i = 0; i < 20_000; i++) {
            double value = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextDouble(-1, 1);
            String text = RoundTripDecimal.of(value);
            assertThat(Double.doubleToLongBits(Double.parseDouble(text)))
                    .as("%s (%d)", text, i)
                    .isEqualTo(Double.doubleToLongBits(value));
            assertThat(text.length()).isLessThanOrEqualTo(26);
        }
    }
}
