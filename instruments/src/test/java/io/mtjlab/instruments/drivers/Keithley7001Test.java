package io.mtjlab.instruments.drivers;

import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class Keithley7001Test {

    private static final String NO_ERROR = "0,\"No error\"";
    private static final String CLOSED = ":ROUT:CLOS:STAT?";

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private Keithley7001 open() {
        talk.expect("*IDN?", "KEITHLEY INSTRUMENTS INC.,MODEL 7001,1234567,B01  /A02")
                .expect(":SYST:ERR?", NO_ERROR);
        return talk.open("keithley7001", Keithley7001.class);
    }

    private void says(String line) {
        talk.expect(line).expect(":SYST:ERR?", NO_ERROR);
    }

    @Test
    void what_must_open_is_found_open_before_anything_closes() {
        Keithley7001 matrix = open();
        talk.expect(CLOSED, "(@1!1!1,1!2!4)");
        says(":ROUT:OPEN (@1!1!1)");
        talk.expect(CLOSED, "(@1!2!4)");
        says(":ROUT:CLOS (@1!1!2,1!1!10)");
        talk.expect(CLOSED, "(@1!1!2,1!1!10,1!2!4)");
        matrix.connect(Set.of("1!1!10", "1!2!4", "1!1!2"));
        talk.isOver();
    }

    @Test
    void what_is_connected_already_moves_nothing() {
        Keithley7001 matrix = open();
        talk.expect(CLOSED, "(@1!1,2!36)");
        matrix.connect(Set.of("2!36", "1!1"));
        talk.isOver();
    }

    @Test
    void a_relay_that_is_stuck_is_told_and_nothing_closes() {
        Keithley7001 matrix = open();
        talk.expect(CLOSED, "(@1!1)");
        says(":ROUT:OPEN (@1!1)");
        talk.expect(CLOSED, "(@1!1)");
        assertThatThrownBy(() -> matrix.connect(Set.of("1!2")))
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining("closed are now [1!1] where [] should be");
        talk.isOver();
    }

    @Test
    void a_relay_that_does_not_close_is_told() {
        Keithley7001 matrix = open();
        talk.expect(CLOSED, "(@)");
        says(":ROUT:CLOS (@1!2)");
        talk.expect(CLOSED, "(@)");
        assertThatThrownBy(() -> matrix.connect(Set.of("1!2")))
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining("closed are now [] where [1!2] should be");
        talk.isOver();
    }

    @Test
    void no_relay_moves_while_something_is_live() {
        Keithley7001 matrix = open();
        talk.guard().claim(talk.guard().current("source", 1e-5, 0.2));
        assertThatThrownBy(() -> matrix.connect(Set.of("1!1")))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("it: closing relays [1!1] refused while source is live; switch off first");
        assertThatThrownBy(matrix::openAll).isInstanceOf(LimitExceeded.class);
        talk.guard().holdNothing("source");
        says(":ROUT:OPEN ALL");
        talk.expect(CLOSED, "(@)");
        matrix.openAll();
        talk.isOver();
    }

    @Test
    void a_name_that_is_none_is_refused_with_what_is_right() {
        Keithley7001 matrix = open();
        for (String bad : new String[] {"4", "3!1", "1!1!1!1", "1!a", ""}) {
            assertThatThrownBy(() -> matrix.connect(Set.of(bad)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("'" + bad + "' is no relay; right is slot!channel as in 1!4");
        }
        talk.isOver();
    }

    @Test
    void closed_relays_come_in_the_order_of_slot_row_and_column() {
        Keithley7001 matrix = open();
        talk.expect(CLOSED, "(@2!1!2,1!10,1!2!4,1!2)");
        assertThat(matrix.closed()).containsExactly("1!2", "1!2!4", "1!10", "2!1!2");
        talk.expect(CLOSED, "1,0,1");
        assertThatThrownBy(matrix::closed).isInstanceOf(LinkGarbage.class);
        talk.isOver();
    }

    @Test
    void a_card_is_given_its_time_to_settle() {
        Keithley7001 matrix = open();
        says(":ROUT:CONF:SLOT2:STIM 0.015");
        matrix.setSettlingSeconds(2, 0.015);
        assertThatThrownBy(() -> matrix.setSettlingSeconds(3, 0)).hasMessageContaining("there is no slot 3");
        talk.isOver();
    }
}
