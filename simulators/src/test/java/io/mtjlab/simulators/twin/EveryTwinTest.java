package io.mtjlab.simulators.twin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class EveryTwinTest {

    @ParameterizedTest
    @CsvSource({
        "isrc, keithley6221, 'KEITHLEY INSTRUMENTS INC.,MODEL 6221'",
        "nvm, keithley2182a, 'KEITHLEY INSTRUMENTS INC.,MODEL 2182A'",
        "lockin, sr830, 'Stanford_Research_Systems,SR830'",
        "rf, e8257d, 'Agilent Technologies, E8257D'",
        "bop, kepco-bop, 'KEPCO,BIT 4886'",
        "gauss, lakeshore475, 'LSCI,MODEL475'",
        "smu, keithley2400, 'KEITHLEY INSTRUMENTS INC.,MODEL 2400'",
        "pulser, agilent33250a, 'Agilent Technologies,33250A'",
        "pulser, keysight33500, 'Agilent Technologies,33522B'",
        "pulser, agilent81110a, 'HEWLETT-PACKARD,HP81110A'",
        "smu, keithley2450, 'KEITHLEY INSTRUMENTS,MODEL 2450'",
        "dmm, keithley-dmm6500, 'KEITHLEY INSTRUMENTS,MODEL DMM6500'",
        "lockin, sr860, 'Stanford_Research_Systems,SR860'",
        "gauss, lakeshore425, 'LSCI,MODEL425'",
        "stage, lakeshore336, 'LSCI,MODEL336'",
        "rf, smb100a, 'Rohde&Schwarz,SMB100A'",
        "switch, keithley7001, 'KEITHLEY INSTRUMENTS INC.,MODEL 7001'",
        "prober, sentio-prober, 'MPI Corporation,SENTIO'",
        "prober, velox-prober, 'Cascade Microtech,Velox'",
        "stage, pi-c863, '(c)2015 Physik Instrumente (PI) GmbH & Co. KG, C-863.11'"
    })
    void says_who_it_is_and_is_safe_when_it_comes_up(String role, String model, String identity) {
        try (TestBench bench = new TestBench(1)) {
            RawClient client = bench.connect(role, model);
            assertThat(client.query("*IDN?")).startsWith(identity);
            assertThat(bench.state(role)).containsEntry("output", false);
            assertThat(bench.wires.truth().extremes().amperes()).isZero();
            assertThat(bench.wires.truth().extremes().rfWatts()).isZero();
        }
    }

    @Test
    void an_unknown_model_is_refused_with_the_known_ones() {
        try (TestBench bench = new TestBench(1)) {
            assertThatThrownBy(() -> bench.twin("x", "keithley9999"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("keithley9999")
                    .hasMessageContaining("keithley6221");
        }
    }

    @Test
    void a_magnet_or_probe_that_the_wiring_does_not_name_is_refused() {
        try (TestBench bench = new TestBench(1)) {
            assertThatThrownBy(() -> bench.twin("bop_south", "kepco-bop"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("bop_south");
            assertThatThrownBy(() -> bench.twin("gauss_south", "lakeshore475"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("gauss_south");
        }
    }

    @Test
    void a_port_in_use_is_an_error_of_input_and_output() throws Exception {
        try (TestBench bench = new TestBench(1);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = (InetSocketAddress) taken.getLocalSocketAddress();
            assertThatThrownBy(() -> Twins.create(new TwinSpec("isrc", "keithley6221", address, bench.wires)))
                    .isInstanceOf(java.net.BindException.class);
        }
    }

    @Test
    void models_are_listed() {
        assertThat(Twins.models()).contains("keithley2400", "keysight33500", "agilent81110a", "sr830", "kepco-bop");
    }

    @Test
    void calibration_errors_stay_with_seed_and_role() {
        try (TestBench one = new TestBench(5);
                TestBench same = new TestBench(5);
                TestBench other = new TestBench(6)) {
            one.twin("isrc", "keithley6221");
            same.twin("isrc", "keithley6221");
            other.twin("isrc", "keithley6221");
            Map<String, Object> state = one.state("isrc");
            assertThat(same.state("isrc")).isEqualTo(state);
            assertThat(other.state("isrc").get("amperes_gain_error")).isNotEqualTo(state.get("amperes_gain_error"));
        }
    }
}
