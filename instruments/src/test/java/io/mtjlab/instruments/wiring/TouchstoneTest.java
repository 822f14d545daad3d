package io.mtjlab.instruments.wiring;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class TouchstoneTest {

    private static TwoPort parse(String... lines) {
        return Touchstone.parse("tee.s2p", String.join("\n", lines));
    }

    @ParameterizedTest
    @CsvSource({
        "# GHz S MA R 50, 2.0, 0.1 90 0.5 -90 0.4 0 0.2 180",
        "# mhz s db r 50, 2000, -20 90 -6.020599913 -90 -7.958800173 0 -13.97940009 180",
        "# HZ S RI R 50.0, 2e9, 0 0.1 0 -0.5 0.4 0 -0.2 0",
        "# KHZ R 50 RI, 2e6, 0 0.1 0 -0.5 0.4 0 -0.2 0",
        "#RI, 2, 0 .1 0 -.5 4e-1 0 -0.2 0",
    })
    void reads_every_form_and_unit_alike(String options, String frequency, String values) {
        TwoPort.Point point = parse("! a tee", options, frequency + " " + values + " ! measured")
                .points()
                .get(0);
        assertThat(point.hertz()).isCloseTo(2e9, within(1e-3));
        near(point.s11(), 0, 0.1);
        near(point.s21(), 0, -0.5);
        near(point.s12(), 0.4, 0);
        near(point.s22(), -0.2, 0);
    }

    private static void near(Complex value, double re, double im) {
        assertThat(value.re()).isCloseTo(re, within(1e-9));
        assertThat(value.im()).isCloseTo(im, within(1e-9));
    }

    @Test
    void without_an_option_line_frequencies_are_gigahertz_and_values_magnitude_and_angle() {
        TwoPort network = parse("1.5 0 0 0.5 -45 0.5 -45 0 0", "\t2.5\t0 0 0.25 -90 0.25 -90 0 0");
        assertThat(network.lowestHertz()).isEqualTo(1.5e9);
        assertThat(network.s21(1.5e9).re()).isCloseTo(0.5 * Math.sqrt(0.5), within(1e-15));
    }

    @Test
    void noise_parameters_after_the_network_are_passed_over() {
        TwoPort network = parse(
                "# GHz S MA R 50",
                "1 0 0 0.9 0 0.9 0 0 0",
                "2 0 0 0.8 0 0.8 0 0 0",
                "! noise",
                "1 2.5 0.3 60 0.4",
                "2 3.0 0.4 80 0.5");
        assertThat(network.points()).hasSize(2);
        assertThat(network.highestHertz()).isEqualTo(2e9);
    }

    @Test
    void between_frequencies_a_long_cable_loses_no_more_than_beside_it() {
        // 1 dB, and 1 ns of delay: -36 degrees every 100 MHz, so -162 and +162 around the turn.
        TwoPort cable = parse("# MHz S DB R 50", "400 -99 0 -1 -144 -1 -144 -99 0", "600 -99 0 -1 144 -1 144 -99 0");
        assertThat(cable.lossDb(500e6)).isCloseTo(1, within(1e-12));
        assertThat(Math.abs(Math.toDegrees(cable.s21(500e6).radians()))).isCloseTo(180, within(1e-9));
        assertThat(Math.toDegrees(cable.s21(450e6).radians())).isCloseTo(-162, within(1e-9));
    }

    @Test
    void loss_goes_linearly_in_decibel_and_tells_the_bandwidth() {
        TwoPort tee = parse(
                "# GHz S DB R 50",
                "0.01 -40 0 -0.2 0 -0.2 0 -40 0",
                "1 -30 0 -1.2 0 -1.2 0 -30 0",
                "4 -20 0 -4.2 0 -4.2 0 -20 0");
        assertThat(tee.lossDb(2e9)).isCloseTo(2.2, within(1e-12));
        assertThat(tee.leastLossDb()).isCloseTo(0.2, within(1e-12));
        assertThat(tee.bandwidthHertz()).isEqualTo(4e9);
    }

    @Test
    void a_frequency_that_was_not_measured_is_refused() {
        TwoPort tee = parse("1 0 0 0.9 0 0.9 0 0 0", "2 0 0 0.8 0 0.8 0 0 0");
        assertThatThrownBy(() -> tee.lossDb(2.1e9))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "tee.s2p was measured from 1.00000e+09 to 2.00000e+09 Hz and says nothing of 2.10000e+09 Hz");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# GHz S XY R 50                       | 1:9: unknown option 'XY'",
                "# GHz Z MA R 50                       | 1:7: Z parameters: export scattering parameters (S) instead",
                "# GHz S MA R 75                       | 1:14: relative to 75 ohm; export it relative to 50 ohm",
                "# GHz S MA R                          | 1:12: a number expected, found 'R'",
                "[Version] 2.0                         | 1:1: [Version] is a keyword of Touchstone 2",
                "1 0 0 0.9 0 0.9 0 0                   | 1:1: 9 numbers expected",
                "1 0 0 0.9 zero 0.9 0 0 0              | 1:11: a number expected, found 'zero'",
                "1 0 0 NaN 0 0.9 0 0 0                 | 1:7: a number expected, found 'NaN'",
                "-1 0 0 0.9 0 0.9 0 0 0                | 1:1: a frequency below 0",
                "! nothing but a comment               | 1:1: no line of network data in it",
                "1 0 0 .9 0 .9 0 0 0/1 0 0 .9 0 .9 0 0 0 | 2:1: frequency 1 does not rise above the one before",
                "1 0 0 .9 0 .9 0 0 0/# GHz             | 2:1: an option line stands once, before the data",
            })
    void what_is_wrong_is_told_with_its_place(String text, String message) {
        assertThatThrownBy(() -> parse(text.split("/")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("tee.s2p:" + message);
    }

    @Test
    void a_file_is_read_with_windows_line_ends_and_any_byte_in_its_comments(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("tee.S2P");
        Files.write(file, "! 50 \u00b5m\r\n# GHz S RI R 50\r\n1 0 0 0.5 0 0.5 0 0 0\r\n".getBytes("ISO-8859-1"));
        assertThat(Touchstone.read(file).lossDb(1e9)).isCloseTo(6.0206, within(1e-4));
        assertThatThrownBy(() -> Touchstone.read(folder.resolve("none.s2p")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> Touchstone.read(folder.resolve("tee.s1p"))).hasMessageContaining("two ports");
    }
}
