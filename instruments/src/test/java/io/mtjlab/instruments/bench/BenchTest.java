package io.mtjlab.instruments.bench;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.Instrument;
import io.mtjlab.instruments.capability.LockIn;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.scpi.WrongInstrument;
import io.mtjlab.instruments.session.LinkRefused;
import io.mtjlab.instruments.testing.MemoryInstrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class BenchTest {

    private static final String FILE = """
            wiring: {coils: {bop: {axis: easy, oersted_per_ampere: 48}}}
            limits: {junction: {dc_volts: 0.35, amperes: 0.005}, field_oersted: 400}
            instruments:
              bop:  {model: kepco-bop, resource: "TCPIP0::127.0.0.1::0::SOCKET", virtual: true}
              isrc: {model: keithley6221, resource: "TCPIP0::127.0.0.1::0::SOCKET", virtual: true}
              rf:   {model: e8257d, resource: "TCPIP0::127.0.0.1::0::SOCKET", virtual: true}
            """;

    private final BenchFile file = BenchFile.parse("bench.yaml", FILE);
    private final MemoryInstrument bop = new MemoryInstrument("KEPCO,BIT 4886 36-12,1,1.82", Map.of());
    private final MemoryInstrument isrc = new MemoryInstrument("KEITHLEY INSTRUMENTS INC.,MODEL 6221,1,D03", Map.of());
    private final MemoryInstrument rf = new MemoryInstrument("Agilent Technologies, E8257D, US1, C.06.10", Map.of());
    private Map<String, String> resources = Map.of();

    @BeforeEach
    void locate() {
        resources = Map.of(
                "bop", bop.server().resource().toString(),
                "isrc", isrc.server().resource().toString(),
                "rf", rf.server().resource().toString());
    }

    @AfterEach
    void close() {
        bop.close();
        isrc.close();
        rf.close();
    }

    @Test
    void opens_everything_and_lends_it_by_what_it_can_do() {
        try (Bench bench = Bench.open(file, resources, new DrivenClock())) {
            assertThat(bench.instruments().keySet()).containsExactly("bop", "isrc", "rf");
            assertThat(bench.instrument("isrc", CurrentSource.class).role()).isEqualTo("isrc");
            assertThat(bench.outputs().stream().map(Output::role)).containsExactly("rf", "isrc", "bop");
            assertThat(bench.snapshot().get("rf").get(0).name()).isEqualTo("hertz");
            assertThatThrownBy(() -> bench.instrument("isrc", LockIn.class))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("'isrc' (keithley6221) is no LockIn; on this bench none is");
            assertThatThrownBy(() -> bench.instrument("irsc", Instrument.class))
                    .hasMessage("the bench has no role 'irsc'; nearest known name: 'isrc'");
        }
        assertThat(isrc.commands()).isEmpty();
        assertThat(bop.commands()).isEmpty();
        assertThat(rf.commands()).isEmpty();
    }

    @Test
    void the_limits_of_the_file_hold_across_instruments() {
        try (Bench bench = Bench.open(file, resources, new DrivenClock())) {
            isrc.put(":SOUR:CURR:COMP", "0.3");
            bench.instrument("isrc", CurrentSource.class).setOutput(true);
            assertThatThrownBy(() -> bench.guard().checkVolts("rf", 0.1, "level"))
                    .isInstanceOf(LimitExceeded.class)
                    .hasMessageContaining("bench.yaml:2")
                    .hasMessageContaining("with 0.3 V from isrc");
        }
    }

    @Test
    void the_wrong_instrument_at_one_address_leaves_none_open() {
        isrc.put("*IDN", "KEITHLEY INSTRUMENTS INC.,MODEL 2400,1,C30");
        assertThatThrownBy(() -> Bench.open(file, resources, new DrivenClock()))
                .isInstanceOf(WrongInstrument.class)
                .hasMessageContaining("isrc at TCPIP0::127.0.0.1::")
                .hasMessageContaining("MODEL 2400");
    }

    @Test
    void an_address_where_nobody_listens_is_told_with_its_role() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Map<String, String> wrong = new java.util.HashMap<>(resources);
        wrong.put("rf", "TCPIP0::127.0.0.1::" + port + "::SOCKET");
        assertThatThrownBy(() -> Bench.open(file, wrong, new DrivenClock()))
                .isInstanceOf(LinkRefused.class)
                .hasMessageContaining("rf at TCPIP0::127.0.0.1::" + port);
    }

    @Test
    void a_tap_sees_every_exchange() {
        List<String> roles = Collections.synchronizedList(new ArrayList<>());
        Bench.open(file, resources, new DrivenClock(), (role, nanos, sent, received) -> roles.add(role + " " + sent))
                .close();
        assertThat(roles).contains("rf *IDN?", "isrc *IDN?", "bop *IDN?");
    }
}
