package io.mtjlab.app.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.fixtures.lab.Shipped;
import io.mtjlab.fixtures.lab.VirtualLab;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.bench.BenchFile;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.drivers.Keithley2182A;
import io.mtjlab.instruments.drivers.Keithley6221;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The drivers of the 6221 and the 2182A on their twins, which a serial cable and the trigger link join. */
@Timeout(60)
class CurrentSourceMeetsTwinsTest {

    private static final double AMPERES = 1e-5;

    private VirtualLab lab;
    private Bench bench;
    private LabClock.Participation participation;
    private Keithley6221 source;
    private Keithley2182A meter;

    @BeforeEach
    void open() throws Exception {
        BenchFile file = BenchFile.parse(
                "bench.yaml", Shipped.benchText("microwave-neuron").orElseThrow());
        lab = VirtualLab.start(file, OptionalLong.of(1));
        LabClock clock = lab.clock();
        participation = clock.participate("test");
        bench = Bench.open(file, lab.resources(), clock);
        source = bench.instrument("isrc", Keithley6221.class);
        meter = bench.instrument("nvm", Keithley2182A.class);
        FieldSource magnet = bench.instrument("bop_easy", FieldSource.class);
        magnet.setOutput(true);
        magnet.rampToOersted(-200); // far from switching: the junction stays where it is
        source.setComplianceVolts(0.2);
        meter.configure(new Nanovoltmeter.Acquisition(0.1, 0.1, false, false));
    }

    @AfterEach
    void close() {
        bench.close();
        participation.close();
        lab.close();
    }

    private double ohmsByHand() {
        source.setAmperes(AMPERES);
        source.setOutput(true);
        double plus = meter.readVolts();
        source.setAmperes(-AMPERES);
        double minus = meter.readVolts();
        source.setAmperes(0);
        source.setOutput(false);
        return (plus - minus) / (2 * AMPERES);
    }

    @Test
    void a_delta_is_what_two_readings_by_hand_come_to() throws Exception {
        double ohms = ohmsByHand();
        source.delta().arm(AMPERES, 2e-3, 20);
        source.delta().start();
        Nanovoltmeter.Buffer buffer = source.delta().take();
        source.delta().stop();
        assertThat(buffer.volts()).hasSize(20);
        double mean = Arrays.stream(buffer.volts()).average().orElse(0);
        assertThat(mean / AMPERES).isCloseTo(ohms, within(2e-3 * ohms));
        assertThat(source.outputOn()).isFalse();
    }

    @Test
    void a_sweep_by_the_trigger_link_fills_the_meters_buffer_step_by_step() throws Exception {
        double ohms = ohmsByHand();
        source.triggers().link(1, 2);
        source.sweep().configureLinear(-AMPERES, AMPERES, AMPERES / 5, Duration.ofMillis(2));
        meter.useExternalTrigger(0);
        meter.startBuffer(11);
        source.sweep().start();
        double[] volts = meter.takeBuffer().volts();
        source.sweep().stop();
        assertThat(volts).hasSize(11);
        for (int i = 0; i < 11; i++) {
            double expected = (-AMPERES + i * AMPERES / 5) * ohms;
            assertThat(volts[i]).as("step %d", i).isCloseTo(expected, within(10e-6 + 0.02 * Math.abs(expected)));
        }
    }
}
