package io.mtjlab.instruments.drivers;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.bench.Limits;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.scpi.OutOfRange;
import io.mtjlab.instruments.testing.Conversation;
import io.mtjlab.instruments.wiring.PulsePath;
import io.mtjlab.instruments.wiring.TerminalPair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The sine outputs of lock-ins, behind 1 Mohm and in front of a junction that may be open. */
@Timeout(20)
class SineDriverTest {

    /** 10 Mohm beside an open junction: 10/11 of the output's volts stand there. */
    private static final Wiring MEGOHM = new Wiring(
            Map.of(
                    Limits.JUNCTION,
                    TerminalPair.of(Limits.JUNCTION, 6.2, 0.05)
                            .withSourceOhms(Map.of(Conversation.ROLE, 1e6))
                            .withInputOhms(Map.of(Conversation.ROLE, 10e6))),
            "gsg",
            "probed",
            Wiring.NONE.rf(),
            PulsePath.IDEAL,
            Map.of(),
            Map.of());

    private final Conversation talk = new Conversation(Conversation.LIMITS, MEGOHM);

    @AfterEach
    void end() {
        talk.close();
    }

    private Sr830 sr830() {
        talk.expect("*IDN?", "Stanford_Research_Systems,SR830,s/n00111,ver1.07")
                .expect("*ESR?", "128")
                .expect("SLVL?", "0.004");
        return talk.open("sr830", Sr830.class);
    }

    private Sr860 sr860() {
        talk.expect("*IDN?", "Stanford_Research_Systems,SR860,003245,V1.51")
                .expect("*ESR?", "0")
                .expect("SLVL?", "1e-9")
                .expect("SOFF?", "0");
        return talk.open("sr860", Sr860.class);
    }

    @Test
    void an_amplitude_goes_out_in_steps_of_2_mV_and_never_above_what_was_said() {
        Sr830 lockIn = sr830();
        talk.expect("FREQ 137").expect("SLVL 0.1").expect("*ESR?", "0").expect("SLVL?", "0.1");
        lockIn.setSine(137, 0.1013);
        talk.isOver();
    }

    @Test
    void an_amplitude_beyond_the_limit_of_an_open_junction_never_reaches_the_wire() {
        Sr830 lockIn = sr830();
        // 0.35 V at the junction are 0.385 V of the output at its peak, 0.27224 V RMS
        assertThatThrownBy(() -> lockIn.setSine(137, 0.274))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("sine of 0.274 V RMS")
                .hasMessageContaining("0.35 V");
        assertThatThrownBy(() -> lockIn.setSine(137, 0.002)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> lockIn.setSine(103e3, 0.1)).isInstanceOf(OutOfRange.class);
        talk.expect("FREQ 137").expect("SLVL 0.272").expect("*ESR?", "0").expect("SLVL?", "0.272");
        lockIn.setSine(137, 0.272);
        talk.isOver();
    }

    @Test
    void what_cannot_be_switched_off_is_safe_at_its_least() {
        Sr830 lockIn = sr830();
        talk.expect("SLVL?", "1");
        assertThat(lockIn.isSafe()).isFalse();
        talk.expect("SLVL 0.004").expect("*ESR?", "0").expect("SLVL?", "0.004");
        lockIn.makeSafe();
        talk.expect("SLVL 0.004").expect("*ESR?", "0").expect("SLVL?", "1");
        assertThatThrownBy(lockIn::makeSafe).isInstanceOf(NotSafe.class);
        talk.isOver();
    }

    @Test
    void direct_volts_on_top_go_with_the_sine() {
        Sr860 lockIn = sr860();
        talk.expect("FREQ 137")
                .expect("SOFF 0")
                .expect("SLVL 0.1")
                .expect("*ESR?", "0")
                .expect("SLVL?", "0.1");
        lockIn.setSine(137, 0.1);
        talk.expect("SLVL?", "1e-9").expect("SOFF?", "0.5");
        assertThat(lockIn.isSafe()).isFalse();
        talk.isOver();
    }

    @Test
    void an_output_that_nothing_is_plugged_into_is_safe_and_not_to_be_used() {
        try (Conversation unplugged = new Conversation()) {
            unplugged
                    .expect("*IDN?", "Stanford_Research_Systems,SR830,s/n00111,ver1.07")
                    .expect("*ESR?", "128");
            Sr830 lockIn = unplugged.open("sr830", Sr830.class);
            assertThat(lockIn.isSafe()).isTrue();
            lockIn.makeSafe();
            assertThatThrownBy(() -> lockIn.setSine(137, 0.1))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("sources: {it: {series_ohms: 1e6}}");
            unplugged.isOver();
        }
    }
}
