package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that know nothing of us, against one twin in a network namespace of the test's own: there the portmapper has
 * its real port, and a broadcast reaches nobody else. Wants root, and the Debian packages iproute2, lxi-tools,
 * python3-pyvisa, python3-pyvisa-py.
 */
@Timeout(120)
class OtherPeoplesClientsTest {

    private static final String ADDRESS = OwnNetwork.ADDRESS;

    @TempDir
    private static Path folder;

    private static @Nullable OwnNetwork network;

    @BeforeAll
    static void serve() throws IOException {
        OwnNetwork.assumePossible("/usr/bin/lxi", "/usr/bin/python3");
        Assumptions.assumeTrue(
                Files.exists(Path.of("/usr/lib/python3/dist-packages/pyvisa_py")),
                "python3-pyvisa-py is not installed");
        network = OwnNetwork.serving("isrc", "keithley6221", folder.resolve("isrc"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (network != null) {
            network.close();
        }
    }

    private static String inside(String... command) throws Exception {
        return Objects.requireNonNull(network).run(command);
    }

    private static String python(String... lines) throws Exception {
        String head = "import pyvisa\nrm = pyvisa.ResourceManager('@py')\n";
        return inside("/usr/bin/python3", "-c", head + String.join("\n", lines));
    }

    @Test
    void lxi_asks_over_a_raw_socket_and_over_vxi_11() throws Exception {
        assertThat(inside("lxi", "scpi", "-a", ADDRESS, "-r", "-p", "5025", "*IDN?"))
                .startsWith("KEITHLEY INSTRUMENTS INC.,MODEL 6221");
        assertThat(inside("lxi", "scpi", "-a", ADDRESS, "*IDN?")).startsWith("KEITHLEY INSTRUMENTS INC.,MODEL 6221");
        inside("lxi", "scpi", "-a", ADDRESS, "CURR 2e-6");
        assertThat(inside("lxi", "scpi", "-a", ADDRESS, "-r", "-p", "5025", "CURR?"))
                .startsWith("+2.000000E-06");
    }

    @Test
    void lxi_benchmark_gets_an_answer_to_every_request() throws Exception {
        assertThat(inside("lxi", "benchmark", "-a", ADDRESS, "-c", "200")).contains("Result:");
        assertThat(inside("lxi", "benchmark", "-a", ADDRESS, "-r", "-p", "5025", "-c", "200"))
                .contains("Result:");
    }

    @Test
    void lxi_discovers_the_instrument_by_a_broadcast() throws Exception {
        assertThat(inside("lxi", "discover", "-t", "2"))
                .contains(ADDRESS)
                .contains("KEITHLEY INSTRUMENTS INC.,MODEL 6221");
    }

    @Test
    void pyvisa_py_works_over_vxi_11() throws Exception {
        String said = python(
                "i = rm.open_resource('TCPIP::" + ADDRESS + "::inst0::INSTR', timeout=3000)",
                "print(i.query('*IDN?').strip())",
                "i.write('*RST'); i.write('CURR 3e-6')",
                "print(i.query('CURR?').strip())",
                // Not a divisor of any answer: pyvisa-py would go on reading behind a full last piece.
                "i.chunk_size = 7",
                "print(i.query('*IDN?').strip())",
                "i.chunk_size = 20480",
                "i.write('*CLS'); i.write('*SRE 4'); i.write('NONSENSE')",
                "print(i.query('*STB?').strip())",
                "print(i.read_stb())",
                "print(i.read_stb())",
                "print(i.query('SYST:ERR?').strip())",
                "i.lock_excl(); i.write('CURR 4e-6'); i.unlock()",
                "i.assert_trigger(); i.clear()",
                "i.timeout = 300",
                "try:",
                "    i.read()",
                "    print('an answer')",
                "except pyvisa.errors.VisaIOError as e:",
                "    print(e.abbreviation)",
                "i.timeout = 3000; i.write('*CLS')",
                "print(i.query('CURR?').strip())",
                "i.close()");
        assertThat(said.lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("KEITHLEY INSTRUMENTS INC.,MODEL 6221"),
                        line -> assertThat(line).isEqualTo("+3.000000E-06"),
                        line -> assertThat(line).startsWith("KEITHLEY INSTRUMENTS INC.,MODEL 6221"),
                        line -> assertThat(Integer.parseInt(line) & 68).isEqualTo(68),
                        line -> assertThat(Integer.parseInt(line) & 68).isEqualTo(68),
                        line -> assertThat(Integer.parseInt(line) & 68).isEqualTo(4),
                        line -> assertThat(line).startsWith("-113,"),
                        line -> assertThat(line).isEqualTo("VI_ERROR_TMO"),
                        line -> assertThat(line).isEqualTo("+4.000000E-06"));
    }

    @Test
    void pyvisa_py_works_over_a_serial_port_and_over_a_socket() throws Exception {
        String said = python(
                "for name in ['ASRL" + folder.resolve("isrc") + "::INSTR', 'TCPIP::" + ADDRESS + "::5025::SOCKET']:",
                "    i = rm.open_resource(name, timeout=3000, read_termination='\\n', write_termination='\\n')",
                "    print(i.query('*IDN?'))",
                "    i.write('CURR 5e-6')",
                "    print(i.query('CURR?'))",
                "    i.close()");
        assertThat(said.lines())
                .hasSize(4)
                .allMatch(line ->
                        line.startsWith("KEITHLEY INSTRUMENTS INC.,MODEL 6221") || line.equals("+5.000000E-06"));
    }
}
