package io.mtjlab.protocols.campaign;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.protocols.fake.FakeStation;
import io.mtjlab.protocols.fake.Steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SetPointCheckTest {

    private static final String TRACES =
            "field_axis: hard, field_oersted: {from: 16, to: 36, step: 1}, rf_dbm: -15, rf_megahertz: 1890";

    private final FakeStation station = new FakeStation(true);

    @Test
    void passes_a_step_within_all_limits_and_sends_nothing() {
        assertThat(Kinds.measurement(Steps.telegraph(TRACES), any -> station).kind())
                .isEqualTo("telegraph");
        assertThat(station.scene.log).isEmpty();
    }

    @Test
    void refuses_a_field_beyond_the_benchs_limit() {
        refuses(
                Steps.rh("field_axis: hard, field_oersted: {from: -420, to: 420, step: 10}"),
                "c.yaml:3: rh: bop: field -420 Oe refused: limit 410 Oe at the device (bench.yaml:8)");
    }

    @Test
    void refuses_a_field_beyond_what_supply_and_coil_make() {
        station.limits = FakeStation.limits(0.35, 0.005, 1000);
        refuses(
                Steps.rh("field_axis: hard, field_oersted: {from: -420, to: 500, step: 10}"),
                "c.yaml:3: rh: bop: field 490 Oe refused: supply and coil make at most 480 Oe");
    }

    @Test
    void refuses_a_bias_beyond_the_junctions_limit() {
        refuses(
                Steps.telegraph(TRACES + ", bias_amperes: 0.006"),
                "c.yaml:3: telegraph: isrc: current 0.006 A refused: limit 0.005 A at the device (bench.yaml:7)");
    }

    @Test
    void refuses_a_compliance_beyond_the_junctions_limit() {
        refuses(
                Steps.rh("field_axis: hard, field_oersted: {from: 10, to: 40, step: 1}, compliance_volts: 0.5"),
                "c.yaml:3: rh: isrc: compliance 0.5 V refused: limit 0.35 V at the device (bench.yaml:7)");
    }

    @Test
    void refuses_a_carrier_that_with_the_compliance_exceeds_the_junctions_limit() {
        // 0.3 V + 2 sqrt(2 * 50 ohm * 20.9 uW) = 0.391 V
        refuses(
                Steps.telegraph(TRACES + ", compliance_volts: 0.3"),
                "c.yaml:3: telegraph: rf_1: RF level -15 dBm refused: limit 0.35 V at the device (bench.yaml:7)");
    }

    @Test
    void counts_a_modulated_carrier_by_its_highest_level_as_the_guard_of_its_driver_does() {
        // 2 sqrt(2 * 50 ohm * 104.7 uW) = 0.205 V and, 5 dB more, 2 sqrt(2 * 50 ohm * 331.1 uW) = 0.364 V
        String spectrum = "field_axis: hard, field_oersted: 28, rf_megahertz: 1890, rf_dbm: ";
        assertThat(Kinds.measurement(Steps.stfmr(spectrum + "-8"), any -> station)
                        .kind())
                .isEqualTo("stfmr");
        refuses(
                Steps.stfmr(spectrum + "-3"),
                "c.yaml:3: stfmr: rf_1: RF level -3 dBm refused: limit 0.35 V at the device (bench.yaml:7),"
                        + " worst case 0.3639 V");
    }

    private void refuses(Step step, String message) {
        assertThatThrownBy(() -> Kinds.measurement(step, any -> station))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith(message);
        assertThat(station.scene.log).isEmpty();
    }
}
