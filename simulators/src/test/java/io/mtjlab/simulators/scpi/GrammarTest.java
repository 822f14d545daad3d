package io.mtjlab.simulators.scpi;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Cases from IEEE 488.2 chapters 7, 8, 10, 11 and SCPI-99 volumes 1 and 2. */
class GrammarTest {

    private final Instrument instrument = new Instrument();
    private final Status status = new Status(4);
    private final ScpiDialect dialect = new ScpiDialect(
            new CommandTable((out, value) -> Nr3.append(out, value, 6))
                    .number(
                            "[:SOURce[1]]:CURRent[:LEVel][:IMMediate][:AMPLitude]",
                            Dimension.AMPERES,
                            Limits.of(-0.1, 0.1, 0),
                            value -> instrument.amperes = value,
                            () -> instrument.amperes)
                    .number(
                            "[:SOURce[1]]:CURRent:COMPliance",
                            Dimension.VOLTS,
                            Limits.of(0.1, 105, 10),
                            value -> instrument.volts = value,
                            () -> instrument.volts)
                    .number(
                            "SOURce:FREQuency[:CW]",
                            Dimension.HERTZ,
                            Limits.of(1, 2e10, 1e9),
                            value -> instrument.hertz = value,
                            () -> instrument.hertz)
                    .number(
                            "SOURce:POWer",
                            Dimension.DBM,
                            Limits.of(-135, 25, -135),
                            value -> instrument.dbm = value,
                            () -> instrument.dbm)
                    .number(
                            "SOURce:RESistance",
                            Dimension.OHMS,
                            Limits.of(0, 1e9, 0),
                            value -> instrument.ohms = value,
                            () -> instrument.ohms)
                    .integer(
                            "TRIGger:COUNt",
                            Limits.of(1, 9999, 1),
                            value -> instrument.count = (int) value,
                            () -> instrument.count)
                    .bool("OUTPut[:STATe]", on -> instrument.on = on, () -> instrument.on)
                    .choice(
                            "TRIGger:SOURce",
                            List.of("IMMediate", "EXTernal"),
                            index -> instrument.source = index,
                            () -> instrument.source)
                    .row(
                            "SENSe:FUNCtion",
                            call -> {
                                call.expect(1, 1);
                                call.quotedChoice(0, List.of("VOLTage", "CURRent"));
                            },
                            null)
                    .query("IDENtity:LONG", () -> "x".repeat(1 << 20))
                    .row("ROUTe:CHANnel<1..4>:DELay", null, call -> call.answer(call.suffix("CHANNEL"))),
            instrument,
            status,
            ErrorFormat.PLAIN);

    private static final class Instrument implements Machine {
        private double amperes;
        private double volts = 10;
        private double hertz;
        private double dbm;
        private double ohms;
        private int count = 1;
        private int source;
        private boolean on;
        private int resets;
        private boolean busy;
        private int waits;

        @Override
        public String identity() {
            return "MAKER,MODEL,0,1";
        }

        @Override
        public void reset() {
            resets++;
        }

        @Override
        public void awaitOperations() {
            waits++;
        }

        @Override
        public boolean idle() {
            return !busy;
        }
    }

    private String send(String line) {
        StringBuilder out = new StringBuilder();
        try {
            dialect.execute(line, out);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }

    private int error() {
        String answer = send("SYST:ERR?");
        return Integer.parseInt(answer.substring(0, answer.indexOf(',')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SOUR:CURR 0.05",
                "sour:curr 0.05",
                ":SOURce:CURRent:LEVel:IMMediate:AMPLitude 0.05",
                "CURR 0.05",
                "SOUR1:CURR:LEV 0.05",
                "SOURCE1:CURRENT:AMPL 5E-2",
                ":CURR:IMM 50mA",
                "CURR 50 MA;",
                "  CURR\t+.05  ",
                "CURR 5.0 E -2",
                "CURR 50000UA"
            })
    void every_spelling_of_a_setting_does_the_same(String line) {
        // MA before nothing but the unit is milliampere: the A is the unit, mega would be MAA.
        assertThat(send(line)).isEmpty();
        assertThat(error()).isZero();
        assertThat(instrument.amperes).isCloseTo(0.05, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        "SOUR:FREQ 1890MHZ, 1.89e9",
        "SOUR:FREQ 1.89 GHz, 1.89e9",
        "SOUR:FREQ:CW 2 MAHZ, 2e6",
        "SOUR:FREQ 10khz, 1e4",
        "SOUR:FREQ 12, 12",
        "SOUR:FREQ #H10, 16",
        "SOUR:FREQ #B101, 5",
        "SOUR:FREQ #Q17, 15",
        "SOUR:FREQ MIN, 1",
        "SOUR:FREQ MAXIMUM, 2e10",
        "SOUR:FREQ DEF, 1e9"
    })
    void frequencies_take_their_units(String line, double hertz) {
        send(line);
        assertThat(error()).isZero();
        assertThat(instrument.hertz).isEqualTo(hertz);
    }

    @Test
    void mega_comes_before_hertz_and_ohm_alone() {
        send("SOUR:RES 2MOHM");
        assertThat(instrument.ohms).isEqualTo(2e6);
        send("SOUR:CURR:COMP 500MV");
        assertThat(instrument.volts).isEqualTo(0.5);
        send("SOUR:POW -15 dBm");
        assertThat(instrument.dbm).isEqualTo(-15);
    }

    @ParameterizedTest
    @CsvSource({
        "CURR?, +0.000000E+00",
        "CURR? MIN, -1.000000E-01",
        "CURR? MAX, +1.000000E-01",
        "CURR? DEF, +0.000000E+00",
        "CURR:COMP? MAX, +1.050000E+02",
        "TRIG:COUN?, 1",
        "TRIG:COUN? MAX, 9999",
        "OUTP?, 0",
        "TRIG:SOUR?, IMM",
        "ROUT:CHAN3:DEL?, 3",
        "ROUT:CHAN:DEL?, 1",
        "ROUT:CHAN3:DEL?;DEL?;*OPC?;DEL?, 3;3;1;3",
        "ROUT:CHAN3:DEL?;:ROUT:CHAN:DEL?, 3;1",
        "*IDN?;*OPC?, 'MAKER,MODEL,0,1;1'",
        "OUTP ON;OUTP?;:TRIG:SOUR EXT;SOUR?, 1;EXT",
        "*CLS;*ESR?;:CURR?;*STB?, 0;+0.000000E+00;16"
    })
    void queries_answer_in_one_line(String line, String answer) {
        assertThat(send(line)).isEqualTo(answer + "\n");
        assertThat(error()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "CURRE 1, -113",
        "CURREN 1, -113",
        "SOUR2:CURR 1, -114",
        "ROUT:CHAN5:DEL?, -114",
        "ROUT:CHAN0:DEL?, -114",
        "OUTP2 1, -113",
        "SOUR, -113",
        "SENS:FUNC?, -113",
        "ESE?, -113",
        "*FOO, -113",
        "CURR, -109",
        "'CURR 0.01,0.02', -108",
        "*RST 1, -108",
        "*ESE MAX, -148",
        "*SRE DEF, -148",
        "CURR 1, -222",
        "CURR 0.01V, -131",
        "TRIG:COUN 5S, -138",
        "CURR 1.2.3, -121",
        "CURR 1x2, -121",
        "SOUR:FREQ #H+5, -121",
        "SOUR:FREQ #B12, -121",
        "SOUR:FREQ #HFFFFFFFFFFFFFFFF, -222",
        "CURR 0.01A/S, -131",
        "CURR 1E99999, -123",
        "CURR ABC, -224",
        "'CURR ''abc''', -158",
        "CURR (1), -178",
        "CURR #15HELLO, -168",
        "OUTP MAYBE, -224",
        "TRIG:SOUR 5, -104",
        "SENS:FUNC VOLT, -104",
        "SENS:FUNC 'VOLT, -151",
        "SENS:FUNC \"POWER\", -224",
        "CURR 1 2, -121",
        "CURR;0.1, -109",
        "'CURR ,0.1', -109",
        "ABCDEFGHIJKLM 1, -112",
        "TRIG:SOUR ABCDEFGHIJKLM, -144",
        ":, -102",
        "OUTP:, -102",
        "::OUTP 1, -102",
        "CURR!1, -111",
        "$CURR, -101",
        "?, -102"
    })
    void a_bad_line_gives_its_standard_error(String line, int code) {
        assertThat(send(line)).isEmpty();
        assertThat(error()).isEqualTo(code);
    }

    @Test
    void control_characters_are_blanks_also_within_a_number() {
        send("CURR 5\u0001E\u0002-2");
        assertThat(error()).isZero();
        assertThat(instrument.amperes).isEqualTo(0.05);
    }

    @Test
    void too_many_digits_are_refused() {
        send("CURR 0." + "0".repeat(300) + "1");
        assertThat(error()).isEqualTo(StandardError.TOO_MANY_DIGITS.code());
    }

    @Test
    void a_semicolon_stays_on_the_level_and_a_colon_goes_to_the_root() {
        send("SOUR:CURR:COMP 20;LEV 0.02");
        assertThat(error()).isZero();
        assertThat(instrument.amperes).isEqualTo(0.02);
        send("SOUR:CURR:COMP 30;OUTP ON");
        assertThat(error()).isEqualTo(-113);
        assertThat(instrument.on).isFalse();
        send("SOUR:CURR:COMP 30;:OUTP ON");
        assertThat(error()).isZero();
        assertThat(instrument.on).isTrue();
    }

    @Test
    void common_commands_leave_the_level_alone_and_bear_a_colon() {
        send("TRIG:COUN 7;*CLS;SOUR EXT;:*CLS");
        assertThat(error()).isZero();
        assertThat(instrument.count).isEqualTo(7);
        assertThat(instrument.source).isEqualTo(1);
    }

    @Test
    void the_reset_that_programs_for_keithleys_send_passes() {
        assertThat(send("status:queue:clear;*RST;:stat:pres;:*CLS;")).isEmpty();
        assertThat(error()).isZero();
        assertThat(instrument.resets).isEqualTo(1);
    }

    @Test
    void an_error_does_not_eat_the_rest_of_the_line() {
        assertThat(send("BAD 1;:OUTP ON;:OUTP?;:SYST:ERR?")).isEqualTo("1;-113,\"Undefined header\"\n");
    }

    @Test
    void a_refused_value_does_not_take_the_level_away() {
        assertThat(send("SOUR:CURR:COMP 999;COMP?")).isEqualTo("+1.000000E+01\n");
        assertThat(error()).isEqualTo(-222);
        assertThat(error()).isZero();
    }

    @Test
    void an_identity_is_the_last_answer_where_the_instrument_holds_to_it() {
        ScpiDialect strict = new ScpiDialect(
                new CommandTable((out, value) -> Nr3.append(out, value, 6)).identityEndsAnswer(),
                instrument,
                status,
                ErrorFormat.PLAIN);
        StringBuilder out = new StringBuilder();
        assertThatCode(() -> strict.execute("*OPC?;*IDN?;*CLS;*STB?", out)).doesNotThrowAnyException();
        assertThat(out).hasToString("1;MAKER,MODEL,0,1\n");
        assertThat(error()).isEqualTo(-440);
    }

    @Test
    void answers_that_nothing_could_hold_are_a_deadlock() {
        send("*CLS");
        assertThat(send(":IDEN:LONG?;".repeat(30)).length()).isZero();
        assertThat(send("*ESR?;:SYST:ERR?")).isEqualTo("4;-430,\"Query DEADLOCKED\"\n");
    }

    @Test
    void error_numbers_can_be_had_without_their_texts() {
        send("NONSENSE");
        send("CURR 99");
        assertThat(send("SYST:ERR:CODE:ALL?")).isEqualTo("-113,-222\n");
        assertThat(send("SYST:ERR:CODE:ALL?;NEXT?")).isEqualTo("0;0\n");
    }

    @Test
    void an_overflow_of_the_queue_is_an_error_of_the_device() {
        send("*CLS");
        for (int i = 0; i < 5; i++) {
            send("NONSENSE");
        }
        assertThat(send("*ESR?")).isEqualTo("40\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'(@1!1:2!3)', '1!1 1!2 1!3 2!1 2!2 2!3'",
        "'(@2!2:1!1)', '2!2 2!1 1!2 1!1'",
        "'(@1!4!9:1!5!10)', '1!4!9 1!4!10 1!5!9 1!5!10'",
        "'(@ 3 : 1 , 7)', '3 2 1 7'",
        "'(@M1,1!2)', 'M1 1!2'"
    })
    void channel_ranges_run_through_every_dimension(String list, String channels) throws ScpiException {
        assertThat(ChannelList.parse(list)).containsExactly(channels.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"'(@1!1:2)', -171", "'(@1!1:)', -171", "'(@M1:M3)', -171", "'(@1!1!1:999!999!999)', -223"})
    void channel_ranges_without_sense_are_refused(String list, int code) {
        assertThatThrownBy(() -> ChannelList.parse(list))
                .isInstanceOfSatisfying(
                        ScpiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void quotes_hide_separators() {
        send("SENS:FUNC \"VOLT;CURR,X\"");
        assertThat(error()).isEqualTo(-224);
        assertThat(error()).isZero();
        send("SENS:FUNC 'VOLT'");
        assertThat(error()).isZero();
    }

    @Test
    void a_full_error_queue_ends_in_overflow() {
        for (int i = 0; i < 9; i++) {
            send("NONSENSE");
        }
        assertThat(send("SYST:ERR:COUN?")).isEqualTo("4\n");
        assertThat(error()).isEqualTo(-113);
        assertThat(error()).isEqualTo(-113);
        assertThat(error()).isEqualTo(-113);
        assertThat(send("SYST:ERR?")).isEqualTo("-350,\"Queue overflow\"\n");
        assertThat(send("SYST:ERR?")).isEqualTo("0,\"No error\"\n");
    }

    @ParameterizedTest
    @CsvSource({"NONSENSE, 32", "CURR 99, 16", "*CLS, 0"})
    void errors_set_their_bit_of_the_event_register(String line, String bits) {
        send("*ESR?");
        send(line);
        assertThat(send("*ESR?")).isEqualTo(bits + "\n");
        assertThat(send("*ESR?")).isEqualTo("0\n");
    }

    @Test
    void power_on_shows_once() {
        assertThat(send("*ESR?")).isEqualTo("128\n");
    }

    @Test
    void summaries_climb_to_the_status_byte() {
        send("*CLS;*ESE 32;*SRE 36");
        assertThat(send("*STB?")).isEqualTo("0\n");
        send("NONSENSE");
        // EAV 4, ESB 32, MSS 64.
        assertThat(send("*STB?")).isEqualTo("100\n");
        send("*CLS");
        assertThat(send("*STB?")).isEqualTo("0\n");
        assertThat(send("*ESE?;*SRE?")).isEqualTo("32;36\n");
    }

    @Test
    void operation_complete_waits_for_the_operation() {
        send("*CLS");
        instrument.busy = true;
        send("*OPC");
        assertThat(send("*ESR?")).isEqualTo("0\n");
        instrument.busy = false;
        assertThat(send("*ESR?")).isEqualTo("1\n");
    }

    @Test
    void condition_event_and_enable_work_together() {
        status.operation().condition(16, true);
        assertThat(send("STAT:OPER:COND?")).isEqualTo("16\n");
        assertThat(send("STAT:OPER?;:STAT:OPER?")).isEqualTo("16;0\n");
        send("STAT:OPER:ENAB 16;NTR 16;PTR 0");
        status.operation().condition(16, false);
        assertThat(send("*STB?")).isEqualTo("128\n");
        send("STAT:PRES");
        assertThat(send("STAT:OPER:ENAB?;PTR?;NTR?")).isEqualTo("0;32767;0\n");
    }

    @Test
    void wait_holds_up_what_comes_behind_it_until_the_operation_is_done() {
        instrument.busy = true;
        assertThat(send("*WAI;:OUTP?")).isEqualTo("0\n");
        assertThat(instrument.waits).isEqualTo(1);
        assertThat(send("*OPC?")).isEqualTo("1\n");
        assertThat(instrument.waits).isEqualTo(2);
    }

    @Test
    void clearing_forgets_an_operation_complete_that_was_asked_for() {
        send("*ESR?");
        instrument.busy = true;
        send("*OPC");
        send("*CLS");
        instrument.busy = false;
        assertThat(send("*ESR?")).isEqualTo("0\n");
    }

    @Test
    void the_mains_switch_spares_the_enable_registers_when_told_to() {
        send("*PSC 0;*ESE 60;*SRE 32");
        status.powerOn();
        assertThat(send("*PSC?;*ESE?;*SRE?;*ESR?")).isEqualTo("0;60;32;128\n");
        send("*PSC 1");
        status.powerOn();
        assertThat(send("*PSC?;*ESE?;*SRE?")).isEqualTo("1;0;0\n");
    }

    @Test
    void bit_six_of_the_service_enable_register_does_not_exist() {
        assertThat(send("*SRE 255;*SRE?")).isEqualTo("191\n");
    }

    @Test
    void questionable_and_measurement_conditions_have_their_own_bits_of_the_status_byte() {
        send("*CLS;:STAT:QUES:ENAB 2;:STAT:MEAS:ENAB 512");
        status.questionable().condition(2, true);
        assertThat(send("*STB?")).isEqualTo("8\n");
        status.measurement().condition(512, true);
        assertThat(send("*STB?")).isEqualTo("9\n");
        assertThat(send("STAT:QUES?;:STAT:QUES:COND?")).isEqualTo("2;2\n");
        assertThat(send("*STB?")).isEqualTo("1\n");
    }

    @Test
    void a_transition_that_no_filter_passes_is_no_event() {
        send("STAT:OPER:PTR 0;NTR 8;ENAB 8");
        status.operation().condition(8, true);
        assertThat(send("STAT:OPER?")).isEqualTo("0\n");
        status.operation().condition(8, false);
        assertThat(send("STAT:OPER?")).isEqualTo("8\n");
    }

    @Test
    void every_entry_of_the_error_queue_comes_out_in_order() {
        send("NONSENSE;:CURR 99;:CURR");
        assertThat(send("SYST:ERR:COUN?")).isEqualTo("3\n");
        assertThat(send("SYST:ERR:CODE?")).isEqualTo("-113\n");
        assertThat(send("SYST:ERR:ALL?")).isEqualTo("-222,\"Data out of range\",-109,\"Missing parameter\"\n");
        assertThat(send("SYST:ERR:ALL?")).isEqualTo("0,\"No error\"\n");
    }

    @Test
    void the_version_of_the_standard_is_told() {
        assertThat(send("SYST:VERS?")).isEqualTo("1999.0\n");
    }
}
