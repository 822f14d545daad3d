package io.mtjlab.instruments.bench;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class GuardTest {

    private static final Limits LIMITS = new Limits(
            Map.of(
                    Limits.JUNCTION,
                    new Limits.Pair(OptionalDouble.of(0.35), List.of(), OptionalDouble.of(0.005), "b.yaml:10")),
            OptionalDouble.of(400),
            "b.yaml:11");

    private final Guard guard = new Guard(LIMITS, Wiring.NONE);

    @Test
    void a_value_at_its_limit_is_permitted_and_one_beyond_is_refused_with_number_bound_and_place() {
        guard.checkAmperes("isrc", -0.005, "current -5 mA");
        guard.checkOersted("bop", 400, "field 400 Oe");
        guard.checkVolts("isrc", 0.35, "compliance 0.35 V");
        assertThatThrownBy(() -> guard.checkAmperes("isrc", 0.0051, "current 5.1 mA"))
                .isInstanceOf(LimitExceeded.class)
                .hasMessage(
                        "isrc: current 5.1 mA refused: limit 0.005 A at the device (b.yaml:10), worst case 0.0051 A");
        assertThatThrownBy(() -> guard.checkOersted("bop", -401, "field -401 Oe"))
                .hasMessageContaining("limit 400 Oe at the device (b.yaml:11), worst case 401 Oe");
        assertThatThrownBy(() -> guard.checkVolts("isrc", Double.NaN, "compliance NaN V"))
                .isInstanceOf(LimitExceeded.class);
    }

    @Test
    void what_several_sources_apply_at_once_adds_up() {
        guard.claimVolts("isrc", 0.2, "output on at compliance 0.2 V");
        guard.checkVolts("rf", 0.15, "level");
        assertThatThrownBy(() -> guard.claimVolts("rf", 0.16, "level -12 dBm"))
                .hasMessageContaining("worst case 0.36 V with 0.2 V from isrc");
        guard.holdVolts("isrc", 0);
        guard.claimVolts("rf", 0.16, "level -12 dBm");
    }

    @Test
    void the_way_down_is_open_even_from_beyond_the_limit() {
        guard.holdVolts("isrc", 10);
        guard.checkVolts("isrc", 5, "compliance 5 V");
        assertThatThrownBy(() -> guard.checkVolts("isrc", 11, "compliance 11 V"))
                .isInstanceOf(LimitExceeded.class);
    }

    @Test
    void an_open_junction_sees_twice_the_peak_volts_of_fifty_ohm() {
        // 0 dBm into 50 ohm: 0.2236 V rms, 0.3162 V peak.
        assertThat(guard.rfPeakVolts(0)).isCloseTo(2 * 0.316228, within(1e-5));
        Wiring lossy = new Wiring(0, 0.05, "", "", "", 6.0206, OptionalDouble.empty(), Map.of(), Map.of());
        assertThat(new Guard(LIMITS, lossy).rfPeakVolts(0)).isCloseTo(0.316228, within(1e-5));
    }

    private static final Limits PULSED = BenchFile.parse("b.yaml", """
                    bench: b
                    limits:
                      junction: {dc_volts: 0.35, pulse_volts: {width_below_seconds: 1.0e-6, volts: 0.9}, amperes: 0.005}
                    instruments: {}
                    """).limits();

    @Test
    void a_pulse_calibrated_for_fifty_ohm_counts_twice_and_its_width_decides_its_limit() {
        Guard pulses = new Guard(PULSED, Wiring.NONE);
        pulses.check(pulses.pulse("pg", 0, 0.45, 1e-6, 50)); // 0.9 V for 1 us: both at their bound
        assertThatThrownBy(() -> pulses.check(pulses.pulse("pg", 0, 0.451, 10e-9, 50)))
                .isInstanceOf(LimitExceeded.class)
                .hasMessage("pg: pulse 0 to 0.451 V of 1e-08 s into 50 ohm refused: limit 0.9 V at the device for"
                        + " pulses of 1e-08 s (b.yaml:3), worst case 0.902 V");
        assertThatThrownBy(() -> pulses.check(pulses.pulse("pg", 0, -0.45, 1.1e-6, 50)))
                .hasMessageContaining("limit 0.35 V at the device for pulses of 1.1e-06 s");
        pulses.check(pulses.pulse("pg", 0, 0.9, 1e-6, Double.POSITIVE_INFINITY));
        assertThatThrownBy(() -> pulses.check(pulses.pulse("pg", 0.2, 0.45, 10e-9, 50)))
                .hasMessageContaining("limit 0.35 V at the device (b.yaml:3), worst case 0.4 V");
    }

    @Test
    void pulses_and_what_lasts_add_up_whichever_comes_first() {
        Guard both = new Guard(PULSED, Wiring.NONE);
        both.claim(both.current("isrc", 1e-6, 0.3));
        both.claim(both.pulse("pg", 0, 0.3, 10e-9, 50));
        assertThatThrownBy(() -> both.claim(both.pulse("pg", 0, 0.31, 10e-9, 50)))
                .hasMessageContaining("worst case 0.92 V with 0.3 V from isrc");
        assertThatThrownBy(() -> both.claim(both.current("isrc", 1e-6, 0.31)))
                .hasMessageContaining("limit 0.9 V at the device for pulses of 1e-08 s (b.yaml:3), worst case 0.91 V")
                .hasMessageContaining("with 0.6 V from pg");
        both.holdNothing("pg");
        both.claim(both.current("isrc", 1e-6, 0.35));
    }

    @Test
    void longer_pulses_of_the_same_height_are_checked_anew() {
        Guard pulses = new Guard(PULSED, Wiring.NONE);
        pulses.hold(pulses.pulse("pg", 0, 0.45, 100e-9, 50));
        pulses.check(pulses.pulse("pg", 0, 0.45, 50e-9, 50));
        assertThatThrownBy(() -> pulses.check(pulses.pulse("pg", 0, 0.45, 2e-6, 50)))
                .isInstanceOf(LimitExceeded.class);
    }

    private static final BenchFile WIRED = BenchFile.parse("b.yaml", """
            bench: b
            wiring:
              junction: {series_ohms: 10, lowest_ohms: 90, highest_ohms: 990}
              pairs: {write: {series_ohms: 2, roles: [bop], lowest_ohms: 98}}
              sources: {isrc: {series_ohms: 1.0e6}}
              pulse: {termination_ohms: 50}
            limits:
              junction: {dc_volts: 0.35, amperes: 0.005}
              write: {amperes: 0.01}
            instruments:
              isrc: {model: keithley6221, resource: "TCPIP0::127.0.0.1::15001::SOCKET"}
              bop: {model: kepco-bop, resource: "TCPIP0::127.0.0.1::15002::SOCKET"}
              lockin: {model: sr830, resource: "TCPIP0::127.0.0.1::15003::SOCKET"}
            """);

    @Test
    void a_resistor_in_series_and_the_highest_resistance_divide_the_worst_case() {
        Guard wired = new Guard(WIRED.limits(), WIRED.wiring());
        // 100 V through 1 Mohm, with 10 Mohm of the lock-in beside 1000 ohm
        double z = 1 / (1 / 1000.0 + 1e-7);
        assertThat(wired.voltage("isrc", 100, Double.POSITIVE_INFINITY).volts())
                .isCloseTo(100 * z / (1e6 + z) * 0.99, within(1e-12));
        assertThat(wired.voltage("x", 0.1, Double.POSITIVE_INFINITY).amperes()).isCloseTo(1e-3, within(1e-12));
        // 10 Mohm beside the 100 ohm take their part
        assertThat(wired.voltage("x", 0.1, 1e-4).amperes()).isCloseTo(1e-4 * 10e6 / 10.0001e6, within(1e-12));
        wired.check(wired.current("isrc", 1e-6, 100));
    }

    @Test
    void a_termination_takes_the_doubling_of_a_pulse_away() {
        Guard wired = new Guard(WIRED.limits(), WIRED.wiring());
        double z = 50 * 1000 / 1050.0;
        assertThat(wired.pulse("pg", 0, 0.3, 1e-8, 50).pulseVolts())
                .isCloseTo(0.6 * z / (50 + z) * 0.99, within(1e-12));
        double low = 50 * 100 / 150.0;
        assertThat(wired.pulse("pg", 0, 0.3, 1e-8, 50).amperes())
                .isCloseTo(0.6 * low / (50 + low) / 100, within(1e-12));
    }

    @Test
    void every_pair_of_terminals_has_its_own_limits_and_its_own_sum() {
        Guard wired = new Guard(WIRED.limits(), WIRED.wiring());
        wired.claim(wired.current("isrc", 0.004, 0.3));
        wired.claim(wired.voltage("bop", 0.9, 0.01));
        assertThatThrownBy(() -> wired.claim(wired.voltage("bop", 2, 1)))
                .hasMessage("bop: voltage 2 V at compliance 1 A refused: limit 0.01 A at the pair write of the device"
                        + " (b.yaml:9), worst case 0.02 A");
        assertThatThrownBy(() -> wired.claim(wired.current("other", 0.002, 0.01)))
                .hasMessageContaining("limit 0.005 A")
                .hasMessageContaining("worst case 0.006 A with 0.004 A from isrc");
    }

    @Test
    void without_limits_nothing_is_refused() {
        Guard free = new Guard(Limits.NONE, Wiring.NONE);
        free.checkAmperes("isrc", 1, "");
        free.claimVolts("isrc", 100, "");
        free.checkOersted("bop", 1e6, "");
    }
}
