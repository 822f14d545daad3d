package io.mtjlab.instruments.drivers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.FieldAxis;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class KepcoBopTest {

    private static final String NO_ERROR = "0,\"No error\"";

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private KepcoBop open() {
        talk.expect("*IDN?", "KEPCO,BIT 4886 36-12,A123456,1.82").expect(":SYST:ERR?", NO_ERROR);
        return talk.open("kepco-bop", KepcoBop.class);
    }

    @Test
    void ramps_in_steps_no_faster_than_the_coil_may_and_reads_back() throws Exception {
        KepcoBop magnet = open();
        // 30 Oe at 48 Oe/A are 0.625 A; at 5 A/s and 50 ms a step of 0.25 A at most: three steps of 0.2083 A.
        talk.expect("OUTP?", "1")
                .expect("CURR?", "0.0000")
                .expect("CURR 0.208333333333333;:SYST:ERR?", NO_ERROR)
                .expect("CURR 0.416666666666667;:SYST:ERR?", NO_ERROR)
                .expect("CURR 0.625;:SYST:ERR?", NO_ERROR)
                .expect("MEAS:CURR?", "0.5100")
                .expect("MEAS:CURR?", "0.6210");
        magnet.rampToOersted(30);
        assertThat(talk.clock().seconds()).isGreaterThan(0.625 / 5).isLessThan(0.3);
        talk.isOver();
    }

    @Test
    void a_field_beyond_limit_or_supply_never_reaches_the_wire() {
        KepcoBop magnet = open();
        assertThatThrownBy(() -> magnet.rampToOersted(401))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("field 401.0 Oe refused: limit 400 Oe at the device (bench.yaml:15)");
        assertThatThrownBy(() -> magnet.rampToOersted(-600))
                .hasMessageContaining("amperes -12.5 A refused: CURR takes -12 to 12 A");
        assertThat(magnet.maxOersted()).isEqualTo(400);
        assertThat(magnet.axis()).isEqualTo(FieldAxis.HARD);
        talk.isOver();
    }

    @Test
    void current_that_never_arrives_is_an_error() {
        KepcoBop magnet = open();
        talk.expect("OUTP?", "1").expect("CURR?", "0").expect("CURR 0.1;:SYST:ERR?", NO_ERROR);
        for (int i = 0; i <= 250; i++) {
            talk.expect("MEAS:CURR?", "0.0000");
        }
        assertThatThrownBy(() -> magnet.rampToOersted(4.8))
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining("0.0000 A flow where 0.1000 A were set; is the coil connected");
        talk.isOver();
    }

    @Test
    void goes_on_from_zero_current_as_a_current_source() {
        KepcoBop magnet = open();
        talk.expect("OUTP?", "0")
                .expect("FUNC:MODE CURR;:CURR 0;:VOLT 36;:SYST:ERR?", NO_ERROR)
                .expect("OUTP ON;:SYST:ERR?", NO_ERROR);
        magnet.setOutput(true);
        talk.isOver();
    }

    @Test
    void goes_down_before_it_goes_off() {
        KepcoBop magnet = open();
        talk.expect("OUTP?", "1")
                .expect("CURR?", "0.2")
                .expect("CURR 0;:SYST:ERR?", NO_ERROR)
                .expect("MEAS:CURR?", "0.001")
                .expect("OUTP?", "1")
                .expect("MEAS:CURR?", "0.001")
                .expect("OUTP OFF;:SYST:ERR?", NO_ERROR)
                .expect("OUTP?", "0");
        magnet.makeSafe();
        talk.isOver();
    }

    @Test
    void never_switches_off_while_current_flows() {
        KepcoBop magnet = open();
        talk.expect("OUTP?", "1").expect("CURR?", "0").expect("MEAS:CURR?", "3.0");
        for (int i = 0; i < 250; i++) {
            talk.expect("MEAS:CURR?", "3.0");
        }
        talk.expect("OUTP?", "1").expect("MEAS:CURR?", "3.0").expect("OUTP?", "1");
        assertThatThrownBy(magnet::makeSafe)
                .hasMessageContaining("3.0000 A flow where 0.0000 A were set")
                .satisfies(e -> assertThat(e.getSuppressed()).hasAtLeastOneElementOfType(NotSafe.class));
        talk.isOver();
    }

    @Test
    void an_interrupt_does_not_stop_the_way_down() {
        KepcoBop magnet = open();
        talk.expect("OUTP?", "1")
                .expect("CURR?", "0.5")
                .expect("CURR 0.25;:SYST:ERR?", NO_ERROR)
                .expect("CURR 0;:SYST:ERR?", NO_ERROR)
                .expect("MEAS:CURR?", "0")
                .expect("OUTP?", "1")
                .expect("MEAS:CURR?", "0")
                .expect("OUTP OFF;:SYST:ERR?", NO_ERROR)
                .expect("OUTP?", "0");
        Thread.currentThread().interrupt();
        magnet.makeSafe();
        assertThat(Thread.interrupted()).isTrue();
        talk.isOver();
    }

    @Test
    void the_field_follows_from_the_measured_current() {
        KepcoBop magnet = open();
        talk.expect("MEAS:CURR?", "-0.5");
        assertThat(magnet.oersted()).isCloseTo(-24, within(1e-12));
        talk.isOver();
    }
}
