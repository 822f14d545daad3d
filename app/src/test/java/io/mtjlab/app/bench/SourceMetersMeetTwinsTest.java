package io.mtjlab.app.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.drivers.Keithley2400;
import io.mtjlab.instruments.drivers.SourceLocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The driver of the 2400 and the virtual 2400, written apart from each other, over a real socket and a junction. */
@Timeout(60)
class SourceMetersMeetTwinsTest {

    private BenchFile file;
    private VirtualLab lab;
    private ControlClient control;
    private Bench bench;
    private LabClock clock;
    private LabClock.Participation participation;
    private SourceMeter meter;

    @BeforeEach
    void open() throws Exception {
        String text = Shipped.benchText("microwave-neuron").orElseThrow();
        file = BenchFile.parse("bench.yaml", text.replace("keithley6221, ", "keithley2400, "));
        lab = VirtualLab.start(file, OptionalLong.of(1));
        control = ControlClient.connect(lab.control());
        clock = lab.clock();
        participation = clock.participate("test");
        bench = Bench.open(file, lab.resources(), clock);
        meter = bench.instrument("isrc", SourceMeter.class);
        FieldSource magnet = bench.instrument("bop_easy", FieldSource.class);
        magnet.setOutput(true);
        magnet.rampToOersted(-200); // far from switching: the junction stays where it is
    }

    @AfterEach
    void close() {
        bench.close();
        participation.close();
        control.close();
        lab.close();
    }

    private boolean twinSaysOn() {
        return control.state()
                .get("instruments")
                .get("isrc")
                .get("state")
                .get("output")
                .asBoolean();
    }

    private void sourceTenMicroamperes() {
        meter.setRangeAmperes(1e-5);
        meter.setComplianceVolts(0.2);
        meter.configure(new SourceMeter.Measurement(1, 1, true, false));
        meter.setAmperes(1e-5);
        meter.setOutput(true);
    }

    @Test
    void a_snapshot_is_complete_and_changes_nothing() {
        JsonNode before = control.state().get("instruments").get("isrc");
        assertThat(bench.snapshot().get("isrc"))
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(setting.value()).isNotBlank());
        assertThat(control.state().get("instruments").get("isrc")).isEqualTo(before);
    }

    @Test
    void source_meter_and_nanovoltmeter_agree_on_the_junction_within_specification() {
        sourceTenMicroamperes();
        Nanovoltmeter nanovoltmeter = bench.instrument("nvm", Nanovoltmeter.class);
        nanovoltmeter.configure(new Nanovoltmeter.Acquisition(0.01, 1, false, true));
        SourceMeter.Reading reading = meter.read();
        double volts = nanovoltmeter.readVolts();
        assertThat(reading.inCompliance()).isFalse();
        assertThat(reading.amperes()).isCloseTo(1e-5, within(1e-9));
        assertThat(volts).isGreaterThan(1e-4);
        assertThat(reading.volts())
                .isCloseTo(volts, within(4 * meter.measuredVoltsAccuracy().standardError(volts)));
    }

    @Test
    void a_buffer_comes_with_times_that_rise_evenly() throws Exception {
        sourceTenMicroamperes();
        meter.configure(new SourceMeter.Measurement(0.1, 1, false, false));
        meter.startBuffer(200);
        SourceMeter.Buffer buffer = meter.takeBuffer();
        assertThat(buffer.volts()).hasSize(200).doesNotContain(0);
        double[] steps = new double[199];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = buffer.seconds()[i + 1] - buffer.seconds()[i];
        }
        double mean = Arrays.stream(steps).average().orElseThrow();
        assertThat(mean).isCloseTo(meter.readingInterval().toNanos() * 1e-9, within(0.2 * mean));
        assertThat(Arrays.stream(steps).min().orElseThrow()).isPositive();
    }

    @Test
    void a_voltage_sweep_follows_the_junctions_resistance_and_ends_at_its_last_level() throws Exception {
        meter.setRangeVolts(0.1);
        meter.setComplianceAmperes(1e-3);
        meter.configure(new SourceMeter.Measurement(1, 1, false, false));
        meter.setVolts(0);
        meter.setOutput(true);
        double[] levels = {-0.1, -0.05, 0.05, 0.1};
        meter.startSweep(levels, Duration.ofMillis(1));
        SourceMeter.Buffer buffer = meter.takeBuffer();
        assertThat(buffer.volts()).containsExactly(levels, within(1e-6));
        for (int i = 0; i < levels.length; i++) {
            assertThat(Math.signum(buffer.amperes()[i])).isEqualTo(Math.signum(levels[i]));
        }
        assertThat(buffer.amperes()[3]).isCloseTo(-buffer.amperes()[0], within(0.2 * Math.abs(buffer.amperes()[3])));
        assertThat(buffer.inCompliance()).containsOnly(false);
        assertThat(meter.volts()).isEqualTo(0.1);
        assertThat(twinSaysOn()).isTrue();
    }

    @Test
    void a_memory_sweep_goes_through_complete_setups_and_ends_switched_off() throws Exception {
        Keithley2400 here = bench.instrument("isrc", Keithley2400.class);
        here.configure(new SourceMeter.Measurement(1, 1, false, false));
        Duration delay = Duration.ofMillis(2);
        here.startMemorySweep(List.of(
                new SourceLocation(SourceMeter.Function.AMPERES, 1e-5, 0.2, 1, delay),
                new SourceLocation(SourceMeter.Function.VOLTS, 0.05, 1e-3, 0.1, delay),
                new SourceLocation(SourceMeter.Function.VOLTS, 0.1, 1e-6, 0.1, delay),
                new SourceLocation(SourceMeter.Function.AMPERES, -1e-5, 0.2, 10, delay)));
        assertThat(twinSaysOn()).isTrue();
        SourceMeter.Buffer buffer = here.takeMemorySweep();
        assertThat(twinSaysOn()).isFalse();
        assertThat(buffer.inCompliance()).containsExactly(false, false, true, false);
        assertThat(buffer.amperes()[0]).isEqualTo(1e-5);
        assertThat(buffer.volts()[0]).isCloseTo(-buffer.volts()[3], within(1e-3));
        assertThat(buffer.volts()[1]).isEqualTo(0.05);
        assertThat(buffer.amperes()[1]).isPositive();
        assertThat(buffer.amperes()[2]).isCloseTo(1e-6, within(2e-8));
        // The last location integrates over ten cycles of 60 Hz, the two before over a tenth.
        assertThat(buffer.seconds()[3] - buffer.seconds()[2]).isCloseTo(10 / 60.0 + 2e-3, within(1e-3));
        assertThat(buffer.seconds()[2] - buffer.seconds()[1]).isCloseTo(0.1 / 60 + 2e-3, within(1e-3));
        sourceTenMicroamperes();
        assertThat(meter.read().volts()).isCloseTo(buffer.volts()[0], within(1e-3));
    }

    @Test
    void measured_concurrently_the_sourced_current_has_noise_of_its_own() {
        Keithley2400 here = bench.instrument("isrc", Keithley2400.class);
        sourceTenMicroamperes();
        assertThat(meter.read().amperes()).isEqualTo(1e-5);
        here.measureConcurrently(true);
        assertThat(meter.read().amperes()).isNotEqualTo(1e-5).isCloseTo(1e-5, within(2e-8));
        here.measureConcurrently(false);
        assertThat(meter.read().amperes()).isEqualTo(1e-5);
    }

    @Test
    void its_own_ohms_are_volts_over_amperes_and_the_next_reading_is_as_before() {
        Keithley2400 here = bench.instrument("isrc", Keithley2400.class);
        sourceTenMicroamperes();
        SourceMeter.Reading reading = meter.read();
        double ohms = reading.volts() / reading.amperes();
        assertThat(here.readOhms()).isCloseTo(ohms, within(0.02 * ohms));
        assertThat(meter.read().amperes()).isEqualTo(1e-5);
    }

    @Test
    void a_source_that_reaches_its_compliance_says_so() {
        meter.setRangeVolts(0.1);
        meter.setComplianceAmperes(1e-6);
        meter.configure(new SourceMeter.Measurement(1, 1, true, false));
        meter.setVolts(0.1);
        meter.setOutput(true);
        SourceMeter.Reading reading = meter.read();
        assertThat(reading.inCompliance()).isTrue();
        assertThat(reading.amperes()).isCloseTo(1e-6, within(2e-8));
        assertThat(meter.inCompliance()).isTrue();
    }

    @Test
    void a_reading_with_the_output_off_does_not_wedge_it() {
        sourceTenMicroamperes();
        meter.setOutput(false);
        assertThatThrownBy(meter::read).isInstanceOf(IllegalStateException.class);
        meter.setOutput(true);
        assertThat(meter.read().volts()).isPositive();
    }

    @Test
    void goes_safe_and_its_twin_agrees() {
        sourceTenMicroamperes();
        assertThat(twinSaysOn()).isTrue();
        meter.makeSafe();
        assertThat(meter.isSafe()).isTrue();
        assertThat(twinSaysOn()).isFalse();
        assertThat(meter.amperes()).isZero();
    }
}
