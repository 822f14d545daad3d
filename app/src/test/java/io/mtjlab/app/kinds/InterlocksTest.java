package io.mtjlab.app.kinds;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.engine.Interlock;
import io.mtjlab.acquisition.engine.Outcome;
import io.mtjlab.acquisition.engine.RunEngine;
import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.engine.Step;
import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredEvent;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.TestFiles;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.fixtures.lab.Shipped;
import io.mtjlab.fixtures.lab.VirtualLab;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.bench.BenchFile;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Prober;
import io.mtjlab.instruments.capability.SwitchMatrix;
import io.mtjlab.instruments.session.Session;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.visa.ResourceString;
import io.mtjlab.protocols.campaign.Campaign;
import io.mtjlab.protocols.campaign.Kinds;
import io.mtjlab.protocols.setup.Operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A campaign's interlocks on a virtual bench. */
class InterlocksTest {

    private static final String CAMPAIGN = """
            campaign: guarded
            bench: microwave-neuron
            interlocks:
              - %s
            steps:
              - {kind: rh, roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy}, field_axis: easy,
                 field_oersted: {from: -100, to: 100, step: 20}, compliance_volts: 0.1}
            """;

    @TempDir
    Path folder;

    private CommandLineRun run(String command, String interlock) throws Exception {
        Path campaign = TestFiles.write(folder.resolve("guarded.yaml"), CAMPAIGN.formatted(interlock));
        return command.equals("check")
                ? CommandLineRun.of("check", campaign.toString(), "--bench", "microwave-neuron")
                : CommandLineRun.of(
                        "run",
                        campaign.toString(),
                        "--store",
                        folder.resolve("store").toString());
    }

    @Test
    void a_coil_beyond_its_bound_ends_the_run_safely_and_says_why() throws Exception {
        CommandLineRun stopped =
                run("run", "{watch: coil, role: bop_easy, above: 50, clear_below: 40, every_seconds: 0.1}");
        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.err()).contains("interlock coil of bop_easy", "Oe, tripped above 50, clears below 40");
    }

    @Test
    void a_stage_that_is_too_warm_lets_nothing_begin() throws Exception {
        Path bench = TestFiles.bench(
                folder,
                "instruments:\n",
                "instruments:\n  stage: {model: lakeshore336, resource: \"TCPIP0::127.0.0.1::0::SOCKET\", virtual: true}\n");
        Path campaign = TestFiles.write(
                folder.resolve("warm.yaml"), CAMPAIGN.formatted("{watch: temperature, role: stage, above: 250}"));
        CommandLineRun warm = CommandLineRun.of(
                "run",
                campaign.toString(),
                "--bench",
                bench.toString(),
                "--store",
                folder.resolve("warm").toString());
        assertThat(warm.status()).isEqualTo(1);
        assertThat(warm.err()).contains("interlock temperature of stage", "K, tripped above 250");
    }

    @Test
    void what_holds_for_ever_ends_after_its_patience() throws Exception {
        CommandLineRun held = run(
                "run",
                "{watch: coil, role: bop_easy, above: 50, action: hold, every_seconds: 0.1, patience_seconds: 20}");
        assertThat(held.status()).isEqualTo(1);
        assertThat(held.err()).contains("held for 20 s");
    }

    /** 500 uA need 63 mV in P and 132 mV in AP: the loop is taken until it turns to AP, and never beyond. */
    private CommandLineRun compliance(String action) throws Exception {
        String campaign = CAMPAIGN.replace(
                        "compliance_volts: 0.1", "bias_amperes: 500e-6, range_volts: 1, compliance_volts: 0.1")
                .formatted("{watch: compliance, role: isrc, every_seconds: 0.1" + action + "}");
        return CommandLineRun.of(
                "run",
                TestFiles.write(
                                folder.resolve("c.yaml"),
                                campaign.replace("from: -100, to: 100", "from: 100, to: -100"))
                        .toString(),
                "--store",
                folder.resolve("compliance").toString());
    }

    @Test
    void a_source_that_meets_its_compliance_stops_the_run_where_it_does() throws Exception {
        CommandLineRun stopped = compliance("");
        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.err())
                .contains("interlock compliance of isrc: the source is at its compliance")
                .doesNotContain("NOT SAFE");
        try (RunStore store = RunStore.openReadOnly(folder.resolve("compliance"))) {
            StoredRun run = store.run("r0001");
            var loop = run.units().get(0);
            assertThat(loop.complete()).isFalse();
            double[] field = run.read(loop).column("H");
            // Everything down to where the free layer turns to AP, one interval of looking later at most.
            assertThat(field[0]).isCloseTo(100, within(3.0));
            assertThat(field[field.length - 1]).isBetween(-65.0, 0.0);
        }
    }

    @Test
    void one_that_holds_for_a_compliance_gives_up_when_nobody_comes() throws Exception {
        CommandLineRun held = compliance(", action: hold, patience_seconds: 30");
        assertThat(held.status()).isEqualTo(1);
        assertThat(held.err()).contains("interlock compliance of isrc, held for 30 s: the source is at its compliance");
    }

    /** Nobody has set the needles down: as soon as the source is on, there is something to lose. */
    @Test
    void needles_off_the_pads_stop_what_is_live() throws Exception {
        Path campaign = TestFiles.write(
                folder.resolve("needles.yaml"),
                CAMPAIGN.formatted("{watch: contact, role: prober, every_seconds: 0.1}"));
        CommandLineRun stopped = CommandLineRun.of(
                "run",
                campaign.toString(),
                "--bench",
                "neuron-wafer",
                "--store",
                folder.resolve("needles").toString());
        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.err())
                .contains("interlock contact of prober: the needles are off the pads, and isrc is live")
                .doesNotContain("NOT SAFE");
    }

    /**
     * Somebody who lifts the platen in the middle of a loop and lets it down half a minute later; on the run's own thread,
     * whenever the interlock is asked.
     */
    private record Somebody(Interlock contact, Session hand, CurrentSource source, LabClock clock, List<Double> lifted)
            implements Interlock {

        @Override
        public Optional<String> wrong() throws Exception {
            if (lifted.isEmpty() && source.outputOn() && clock.seconds() > 6) {
                lifted.add(clock.seconds());
                hand.query("MoveChuckSeparation");
            }
            return contact.wrong();
        }

        @Override
        public Optional<String> missing() throws Exception {
            if (clock.seconds() > lifted.get(0) + 30) {
                assertThat(source.outputOn())
                        .as("live when the needles touch again")
                        .isFalse();
                hand.query("MoveChuckContact");
            }
            return contact.missing();
        }

        @Override
        public String name() {
            return contact.name();
        }

        @Override
        public Action action() {
            return contact.action();
        }

        @Override
        public boolean endsUnit() {
            return contact.endsUnit();
        }

        @Override
        public Duration every() {
            return contact.every();
        }

        @Override
        public Duration patience() {
            return contact.patience();
        }
    }

    @Test
    void a_loop_that_lost_its_contact_is_taken_anew_when_the_needles_are_down_again() throws Exception {
        BenchFile file =
                BenchFile.parse("wafer.yaml", Shipped.benchText("neuron-wafer").orElseThrow());
        Campaign campaign = Campaign.parse(
                "guarded.yaml", CAMPAIGN.formatted("{watch: contact, role: prober, action: hold, every_seconds: 0.1}"));
        try (VirtualLab lab = VirtualLab.start(file, OptionalLong.of(1));
                LabClock.Participation here = lab.clock().participate("test");
                Bench bench = Bench.open(file, lab.resources(), lab.clock());
                Session hand = Sessions.open(
                        "hand",
                        ResourceString.parse(lab.resources().get("prober")),
                        lab.clock(),
                        SessionOptions.DEFAULT);
                RunStore store = RunStore.open(folder.resolve("contact"))) {
            Prober prober = bench.instrument("prober", Prober.class);
            prober.stepFirst();
            bench.instrument("matrix", SwitchMatrix.class).connect(Set.of("1!1!1", "1!2!1"));
            prober.contact();
            Interlock contact = new Somebody(
                    campaign.interlocks(bench).get(0),
                    hand,
                    bench.instrument("isrc", CurrentSource.class),
                    lab.clock(),
                    new ArrayList<>());
            RunResult result = new RunEngine(store, lab.clock())
                    .withInterlocks(List.of(contact))
                    .run(
                            RunHeader.of("campaign", "wafer", 1, "test"),
                            Step.of(Kinds.measurements(campaign, bench, Operator.ABSENT, device -> DeviceHealth.NEW)));
            assertThat(result.outcome()).isEqualTo(new Outcome.Done());
            StoredRun run = store.run(result.run());
            assertThat(run.units().stream().map(StoredUnit::complete)).containsExactly(false, true);
            double[] ohms = run.read(run.units().get(1)).column("R");
            assertThat(ohms).hasSize(21);
            for (double each : ohms) {
                assertThat(each).isBetween(90.0, 400.0);
            }
            assertThat(run.events().stream().map(StoredEvent::text).toList().toString())
                    .contains("held by interlock contact of prober: the needles are off the pads, and isrc is live")
                    .containsPattern("interlock contact of prober has cleared after [23]\\d s");
        }
    }

    /** Trips above 50 Oe, clears below 40, and between them is what it was. */
    @Test
    void between_its_bounds_an_interlock_stays_as_it_was() throws Exception {
        String watch = "{watch: coil, role: bop_easy, above: 50, clear_below: 40}";
        BenchFile file = BenchFile.parse("bench.yaml", TestFiles.benchText());
        try (VirtualLab lab = VirtualLab.start(file, OptionalLong.of(1));
                LabClock.Participation here = lab.clock().participate("test");
                Bench bench = Bench.open(file, lab.resources(), lab.clock())) {
            Interlock coil = Campaign.parse("guarded.yaml", CAMPAIGN.formatted(watch))
                    .interlocks(bench)
                    .get(0);
            FieldSource magnet = bench.instrument("bop_easy", FieldSource.class);
            magnet.setOutput(true);
            List<Boolean> wrong = new ArrayList<>();
            for (double oersted : new double[] {45, 60, 45, 35, 45}) {
                magnet.rampToOersted(oersted);
                wrong.add(coil.wrong().isPresent());
            }
            magnet.makeSafe();
            assertThat(wrong).containsExactly(false, true, true, false, false);
        }
    }

    @Test
    void interlocks_that_do_not_trip_change_nothing() throws Exception {
        CommandLineRun done = run(
                "run",
                "{watch: coil, role: bop_easy, above: 150, every_seconds: 1}\n"
                        + "  - {watch: compliance, role: isrc, every_seconds: 1}");
        assertThat(done.status()).as(done.err()).isZero();
    }

    @Test
    void one_that_cannot_be_asked_is_refused_by_check_with_its_place() throws Exception {
        CommandLineRun check = run("check", "{watch: temperature, role: isrc, above: 320}");
        assertThat(check.status()).isEqualTo(2);
        assertThat(check.err())
                .contains("guarded.yaml:4: interlock: 'isrc' (keithley6221) is no TemperatureController");
        assertThat(run("check", "{watch: coil, role: bop_easy}").err())
                .contains("guarded.yaml:4: interlock: say above");
        assertThat(run("check", "{watch: coil, role: bop_easy, above: 5, clear_below: 6}")
                        .err())
                .contains("clear_below 6.0 is above the bound, 5.0");
        assertThat(run("check", "{watch: coils, role: bop_easy}").err())
                .contains("coils", "nearest known name: 'coil'");
    }
}
