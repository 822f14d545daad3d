package io.mtjlab.simulators.twin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.simulators.wiring.Trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The stage as a stranger's client sees it, and the field that the device then feels. */
class PiC863TwinTest {

    private final TestBench bench = new TestBench(3);
    private final RawClient client = bench.connect("stage", "pi-c863");

    @AfterEach
    void end() {
        bench.close();
    }

    private void reference() throws Exception {
        client.write("SVO 1 1");
        client.write("FRF 1");
        assertThat(client.query("ERR?")).isEqualTo("0");
        bench.sleep(0.1);
        assertThat(client.query("FRF? 1")).isEqualTo("1=1");
    }

    @Test
    void moves_only_with_its_servo_on_and_once_it_knows_where_it_stands() throws Exception {
        client.write("MOV 1 10");
        assertThat(client.query("ERR?")).isEqualTo("5");
        assertThat(client.query("ERR?")).isEqualTo("0");
        reference();
        client.write("MOV 1 400");
        assertThat(client.query("ERR?")).isEqualTo("7");
        client.write("MOV 1 90");
        assertThat(client.query("ERR?")).isEqualTo("0");
        bench.sleep(4);
        assertThat(client.query("ONT? 1")).isEqualTo("1=0");
        assertThat(bench.number("stage", "degrees")).isCloseTo(40, within(1.0)); // 10 degrees a second
        bench.sleep(6);
        assertThat(client.query("ONT? 1")).isEqualTo("1=1");
        assertThat(client.query("POS? 1")).isEqualTo("1=90.0000");
    }

    @Test
    void the_device_feels_the_field_from_another_side_and_the_probe_does_not() throws Exception {
        reference();
        bench.wires.lock().lock();
        try {
            bench.wires.coils().drive("bop", Trajectory.constant(2));
        } finally {
            bench.wires.lock().unlock();
        }
        double easy = bench.wires.drive().easyOersted();
        double hard = bench.wires.drive().hardOersted();
        assertThat(hard).isCloseTo(96, within(3.0));
        client.write("MOV 1 60");
        client.query("ERR?");
        bench.sleep(7);
        double cos = Math.cos(Math.toRadians(60));
        double sin = Math.sin(Math.toRadians(60));
        assertThat(bench.wires.drive().easyOersted()).isCloseTo(easy * cos + hard * sin, within(1e-9));
        assertThat(bench.wires.drive().hardOersted()).isCloseTo(hard * cos - easy * sin, within(1e-9));
    }

    @Test
    void stops_where_it_is_and_after_the_mains_switch_counts_from_there() throws Exception {
        reference();
        client.write("MOV 1 90");
        client.query("ERR?");
        bench.sleep(3);
        client.write("HLT 1");
        assertThat(client.query("ERR?")).isEqualTo("10");
        double stands = bench.number("stage", "degrees");
        assertThat(stands).isCloseTo(30, within(1.0));
        bench.served("stage").fault(new Fault.PowerCycle());
        RawClient again = bench.connect(bench.served("stage"));
        assertThat(again.query("POS? 1")).isEqualTo("1=0.0000");
        assertThat(again.query("FRF? 1")).isEqualTo("1=0");
        assertThat(bench.number("stage", "degrees")).isEqualTo(stands);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOV", "MOV 2 10", "MOV 1 x", "MOV 1 1e99", "VEL 1 0", "WHAT", "POS? 7", ";;;", "FRF 1"})
    void what_cannot_be_is_an_error_that_is_told_once(String line) {
        client.write(line);
        assertThat(client.query("ERR?")).isNotEqualTo("0");
        assertThat(client.query("ERR?")).isEqualTo("0");
        assertThat(client.query("*IDN?")).contains("C-863.11");
    }
}
