package io.mtjlab.simulators.physics.telegraph;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ThermalBarrierTest {

    @ParameterizedTest
    @CsvSource({"14, 1.2e-3", "15, 3.3e-3", "16, 8.9e-3", "17, 24e-3", "18, 66e-3", "19, 0.18", "20, 0.49", "21, 1.3"})
    void dwells_at_balance_as_tabled(double height, double seconds) {
        DwellTimes dwell = ThermalBarrier.ofSigmoid(1e-9, height, 27.8, 0.69).dwellTimes(27.8);
        assertThat(dwell.parallelSeconds()).isCloseTo(seconds, within(0.05 * seconds));
        assertThat(dwell.occupancy()).isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        // D = 17: no RF, then -15 dBm; field, tau_P, tau_AP as tabled for the ends of the range.
        "27.8, 0.69, 16, 0.53e-3, 1.8",
        "27.8, 0.69, 36, 0.46, 1.6e-3",
        "22.6, 1.5, 16, 0.25e-3, 4.9",
        "22.6, 1.5, 36, 2470, 4.6e-6"
    })
    void dwells_at_the_ends_of_the_range_as_tabled(double beta, double alpha, double field, double tauP, double tauAp) {
        DwellTimes dwell = ThermalBarrier.ofSigmoid(1e-9, 17, beta, alpha).dwellTimes(field);
        assertThat(dwell.parallelSeconds()).isCloseTo(tauP, within(0.04 * tauP));
        assertThat(dwell.antiparallelSeconds()).isCloseTo(tauAp, within(0.04 * tauAp));
    }

    @Test
    void occupancy_is_the_sigmoid_exactly() {
        ThermalBarrier barrier = ThermalBarrier.ofSigmoid(1e-9, 18, 22.6, 1.5);
        for (double field = 16; field <= 36; field += 0.5) {
            DwellTimes dwell = barrier.dwellTimes(field);
            assertThat(dwell.occupancy()).isCloseTo(1 / (1 + Math.exp(-1.5 * (field - 22.6))), within(1e-12));
            assertThat(Math.log(dwell.parallelSeconds() / dwell.antiparallelSeconds()))
                    .isCloseTo(1.5 * (field - 22.6), within(1e-9));
        }
    }

    @Test
    void warming_lowers_slope_and_dwell_times_by_the_thermal_energy() {
        ThermalBarrier warm = ThermalBarrier.ofSigmoid(1e-9, 18, 27.8, 0.69).heated(300, 360);
        assertThat(warm.sigmoidSlopePerOersted()).isCloseTo(0.69 / 1.2, within(1e-12));
        assertThat(warm.dwellTimes(27.8).parallelSeconds()).isCloseTo(1e-9 * Math.exp(15), within(1e-9));
    }
}
