package io.mtjlab.simulators.twin;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.base.time.RealClock;
import io.mtjlab.simulators.physics.Resistor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * PyMeasure's own drivers do their whole job on the twins, through pyvisa-py on a raw socket, in real time. What each
 * does stands in its script among the test resources.
 */
@Timeout(180)
class PyMeasureTest {

    private static final String PYTHON = "/usr/bin/python3";
    private static final double OHMS = 200;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "keithley2400, keithley2400, smu",
        "keithley2450, keithley2450, smu",
        "sr830, sr830, lockin",
        "keithley6221, keithley6221, isrc",
        "sr860, sr860, lockin",
        "waveform, keysight33500, pulser",
        "agilent8257d, e8257d, rf",
        "lakeshore425, lakeshore425, gauss",
        "visa2182a, keithley2182a, nvm",
        "visadmm6500, keithley-dmm6500, dmm"
    })
    void drives_its_instrument_from_reset_to_shutdown(String script, String model, String role) throws Exception {
        assumeTrue(
                run("-c", "import pymeasure, pyvisa, pyvisa_py").exit() == 0,
                "python3-pymeasure, python3-pyvisa and python3-pyvisa-py are not installed");
        for (String name : new String[] {"bench.py", script + ".py"}) {
            Files.writeString(folder.resolve(name), text(name));
        }
        try (TestBench bench = new TestBench(7, new Resistor(OHMS), new RealClock())) {
            Twin twin = bench.twin(role, model);
            Ended ended = run(
                    folder.resolve(script + ".py").toString(),
                    "TCPIP0::127.0.0.1::" + twin.address().getPort() + "::SOCKET");
            assertThat(ended.output()).as("%s on %s", script, model).endsWith("done\n");
            assertThat(ended.exit()).isZero();
            assertThat(bench.state(role)).isNotEmpty();
        }
    }

    @Test
    void a_plain_session_measures_with_a_6221_and_the_2182a_behind_it() throws Exception {
        assumeTrue(run("-c", "import pyvisa, pyvisa_py").exit() == 0, "python3-pyvisa and -py are not installed");
        for (String name : new String[] {"bench.py", "pair6221.py"}) {
            Files.writeString(folder.resolve(name), text(name));
        }
        try (TestBench bench = new TestBench(7, new Resistor(OHMS), new RealClock())) {
            bench.twin("nvm", "keithley2182a");
            Twin twin = bench.twin("isrc", "keithley6221");
            Ended ended = run(
                    folder.resolve("pair6221.py").toString(),
                    "TCPIP0::127.0.0.1::" + twin.address().getPort() + "::SOCKET");
            assertThat(ended.output()).endsWith("done\n");
            assertThat(ended.exit()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "keithley2400, keithley2400, smu",
        "keithley6221, keithley6221, isrc",
        "waveform, keysight33500, pulser",
        "agilent8257d, e8257d, rf"
    })
    void does_the_same_by_vxi_11_and_the_portmapper(String script, String model, String role) throws Exception {
        OwnNetwork.assumePossible(PYTHON);
        assumeTrue(run("-c", "import pymeasure, pyvisa_py").exit() == 0, "python3-pymeasure is not installed");
        for (String name : new String[] {"bench.py", script + ".py"}) {
            Files.writeString(folder.resolve(name), text(name));
        }
        try (OwnNetwork network = OwnNetwork.serving(role, model, folder.resolve("pty"))) {
            String said = network.run(
                    PYTHON,
                    folder.resolve(script + ".py").toString(),
                    "TCPIP::" + OwnNetwork.ADDRESS + "::inst0::INSTR");
            assertThat(said).as("%s on %s", script, model).endsWith("done\n");
        }
    }

    private record Ended(int exit, String output) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        if (!new File(PYTHON).canExecute()) {
            return new Ended(-1, "");
        }
        String[] command = new String[arguments.length + 1];
        command[0] = PYTHON;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Path log = Files.createTempFile(folder, "python", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean over = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        return new Ended(over ? process.exitValue() : -1, Files.readString(log));
    }

    private static String text(String name) throws IOException {
        try (var in = Objects.requireNonNull(PyMeasureTest.class.getResourceAsStream("/pymeasure/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
