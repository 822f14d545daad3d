package io.mtjlab.simulators.physics.magnetic;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.Drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** One device: loops, telegraph signal, pulses and resonance from the same layers. */
class MagneticJunctionTest {

    private static final long SECOND = 1_000_000_000L;

    private static MagneticJunction junction(MagneticPreset preset) {
        return new MagneticJunction(preset, RandomStreams.of(17));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.2})
    void its_telegraph_signal_has_the_dwell_times_of_neel_and_brown(double h) {
        MagneticJunction junction = junction(MagneticPreset.superparamagnetic());
        junction.drive(0, Drive.REST.withField(h * 69.34, 0).withAmperes(1e-9));
        var dwell = junction.dwellTimes().orElseThrow();
        double parallel = 1e-9 * Math.exp(16 * (1 + h) * (1 + h));
        double antiparallel = 1e-9 * Math.exp(16 * (1 - h) * (1 - h));
        assertThat(dwell.parallelSeconds()).isCloseTo(parallel, within(0.01 * parallel));
        assertThat(dwell.antiparallelSeconds()).isCloseTo(antiparallel, within(0.01 * antiparallel));
        double seconds = 4000 * dwell.relaxationSeconds();
        double ohms = junction.meanVolts(0, Math.round(seconds * SECOND)) / 1e-9;
        double p = 1 / (1 + antiparallel / parallel);
        assertThat((257 - ohms) / 137).isCloseTo(p, within(5 * Math.sqrt(2 * p * (1 - p) / 4000)));
    }

    @Test
    void the_field_across_brings_the_levels_together_and_the_barrier_down() {
        MagneticJunction junction = junction(MagneticPreset.superparamagnetic());
        junction.drive(0, Drive.REST);
        double still = junction.dwellTimes().orElseThrow().parallelSeconds();
        junction.drive(1, Drive.REST.withField(0, 34.67));
        // Stoner and Wohlfarth: half the anisotropy field across leaves (1 - h)^2 = 1/4 of the barrier.
        assertThat(junction.dwellTimes().orElseThrow().parallelSeconds())
                .isCloseTo(1e-9 * Math.exp(16 / 4.0), within(0.02e-9 * Math.exp(16 / 4.0)));
        assertThat(still).isGreaterThan(1e-3);
        double low = junction.truth("telegraph.R_P", Map.of("field_oersted", 34.67));
        assertThat(low).isGreaterThan(120 + 3);
    }

    @Test
    void heat_shortens_the_dwell_and_current_favours_one_state() {
        MagneticJunction junction = junction(MagneticPreset.superparamagnetic());
        junction.drive(0, Drive.REST.withKelvin(400));
        assertThat(junction.dwellTimes().orElseThrow().parallelSeconds())
                .isCloseTo(1e-9 * Math.exp(12), within(0.01e-9 * Math.exp(12)));
        junction.drive(1, Drive.REST.withAmperes(0.206e-3));
        var dwell = junction.dwellTimes().orElseThrow();
        assertThat(Math.log(dwell.parallelSeconds() / dwell.antiparallelSeconds()))
                .isCloseTo(2 * 16 * 0.1, within(0.01));
    }

    @Test
    void a_pulse_through_the_barrier_switches_towards_the_state_that_it_favours() {
        MagneticJunction junction = junction(MagneticPreset.luo2023());
        junction.drive(0, Drive.REST.withField(-300, 0));
        assertThat(junction.ohms(SECOND)).isCloseTo(257, within(0.5));
        junction.drive(SECOND, Drive.REST.withField(6, 0));
        junction.pulse(2 * SECOND, 0.3, 100e-9);
        assertThat(junction.ohms(3 * SECOND)).isCloseTo(257, within(0.5));
        // 2.06 mA through 257 ohm are 0.53 V.
        junction.pulse(3 * SECOND, 0.6, 100e-9);
        assertThat(junction.ohms(4 * SECOND)).isCloseTo(120, within(0.5));
        junction.pulse(4 * SECOND, 0.6, 100e-9);
        assertThat(junction.ohms(5 * SECOND)).isCloseTo(120, within(0.5));
        junction.pulse(5 * SECOND, -0.3, 100e-9);
        assertThat(junction.ohms(6 * SECOND)).isCloseTo(257, within(0.5));
    }

    @Test
    void a_barrier_that_has_seen_its_breakdown_voltage_is_a_short_for_good() {
        MagneticJunction junction = junction(MagneticPreset.luo2023());
        junction.drive(0, Drive.REST.withField(300, 0));
        junction.pulse(0, 1.19, 10e-9);
        assertThat(junction.broken()).isFalse();
        junction.pulse(0, -1.25, 10e-9);
        assertThat(junction.broken()).isTrue();
        junction.drive(SECOND, Drive.REST.withField(-300, 0).withAmperes(1e-3).withRf(1.89e9, 1e-3, 1));
        assertThat(junction.ohms(2 * SECOND)).isLessThan(5);
        assertThat(junction.meanVolts(2 * SECOND, 3 * SECOND)).isLessThan(5e-3);
        assertThat(junction.rectifiedVolts()).isZero();
    }

    @Test
    void a_direct_current_breaks_it_too() {
        MagneticJunction junction = junction(MagneticPreset.luo2023());
        junction.drive(0, Drive.REST.withField(300, 0));
        junction.drive(SECOND, Drive.REST.withField(300, 0).withAmperes(11e-3));
        assertThat(junction.broken()).isTrue();
    }

    @Test
    void it_rectifies_a_carrier_at_kittel_s_line_of_the_same_layer() {
        MagneticJunction junction = junction(MagneticPreset.luo2023());
        Drive drive = Drive.REST.withField(0, 30).withRf(1890e6, Unit.dbmToWatts(-15), 1);
        junction.drive(0, drive);
        assertThat(junction.rectifiedVolts()).isCloseTo(12.8e-6, within(0.1e-6));
        assertThat(junction.meanVolts(0, SECOND)).isCloseTo(12.8e-6, within(0.1e-6));
        assertThat(junction.truth("stfmr.fr", Map.of("field_oersted", 30))).isCloseTo(1890, within(1.0));
    }
}
