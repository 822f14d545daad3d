package io.mtjlab.simulators.twin.touch;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers of a DMM6500 that PyMeasure's tests have kept, and others by the words of C for {@code %G}. */
class TouchNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.01, 0.01",
        "1e7, 1E+07",
        "0.2, 0.2",
        "0.0015, 0.0015",
        "2, 2",
        "10, 10",
        "0.0166667, 0.0166667",
        "0.016666666667, 0.0166667",
        "8.33e-6, 8.33E-06",
        "1e-4, 0.0001",
        "1e-5, 1E-05",
        "100000, 100000",
        "999999.6, 1E+06",
        "-0.5, -0.5",
        "9.9e37, 9.9E+37",
        "-1.234567e-12, -1.23457E-12"
    })
    void a_setting_is_as_short_as_six_digits_allow(double value, String told) {
        assertThat(TouchNumbers.setting(value)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"-0.4999995, -4.999995E-01", "3.414127e-4, 3.414127E-04", "0, 0.000000E+00", "9.9e37, 9.900000E+37"})
    void a_reading_has_its_exponent_and_no_plus(double value, String told) {
        StringBuilder out = new StringBuilder("before,");
        TouchNumbers.reading(out, value);
        assertThat(out).hasToString("before," + told);
    }
}
