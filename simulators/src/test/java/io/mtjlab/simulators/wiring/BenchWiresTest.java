package io.mtjlab.simulators.wiring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.simulators.physics.Resistor;
import io.mtjlab.simulators.physics.compound.Wafer;
import io.mtjlab.simulators.wiring.Dies.Die;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What stands between instruments and junction, held against Ohm's and Kirchhoff's laws by hand. */
class BenchWiresTest {

    private static final double OHMS = 1_000;
    private static final double SERIES = 6;
    private static final double REMANENCE = 1.5;
    private static final double REVERSAL = 0.2;
    private static final double KELVIN_PER_SQUARE_AMPERE = 2;
    private static final double WARMING_SECONDS = 300;
    private static final double PARTS_PER_KELVIN = 1e-4;

    private final DrivenClock clock = new DrivenClock();

    private BenchWires bench(Map<String, Circuit> circuits, Map<String, List<WiringSpec.Relay>> relays, Iron iron) {
        WiringSpec spec = new WiringSpec(
                        SERIES, 0, Map.of("bop", new WiringSpec.Coil(Axis.HARD, 50, iron)), Map.of(), relays)
                .withCircuits(circuits);
        return new BenchWires(spec, new Resistor(OHMS), clock, RandomStreams.of(1));
    }

    private BenchWires bench(Map<String, Circuit> circuits) {
        return bench(circuits, Map.of(), Iron.NONE);
    }

    private static ElectricalSource volts(double level, double outputOhms) {
        return new ElectricalSource.Voltage(Waveform.constant(level), outputOhms, 1, false);
    }

    @Test
    void a_megohm_in_the_source_line_makes_a_lock_ins_volt_a_microampere() {
        BenchWires wires = bench(Map.of("lockin", new Circuit(1e6, Double.POSITIVE_INFINITY, 1)));
        wires.source("lockin", volts(1, 50));
        assertThat(wires.drive().amperes()).isCloseTo(1 / (1e6 + 50 + SERIES + OHMS), within(1e-18));
    }

    @Test
    void a_meters_input_beside_the_junction_takes_its_part_of_the_current() {
        double input = 10e3;
        BenchWires wires = bench(Map.of("isrc", new Circuit(0, input, 1)));
        wires.source("isrc", 1e-4, 10);
        assertThat(wires.drive().amperes()).isCloseTo(1e-4 * input / (input + SERIES + OHMS), within(1e-16));
    }

    @Test
    void an_output_resistance_divides_and_a_lossy_line_takes_its_decibels() {
        double gain = Math.pow(10, -3.0 / 20);
        BenchWires wires = bench(Map.of("pulser", new Circuit(0, 50, gain)));
        wires.source("pulser", volts(2, 50));
        double branch = SERIES + OHMS;
        double load = branch * 50 / (branch + 50);
        assertThat(wires.drive().amperes()).isCloseTo(2 * gain / (50 + load) * 50 / (50 + branch), within(1e-15));
    }

    @Test
    void a_direct_current_and_a_pulse_add_up_as_behind_a_bias_tee() throws InterruptedException {
        BenchWires wires = bench(Map.of());
        wires.source("isrc", 1e-4, 10);
        PulseTrain train = new PulseTrain(1_000_000, 1_000_000_000, 500_000, 1, 0, 1);
        wires.source("pulser", new ElectricalSource.Voltage(train, 50, 1, false));
        assertThat(wires.drive().amperes()).isCloseTo(1e-4, within(1e-16));
        clock.sleep(Duration.ofNanos(1_200_000));
        assertThat(wires.drive().amperes()).isCloseTo(1e-4 + 1 / (50 + SERIES + OHMS), within(1e-15));
        clock.sleep(Duration.ofMillis(1));
        assertThat(wires.drive().amperes()).isCloseTo(1e-4, within(1e-16));
        assertThat(wires.truth().extremes().pulseVolts())
                .isCloseTo(OHMS * (1e-4 + 1 / (50 + SERIES + OHMS)), within(1e-12));
        assertThat(wires.truth().extremes().volts()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void a_source_is_connected_while_any_relay_of_its_cable_is_closed() {
        List<WiringSpec.Relay> either = List.of(new WiringSpec.Relay("mux", "1!1"), new WiringSpec.Relay("mux", "1!2"));
        BenchWires wires = bench(Map.of(), Map.of("isrc", either), Iron.NONE);
        wires.source("isrc", 1e-4, 10);
        assertThat(wires.drive().amperes()).isZero();
        assertThat(wires.inCompliance("isrc")).isTrue();
        wires.relays("mux", Set.of("1!2"));
        assertThat(wires.drive().amperes()).isEqualTo(1e-4);
        wires.faults().stickRelay("mux", "1!2", false);
        assertThat(wires.drive().amperes()).isZero();
        wires.relays("mux", Set.of("1!1"));
        assertThat(wires.drive().amperes()).isEqualTo(1e-4);
    }

    private double field(BenchWires wires) {
        double offset = ((Number) wires.truth().state().get("offset_hard_oersted")).doubleValue();
        return wires.drive().hardOersted() - offset;
    }

    private static double constant(BenchWires wires) {
        return ((Number) wires.truth().state().get("oersted_per_ampere.bop")).doubleValue();
    }

    @Test
    void iron_lags_behind_its_current_and_remembers_the_last_turn() {
        BenchWires wires = bench(Map.of(), Map.of(), new Iron(REMANENCE, REVERSAL, 0, 1, 0));
        double k = constant(wires);
        wires.coils().drive("bop", Trajectory.constant(5));
        assertThat(field(wires)).as("rising").isCloseTo(5 * k - REMANENCE, within(1e-9));
        wires.coils().drive("bop", Trajectory.constant(5 - REVERSAL));
        assertThat(field(wires)).as("half way over").isCloseTo((5 - REVERSAL) * k, within(1e-9));
        wires.coils().drive("bop", Trajectory.constant(0));
        assertThat(field(wires)).as("what stays").isCloseTo(REMANENCE, within(1e-9));
        wires.coils().drive("bop", Trajectory.constant(-5));
        wires.coils().drive("bop", Trajectory.constant(0));
        assertThat(field(wires)).as("after the other side").isCloseTo(-REMANENCE, within(1e-9));
    }

    @Test
    void a_winding_warms_exponentially_gains_resistance_and_loses_field() throws InterruptedException {
        Iron iron = new Iron(0, REVERSAL, KELVIN_PER_SQUARE_AMPERE, WARMING_SECONDS, PARTS_PER_KELVIN);
        BenchWires wires = bench(Map.of(), Map.of(), iron);
        double cold = 4 * constant(wires);
        wires.coils().drive("bop", Trajectory.constant(4));
        assertThat(field(wires)).isCloseTo(cold, within(1e-9));
        clock.sleep(Duration.ofSeconds((long) WARMING_SECONDS));
        double rise = KELVIN_PER_SQUARE_AMPERE * 16 * (1 - Math.exp(-1));
        wires.advance();
        assertThat(wires.coils().windingRatio("bop")).isCloseTo(1 + 3.93e-3 * rise, within(1e-12));
        // The field follows in fifty steps a time constant.
        double step = KELVIN_PER_SQUARE_AMPERE * 16 * Math.exp(-1) / 50;
        assertThat(field(wires))
                .isCloseTo(cold * (1 - PARTS_PER_KELVIN * rise), within(cold * PARTS_PER_KELVIN * step));
        wires.coils().drive("bop", Trajectory.constant(0));
        clock.sleep(Duration.ofSeconds((long) (20 * WARMING_SECONDS)));
        assertThat(wires.coils().windingRatio("bop")).isCloseTo(1, within(1e-6));
    }

    @Test
    void the_needles_reach_the_die_that_they_are_above_and_each_die_keeps_its_history() {
        long seed = 4;
        Wafer wafer = new Wafer(7, 7, 1, 0.3, RandomStreams.of(seed));
        List<Wafer.Die> alive = wafer.dies().stream().filter(die -> !die.dead()).toList();
        Wafer.Die dead =
                wafer.dies().stream().filter(Wafer.Die::dead).findFirst().orElseThrow();
        WiringSpec spec = new WiringSpec(SERIES, 0, Map.of(), Map.of());
        BenchWires wires = new BenchWires(spec, new WaferDies(wafer), clock, RandomStreams.of(seed));
        wires.source("smu", new ElectricalSource.Voltage(Waveform.constant(0.01), 0, 1, false));
        double first = ohmsAt(wires, place(alive.get(0)));
        double second = ohmsAt(wires, place(alive.get(1)));
        assertThat(first).isNotEqualTo(second);
        assertThat(ohmsAt(wires, place(dead))).as("a dead die").isGreaterThan(1e8);
        ohmsAt(wires, place(alive.get(0)));
        wires.faults().breakDown(300);
        assertThat(ohmsAt(wires, place(alive.get(1)))).as("its neighbour").isCloseTo(second, within(1e-6));
        assertThat(ohmsAt(wires, place(alive.get(0)))).as("still broken").isCloseTo(300, within(1e-6));
        wires.contact(false);
        assertThat(wires.drive().amperes()).as("needles up").isZero();
    }

    private static Die place(Wafer.Die die) {
        return new Die(die.column(), die.row());
    }

    private static double ohmsAt(BenchWires wires, Die die) {
        wires.contact(false);
        wires.above(die);
        wires.contact(true);
        return 0.01 / wires.drive().amperes() - SERIES;
    }
}
