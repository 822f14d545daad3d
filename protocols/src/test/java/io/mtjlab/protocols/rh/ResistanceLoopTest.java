package io.mtjlab.protocols.rh;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.protocols.fake.FakeProbe;
import io.mtjlab.protocols.fake.FakeStation;
import io.mtjlab.protocols.fake.MeasuredUnit;
import io.mtjlab.protocols.fake.Scene;
import io.mtjlab.protocols.fake.Steps;
import io.mtjlab.protocols.setup.MeasurementFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ResistanceLoopTest {

    private static final String LOOP = "field_axis: easy, field_oersted: {from: -100, to: 100, step: 5}";

    private final FakeStation station = new FakeStation(false);
    private final Scene scene = station.scene;

    @Test
    void takes_the_mean_of_as_many_reversals_as_asked_at_each_field() throws Exception {
        int once = reversals(new FakeStation(false), LOOP);
        int thrice = reversals(new FakeStation(false), LOOP + ", average: 3");
        // 81 fields of a loop, two more reversals at each; what the source is set to besides is the same
        assertThat(thrice - once).isEqualTo(2 * 81);
    }

    private static int reversals(FakeStation bench, String parameters) throws Exception {
        var loop = new ResistanceLoop(Steps.rh(parameters).arguments(), bench);
        MeasuredUnit unit = MeasuredUnit.of(loop, bench.scene.clock).get(0);
        assertThat(unit.rows).hasSize(81);
        return bench.scene.sets("isrc", "amperes").size();
    }

    @Test
    void saturates_and_then_takes_every_field_from_the_side_of_the_one_before() throws Exception {
        measure(LOOP + ", cycles: 2");
        List<Double> once = new java.util.ArrayList<>(List.of(-100.0)); // saturation
        for (int oersted = -100; oersted <= 100; oersted += 5) {
            once.add((double) oersted);
        }
        for (int oersted = 95; oersted >= -100; oersted -= 5) {
            once.add((double) oersted);
        }
        List<Double> twice = new java.util.ArrayList<>(once);
        twice.addAll(once);
        assertThat(scene.sets("bop", "oersted")).isEqualTo(twice);
    }

    @Test
    void finds_both_resistances_whatever_the_thermal_voltage() throws Exception {
        MeasuredUnit loop = measure(LOOP).get(0);
        double[] ohms = loop.column("R");
        double[] field = loop.column("H");
        double[] branch = loop.column("branch");
        for (int i = 0; i < ohms.length; i++) {
            double oersted = field[i] - FakeProbe.OFFSET_OERSTED;
            double expected = (branch[i] > 0 ? oersted > 30.1 : oersted > -30.1) ? 120 : 257;
            assertThat(ohms[i]).as("R at %s Oe", field[i]).isCloseTo(expected + Scene.SERIES_OHMS, within(1e-3));
            assertThat(loop.column("V_plus")[i] + loop.column("V_minus")[i])
                    .isCloseTo(2 * Scene.EMF_VOLTS, within(1e-9));
        }
        assertThat(loop.column("I")).containsOnly(10e-6);
    }

    @Test
    void takes_a_reading_again_during_which_the_junction_switched() throws Exception {
        scene.hesitationSeconds = 0.01; // between the two halves of a reading
        MeasuredUnit loop = measure(LOOP).get(0);
        assertThat(Arrays.stream(loop.column("R")).map(ohms -> ohms - Scene.SERIES_OHMS))
                .allMatch(ohms -> Math.abs(ohms - 120) < 1e-3 || Math.abs(ohms - 257) < 1e-3);
        assertThat(loop.column("R")).hasSize(81);
    }

    @Test
    void takes_the_field_from_the_gaussmeter() throws Exception {
        MeasuredUnit loop = measure(LOOP).get(0);
        assertThat(loop.column("H")[20]).isCloseTo(0 + FakeProbe.OFFSET_OERSTED, within(0.02));
    }

    @Test
    void turns_the_current_once_a_point() throws Exception {
        MeasuredUnit loop = measure(LOOP).get(0);
        int zeroAndFirst = 2;
        assertThat(scene.sets("isrc", "amperes")).hasSize(loop.rows.size() + zeroAndFirst);
        assertThat(scene.sets("isrc", "amperes").subList(1, 5)).containsExactly(10e-6, -10e-6, 10e-6, -10e-6);
    }

    @Test
    void notes_its_pace_and_what_a_budget_needs() throws Exception {
        MeasuredUnit loop = measure(LOOP).get(0);
        // ramp of 5 Oe at 240 Oe/s, 0.2 s to settle, a reading, a reversal of 0.02 s, a reading
        assertThat(loop.number("seconds_per_step")).isCloseTo(5 / 240.0 + 0.2 + 0.02 + 0.02 + 0.02, within(1e-6));
        assertThat(loop.number("seconds_to_reading")).isCloseTo(0.2 + 0.02 + 0.02 + 0.02, within(1e-6));
        assertThat(loop.number("step_oersted")).isEqualTo(5);
        assertThat(loop.number("series_ohms")).isEqualTo(6.2);
        assertThat(loop.number("volts_gain_se")).isCloseTo(50e-6 / 1.96, within(1e-9));
        assertThat(loop.number("amperes_offset_se")).isCloseTo(10e-9 / 1.96, within(1e-12));
        assertThat(loop.notes)
                .containsKeys(
                        "amperes", "amperes_gain_se", "field_gain_se", "field_offset_se_oersted", "series_ohms_se");
    }

    @Test
    void steps_finer_where_asked() throws Exception {
        MeasuredUnit loop = measure("field_axis: easy, field_oersted: {from: -100, to: 100, step: 50, loop: false,"
                        + " fine: {within: [20, 40], step: 10}}")
                .get(0);
        assertThat(scene.sets("bop", "oersted"))
                .containsExactly(-100.0, -100.0, -50.0, 0.0, 20.0, 30.0, 40.0, 50.0, 100.0);
        assertThat(loop.column("branch")).containsOnly(1);
        assertThat(loop.number("step_oersted")).isEqualTo(10);
    }

    @Test
    void watches_the_gaussmeter_for_a_second_after_saturation() throws Exception {
        measure(LOOP);
        List<Scene.Event> beforeFirstCurrent = scene.log.stream()
                .takeWhile(event -> !(event.what().equals("amperes") && event.value() != 0))
                .filter(event -> event.what().equals("read"))
                .toList();
        assertThat(beforeFirstCurrent).hasSizeGreaterThanOrEqualTo(11);
        double[] lastSecond = beforeFirstCurrent.stream()
                .skip(beforeFirstCurrent.size() - 11L)
                .mapToDouble(Scene.Event::value)
                .toArray();
        double mean = Arrays.stream(lastSecond).average().orElseThrow();
        assertThat(Arrays.stream(lastSecond).map(h -> Math.abs(h - mean))).allMatch(off -> off <= 0.05);
    }

    @Test
    void refuses_a_magnet_or_a_probe_along_another_axis() {
        assertThatThrownBy(() -> measure(LOOP.replace("easy", "hard")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("field_axis is hard, but magnet bop drives the easy axis");
        station.probe.axis = FieldAxis.HARD;
        assertThatThrownBy(() -> measure(LOOP))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("field_axis is easy, but gaussmeter gauss_1 feels the hard axis");
        assertThat(scene.log).isEmpty();
    }

    @Test
    void refuses_a_saturation_from_the_wrong_side() {
        assertThatThrownBy(() -> measure(LOOP + ", saturate_oersted: 100"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("c.yaml:3")
                .hasMessageContaining("approached from the wrong side");
    }

    @Test
    void says_that_a_contact_is_open_rather_than_giving_a_resistance() {
        scene.open = true;
        assertThatThrownBy(() -> measure(LOOP))
                .isInstanceOf(MeasurementFailed.class)
                .hasMessageContaining("source isrc is in compliance");
    }

    @Test
    void does_not_mistake_the_probes_noise_for_a_field_on_its_way() throws Exception {
        station.probe.noiseOersted = 0.1;
        assertThat(measure(LOOP)).hasSize(1);
    }

    @Test
    void gives_up_on_a_field_that_never_settles() {
        station.probe.driftOerstedPerSecond = 0.3;
        assertThatThrownBy(() -> measure(LOOP))
                .isInstanceOf(MeasurementFailed.class)
                .hasMessageContaining("did not settle at -100.0 Oe within 60 s");
        assertThat(scene.clock.seconds()).isBetween(60.0, 62.0);
    }

    private List<MeasuredUnit> measure(String parameters) throws Exception {
        return MeasuredUnit.of(new ResistanceLoop(Steps.rh(parameters).arguments(), station), scene.clock);
    }
}
