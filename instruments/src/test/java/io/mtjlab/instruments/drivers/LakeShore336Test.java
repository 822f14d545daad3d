package io.mtjlab.instruments.drivers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.TemperatureController.HeaterRange;
import io.mtjlab.instruments.capability.TemperatureController.Pid;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.scpi.OutOfRange;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class LakeShore336Test {

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private LakeShore336 open() {
        talk.expect("*IDN?", "LSCI,MODEL336,LSA12AB/#######,2.9")
                .expect("*ESR?", "128")
                .expect("OUTMODE? 1", "1,2,0")
                .expect("INTYPE? B", "3,1,0,1,1");
        return talk.open("lakeshore336", LakeShore336.class);
    }

    private void says(String line) {
        talk.expect(line).expect("*ESR?", "0");
    }

    @Test
    void reads_the_input_that_controls_its_output() {
        LakeShore336 controller = open();
        talk.expect("KRDG? B;RDGST? B", "+295.123;000");
        assertThat(controller.readKelvin()).isEqualTo(295.123);
        talk.isOver();
    }

    @Test
    void a_flagged_reading_is_an_error_not_a_temperature() {
        LakeShore336 controller = open();
        talk.expect("KRDG? B;RDGST? B", "+000.000;129").expect("KRDG? B;RDGST? B", "+4.2");
        assertThatThrownBy(controller::readKelvin)
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining("invalid reading (RDGST? bit 0)")
                .hasMessageContaining("sensor beyond the input's range (RDGST? bit 7)");
        assertThatThrownBy(controller::readKelvin).isInstanceOf(LinkGarbage.class);
        talk.isOver();
    }

    @Test
    void an_output_without_an_input_is_told_with_what_to_do() {
        talk.expect("*IDN?", "LSCI,MODEL336,1,2.9").expect("*ESR?", "0").expect("OUTMODE? 1", "0,0,0");
        assertThatThrownBy(() -> talk.open("lakeshore336", LakeShore336.class))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("assign one at the front panel");
        talk.isOver();
    }

    @Test
    void a_set_point_stays_below_the_inputs_own_limit() {
        LakeShore336 controller = open();
        talk.expect("TLIMIT? B", "+310.000");
        assertThatThrownBy(() -> controller.setKelvin(320))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("set-point 320.0 K refused: the limit of input B is 310.0 K");
        talk.expect("TLIMIT? B", "+0.000");
        says("SETP 1,320");
        controller.setKelvin(320);
        assertThatThrownBy(() -> controller.setKelvin(-1)).isInstanceOf(OutOfRange.class);
        talk.isOver();
    }

    @Test
    void ramp_gains_and_heater_go_out_with_the_number_of_the_loop() {
        LakeShore336 controller = open();
        says("RAMP 1,1,2.5");
        controller.setRampKelvinPerMinute(2.5);
        says("RAMP 1,0,0");
        controller.setRampKelvinPerMinute(0);
        says("PID 1,50,20,0");
        controller.setPid(new Pid(50, 20, 0));
        assertThatThrownBy(() -> controller.setPid(new Pid(50, 0, 0)))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("integral 0 refused: PID takes 0.1 to 1000");
        says("RANGE 1,2");
        controller.setHeater(HeaterRange.MEDIUM);
        talk.expect("PID? 1", "+50.0,+20.0,+00.0")
                .expect("RANGE? 1", "2")
                .expect("RAMPST? 1", "1")
                .expect("SETP? 1", "+301.50")
                .expect("HTR? 1", "+012.5");
        assertThat(controller.pid()).isEqualTo(new Pid(50, 20, 0));
        assertThat(controller.heater()).isEqualTo(HeaterRange.MEDIUM);
        assertThat(controller.ramping()).isTrue();
        assertThat(controller.setpointKelvin()).isEqualTo(301.5);
        assertThat(controller.heaterPercent()).isEqualTo(12.5);
        talk.isOver();
    }

    @Test
    void a_command_that_is_not_accepted_is_told() {
        LakeShore336 controller = open();
        talk.expect("RANGE 1,3").expect("*ESR?", "16");
        assertThatThrownBy(() -> controller.setHeater(HeaterRange.HIGH))
                .isInstanceOf(InstrumentError.class)
                .hasMessage("it did not accept 'RANGE 1,3': execution error (*ESR? bit 4)");
        talk.isOver();
    }

    @Test
    void goes_safe_by_switching_both_heaters_off_and_asks_whether_they_are() {
        LakeShore336 controller = open();
        says("RANGE 1,0");
        says("RANGE 2,0");
        talk.expect("RANGE? 1", "0").expect("RANGE? 2", "0");
        controller.makeSafe();
        talk.isOver();
    }

    @Test
    void a_heater_that_stays_on_is_told_after_everything_was_tried() {
        LakeShore336 controller = open();
        talk.expect("RANGE 1,0").expect("*ESR?", "16");
        says("RANGE 2,0");
        talk.expect("RANGE? 1", "3");
        assertThatThrownBy(controller::makeSafe)
                .isInstanceOf(InstrumentError.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasAtLeastOneElementOfType(NotSafe.class));
        talk.isOver();
    }
}
