package io.mtjlab.instruments.drivers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.instruments.capability.Prober.Site;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.session.LinkClosed;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class SentioProberTest {

    private static final String HEIGHTS = "0,0,12000.0,11500.0,50.0,100.0";

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private SentioProber open() {
        talk.expect("*IDN?", "MPI,SENTIO,TS2000,24.0");
        return talk.open("sentio-prober", SentioProber.class);
    }

    private void height(String micrometres) {
        talk.expect("get_chuck_z Zero", "0,0," + micrometres).expect("get_chuck_site_heights Wafer", HEIGHTS);
    }

    private void separates() {
        talk.expect("move_chuck_separation", "0,0,11500.0");
        height("11500.0");
    }

    @Test
    void connecting_says_nothing_but_who_is_there() {
        assertThat(open().identity().model()).isEqualTo("SENTIO");
        talk.isOver();
    }

    @Test
    void chooses_its_dialect_before_the_first_command_and_walks_the_route_to_its_end() {
        SentioProber prober = open();
        talk.expect("*RCS 1");
        separates();
        talk.expect("map:step_first_die", "0,0,-2,3,0");
        assertThat(prober.stepFirst()).isEqualTo(new Site(-2, 3, 0));
        separates();
        // Bit 10 says that this is the last die: a state, while the code below is still 0.
        talk.expect("map:step_next_die", "1024,0,-1,3,0");
        assertThat(prober.stepNext()).contains(new Site(-1, 3, 0));
        separates();
        talk.expect("map:step_next_die", "1035,0,End of route");
        assertThat(prober.stepNext()).isEmpty();
        talk.isOver();
    }

    @Test
    void steps_to_dies_and_subsites() {
        SentioProber prober = open();
        talk.expect("*RCS 1");
        separates();
        talk.expect("map:step_die 1, 2, 3", "0,0,1,2,3");
        assertThat(prober.stepTo(new Site(1, 2, 3))).isEqualTo(new Site(1, 2, 3));
        separates();
        talk.expect("map:subsite:step_next", "2048,0,1,2,4")
                .expect("map:die:get_current_index", "0,0,17,1,2")
                .expect("map:die:get_current_subsite", "0,0,4");
        assertThat(prober.stepNextSubsite()).contains(new Site(1, 2, 4));
        separates();
        talk.expect("map:subsite:step_next", "16,0,End of list");
        assertThat(prober.stepNextSubsite()).isEmpty();
        talk.expect("map:get_num_dies Selected", "0,0,120").expect("map:subsite:get_num", "0,0,5");
        assertThat(prober.dies()).isEqualTo(120);
        assertThat(prober.subsites()).isEqualTo(5);
        talk.isOver();
    }

    @Test
    void is_in_contact_at_the_height_that_was_taught() {
        SentioProber prober = open();
        talk.expect("*RCS 1").expect("move_chuck_contact", "0,0,12000.0");
        height("11999.7");
        prober.contact();
        talk.expect("move_chuck_contact", "0,0,12000.0");
        height("11990");
        assertThatThrownBy(prober::contact).hasMessageContaining("is not in contact");
        talk.isOver();
    }

    @Test
    void an_error_code_is_an_error_with_its_words() {
        SentioProber prober = open();
        talk.expect("*RCS 1").expect("move_chuck_contact", "23,0,Contact height not set, teach it first");
        assertThatThrownBy(prober::contact)
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining("23: Contact height not set, teach it first");
        talk.expect("map:get_num_dies Selected", "OK");
        assertThatThrownBy(prober::dies).isInstanceOf(LinkGarbage.class);
        talk.isOver();
    }

    @Test
    void a_new_link_is_told_the_dialect_again() {
        SentioProber prober = open();
        talk.expect("*RCS 1").hangUpAt("map:subsite:get_num");
        assertThatThrownBy(prober::subsites).isInstanceOf(LinkClosed.class);
        talk.expect("*RCS 1").expect("map:subsite:get_num", "0,0,5");
        assertThat(prober.subsites()).isEqualTo(5);
        talk.isOver();
    }

    @Test
    void safe_is_separated_and_is_asked_for() {
        SentioProber prober = open();
        talk.expect("*RCS 1");
        separates();
        prober.makeSafe();
        talk.expect("move_chuck_separation", "0,0,11500.0");
        height("12000.0");
        assertThatThrownBy(prober::makeSafe).isInstanceOf(NotSafe.class);
        height("12000.0");
        assertThat(prober.isSafe()).isFalse();
        talk.isOver();
    }
}
