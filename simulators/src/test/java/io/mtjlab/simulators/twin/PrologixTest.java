package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.time.RealClock;
import io.mtjlab.simulators.server.prologix.PrologixWire;

import static org.assertj.core.api.Assertions.assertThat;

/** The controller's side of a bus, by a clock that nobody moves on (Prologix GPIB-ETHERNET manual, section 8). */
@Timeout(60)
class PrologixTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /** A reading that takes longer than any test waits. */
    private static final String ENDLESS = ":READ?";

    private final TestBench bench = new TestBench(3, new FixedResistor(), new RealClock());
    private final Twin twin;
    private final RawClient bus;

    PrologixTest() throws IOException {
        twin = Twins.create(new TwinSpec("smu", "keithley2400", List.of(new PrologixWire(ANY, 24)), bench.wires));
        bus = bench.connect(twin);
        bus.write("++read_tmo_ms 3000");
        assertThat(fetch(":SOUR:DEL 999;:OUTP ON;*OPC?")).isEqualTo("1");
    }

    @AfterEach
    void close() {
        bench.close();
        twin.close();
    }

    private String fetch(String query) {
        bus.write(query);
        return bus.query("++read eoi");
    }

    @Test
    void polls_and_clears_pass_while_the_instrument_is_at_work() {
        bus.write(ENDLESS);
        assertThat(bus.query("++spoll")).isEqualTo("0");
        bus.write("++clr");
        assertThat(fetch("*IDN?")).startsWith("KEITHLEY");
    }

    @Test
    void a_clear_empties_the_input_buffer_too() {
        bus.write(ENDLESS);
        bus.write(":SOUR:DEL 1");
        bus.write("++clr");
        assertThat(Double.parseDouble(fetch(":SOUR:DEL?"))).isEqualTo(999);
    }

    @Test
    void a_read_of_nothing_is_given_up_and_an_error_of_the_query() {
        bus.write("++read_tmo_ms 1");
        bus.write("++read eoi");
        bus.write("++read_tmo_ms 3000");
        assertThat(fetch(":SYST:ERR?")).startsWith("-420");
        assertThat(fetch(":SYST:ERR?")).startsWith("0");
    }

    @Test
    void what_comes_during_a_read_waits_for_its_end() {
        bus.write("++read_tmo_ms 300");
        bus.write("++read eoi");
        assertThat(bus.query("++addr")).isEqualTo("24");
        bus.write("*OPC?\n++read eoi\n++addr");
        assertThat(bus.read()).isEqualTo("1");
        assertThat(bus.read()).isEqualTo("24");
    }

    @Test
    void reading_after_every_command_makes_errors_of_those_that_do_not_ask() {
        bus.write("++read_tmo_ms 500");
        bus.write("++auto 1");
        bus.write(":SENS:CURR:NPLC 1");
        bus.write("++read_tmo_ms 3000");
        assertThat(bus.query(":SYST:ERR?")).startsWith("-420");
    }

    @Test
    void a_message_before_the_answer_is_read_takes_its_place() {
        bus.write("*IDN?");
        bus.write("*OPC?");
        assertThat(bus.query("++read eoi")).isEqualTo("1");
        assertThat(fetch(":SYST:ERR?")).startsWith("-410");
    }

    @Test
    void another_address_has_nobody_to_listen() {
        bus.write("++addr 7");
        bus.write("*RST");
        bus.write("++trg");
        bus.write("++addr 24");
        assertThat(fetch(":SYST:ERR?")).startsWith("0");
    }
}
