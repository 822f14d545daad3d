package io.mtjlab.simulators.twin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A network namespace with one twin in it, served on every wire: there the portmapper has its real port 111, and a
 * broadcast reaches nobody else. Wants root, and the Debian packages util-linux and iproute2.
 */
final class OwnNetwork implements AutoCloseable {

    /** In the namespace alone; nothing of it is seen outside. */
    static final String ADDRESS = "10.99.0.1";

    private static final String NETWORK =
            "ip link set lo up && ip link add v0 type veth peer name v1" + " && ip addr add " + ADDRESS
                    + "/24 brd + dev v0 && ip link set v0 up && ip link set v1 up && exec \"$@\"";

    private final Process server;

    private OwnNetwork(Process server) {
        this.server = server;
    }

    /** @param tools executables that the test runs in there */
    static void assumePossible(String... tools) {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "a network namespace of its own wants root");
        List<String> wanted = new ArrayList<>(List.of("/usr/bin/unshare", "/usr/bin/nsenter"));
        wanted.addAll(List.of(tools));
        for (String tool : wanted) {
            Assumptions.assumeTrue(Files.isExecutable(Path.of(tool)), tool + " is not installed");
        }
    }

    /** @param pty where its pseudo-terminal appears */
    static OwnNetwork serving(String role, String model, Path pty) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process server = new ProcessBuilder(List.of(
                        "/usr/bin/unshare",
                        "-n",
                        "sh",
                        "-c",
                        NETWORK,
                        "sh",
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServeTwinMain.class.getName(),
                        role,
                        model,
                        "0.0.0.0",
                        pty.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("ready 4");
        return new OwnNetwork(server);
    }

    /** What a command prints, on both streams; it has to succeed. */
    String run(String... command) throws IOException, InterruptedException {
        List<String> whole =
                new ArrayList<>(List.of("/usr/bin/nsenter", "-t", Long.toString(server.pid()), "-n", "timeout", "60"));
        whole.addAll(List.of(command));
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.getOutputStream().close();
        if (!server.waitFor(20, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
    }
}
