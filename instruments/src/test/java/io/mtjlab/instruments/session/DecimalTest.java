package io.mtjlab.instruments.session;

import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DecimalTest {

    @Test
    void agrees_to_the_last_bit_with_the_jdk_on_what_instruments_send() {
        long seed = 20260101;
        Random random = new Random(seed);
        String[] formats = {"%+.8E", "%.6f", "%+.3f", "%.15E", "%+.0f", "%.17g", "%.1E"};
        for (int i = 0; i < 100_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(80) - 40);
            String text = String.format(Locale.ROOT, formats[i % formats.length], value);
            assertThat(Decimal.parse(text)).as("seed %d, '%s'", seed, text).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "+9.9E37", "9.9E+37", ".5", "5.", "1e-5", "1E-300", "4.9E-324", " 12 ", "1\r"})
    void reads_every_way_of_writing_a_number(String text) {
        assertThat(Decimal.parse(text)).isEqualTo(Double.parseDouble(text.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                ".",
                "1E",
                "E5",
                "1.2.3",
                "1d",
                "0x10",
                "NaN",
                "1,2",
                "12V",
                "--1",
                "1E+",
                "1E5-",
                "\u00ff1.5",
                "1.5\u00a0"
            })
    void refuses_what_is_none(String text) {
        assertThatThrownBy(() -> Decimal.parse(text)).isInstanceOf(NumberFormatException.class);
    }
}
