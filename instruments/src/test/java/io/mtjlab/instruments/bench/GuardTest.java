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

    @Test
    void without_limits_nothing_is_refused() {
        Guard free = new Guard(Limits.NONE, Wiring.NONE);
        free.checkAmperes("isrc", 1, "");
        free.claimVolts("isrc", 100, "");
        free.checkOersted("bop", 1e6, "");
    }
}
