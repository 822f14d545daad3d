package io.mtjlab.app.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.fixtures.lab.Shipped;
import io.mtjlab.fixtures.lab.VirtualLab;
import io.mtjlab.fixtures.lab.control.ControlClient;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.bench.BenchFile;
import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.Digitizer;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.capability.LockIn;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.PulseGenerator;
import io.mtjlab.instruments.capability.RfGenerator;
import io.mtjlab.instruments.capability.SwitchMatrix;
import io.mtjlab.instruments.capability.TemperatureController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The drivers that the shipped bench has no use for, each against its virtual instrument over a real socket. */
@Timeout(60)
class OtherDriversMeetTwinsTest {

    private static final List<String> ADDED = List.of(
            "agilent33250a", "keysight33500", "agilent81110a", "keithley-dmm6500", "keithley7001", "lakeshore336");

    private VirtualLab lab;
    private ControlClient control;
    private Bench bench;
    private LabClock clock;
    private LabClock.Participation participation;

    @BeforeEach
    void open() {
        StringBuilder text = new StringBuilder(Shipped.benchText("microwave-neuron")
                .orElseThrow()
                .replace("model: sr830,", "model: sr860,")
                .replace("model: e8257d,", "model: smb100a,")
                .replace("gauss_hard: {model: lakeshore475,", "gauss_hard: {model: lakeshore425,"));
        for (String model : ADDED) {
            text.append("  ")
                    .append(role(model))
                    .append(": {model: ")
                    .append(model)
                    .append(", resource: \"TCPIP0::127.0.0.1::0::SOCKET\", virtual: true}\n");
        }
        BenchFile file = BenchFile.parse("bench.yaml", text.toString());
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

    private static String role(String model) {
        return "the_" + model.replace('-', '_');
    }

    private JsonNode state(String role) {
        return control.state().get("instruments").get(role).get("state");
    }

    private static void isSafeAfterAll(Output output) {
        output.makeSafe();
        assertThat(output.isSafe()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agilent33250a", "keysight33500", "agilent81110a"})
    void a_pulse_generator_fires_what_it_was_told_and_reads_it_back(String model) throws Exception {
        PulseGenerator pulser = bench.instrument(role(model), PulseGenerator.class);
        PulseGenerator.Train train =
                new PulseGenerator.Train(PulseGenerator.Pulse.toVolts(0.1, 200e-9, 10e-9, 50), 3, 1e-6, 0);
        pulser.configure(1, train);
        PulseGenerator.Train found = pulser.train(1);
        assertThat(found.pulse().highVolts()).isCloseTo(0.1, within(1e-6));
        assertThat(found.pulse().lowVolts()).isCloseTo(0, within(1e-6));
        assertThat(found.pulse().widthSeconds()).isCloseTo(200e-9, within(1e-12));
        assertThat(found.count()).isEqualTo(3);
        assertThat(found.periodSeconds()).isCloseTo(1e-6, within(1e-12));
        pulser.setOutput(1, true);
        assertThat(pulser.outputOn(1)).isTrue();
        assertThat(pulser.isSafe()).isFalse();
        pulser.fire();
        assertThatThrownBy(() -> pulser.configure(
                        1, PulseGenerator.Train.single(PulseGenerator.Pulse.toVolts(0.6, 200e-9, 10e-9, 50))))
                .isInstanceOf(LimitExceeded.class);
        isSafeAfterAll(pulser);
        assertThat(pulser.outputOn(1)).isFalse();
    }

    @Test
    void the_7001_opens_before_it_closes_and_tells_what_is_closed() {
        SwitchMatrix matrix = bench.instrument(role("keithley7001"), SwitchMatrix.class);
        matrix.openAll();
        matrix.connect(Set.of("1!1", "1!4"));
        assertThat(matrix.closed()).containsExactly("1!1", "1!4");
        matrix.connect(Set.of("1!4", "2!10"));
        assertThat(matrix.closed()).containsExactly("1!4", "2!10");
        matrix.openAll();
        assertThat(matrix.closed()).isEmpty();
    }

    @Test
    void the_dmm6500_digitizes_a_junction_at_rest() throws Exception {
        Digitizer meter = bench.instrument(role("keithley-dmm6500"), Digitizer.class);
        meter.configure(new Digitizer.Acquisition(1, 1e5));
        meter.startTrace(500);
        Digitizer.Trace trace = meter.takeTrace();
        assertThat(trace.volts()).hasSize(500);
        assertThat(Arrays.stream(trace.volts()).distinct().count()).isGreaterThan(1);
        assertThat(Arrays.stream(trace.volts()).map(Math::abs).max().orElseThrow())
                .isLessThan(0.01);
    }

    @Test
    void the_336_holds_its_setpoint_and_switches_its_heater_off() {
        TemperatureController controller = bench.instrument(role("lakeshore336"), TemperatureController.class);
        controller.setPid(new TemperatureController.Pid(60, 25, 0));
        assertThat(controller.pid()).isEqualTo(new TemperatureController.Pid(60, 25, 0));
        controller.setKelvin(305);
        assertThat(controller.setpointKelvin()).isCloseTo(305, within(1e-3));
        controller.setHeater(TemperatureController.HeaterRange.HIGH);
        assertThat(controller.heater()).isEqualTo(TemperatureController.HeaterRange.HIGH);
        assertThat(controller.readKelvin()).isBetween(250.0, 350.0);
        isSafeAfterAll(controller);
        assertThat(controller.heater()).isEqualTo(TemperatureController.HeaterRange.OFF);
    }

    @Test
    void the_425_finds_the_field_that_the_magnet_makes() throws Exception {
        FieldSource magnet = bench.instrument("bop_hard", FieldSource.class);
        Gaussmeter probe = bench.instrument("gauss_hard", Gaussmeter.class);
        probe.setRangeOersted(300);
        magnet.setOutput(true);
        magnet.rampToOersted(100);
        clock.sleep(Duration.ofSeconds(1));
        assertThat(probe.readOersted()).isCloseTo(100, within(6.0));
    }

    @Test
    void the_sr860_locks_to_the_smb100a_and_phases_itself() throws Exception {
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
        assertThat(rf.hertz()).isEqualTo(1.7e9);
        assertThat(rf.dbm()).isCloseTo(-15, within(0.005)); // it is set in steps of 0.01 dB;
        assertThat(rf.outputOn()).isTrue();
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
        isSafeAfterAll(rf);
        assertThat(rf.outputOn()).isFalse();
    }
}
