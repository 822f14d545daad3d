package io.mtjlab.instruments.drivers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.Instrument.SettingValue;
import io.mtjlab.instruments.capability.Output.SafeOrder;
import io.mtjlab.instruments.capability.Prober.Site;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.session.LinkGarbage;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class VeloxProberTest {

    private static final String IN_CONTACT = "0: 7 23 0 0 T 1 C 2 0 P 0";
    private static final String SEPARATED = "0: 7 23 0 0 T 1 S 2 0 P 0";

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    private VeloxProber open() {
        talk.expect("*IDN?", "FormFactor,Velox,CM300xi,3.2");
        return talk.open("velox-prober", VeloxProber.class);
    }

    private void separates() {
        talk.expect("MoveChuckSeparation", "0:").expect("ReadChuckStatus", SEPARATED);
    }

    @Test
    void connecting_moves_nothing() {
        assertThat(open().identity().model()).isEqualTo("Velox");
        talk.isOver();
    }

    @Test
    void walks_over_the_map_separated_and_ends_without_an_error() {
        VeloxProber prober = open();
        separates();
        talk.expect("StepFirstDie", "0: 4 6 -1 0");
        assertThat(prober.stepFirst()).isEqualTo(new Site(4, 6, 0));
        separates();
        talk.expect("StepNextDie", "0: 5 6 0 2");
        assertThat(prober.stepNext()).contains(new Site(5, 6, 0));
        separates();
        talk.expect("StepNextDie", "703: End of wafer reached.");
        assertThat(prober.stepNext()).isEmpty();
        talk.isOver();
    }

    @Test
    void steps_over_the_subsites_of_a_die() {
        VeloxProber prober = open();
        separates();
        talk.expect("StepNextSubDie", "0: 1 1").expect("ReadMapPosition2", "0: 5 6 1200.0 -3400.5 1 1 2 40 0 0");
        assertThat(prober.stepNextSubsite()).contains(new Site(5, 6, 1));
        separates();
        talk.expect("StepNextSubDie", "703: End of wafer reached.");
        assertThat(prober.stepNextSubsite()).isEmpty();
        talk.expect("ReadMapPosition2", "0: 5 6 1200.0 -3400.5 1 1 2 40 0 0").expect("GetNumSelectedDies", "0: 40");
        assertThat(prober.subsites()).isEqualTo(2);
        assertThat(prober.dies()).isEqualTo(40);
        talk.isOver();
    }

    @Test
    void goes_to_a_die_and_says_when_it_came_to_another() {
        VeloxProber prober = open();
        separates();
        talk.expect("StepNextDie 5 6 1", "0: 5 6 1 2");
        assertThat(prober.stepTo(new Site(5, 6, 1))).isEqualTo(new Site(5, 6, 1));
        separates();
        talk.expect("StepNextDie 9 9 0", "0: 5 6 0 2");
        assertThatThrownBy(() -> prober.stepTo(new Site(9, 9, 0)))
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining("it went to die 5,6 instead of die 9,9");
        talk.isOver();
    }

    @ParameterizedTest
    @CsvSource({"C, true", "O, true", "S, false", "A, false"})
    void is_in_contact_at_contact_height_and_in_overtravel(String height, boolean contact) {
        VeloxProber prober = open();
        talk.expect("ReadChuckStatus", "0: 7 23 0 0 T 1 " + height + " 2 0 P 0");
        assertThat(prober.inContact()).isEqualTo(contact);
        talk.isOver();
    }

    @Test
    void contact_that_is_none_is_an_error() {
        VeloxProber prober = open();
        talk.expect("MoveChuckContact", "0:").expect("ReadChuckStatus", IN_CONTACT);
        prober.contact();
        talk.expect("MoveChuckContact", "0:").expect("ReadChuckStatus", SEPARATED);
        assertThatThrownBy(prober::contact)
                .isInstanceOf(InstrumentError.class)
                .hasMessageContaining("is not in contact");
        talk.isOver();
    }

    @Test
    void needles_do_not_touch_while_something_is_live() {
        VeloxProber prober = open();
        talk.guard().holdVolts("isrc", 0.1);
        assertThatThrownBy(prober::contact)
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("contact refused while isrc is live");
        talk.isOver();
    }

    @Test
    void any_other_code_is_an_error_with_its_words() {
        VeloxProber prober = open();
        talk.expect("MoveChuckContact", "512: Contact height not set");
        assertThatThrownBy(prober::contact)
                .isInstanceOf(InstrumentError.class)
                .hasMessage("it did not accept 'MoveChuckContact': 512: Contact height not set");
        talk.expect("GetNumSelectedDies", "COMPLETE");
        assertThatThrownBy(prober::dies)
                .isInstanceOf(LinkGarbage.class)
                .hasMessageContaining("not an answer of this station's software");
        talk.expect("ReadMapPosition2", "0: 5 x");
        assertThatThrownBy(prober::site)
                .isInstanceOf(LinkGarbage.class)
                .hasMessageContaining("field 2 is not a whole number");
        talk.isOver();
    }

    @Test
    void safe_is_separated() {
        VeloxProber prober = open();
        separates();
        prober.makeSafe();
        assertThat(prober.safeOrder()).isEqualTo(SafeOrder.CONTACT);
        talk.expect("MoveChuckSeparation", "0:").expect("ReadChuckStatus", IN_CONTACT);
        assertThatThrownBy(prober::makeSafe).isInstanceOf(NotSafe.class);
        talk.expect("ReadChuckStatus", IN_CONTACT);
        assertThat(prober.isSafe()).isFalse();
        talk.isOver();
    }

    @Test
    void separates_after_a_lost_link_too() {
        VeloxProber prober = open();
        talk.hangUpAt("MoveChuckSeparation");
        separates();
        prober.makeSafe();
        talk.isOver();
    }

    @Test
    void the_snapshot_tells_where_it_is() {
        VeloxProber prober = open();
        talk.expect("ReadMapPosition2", "0: 5 6 1200.0 -3400.5 -1 -1 2 40 0 0")
                .expect("ReadChuckStatus", SEPARATED)
                .expect("GetNumSelectedDies", "0: 40")
                .expect("ReadMapPosition2", "0: 5 6 1200.0 -3400.5 -1 -1 2 40 0 0");
        assertThat(prober.snapshot())
                .contains(
                        new SettingValue("column", "5", ""),
                        new SettingValue("in_contact", "OFF", ""),
                        new SettingValue("subsites", "0", ""));
        talk.isOver();
    }
}
