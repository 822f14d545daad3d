package io.mtjlab.instruments.drivers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.OutOfRange;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class PiC863Test {

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private PiC863 open() {
        talk.expect("*IDN?", "(c)2015 Physik Instrumente (PI) GmbH & Co. KG, C-863.11, 0145500123, 1.2.1.0")
                .expect("ERR?", "0");
        return talk.open("pi-c863", PiC863.class);
    }

    private void says(String command) {
        talk.expect(command).expect("ERR?", "0");
    }

    private void travel() {
        talk.expect("TMN? 1", "1=-180.0000").expect("TMX? 1", "1=180.0000");
    }

    @Test
    void goes_to_its_reference_first_and_then_where_it_was_sent() throws Exception {
        PiC863 stage = open();
        travel();
        says("SVO 1 1");
        talk.expect("FRF? 1", "1=0").expect("VEL? 1", "1=10.0000");
        says("FRF 1");
        talk.expect("FRF? 1", "1=0")
                .expect("FRF? 1", "1=1")
                .expect("POS? 1", "1=0.0000")
                .expect("VEL? 1", "1=10.0000");
        says("MOV 1 90");
        talk.expect("ONT? 1", "1=0").expect("ONT? 1", "1=1").expect("POS? 1", "1=89.9990");
        stage.turnTo(90);
        talk.isOver();
    }

    @Test
    void beyond_the_travel_that_the_controller_tells_nothing_is_sent() {
        PiC863 stage = open();
        travel();
        assertThatThrownBy(() -> stage.turnTo(181))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("181");
        talk.isOver();
    }

    @Test
    void stops_when_the_controller_refuses() {
        PiC863 stage = open();
        travel();
        says("SVO 1 1");
        talk.expect("FRF? 1", "1=1").expect("POS? 1", "1=0.0000").expect("VEL? 1", "1=10.0000");
        talk.expect("MOV 1 90").expect("ERR?", "5").expect("HLT 1").expect("ERR?", "10");
        assertThatThrownBy(() -> stage.turnTo(90))
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining("error 5, a move without reference or with the servo off");
        talk.isOver();
    }

    @Test
    void an_answer_of_another_axis_is_garbage() {
        PiC863 stage = open();
        talk.expect("FRF? 1", "1=1").expect("POS? 1", "2=1.0");
        assertThatThrownBy(stage::degrees).isInstanceOf(LinkGarbage.class).hasMessageContaining("1=");
    }

    @Test
    void does_not_take_a_count_for_a_place() {
        PiC863 stage = open();
        talk.expect("FRF? 1", "1=0");
        assertThat(stage.degrees()).isNaN();
        talk.isOver();
    }

    @Test
    void tells_where_it_stands_and_whether_it_knows_that() {
        PiC863 stage = open();
        talk.expect("POS? 1", "1=12.5000")
                .expect("FRF? 1", "1=0")
                .expect("SVO? 1", "1=0")
                .expect("VEL? 1", "1=10.0000");
        assertThat(stage.snapshot().toString()).contains("degrees, value=12.5", "referenced, value=OFF");
        talk.isOver();
    }
}
