package io.mtjlab.app.kinds;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.TestFiles;
import io.mtjlab.app.fits.RunFits;
import io.mtjlab.fixtures.lab.VirtualLab;
import io.mtjlab.fixtures.lab.control.ControlClient;
import io.mtjlab.instruments.bench.BenchFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The kinds that write by pulses, on virtual benches with a write line. */
class PulsedKindsTest {

    private static final String ANY = "resource: \"TCPIP0::127.0.0.1::0::SOCKET\", virtual: true";

    @TempDir
    Path folder;

    private static String bench(String device, String pairs, double volts) {
        return """
                bench: written
                time: accelerated
                device: %s
                control: "127.0.0.1:0"
                wiring:
                  pairs: %s
                  coils: {bop: {axis: easy, oersted_per_ampere: 100}}
                  probes: {gauss: {axis: easy}}
                limits:
                  write: {pulse_volts: {width_below_seconds: 1.0e-6, volts: %s}}
                  field_oersted: 800
                instruments:
                  smu: {model: keithley2400, %s}
                  smu_b: {model: keithley2400, %s}
                  pulses: {model: agilent81110a, %s}
                  bop: {model: kepco-bop, %s}
                  gauss: {model: lakeshore475, %s}
                """.formatted(device, pairs, volts, ANY, ANY, ANY, ANY, ANY);
    }

    private static String cell(double volts) {
        return bench(
                "{model: compound, preset: kumar2024-1, seed: 2}",
                "{write: {series_ohms: 4, roles: [pulses], lowest_ohms: 280, highest_ohms: 320}}",
                volts);
    }

    private static String loop(String more) {
        return "- {kind: rv, roles: {pulses: pulses, reader: smu, magnet: bop, gauss: gauss}, field_axis: easy,"
                + " line_ohms: 300, " + more + "}\n";
    }

    @Test
    void rv_finds_the_thresholds_of_a_cell_under_its_assist_field() throws Exception {
        VirtualRun run = VirtualRun.of(
                folder,
                cell(1.6),
                loop("pulse_volts: {from: 0.1, to: 0.9, step: 0.05}, assist_oersted: 75, cycles: 4"));
        double truth;
        try (VirtualLab lab = VirtualLab.start(BenchFile.parse("cell.yaml", cell(1.6)), OptionalLong.of(1));
                ControlClient control = ControlClient.connect(lab.control())) {
            truth = control.truth("rv.Vc_plus", Map.of());
        }
        List<UnitRecord> cycles = run.units();
        assertThat(cycles).hasSize(4);
        FitResult fit = run.read(RunFits::of).fits("rv").get(0).result();
        // The fit speaks of programmed volts; 50 and 4 ohm and the line of 300 divide twice of those.
        double terminals = 2 * 300 / 354.0;
        assertThat(fit.estimate("Vc_plus").map(Estimate::value).orElseThrow() * terminals)
                .isCloseTo(truth, within(0.05 * terminals));
        DeviceCard card = run.read(stored -> RunFits.of(stored).onto(DeviceCard.forDevice("cell")));
        assertThat(card.parameter("rv.Vc_plus", Conditions.NONE).value()).isEqualTo(fit.value("Vc_plus"));
        CardParameter there = card.parameter("rv.Vc_plus_terminals", Conditions.NONE);
        assertThat(there.value()).isCloseTo(fit.value("Vc_plus") * terminals, within(1e-9));
        // 81110A: 3 % and 75 mV at 95 %; 0.05 ohm of the leads' 4.
        assertThat(there.budget().orElseThrow().calibrationTotal())
                .isCloseTo(Math.hypot(0.03 * there.value(), 0.075 * terminals) / 1.96, within(1e-3 * there.value()));
        assertThat(card.toTree().path("health").path("highest_volts").asDouble())
                .isCloseTo(0.9 * terminals, within(1e-9));
        assertThat(card.toTree().path("health").path("pulses_seen").asInt())
                .isEqualTo(cycles.stream().mapToInt(c -> c.column("V").length).sum());
        assertThat(((Number) cycles.get(0).notes().get("pulse_margin_volts")).doubleValue())
                .isCloseTo(1.6 - 0.9 * 2 * 320 / 374, within(1e-3));
        assertThat(run.tookOverExpected()).isBetween(0.9, 1.1);
    }

    /** Under a fixed assist field this cell is written by one sign only; there is no second switch to look for. */
    @Test
    void an_adaptive_rv_of_a_cell_that_does_not_come_back_takes_whole_cycles() throws Exception {
        VirtualRun run = VirtualRun.of(
                folder,
                cell(1.6),
                loop("pulse_volts: {from: 0.1, to: 0.9, step: 0.1}, assist_oersted: 75, cycles: 3, plan: adaptive"));
        assertThat(run.units())
                .hasSize(3)
                .allSatisfy(cycle -> assertThat(cycle.column("V")).hasSize(2 * 17));
        assertThat(run.read(RunFits::of).fits("rv").get(0).result().estimate("Vc_plus"))
                .isPresent();
    }

    @Test
    void an_adaptive_rv_asks_for_no_more_after_a_breakdown() throws Exception {
        VirtualRun run = VirtualRun.of(
                folder,
                cell(20),
                loop("pulse_volts: {from: 0.2, to: 9, step: 0.2}, assist_oersted: 75, plan: adaptive,"
                        + " guard: {drop: 0.6}"));
        assertThat(run.units()).hasSize(1);
        assertThat(run.units().get(0).notes()).containsKey("stopped");
    }

    @Test
    void trials_over_write_pulses_have_their_middle_at_the_threshold() throws Exception {
        String bench = cell(1.6)
                + "  isrc: {model: keithley6221, %s}%n  nvm: {model: keithley2182a, %s}%n".formatted(ANY, ANY);
        VirtualRun run = VirtualRun.of(folder, bench, """
                - {kind: switching-probability, field_axis: easy, field_oersted: 75, reset_oersted: -600, line_ohms: 300,
                   pulse_volts: {from: 0.46, to: 0.60, step: 0.02}, trials: 20, dwell_seconds: 0.01, counted: switched,
                   threshold_ohms: 34000, bias_amperes: 1.0e-7, range_volts: 0.1, compliance_volts: 1,
                   roles: {source: isrc, meter: nvm, magnet: bop, gauss: gauss, pulses: pulses}}
                """);
        double truth;
        try (VirtualLab lab = VirtualLab.start(BenchFile.parse("cell.yaml", bench), OptionalLong.of(1));
                ControlClient control = ControlClient.connect(lab.control())) {
            truth = control.truth("rv.Vc_plus", Map.of());
        }
        Estimate beta = run.read(RunFits::of)
                .fits("sigmoid")
                .get(0)
                .result()
                .estimate("beta")
                .orElseThrow();
        assertThat(beta.unit()).isEqualTo("V");
        double terminals = 2 * 300 / 354.0;
        assertThat(beta.value() * terminals).isCloseTo(truth, within(0.05 * terminals));
        CardParameter onCard = run.read(stored -> RunFits.of(stored).onto(DeviceCard.forDevice("cell")))
                .parameters("sigmoid_voltage.beta")
                .get(0);
        // 81110A: 3 % and 75 mV at 95 %.
        assertThat(onCard.budget().orElseThrow().calibrationTotal())
                .isCloseTo(Math.hypot(0.03 * beta.value(), 0.075) / 1.96, within(1e-3));
        assertThat(run.units().get(0).notes()).containsEntry("highest_pulse_volts", 0.46);
        assertThat(run.tookOverExpected()).isBetween(0.9, 1.1);
    }

    @Test
    void write_pulses_are_refused_for_a_trace_and_without_a_generator() throws Exception {
        Path bench = TestFiles.write(
                folder.resolve("bench.yaml"),
                cell(1.6)
                        + "  isrc: {model: keithley6221, %s}%n  nvm: {model: keithley2182a, %s}%n".formatted(ANY, ANY));
        String step = "campaign: test\nsteps:\n  - {kind: switching-probability, field_axis: easy, field_oersted: 75,"
                + " reset_oersted: -600, pulse_volts: 0.5, threshold_ohms: 34000, compliance_volts: 1, ";
        String parts = "roles: {source: isrc, meter: nvm, magnet: bop, gauss: gauss";
        for (String[] wrong : List.of(
                new String[] {"method: telegraph, " + parts + ", pulses: pulses}}", "pulse_volts needs method: trials"},
                new String[] {parts + "}}", "no role fills the part pulses"})) {
            Path campaign = TestFiles.write(folder.resolve("c.yaml"), step + wrong[0] + "\n");
            CommandLineRun check = CommandLineRun.of("check", campaign.toString(), "--bench", bench.toString());
            assertThat(check.status()).isEqualTo(2);
            assertThat(check.err()).contains("c.yaml:3", wrong[1]);
        }
    }

    @Test
    void rv_stops_a_ramp_when_the_barrier_breaks_and_asks_for_no_more() throws Exception {
        VirtualRun run = VirtualRun.of(
                folder,
                cell(20),
                loop("pulse_volts: {from: 0.2, to: 9, step: 0.2}, assist_oersted: 75, cycles: 3, guard: {drop: 0.6}"));
        List<UnitRecord> cycles = run.units();
        assertThat(cycles).hasSize(1);
        UnitRecord last = cycles.get(0);
        assertThat(last.notes().get("stopped").toString()).contains("ohm below");
        double[] volts = last.column("V");
        assertThat(last.notes()).containsEntry("stopped_at_volts", volts[volts.length - 1]);
        assertThat(DoubleStream.of(volts).max().orElseThrow()).isLessThan(9);
    }

    /** 1.3 V as programmed is 2.2 V at the channel, which breaks it at once. */
    @Test
    void rv_stops_after_a_first_pulse_that_breaks_the_barrier() throws Exception {
        VirtualRun run = VirtualRun.of(
                folder, cell(20), loop("pulse_volts: {from: 1.3, to: 1.5, step: 0.1}, assist_oersted: 75, cycles: 3"));
        List<UnitRecord> cycles = run.units();
        assertThat(cycles).hasSize(1);
        assertThat(cycles.get(0).column("V")).containsExactly(1.3);
        assertThat(cycles.get(0).notes().get("stopped").toString()).contains("ohm below");
        assertThat(run.read(RunFits::of).fits("rv")).isEmpty();
    }

    @Test
    void a_pulse_beyond_the_limit_at_the_terminals_is_refused_before_anything_is_sent() throws Exception {
        Path bench = TestFiles.write(folder.resolve("bench.yaml"), cell(1.6));
        Path campaign = TestFiles.write(
                folder.resolve("c.yaml"),
                "campaign: test\nsteps:\n  "
                        + loop("pulse_volts: {from: 0.2, to: 1.0, step: 0.2}, assist_oersted: 75"));
        CommandLineRun check = CommandLineRun.of("check", campaign.toString(), "--bench", bench.toString());
        assertThat(check.status()).isEqualTo(2);
        assertThat(check.err()).contains("c.yaml:3: rv: pulses: pulse 0 to 1 V", "limit 1.6 V");
    }

    @Test
    void a_domain_fires_and_is_reset_in_both_directions() throws Exception {
        String track = bench(
                "{model: domain-wall, preset: cui2023, seed: 2}",
                "{write: {roles: [pulses], lowest_ohms: 1e4}, A: {roles: [smu]}, B: {roles: [smu_b]}}",
                3.3);
        VirtualRun run = VirtualRun.of(folder, track, """
                - {kind: pulse-train, roles: {pulses: pulses, reader_a: smu, reader_b: smu_b, magnet: bop, gauss: gauss},
                   field_axis: easy, initialise_oersted: -600, hold_oersted: 200, direction: both,
                   write_volts: 1.6, pulse_volts: {from: 0.7, to: 1.425, step: 0.025}, cycles: 10}
                """);
        assertThat(run.units()).hasSize(20);
        List<RunFits.Fit> fits = run.read(RunFits::of).fits("pulses");
        assertThat(fits).hasSize(2);
        DeviceCard card = run.read(stored -> RunFits.of(stored).onto(DeviceCard.forDevice("track")));
        for (String direction : List.of("forward", "backward")) {
            assertThat(card.parameter("pulses.V_fire", Conditions.of(Map.of("direction", direction)))
                            .value())
                    .isPositive();
            assertThat(card.parameter("pulses.V_fire_terminals", Conditions.of(Map.of("direction", direction)))
                            .budget()
                            .orElseThrow()
                            .calibration())
                    .containsKeys("pulse generator gain", "pulse generator offset", "line resistance");
        }
        for (RunFits.Fit fit : fits) {
            // Cui 2023: fires at 2.5 V, is reset at 2.7 V; the track sees twice the volts told for 50 ohm. The
            // generator
            // may be off by 1 % and 50 mV (81110A, 95 %), which doubles too, and a threshold lies within a step.
            double within = 2 * (0.01 * 1.35 + 0.05) * 3 / 1.96 + 0.05;
            assertThat(2 * value(fit, "V_fire")).as(fit.dataSet()).isCloseTo(2.5, within(within));
            assertThat(2 * value(fit, "V_reset")).as(fit.dataSet()).isCloseTo(2.7, within(within));
            // What the generator is off by drops out of the difference.
            assertThat(2 * (value(fit, "V_reset") - value(fit, "V_fire"))).isCloseTo(0.2, within(0.1));
        }
        assertThat(run.tookOverExpected()).isBetween(0.9, 1.1);
    }

    /** Cui 2023, figure 4: some 12 pulses fire, the next resets; here with a little more than what fires at once. */
    @Test
    void a_domain_fires_after_so_many_counted_pulses() throws Exception {
        VirtualRun run = counted(15, "cycles: 5, " + EMPTIED);
        assertThat(run.units())
                .hasSize(5)
                .allSatisfy(cycle -> assertThat(cycle.notes())
                        .containsEntry("encoding", "number")
                        .containsEntry("integrating_pulses", 15));
        RunFits.Fit fit = run.read(RunFits::of).fits("pulses").get(0);
        assertThat(value(fit, "N_fire")).isBetween(8.0, 16.0);
    }

    /** Trains that a pulse of its own resets end fired, or would have fired next: they tell the number all the same. */
    @Test
    void a_domain_that_a_pulse_resets_fires_after_as_many_counted_pulses() throws Exception {
        VirtualRun run = counted(11, "cycles: 6, direction: both, reset_volts: 1.6, " + EMPTIED);
        List<RunFits.Fit> fits = run.read(RunFits::of).fits("pulses");
        assertThat(fits).hasSize(2).allSatisfy(fit -> {
            String direction = fit.dataSet().endsWith("forward") ? "forward" : "backward";
            List<UnitRecord> own = run.units().stream()
                    .filter(unit -> unit.spec().key().startsWith(direction))
                    .toList();
            double mean =
                    own.stream().mapToInt(PulsedKindsTest::firedAt).average().orElseThrow();
            assertThat(own).hasSize(6);
            assertThat(value(fit, "N_fire"))
                    .as(direction)
                    .isCloseTo(mean, within(0.01))
                    .isBetween(8.0, 11.0);
        });
    }

    /** The first pulse after which the junction it fires has left what it read after the write; one past the last if none. */
    private static int firedAt(UnitRecord cycle) {
        double[] ohms = cycle.column(cycle.spec().key().startsWith("forward") ? "RB" : "RA");
        int past = ((Number) cycle.notes().get("integrating_pulses")).intValue() + 1;
        // The states are 200 ohm apart.
        return IntStream.range(0, past)
                .filter(i -> Math.abs(ohms[i] - ohms[0]) > 50)
                .findFirst()
                .orElse(past);
    }

    /** Cycles by the hundred, in both directions, each emptied by a field first because that is asked for. */
    @Test
    @Tag("long")
    void two_hundred_cycles_tell_the_scatter_of_a_counted_threshold() throws Exception {
        VirtualRun run = counted(15, "cycles: 100, direction: both, " + EMPTIED);
        assertThat(run.units()).hasSize(200);
        List<RunFits.Fit> fits = run.read(RunFits::of).fits("pulses");
        assertThat(fits).hasSize(2).allSatisfy(fit -> {
            // 12.05 +- 1.05 in the device's own model with noise from pulse to pulse, at the volts of the paper.
            assertThat(value(fit, "N_fire")).isBetween(8.0, 16.0);
            assertThat(value(fit, "N_fire_sd")).isLessThan(4);
        });
    }

    private static final String EMPTIED = "field_axis: easy, initialise_oersted: -600, hold_oersted: 200";

    private VirtualRun counted(int count, String more) throws Exception {
        String track = bench(
                "{model: domain-wall, preset: cui2023, seed: 2}",
                "{write: {roles: [pulses], lowest_ohms: 1e4}, A: {roles: [smu]}, B: {roles: [smu_b]}}",
                3.3);
        return VirtualRun.of(
                folder,
                track,
                "- {kind: pulse-train, roles: {pulses: pulses, reader_a: smu, reader_b: smu_b, magnet: bop,"
                        + " gauss: gauss}, encoding: number, count: " + count
                        + ", write_volts: 1.6, pulse_volts: 1.45, " + more
                        + "}\n");
    }

    private static double value(RunFits.Fit fit, String parameter) {
        return fit.result().estimate(parameter).map(Estimate::value).orElseThrow();
    }
}
