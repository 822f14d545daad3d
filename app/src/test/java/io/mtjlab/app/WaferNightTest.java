package io.mtjlab.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredEvent;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.fixtures.lab.Shipped;
import io.mtjlab.fixtures.lab.VirtualLab;
import io.mtjlab.fixtures.lab.control.ControlClient;
import io.mtjlab.instruments.bench.BenchFile;
import io.mtjlab.instruments.bench.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A night over a wafer with all that a night brings: dead dies, an instrument that drops off the network for a while, one
 * that loses its power, and a process that is killed. The twins live in this process and outlive the run's; what they bore
 * is asked of them, not of the program.
 */
class WaferNightTest {

    private static final String RUN = "r0001";
    private static final double PULSE_SECONDS = 900e-9;
    private static final String DIES =
            "dies: {columns: [0, 5], rows: [0, 5], except: [[0, 0], [5, 0], [0, 5], [5, 5], [4, 5], [1, 5]]}";
    private static final String LAST_DEVICE = "(?m)^      d3: .*\\n";

    @TempDir
    Path folder;

    @Test
    void a_short_night_ends_with_every_device_measured_or_marked() throws Exception {
        String campaign = TestFiles.replaced(text(), DIES, "dies: [[1, 1], [2, 1], [3, 3], [4, 3]]")
                .replaceFirst(LAST_DEVICE, "");
        campaign = TestFiles.replaced(campaign, "{from: 1000, to: 2800, step: 30}", "{from: 1720, to: 2080, step: 30}");
        campaign = TestFiles.replaced(campaign, ", fine: {within: 70, step: 5}", "");
        campaign = TestFiles.replaced(campaign, "{from: 25, to: 31, step: 1.5}", "28");
        campaign = TestFiles.replaced(campaign, "trace_seconds: 20", "trace_seconds: 5");
        campaign = TestFiles.replaced(campaign, "count: 200", "count: 5");
        campaign = TestFiles.replaced(campaign, "assist_oersted: [60, -26]", "assist_oersted: -26");
        night(campaign, 4, 2, 4);
    }

    @Test
    @Tag("long")
    void a_night_over_thirty_dies_ends_with_every_device_measured_or_marked() throws Exception {
        night(text(), 30, 3, 9);
    }

    private static String text() {
        return Shipped.campaignText("wafer-night").orElseThrow();
    }

    /** @param unitsEach units of a living device, its contact aside */
    private void night(String text, int dies, int devices, int unitsEach) throws Exception {
        Path campaign = TestFiles.write(folder.resolve("night.yaml"), text);
        Path store = folder.resolve("store");
        String served = Shipped.benchText("neuron-wafer").orElseThrow();
        try (VirtualLab lab = VirtualLab.start(BenchFile.parse("served.yaml", served), OptionalLong.of(1));
                ControlClient control = ControlClient.connect(lab.control())) {
            Path bench = TestFiles.write(folder.resolve("attached.yaml"), attached(served, lab));
            String[] line = {
                "run", campaign.toString(), "--bench", bench.toString(), "--store", store.toString(), "--seed", "1"
            };
            try (ChildProcess run = ChildProcess.start(folder, line)) {
                awaitRun(run, store, r -> complete(r) >= 2);
                control.setFault("gauss_easy", "silent", Map.of());
                awaitRun(run, store, r -> warned(r, "gauss_easy"));
                control.clearFaults("gauss_easy");
                awaitRun(run, store, r -> complete(r) >= 4);
                run.kill();
                run.status();
            }
            List<String> resumed = new ArrayList<>(List.of(line));
            resumed.addAll(List.of("--resume", RUN));
            try (ChildProcess run = ChildProcess.start(folder, resumed.toArray(String[]::new))) {
                awaitRun(run, store, WaferNightTest::isInLoop);
                control.setFault("isrc", "power-cycle", Map.of());
                assertThat(run.endsWithin(60, TimeUnit.MINUTES)).isTrue();
                assertThat(run.status()).as(run.err()).isZero();
            }
            withinLimits(control.state(), lab.bench().limits());
            everythingIsSafe(control.state());
        }
        try (RunStore runs = RunStore.openReadOnly(store)) {
            StoredRun run = runs.run(RUN);
            assertThat(run.summary().status()).isEqualTo(RunStatus.DONE);
            assertThat(run.events())
                    .extracting(StoredEvent::text)
                    .anyMatch(event -> event.contains("lost in wafer/") && event.contains("gauss_easy"))
                    .anyMatch(event -> event.contains("lost in wafer/") && event.contains("isrc"))
                    .anyMatch(event -> event.contains("resumed"));
            everyDeviceIsMeasuredOrMarked(run, dies * devices, 2 * devices, unitsEach);
        }
        table(store, dies * devices, 2 * devices);
    }

    private static String attached(String served, VirtualLab lab) {
        String text = served;
        for (Map.Entry<String, String> entry : lab.resources().entrySet()) {
            text = text.replaceFirst(
                    "(?m)^(  " + entry.getKey() + ":.*)TCPIP0::127.0.0.1::0::SOCKET\"",
                    "$1" + entry.getValue() + "\", timeout_seconds: 2");
        }
        String control = lab.control().getHostString() + ":" + lab.control().getPort();
        return text.replace("virtual: true", "virtual: attached").replace("127.0.0.1:0\"", control + "\"");
    }

    private static void awaitRun(ChildProcess run, Path store, Predicate<StoredRun> what) throws Exception {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    try (RunStore runs = RunStore.openReadOnly(store)) {
                        return !run.alive() || !runs.runs().isEmpty() && what.test(runs.run(RUN));
                    } catch (InvalidInput nothingThereYet) {
                        return !run.alive();
                    }
                });
        assertThat(run.alive()).as(run.err()).isTrue();
    }

    private static long complete(StoredRun run) {
        return run.units().stream().filter(StoredUnit::complete).count();
    }

    /** Current flows, and somebody asks its source all the time. */
    private static boolean isInLoop(StoredRun run) {
        List<StoredUnit> units = run.units(); // once: the run goes on meanwhile
        StoredUnit last = units.get(units.size() - 1);
        return units.size() > 6 && !last.complete() && last.spec().key().contains("/rh/") && last.points() < 40;
    }

    private static boolean warned(StoredRun run, String what) {
        return run.events().stream()
                .anyMatch(event -> event.level() == StoredEvent.Level.WARNING
                        && event.text().contains(what));
    }

    /** The most that any device has borne, as the twins computed it, beside what the bench file allows. */
    private static void withinLimits(JsonNode state, Limits limits) {
        for (String pair : List.of("d1", "d2", "d3")) {
            JsonNode worst = state.get("pairs").get(pair).get("extremes");
            Limits.Pair bound = limits.pair(pair).orElseThrow();
            assertThat(worst.get("volts").doubleValue())
                    .as("%s volts", pair)
                    .isLessThanOrEqualTo(bound.dcVolts().orElseThrow());
            assertThat(worst.get("pulse_volts").doubleValue())
                    .as("%s pulses", pair)
                    .isLessThanOrEqualTo(bound.voltsFor(PULSE_SECONDS).orElseThrow());
            assertThat(worst.get("amperes").doubleValue())
                    .as("%s amperes", pair)
                    .isLessThanOrEqualTo(bound.amperes().orElseThrow());
            assertThat(worst.get("field_oersted").doubleValue())
                    .isLessThanOrEqualTo(limits.fieldOersted().orElseThrow());
        }
        JsonNode first = state.get("pairs").get("d1").get("extremes");
        assertThat(first.get("pulse_volts").doubleValue()).as("pulses came").isGreaterThan(0.5);
        assertThat(first.get("volts").doubleValue()).as("something flowed").isPositive();
    }

    private static void everythingIsSafe(JsonNode state) {
        JsonNode instruments = state.get("instruments");
        instruments.fieldNames().forEachRemaining(role -> {
            JsonNode own = instruments.get(role).get("state");
            assertThat(own.path("output").booleanValue()).as(role).isFalse();
        });
        assertThat(instruments.get("prober").get("state").get("contact").booleanValue())
                .isFalse();
    }

    private static void everyDeviceIsMeasuredOrMarked(StoredRun run, int devices, int dead, int unitsEach) {
        assertThat(run.devices()).hasSize(devices);
        Map<String, Integer> measured = new HashMap<>();
        List<String> without = new ArrayList<>();
        for (String device : run.devices()) {
            List<StoredUnit> units =
                    run.unitsOf(device).stream().filter(StoredUnit::complete).toList();
            assertThat(units.stream().map(unit -> unit.spec().key()))
                    .as("nothing is measured twice")
                    .doesNotHaveDuplicates();
            StoredUnit contact = units.get(0);
            if (Boolean.TRUE.equals(contact.notes().get("contact"))) {
                measured.put(device, units.size() - 1);
            } else {
                assertThat(contact.notes().get("reason").toString()).contains("no contact");
                without.add(device);
            }
        }
        assertThat(without).hasSize(dead).allMatch(device -> device.contains("die=2,1") || device.contains("die=4,3"));
        assertThat(measured)
                .hasSize(devices - dead)
                .allSatisfy((device, units) -> assertThat(units).as(device).isEqualTo(unitsEach));
    }

    private static void table(Path store, int devices, int dead) throws Exception {
        CommandLineRun json = CommandLineRun.of("runs", "show", RUN, "--store", store.toString(), "--wafer", "--json");
        JsonNode metrics = new ObjectMapper().readTree(json.out()).get("metrics");
        assertThat(metrics.get("devices").intValue()).isEqualTo(devices);
        assertThat(metrics.get("measured").intValue()).isEqualTo(devices - dead);
        assertThat(metrics.get("no_contact").intValue()).isEqualTo(dead);
        CommandLineRun csv = CommandLineRun.of("runs", "show", RUN, "--store", store.toString(), "--wafer", "--csv");
        assertThat(csv.out().lines()).hasSize(devices + 1);
        assertThat(csv.out()).startsWith("die_column,die_row,device,state,contact_ohm,units,");
    }
}
