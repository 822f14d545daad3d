package io.mtjlab.simulators.physics.compound;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CompoundJunctionTest {

    private static CompoundJunction identical(int cells) {
        return new CompoundJunction(CompoundPreset.identical(cells), RandomStreams.of(1).stream("x"));
    }

    @ParameterizedTest
    @CsvSource({"1.6, .330", "1.7, .343", "1.9, .400", "2.1, .484", "2.3, .589", "2.6, .780"})
    void the_wedge_has_the_tabled_tmr(double nanometres, double tmr) {
        assertThat(new ThicknessWedge(nanometres).tmr()).isCloseTo(tmr, within(6e-4));
    }

    @Test
    void the_wedge_has_the_tabled_voltages_and_the_current_densities_of_the_torque() {
        assertThat(new ThicknessWedge(1.6).criticalVolts()).isCloseTo(0.70, within(0.005));
        assertThat(new ThicknessWedge(2.6).criticalVolts()).isCloseTo(2.00, within(0.005));
        assertThat(new ThicknessWedge(1.6).criticalAmperesPerSquareMetre()).isCloseTo(2.1e11, within(0.05e11));
        assertThat(new ThicknessWedge(2.6).criticalAmperesPerSquareMetre()).isCloseTo(5.9e11, within(0.05e11));
        assertThatThrownBy(() -> new ThicknessWedge(2.7)).hasMessageContaining("1.6 to 2.6");
    }

    @Test
    void pulses_switch_only_along_the_assist_field() {
        CompoundJunction junction = identical(1);
        junction.drive(0, Drive.REST.withField(70, 0));
        junction.pulse(0, -1.0, 200e-9);
        assertThat(junction.antiparallel()).isZero();
        junction.pulse(0, 1.0, 200e-9);
        assertThat(junction.antiparallel()).isEqualTo(1);
        junction.pulse(0, -1.0, 200e-9);
        assertThat(junction.antiparallel()).isEqualTo(1);
        junction.drive(1, Drive.REST.withField(-70, 0));
        junction.pulse(1, -0.6, 200e-9);
        assertThat(junction.antiparallel()).isEqualTo(1);
        junction.pulse(1, -1.0, 200e-9);
        assertThat(junction.antiparallel()).isZero();
    }

    @Test
    void a_cell_that_needs_no_assist_field_switches_both_ways_in_a_remanence_but_not_against_a_field() {
        CompoundJunction junction = identical(1);
        junction.drive(0, Drive.REST.withField(3, 0));
        junction.pulse(0, 1.0, 200e-9);
        assertThat(junction.antiparallel()).isEqualTo(1);
        junction.pulse(0, -1.0, 200e-9);
        assertThat(junction.antiparallel()).isZero();
        junction.drive(1, Drive.REST.withField(-30, 0));
        junction.pulse(1, 1.0, 200e-9);
        assertThat(junction.antiparallel()).isZero();
    }

    @Test
    void a_broken_barrier_stays_broken() {
        CompoundJunction junction = identical(3);
        double whole = junction.ohms(0);
        junction.pulse(0, 1.69, 200e-9);
        assertThat(junction.broken()).isFalse();
        junction.pulse(0, 1.75, 200e-9);
        double broken = junction.ohms(0);
        assertThat(broken).isLessThan(0.1 * whole);
        junction.drive(1, Drive.REST.withField(-300, 0));
        junction.pulse(2, -0.9, 200e-9);
        assertThat(junction.broken()).isTrue();
        assertThat(junction.ohms(2_000_000_000L)).isLessThan(0.1 * whole);
    }

    @Test
    void a_field_of_the_coercivity_switches_about_half_of_the_cells_within_a_second() {
        CompoundPreset preset = CompoundPreset.identical(300);
        double coercivity = preset.cells().get(0).layer().coercivityMillitesla();
        assertThat(coercivity).isCloseTo(10, within(1e-9));
        CompoundJunction junction = new CompoundJunction(preset, RandomStreams.of(5).stream("x"));
        junction.drive(0, Drive.REST.withField(10 * coercivity, 0));
        junction.ohms(1_000_000_000L);
        assertThat(junction.antiparallel() / 300.0).isCloseTo(0.5, within(4 * Math.sqrt(0.25 / 300)));
        assertThat(junction.switchedByField()).isEqualTo(junction.antiparallel());
    }

    @ParameterizedTest
    @CsvSource({"1.6", "1.7", "2.6"})
    void the_assist_field_alone_switches_no_cell_over_a_whole_ramp(double nanometres) {
        for (int seed = 0; seed < 100; seed++) {
            RandomStreams streams = RandomStreams.of(seed);
            CompoundJunction junction = new CompoundJunction(
                    CompoundPreset.kumar2024(3, nanometres, streams.stream("made")), streams.stream("history"));
            junction.drive(0, Drive.REST.withField(70, 0));
            junction.ohms(120_000_000_000L);
            assertThat(junction.antiparallel()).as("device of seed %s", seed).isZero();
        }
    }

    @Test
    void a_layer_that_turns_as_a_whole_has_the_saturation_field_of_the_film() {
        for (double nanometres = 1.6; nanometres <= 2.6; nanometres += 0.25) {
            ThicknessWedge wedge = new ThicknessWedge(nanometres);
            assertThat(wedge.layer(10).anisotropyMillitesla())
                    .isCloseTo(wedge.saturationMillitesla(), within(0.16 * wedge.saturationMillitesla()));
        }
    }

    @Test
    void a_shorter_pulse_needs_a_higher_voltage() {
        CompoundPreset preset = CompoundPreset.identical(1);
        double critical = preset.cells().get(0).criticalVolts();
        CompoundJunction junction = new CompoundJunction(preset, RandomStreams.of(1).stream("x"));
        junction.drive(0, Drive.REST.withField(70, 0));
        junction.pulse(0, 1.001 * critical, 2e-9);
        assertThat(junction.antiparallel()).isZero();
        junction.pulse(0, 1.001 * critical, 200e-9);
        assertThat(junction.antiparallel()).isEqualTo(1);
    }

    @Test
    void a_wafer_has_a_wedge_dead_dies_and_dies_that_differ() {
        Wafer wafer = new Wafer(10, 10, 3, 0.1, RandomStreams.of(77));
        var dies = wafer.dies();
        assertThat(dies).hasSizeBetween(60, 90).isEqualTo(wafer.dies());
        long dead = dies.stream().filter(Wafer.Die::dead).count();
        assertThat(dead).isBetween(1L, 20L);
        var living = dies.stream().filter(die -> !die.dead()).limit(2).toList();
        assertThat(wafer.junction(living.get(0)).ohms(0))
                .isNotEqualTo(wafer.junction(living.get(1)).ohms(0))
                .isEqualTo(wafer.junction(living.get(0)).ohms(0));
        assertThat(dies).allSatisfy(die -> assertThat(die.nanometres()).isBetween(1.6, 2.6));
    }
}
