package io.mtjlab.simulators.physics.resonance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ThinEllipseTest {

    private final ThinEllipse luo = new ThinEllipse(69.34, 8000, 0.01, Math.PI / 4 * 400e-9 * 200e-9 * 2.5e-9);

    @ParameterizedTest
    @CsvSource({"28, 1918", "29, 1904", "30, 1890", "31, 1875", "32, 1860"})
    void resonates_where_the_hard_axis_line_of_kittel_does(double fieldOersted, double megahertz) {
        double closed = ThinEllipse.GAMMA_HERTZ_PER_OERSTED
                * Math.sqrt((69.34 * 69.34 - fieldOersted * fieldOersted) / 69.34 * (8000 + 69.34));
        ResonanceLine line = luo.line(0, fieldOersted);
        assertThat(line.centreHertz()).isCloseTo(closed, within(1.0));
        assertThat(line.centreHertz() * 1e-6).isCloseTo(megahertz, within(0.5));
    }

    @Test
    void has_the_width_of_the_summed_stiffness_fields() {
        assertThat(luo.line(0, 30).fullWidthHertz() * 1e-6).isCloseTo(228, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({"100, 0", "0, 100"})
    void saturated_it_follows_the_closed_form_of_kittel(double easy, double hard) {
        double inPlane = easy > 0 ? easy + 69.34 : hard - 69.34;
        double outOfPlane = easy > 0 ? easy + 69.34 + 8000 : hard + 8000;
        assertThat(luo.line(easy, hard).centreHertz())
                .isCloseTo(ThinEllipse.GAMMA_HERTZ_PER_OERSTED * Math.sqrt(inPlane * outOfPlane), within(1.0));
    }

    @Test
    void is_the_same_for_the_mirrored_field_and_continuous_between_the_axes() {
        assertThat(luo.line(-20, -35).centreHertz()).isCloseTo(luo.line(20, 35).centreHertz(), within(1.0));
        for (double degrees = 1; degrees < 89; degrees += 1) {
            double a = Math.toRadians(degrees);
            double b = Math.toRadians(degrees + 1e-3);
            double jump = luo.line(50 * Math.cos(a), 50 * Math.sin(a)).centreHertz()
                    - luo.line(50 * Math.cos(b), 50 * Math.sin(b)).centreHertz();
            assertThat(Math.abs(jump)).isLessThan(1e6);
        }
    }

    @Test
    void holds_its_direction_with_84_times_the_thermal_energy() {
        // mu0 M_s = 0.8 T, mu0 H_k = 6.934 mT, V = 1.5708e-22 m^3: 3.467e-19 J over 4.142e-21 J.
        assertThat(luo.barrierOverThermalEnergy(300)).isCloseTo(83.71, within(0.01));
    }
}
