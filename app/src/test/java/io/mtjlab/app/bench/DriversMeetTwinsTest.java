package io.mtjlab.app.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.fasterxml.jackson.databind.JsonNode;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.fixtures.lab.Shipped;
import io.mtjlab.fixtures.lab.VirtualLab;
import io.mtjlab.fixtures.lab.control.ControlClient;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.bench.BenchFile;
import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.capability.LockIn;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.RfGenerator;
import io.mtjlab.instruments.capability.SineSource;
import io.mtjlab.instruments.session.LinkClosed;
import io.mtjlab.instruments.session.LinkTimeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Every driver against its virtual instrument over real sockets; what the instrument really does, it is asked itself. */
@Timeout(60)
class DriversMeetTwinsTest {

    private BenchFile file;
    private VirtualLab lab;
    private ControlClient control;
    private Bench bench;
    private LabClock clock;
    private LabClock.Participation participation;

    @BeforeEach
    void open() {
        String text = Shipped.benchText("microwave-neuron").orElseThrow();
        file = BenchFile.parse("bench.yaml", text.replace("virtual: true}", "virtual: true, timeout_seconds: 0.5}"));
        lab = VirtualLab.start(file, OptionalLong.of(1));
        control = ControlClient.connect(lab.control());
        clock = lab.clock();
        participation = clock.participate("test");
        bench = Bench.open(file, lab.resources(), clock);
    }

    @AfterEach
    void close() {
        bench.close();
        participation.close();
        control.close();
        lab.close();
    }

    private JsonNode state(String role) {
        return control.state().get("instruments").get(role).get("state");
    }

    @Test
    void opening_and_looking_change_nothing() {
        JsonNode before = control.state().get("instruments");
        bench.snapshot()
                .forEach((role, settings) -> assertThat(settings)
                        .as(role)
                        .isNotEmpty()
                        .allSatisfy(setting -> assertThat(setting.value()).isNotBlank()));
        Bench.open(file, lab.resources(), clock).close();
        assertThat(control.state().get("instruments")).isEqualTo(before);
    }

    private void makeEverythingLive() throws InterruptedException {
        for (String axis : new String[] {"easy", "hard"}) {
            FieldSource magnet = bench.instrument("bop_" + axis, FieldSource.class);
            magnet.setOutput(true);
            magnet.rampToOersted(axis.equals("easy") ? -120 : 26);
        }
        CurrentSource source = bench.instrument("isrc", CurrentSource.class);
        source.setRangeAmperes(1e-5);
        source.setComplianceVolts(0.1);
        source.setAmperes(1e-5);
        source.setOutput(true);
        RfGenerator rf = bench.instrument("rf", RfGenerator.class);
        rf.setHertz(1.89e9);
        rf.setDbm(-15);
        rf.setOutput(true);
    }

    /** Without the lock-in, whose sine output has nothing plugged in on this bench. */
    private List<Output> driving() {
        return bench.outputs().stream()
                .filter(output -> !(output instanceof SineSource))
                .toList();
    }

    @Test
    void a_sine_output_with_nothing_plugged_in_is_safe_as_it_is() {
        assertThat(bench.outputs())
                .filteredOn(SineSource.class::isInstance)
                .hasSize(1)
                .allMatch(Output::isSafe);
    }

    @Test
    void every_output_that_is_live_goes_safe_and_its_twin_agrees() throws Exception {
        makeEverythingLive();
        for (Output output : driving()) {
            assertThat(state(output.role()).get("output").asBoolean())
                    .as(output.role() + " is live")
                    .isTrue();
            assertThat(output.isSafe()).isFalse();
        }
        for (Output output : driving()) {
            output.makeSafe();
            assertThat(output.isSafe()).isTrue();
        }
        for (Output output : driving()) {
            assertThat(state(output.role()).get("output").asBoolean())
                    .as(output.role() + " is off")
                    .isFalse();
        }
    }

    @Test
    void an_output_goes_safe_although_its_link_breaks() throws Exception {
        makeEverythingLive();
        for (Output output : bench.outputs()) {
            control.setFault(output.role(), "drop", Map.of());
            output.makeSafe();
            assertThat(state(output.role()).get("output").asBoolean())
                    .as(output.role() + " is off")
                    .isFalse();
        }
    }

    @Test
    void the_field_arrives_and_the_gaussmeter_finds_it() throws Exception {
        FieldSource magnet = bench.instrument("bop_hard", FieldSource.class);
        Gaussmeter probe = bench.instrument("gauss_hard", Gaussmeter.class);
        probe.setRangeOersted(300);
        magnet.setOutput(true);
        for (double oersted : new double[] {16, 36, -200, 0}) {
            magnet.rampToOersted(oersted);
            clock.sleep(Duration.ofSeconds(1));
            assertThat(magnet.oersted()).isCloseTo(oersted, within(3.0));
            assertThat(probe.readOersted()).isCloseTo(oersted, within(3.0 + 0.03 * Math.abs(oersted)));
        }
    }

    @Test
    void a_buffer_holds_the_junctions_resistance_in_both_polarities() throws Exception {
        makeEverythingLive();
        bench.instrument("rf", RfGenerator.class).setOutput(false);
        Nanovoltmeter meter = bench.instrument("nvm", Nanovoltmeter.class);
        meter.configure(new Nanovoltmeter.Acquisition(0.01, 0.01, false, false));
        CurrentSource source = bench.instrument("isrc", CurrentSource.class);
        double plus = meanVolts(meter);
        double before = clock.seconds();
        source.setAmperes(-1e-5);
        double minus = meanVolts(meter);
        assertThat(clock.seconds() - before).isCloseTo(1024 * 8.7e-3, within(0.05));
        // R_P 120 ohm and R_AP 257 ohm, and 6.2 ohm in series.
        assertThat((plus - minus) / 2e-5).isBetween(120.0, 270.0);
        assertThat(source.inCompliance()).isFalse();
    }

    private static double meanVolts(Nanovoltmeter meter) throws InterruptedException {
        meter.startBuffer(meter.bufferCapacity());
        double[] volts = meter.takeBuffer().volts();
        assertThat(volts).hasSize(1024);
        return Arrays.stream(volts).average().orElseThrow();
    }

    @Test
    void the_lock_in_locks_to_the_generators_sync_and_phases_itself() throws Exception {
        RfGenerator rf = bench.instrument("rf", RfGenerator.class);
        FieldSource magnet = bench.instrument("bop_hard", FieldSource.class);
        magnet.setOutput(true);
        magnet.rampToOersted(30);
        rf.setHertz(1.7e9);
        rf.setDbm(-15);
        rf.setSquareModulation(1370, 1);
        rf.setModulation(true);
        rf.setSync(true);
        rf.setOutput(true);
        LockIn lockIn = bench.instrument("lockin", LockIn.class);
        lockIn.configure(new LockIn.Settings(true, 100e-6, 0.03, 24));
        clock.sleep(lockIn.settlingTime().multipliedBy(3));
        assertThat(lockIn.referenceHertz()).isCloseTo(1370, within(1.0));
        lockIn.overloadedOrUnlocked();
        lockIn.autoPhase();
        clock.sleep(lockIn.settlingTime());
        LockIn.Phasor signal = lockIn.read();
        assertThat(lockIn.overloadedOrUnlocked()).isFalse();
        assertThat(Math.abs(signal.yVolts())).isLessThan(0.2 * Math.abs(signal.xVolts()));
    }

    @Test
    void what_the_device_could_not_bear_never_reaches_the_twin() {
        CurrentSource source = bench.instrument("isrc", CurrentSource.class);
        JsonNode before = state("isrc");
        assertThatThrownBy(() -> source.setComplianceVolts(0.4)).isInstanceOf(LimitExceeded.class);
        assertThatThrownBy(() -> source.setAmperes(0.006)).isInstanceOf(LimitExceeded.class);
        assertThatThrownBy(() -> source.setOutput(true))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("compliance 10.0 V");
        assertThat(state("isrc")).isEqualTo(before);
    }

    @Test
    void a_silent_or_broken_instrument_is_named_and_the_next_answer_is_the_right_one() {
        CurrentSource source = bench.instrument("isrc", CurrentSource.class);
        source.setRangeAmperes(1e-5);
        source.setAmperes(3e-6);
        control.setFault("isrc", "silent", Map.of());
        assertThatThrownBy(source::outputOn)
                .isInstanceOf(LinkTimeout.class)
                .hasMessageContaining("isrc at TCPIP0::127.0.0.1::")
                .hasMessageContaining("sent \":OUTP?\", arrived nothing");
        control.clearFaults("isrc");
        assertThat(source.amperes()).isEqualTo(3e-6);
        control.setFault("isrc", "cut", Map.of("bytes", 4));
        assertThatThrownBy(source::amperes)
                .isInstanceOf(LinkClosed.class)
                .hasMessageContaining("arrived 4 bytes: \"+3.0\"");
        assertThat(source.amperes()).isEqualTo(3e-6);
    }
}
