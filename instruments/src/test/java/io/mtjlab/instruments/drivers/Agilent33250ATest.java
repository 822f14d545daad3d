package io.mtjlab.instruments.drivers;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.bench.Limits;
import io.mtjlab.instruments.capability.PulseGenerator.Pulse;
import io.mtjlab.instruments.capability.PulseGenerator.Train;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.NotSafe;
import io.mtjlab.instruments.testing.Conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@Timeout(20)
class Agilent33250ATest {

    private static final String NO_ERROR = "+0,\"No error\"";

    /** 0.35 V for good, 1.2 V for up to a microsecond. */
    private static final Limits LIMITS = new Limits(
            Map.of(
                    Limits.JUNCTION,
                    new Limits.Pair(
                            OptionalDouble.of(0.35),
                            List.of(new Limits.PulseVolts(1e-6, 1.2)),
                            OptionalDouble.empty(),
                            "bench.yaml:14")),
            OptionalDouble.empty(),
            "");

    private final Conversation talk = new Conversation(LIMITS);

    @AfterEach
    void end() {
        talk.close();
    }

    private Agilent33250A open() {
        talk.expect("*IDN?", "Agilent Technologies,33250A,0,2.00-1.01-2.00-03-2")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("OUTP?", "0");
        return talk.open("agilent33250a", Agilent33250A.class);
    }

    private static Pulse halfVolt() {
        return Pulse.toVolts(0.5, 100e-9, 5e-9, 50);
    }

    /** What it says of a train of halfVolt() pulses. */
    private void tellsTheTrain(String low, String high, String polarity, String load) {
        talk.expect("PULS:TRAN?", "+5.0000000000000E-09")
                .expect("VOLT:LOW?", low)
                .expect("VOLT:HIGH?", high)
                .expect("OUTP:POL?", polarity)
                .expect("PULS:WIDT?", "+1.0000000000000E-07")
                .expect("OUTP:LOAD?", load)
                .expect("BURS:NCYC?", "+5.0000000000000E+00")
                .expect("PULS:PER?", "+1.0000000000000E-06")
                .expect("TRIG:DEL?", "+0.0000000000000E+00");
    }

    @Test
    void a_train_goes_out_with_its_load_before_its_levels() {
        Agilent33250A pulses = open();
        talk.expect("PULS:PER?", "+1.0000000000000E-03")
                .expect("OUTP?", "0")
                .expect("FUNC PULS")
                .expect("BURS:MODE TRIG")
                .expect("TRIG:SOUR BUS")
                .expect("TRIG:DEL 0")
                .expect("BURS:NCYC 5")
                .expect("BURS:STAT ON")
                .expect("OUTP:LOAD 50")
                .expect("OUTP:POL NORM")
                .expect("PULS:TRAN 5.0E-9")
                .expect("PULS:WIDT 1.0E-7")
                .expect("PULS:PER 1.0E-6")
                .expect("PULS:TRAN 5.0E-9")
                .expect(":SYST:ERR?", NO_ERROR)
                .expect("VOLT:LOW?", "-5.0000000000000E-02")
                .expect("VOLT:HIGH 0.5")
                .expect("VOLT:LOW 0")
                .expect(":SYST:ERR?", NO_ERROR);
        pulses.configure(1, new Train(halfVolt(), 5, 1e-6, 0));
        talk.isOver();
    }

    @Test
    void levels_into_an_open_end_are_told_for_an_open_end() {
        Agilent33250A pulses = open();
        tellsTheTrain("+0.0000000000000E+00", "+1.0000000000000E+00", "NORM", "+9.9000000000000E+37");
        Train train = pulses.train(1);
        assertThat(train.pulse().loadOhms()).isInfinite();
        assertThat(train.pulse().peakVolts()).isEqualTo(1);
        assertThat(train.count()).isEqualTo(5);
        assertThat(train.seconds()).isCloseTo(4.2e-6, within(1e-15));
        talk.isOver();
    }

    @Test
    void a_pulse_calibrated_for_fifty_ohm_counts_double_at_an_open_junction() {
        Agilent33250A pulses = open();
        talk.expect("PULS:PER?", "1E-3").expect("OUTP?", "0");
        // 0.7 V into 50 ohm is 1.4 V at an open junction, and 1.2 V is all it takes for 100 ns.
        assertThatThrownBy(() -> pulses.configure(1, Train.single(Pulse.toVolts(0.7, 100e-9, 5e-9, 50))))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("limit 1.2 V")
                .hasMessageContaining("worst case 1.4 V");
        talk.isOver();
    }

    @Test
    void a_long_pulse_is_held_to_what_lasts() {
        Agilent33250A pulses = open();
        talk.expect("PULS:PER?", "1E-3").expect("OUTP?", "0");
        assertThatThrownBy(() -> pulses.configure(1, Train.single(Pulse.toVolts(0.5, 2e-6, 5e-9, 50))))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("limit 0.35 V");
        talk.isOver();
    }

    @Test
    void an_inverted_pulse_is_judged_by_the_level_that_lasts() {
        Agilent33250A pulses = open();
        talk.expect("PULS:PER?", "1E-3").expect("OUTP?", "0");
        Pulse restsHigh = new Pulse(0, 0.5, true, 100e-9, 5e-9, 5e-9, 50);
        assertThatThrownBy(() -> pulses.configure(1, Train.single(restsHigh)))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("limit 0.35 V");
        talk.isOver();
    }

    @Test
    void goes_on_only_when_it_waits_for_a_trigger() {
        Agilent33250A pulses = open();
        talk.expect("FUNC?", "PULS").expect("BURS:STAT?", "0");
        assertThatThrownBy(() -> pulses.setOutput(1, true))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("it: output on refused: BURS:STAT is 0, not 1, so it would not wait for a trigger;"
                        + " configure a train first");
        talk.isOver();
    }

    private void goesOn(Agilent33250A pulses) {
        talk.expect("FUNC?", "PULS")
                .expect("BURS:STAT?", "1")
                .expect("BURS:MODE?", "TRIG")
                .expect("TRIG:SOUR?", "BUS");
        tellsTheTrain("+0.0000000000000E+00", "+5.0000000000000E-01", "NORM", "+5.0000000000000E+01");
        talk.expect("OUTP ON").expect(":SYST:ERR?", NO_ERROR);
        pulses.setOutput(1, true);
    }

    @Test
    void fires_once_and_waits_on_the_labs_clock_until_the_last_pulse_is_over() throws Exception {
        Agilent33250A pulses = open();
        goesOn(pulses);
        talk.expect("OUTP?", "1").expect("*TRG").expect(":SYST:ERR?", NO_ERROR).expect("*OPC?", "1");
        pulses.fire();
        assertThat(talk.clock().nanos()).isEqualTo(4200);
        talk.isOver();
    }

    @Test
    void fires_nothing_while_its_output_is_off() {
        Agilent33250A pulses = open();
        talk.expect("OUTP?", "0");
        assertThatThrownBy(pulses::fire).hasMessageContaining("no output is on");
        talk.isOver();
    }

    @Test
    void a_live_channel_keeps_its_polarity_and_load() {
        Agilent33250A pulses = open();
        goesOn(pulses);
        talk.expect("PULS:PER?", "1E-6").expect("OUTP?", "1");
        tellsTheTrain("+0.0000000000000E+00", "+5.0000000000000E-01", "NORM", "+5.0000000000000E+01");
        Pulse negative = Pulse.toVolts(-0.1, 100e-9, 5e-9, 50);
        assertThatThrownBy(() -> pulses.configure(1, new Train(negative, 1, 1e-6, 0)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("channel 1 is on and would rest at the level of its pulse");
        talk.isOver();
    }

    @Test
    void a_pulse_that_does_not_fit_the_instrument_is_refused() {
        Agilent33250A pulses = open();
        assertThatThrownBy(() -> pulses.configure(1, Train.single(Pulse.toVolts(0.1, 20e-9, 15e-9, 50))))
                .hasMessageContaining("a width of 2.0E-8 s takes 1.25E-8 s at most");
        assertThatThrownBy(() -> pulses.configure(1, Train.single(Pulse.toVolts(6, 1e-6, 5e-9, 50))))
                .hasMessageContaining("into 50.0 ohm it reaches +-5.0 V");
        assertThatThrownBy(() -> pulses.configure(1, Train.single(new Pulse(0, 0.1, false, 1e-6, 5e-9, 10e-9, 50))))
                .hasMessageContaining("this generator has one time for both");
        assertThatThrownBy(() -> pulses.configure(1, new Train(Pulse.toVolts(0.1, 100e-9, 10e-9, 50), 2, 105e-9, 0)))
                .hasMessageContaining("need 1.160e-07 s");
        assertThatThrownBy(() -> pulses.configure(2, Train.single(halfVolt())))
                .hasMessageContaining("it has no channel 2");
        talk.isOver();
    }

    @Test
    void a_conflict_that_the_instrument_sees_is_an_error() {
        Agilent33250A pulses = open();
        goesOn(pulses);
        talk.expect("OUTP?", "1").expect("*TRG").expect(":SYST:ERR?", "-211,\"Trigger ignored\"");
        talk.expect(":SYST:ERR?", NO_ERROR);
        assertThatThrownBy(pulses::fire).isInstanceOf(InstrumentError.class).hasMessageContaining("Trigger ignored");
        talk.isOver();
    }

    @Test
    void goes_safe_and_asks_whether_it_is() {
        Agilent33250A pulses = open();
        talk.expect("OUTP OFF").expect(":SYST:ERR?", NO_ERROR).expect("OUTP?", "0");
        pulses.makeSafe();
        talk.expect("OUTP OFF").expect(":SYST:ERR?", NO_ERROR).expect("OUTP?", "1");
        assertThatThrownBy(pulses::makeSafe).isInstanceOf(NotSafe.class);
        talk.isOver();
    }
}
