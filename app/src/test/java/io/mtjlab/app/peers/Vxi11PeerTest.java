package io.mtjlab.app.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.session.LinkRefused;
import io.mtjlab.instruments.session.Session;
import io.mtjlab.instruments.session.SessionOptions;
import io.mtjlab.instruments.session.Sessions;
import io.mtjlab.instruments.visa.ResourceString;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** VXI-11 against a server whose RPC and XDR are PyVISA-py's, and against the portmapper of the rpcbind package. */
@Timeout(120)
class Vxi11PeerTest {

    private static final String PYTHON = "/usr/bin/python3";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @BeforeAll
    static void needPyvisaPy() throws Exception {
        assumeTrue(
                succeeds(PYTHON, "-c", "import pyvisa_py.protocols.rpc"),
                "PyVISA-py is not installed (Debian package python3-pyvisa-py)");
    }

    @Test
    void commands_answers_and_blocks_pass_in_many_small_chunks() throws Exception {
        try (Peer peer = new Peer();
                Session session = peer.open("inst0")) {
            assertThat(session.query("*IDN?")).isEqualTo("PEER,VXI-11 BY PYVISA-PY,0,1");
            String longerThanTheServerTakesAtOnce = "0123456789".repeat(20);
            session.write("STORE " + longerThanTheServerTakesAtOnce);
            assertThat(session.query("STORE?")).isEqualTo(longerThanTheServerTakesAtOnce);
            byte[] block = session.queryBlock("BLOCK?", PATIENCE);
            assertThat(IntStream.range(0, block.length).map(i -> block[i] & 0xff))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 1024).map(i -> i % 256).boxed().toList());
        }
    }

    @Test
    void a_device_clear_takes_an_answer_away_that_nobody_has_read() throws Exception {
        try (Peer peer = new Peer();
                Session session = peer.open("inst0")) {
            session.write("*IDN?");
            assertThat(session.statusByte()).isEqualTo(16);
            session.clear();
            assertThat(session.statusByte()).isZero();
            assertThat(session.query("STORE?")).isEqualTo("0");
        }
    }

    @Test
    void a_device_that_the_server_does_not_have_is_refused_by_name() throws Exception {
        try (Peer peer = new Peer()) {
            assertThatThrownBy(() -> peer.open("inst9"))
                    .isInstanceOf(LinkRefused.class)
                    .hasMessageContaining("inst9");
        }
    }

    @Test
    void the_portmapper_of_another_project_tells_where_the_instrument_listens() throws Exception {
        assertThat(besideAPortmapper("query TCPIP::127.0.0.1::inst0::INSTR '*IDN?'"))
                .containsExactly("PEER,VXI-11 BY PYVISA-PY,0,1");
    }

    @Test
    void a_broadcast_finds_what_is_behind_the_portmapper_of_another_project() throws Exception {
        assertThat(besideAPortmapper("discover --only vxi11 --interface lo"))
                .singleElement()
                .asString()
                .contains("TCPIP0::127.0.0.1::inst0::INSTR", "PEER,VXI-11 BY PYVISA-PY,0,1");
    }

    /**
     * In a network namespace of its own, because a portmapper is only ever asked at port 111.
     *
     * @param command of mtjlab
     * @return what it printed
     */
    private static List<String> besideAPortmapper(String command) throws Exception {
        assumeTrue(succeeds("unshare", "--net", "--pid", "--mount", "--fork", "true"), "network namespaces want root");
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/rpcbind")), "rpcbind is not installed");
        String script =
                """
                set -e
                mount -t tmpfs none /run
                ip link set lo up
                /usr/sbin/rpcbind -w
                %s '%s' --register >&2 &
                until /usr/sbin/rpcinfo -p 127.0.0.1 | grep -q 395183; do sleep 0.05; done
                exec '%s' -cp "$CLASSPATH" io.mtjlab.app.Mtjlab %s
                """.formatted(PYTHON, server(), Path.of(System.getProperty("java.home"), "bin", "java"), command);
        ProcessBuilder builder = new ProcessBuilder(
                "unshare", "--net", "--pid", "--mount", "--fork", "--kill-child", "sh", "-c", script);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = process.inputReader()) {
            List<String> lines = out.lines().toList();
            assertThat(process.waitFor()).isZero();
            return lines;
        }
    }

    private static boolean succeeds(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static Path server() throws URISyntaxException {
        return Path.of(Vxi11PeerTest.class.getResource("/peers/vxi11_server.py").toURI());
    }

    /** The server, on a port of its own choice. */
    private static final class Peer implements AutoCloseable {
        private final Process process;
        private final int port;

        Peer() throws IOException, URISyntaxException {
            process = new ProcessBuilder(PYTHON, server().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            port = Integer.parseInt(process.inputReader().readLine());
        }

        Session open(String device) {
            return Sessions.open(
                    "peer",
                    ResourceString.parse("TCPIP0::127.0.0.1," + port + "::" + device + "::INSTR"),
                    new RealClock(),
                    SessionOptions.DEFAULT.withTimeout(PATIENCE));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
