package io.mtjlab.instruments.discover;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.RealClock;
import io.mtjlab.instruments.testing.ScriptedServer;
import io.mtjlab.instruments.visa.ResourceString;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class DiscoveryTest {

    private static final Duration LISTEN = Duration.ofMillis(900);

    /** Answers datagrams on loopback. */
    private static final class Responder implements AutoCloseable {

        /** Makes an answer of a question. */
        @FunctionalInterface
        interface Answerer {
            byte[] to(byte[] question) throws IOException;
        }

        private final DatagramSocket socket;

        Responder(Answerer answerer) throws IOException {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(() -> serve(answerer), "responder");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve(Answerer answerer) {
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
                    socket.receive(packet);
                    byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
                    byte[] answer = answerer.to(question);
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // Closed.
            }
        }

        InetSocketAddress address() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static Set<String> found(Scan scan) throws IOException {
        Set<String> found = ConcurrentHashMap.newKeySet();
        scan.run(LISTEN, resource -> found.add(resource.toString()));
        return found;
    }

    /** RFC 1057: checks the call word by word and answers GETPORT with a port. */
    private static byte[] portmapper(byte[] question, int port) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(question));
        int transaction = in.readInt();
        int[] expected = {0, 2, 100_000, 2, 3, 0, 0, 0, 0, 395_183, 1, 6, 0};
        for (int word : expected) {
            assertThat(in.readInt()).isEqualTo(word);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int word : new int[] {transaction, 1, 0, 0, 0, 0, port}) {
            out.writeInt(word);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_portmapper_that_knows_vxi11_is_found_and_one_that_does_not_is_not() throws IOException {
        try (Responder instrument = new Responder(question -> portmapper(question, 1024));
                Responder other = new Responder(question -> portmapper(question, 0));
                Responder noise = new Responder(question -> new byte[] {1, 2, 3})) {
            assertThat(found(new Vxi11Broadcast(List.of(instrument.address(), other.address(), noise.address()))))
                    .containsExactly("TCPIP0::127.0.0.1::inst0::INSTR");
            assertThat(found(new Vxi11Broadcast(List.of(other.address())))).isEmpty();
        }
    }

    private static void name(DataOutputStream out, String... labels) throws IOException {
        for (String label : labels) {
            byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
            out.writeByte(bytes.length);
            out.write(bytes);
        }
        out.writeByte(0);
    }

    /** RFC 1035: a message with one instrument's records; its names are compressed where {@code 0xC00C} stands. */
    private static byte[] announcement(String service, int port, boolean complete) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int word : new int[] {0, 0x8400, 0, 1, 0, complete ? 2 : 0}) {
            out.writeShort(word);
        }
        name(out, service, "_tcp", "local"); // at 12
        out.writeShort(12);
        out.writeShort(1);
        out.writeInt(10);
        byte[] instance = "SMU. 2450".getBytes(StandardCharsets.UTF_8);
        out.writeShort(instance.length + 3);
        int instanceAt = bytes.size();
        out.writeByte(instance.length);
        out.write(instance);
        out.writeShort(0xC00C);
        if (complete) {
            out.writeShort(0xC000 | instanceAt);
            out.writeShort(33);
            out.writeShort(0x8001);
            out.writeInt(10);
            out.writeShort(6 + 11);
            out.writeInt(0);
            out.writeShort(port);
            int hostAt = bytes.size();
            name(out, "smu", "local");
            out.writeShort(0xC000 | hostAt);
            out.writeShort(1);
            out.writeShort(0x8001);
            out.writeInt(10);
            out.writeShort(4);
            out.write(new byte[] {10, 1, 2, 3});
        }
        return bytes.toByteArray();
    }

    private static MdnsBrowse browse(Responder responder) throws IOException {
        return new MdnsBrowse(List.of(NetworkInterface.getByName("lo")), responder.address());
    }

    @Test
    void every_service_of_lxi_gives_its_resource_string() throws IOException {
        Map<String, String> expected = Map.of(
                "_hislip", "TCPIP0::10.1.2.3::hislip0::INSTR",
                "_scpi-raw", "TCPIP0::10.1.2.3::4880::SOCKET",
                "_vxi-11", "TCPIP0::10.1.2.3::inst0::INSTR",
                "_lxi", "TCPIP0::10.1.2.3::inst0::INSTR");
        for (Map.Entry<String, String> each : expected.entrySet()) {
            try (Responder responder = new Responder(question -> announcement(each.getKey(), 4880, true))) {
                assertThat(found(browse(responder))).as(each.getKey()).containsExactly(each.getValue());
            }
        }
    }

    @Test
    void what_an_announcement_leaves_out_is_asked_for() throws IOException {
        try (Responder responder = new Responder(question -> {
            boolean asksForService = new String(question, StandardCharsets.ISO_8859_1).contains("SMU. 2450");
            return announcement("_hislip", 4881, asksForService);
        })) {
            assertThat(found(browse(responder))).containsExactly("TCPIP0::10.1.2.3::hislip0,4881::INSTR");
        }
    }

    @Test
    void damaged_messages_are_no_instruments() throws IOException {
        byte[] whole = announcement("_hislip", 4880, true);
        for (int length = 0; length < whole.length; length++) {
            assertThat(DnsMessage.answers(whole, length).size()).isLessThan(3);
        }
        assertThat(DnsMessage.answers(whole, whole.length)).hasSize(3);
        byte[] circle = {0, 0, (byte) 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0, (byte) 0xC0, 12, 0, 12, 0, 1, 0, 0, 0, 0, 0, 0};
        assertThat(DnsMessage.answers(circle, circle.length)).isEmpty();
    }

    @Test
    void each_find_is_asked_for_its_identity_and_one_without_says_why() throws IOException {
        try (ScriptedServer instrument = new ScriptedServer((line, wire) -> wire.send("ACME,MODEL 1,0,1.0\n"));
                ScriptedServer dumb = new ScriptedServer((line, wire) -> {})) {
            Scan scan = (listen, found) -> {
                found.accept(instrument.resource());
                found.accept(dumb.resource());
                found.accept(instrument.resource());
            };
            Scan broken = (listen, found) -> {
                throw new IOException("no such bus");
            };
            DiscoveryReport report = Discovery.run(
                    DiscoveryOptions.DEFAULT.withBudget(Duration.ofMillis(1500)),
                    new RealClock(),
                    Map.of(DiscoveryKind.MDNS, scan, DiscoveryKind.USBTMC, broken));
            assertThat(report.instruments()).hasSize(2);
            assertThat(report.instruments())
                    .contains(new Discovered(
                            instrument.resource(), DiscoveryKind.MDNS, Optional.of("ACME,MODEL 1,0,1.0"), ""));
            Discovered silent = report.instruments().stream()
                    .filter(one -> one.resource().equals(dumb.resource()))
                    .findFirst()
                    .orElseThrow();
            assertThat(silent.identity()).isEmpty();
            assertThat(silent.reason()).contains("no ").contains("answer");
            assertThat(report.troubles()).containsExactly("USBTMC could not be searched: no such bus");
        }
    }

    @Test
    void a_network_interface_that_is_not_there_is_refused() {
        DiscoveryOptions options =
                DiscoveryOptions.DEFAULT.withKinds(Set.of(DiscoveryKind.VXI11)).withNetworkInterface("lo9");
        assertThatThrownBy(() -> Discovery.run(options, new RealClock()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no network interface is called 'lo9'; nearest known name: 'lo'");
    }

    @Test
    void a_resource_is_told_once_however_it_was_found() throws IOException {
        try (ScriptedServer instrument = new ScriptedServer((line, wire) -> wire.send("ACME\n"))) {
            ResourceString resource = instrument.resource();
            DiscoveryReport report = Discovery.run(
                    DiscoveryOptions.DEFAULT,
                    new RealClock(),
                    Map.of(
                            DiscoveryKind.MDNS, (listen, found) -> found.accept(resource),
                            DiscoveryKind.VXI11, (listen, found) -> found.accept(resource)));
            assertThat(report.instruments())
                    .singleElement()
                    .satisfies(one -> assertThat(one.identity()).hasValue("ACME"));
        }
    }
}
