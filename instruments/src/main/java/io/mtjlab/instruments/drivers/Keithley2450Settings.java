package io.mtjlab.instruments.drivers;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.scpi.Setting;

/** The table of the 2450: every setting that its driver knows (2450 reference manual, 2450-901-01, SCPI commands). */
final class Keithley2450Settings {

    private static final String SOURCE = "2450 reference manual 2450-901-01, section 6, SOURce subsystem";
    private static final String SENSE = "2450 reference manual 2450-901-01, section 6, SENSe1 subsystem";
    private static final String OTHER = "2450 reference manual 2450-901-01, section 6, OUTPut, ROUTe, TRACe subsystems";

    static final Setting FUNCTION =
            Setting.word("function", ":SOUR:FUNC", "CURR", "VOLT").from(SOURCE);

    static final Setting AMPERES = Setting.number("amperes", ":SOUR:CURR", Unit.AMPERE)
            .between(-1.05, 1.05)
            .resolution(500e-15)
            .from(SOURCE);
    static final Setting SOURCE_RANGE_AMPERES = Setting.number("source_range_amperes", ":SOUR:CURR:RANG", Unit.AMPERE)
            .between(-1.05, 1.05)
            .resolution(10e-9)
            .from(SOURCE);
    static final Setting COMPLIANCE_AMPERES = Setting.number("compliance_amperes", ":SOUR:VOLT:ILIM", Unit.AMPERE)
            .between(1e-9, 1.05)
            .resolution(1e-12)
            .from(SOURCE);
    static final Setting MEASURE_RANGE_AMPERES = Setting.number("measure_range_amperes", ":SENS:CURR:RANG", Unit.AMPERE)
            .between(0, 1.05)
            .resolution(10e-9)
            .from(SENSE);

    static final Setting VOLTS = Setting.number("volts", ":SOUR:VOLT", Unit.VOLT)
            .between(-210, 210)
            .resolution(500e-9)
            .from(SOURCE);
    static final Setting SOURCE_RANGE_VOLTS = Setting.number("source_range_volts", ":SOUR:VOLT:RANG", Unit.VOLT)
            .between(-210, 210)
            .resolution(0.02)
            .from(SOURCE);
    static final Setting COMPLIANCE_VOLTS = Setting.number("compliance_volts", ":SOUR:CURR:VLIM", Unit.VOLT)
            .between(0.02, 210)
            .resolution(1e-6)
            .from(SOURCE);
    static final Setting MEASURE_RANGE_VOLTS = Setting.number("measure_range_volts", ":SENS:VOLT:RANG", Unit.VOLT)
            .between(0, 210)
            .resolution(0.02)
            .from(SENSE);

    /** The source is limited to this whatever is programmed. */
    static final Setting PROTECTION = Setting.word(
                    "protection_volts",
                    ":SOUR:VOLT:PROT",
                    "PROT2",
                    "PROT5",
                    "PROT10",
                    "PROT20",
                    "PROT40",
                    "PROT60",
                    "PROT80",
                    "PROT100",
                    "PROT120",
                    "PROT140",
                    "PROT160",
                    "PROT180",
                    "NONE")
            .from(SOURCE);

    static final Setting OUTPUT = Setting.onOff("output", ":OUTP").from(OTHER);
    static final Setting AMPERES_OFF_STATE = offState("amperes_output_off_state", ":OUTP:CURR:SMOD");
    static final Setting VOLTS_OFF_STATE = offState("volts_output_off_state", ":OUTP:VOLT:SMOD");
    static final Setting TERMINALS =
            Setting.word("terminals", ":ROUT:TERM", "FRON", "REAR").from(OTHER);

    static final Setting AMPERES_REMOTE_SENSE =
            Setting.onOff("amperes_remote_sense", ":SENS:CURR:RSEN").from(SENSE);
    static final Setting VOLTS_REMOTE_SENSE =
            Setting.onOff("volts_remote_sense", ":SENS:VOLT:RSEN").from(SENSE);
    static final Setting AMPERES_AUTOZERO =
            Setting.onOff("amperes_autozero", ":SENS:CURR:AZER").from(SENSE);
    static final Setting VOLTS_AUTOZERO =
            Setting.onOff("volts_autozero", ":SENS:VOLT:AZER").from(SENSE);
    static final Setting AMPERES_POWER_LINE_CYCLES = cycles("amperes_power_line_cycles", ":SENS:CURR:NPLC");
    static final Setting VOLTS_POWER_LINE_CYCLES = cycles("volts_power_line_cycles", ":SENS:VOLT:NPLC");

    static final Setting AMPERES_FILTER =
            Setting.onOff("amperes_filter", ":SENS:CURR:AVER").from(SENSE);
    static final Setting VOLTS_FILTER =
            Setting.onOff("volts_filter", ":SENS:VOLT:AVER").from(SENSE);
    static final Setting AMPERES_FILTER_COUNT = Setting.whole("amperes_filter_count", ":SENS:CURR:AVER:COUN", 1, 100)
            .from(SENSE);
    static final Setting VOLTS_FILTER_COUNT =
            Setting.whole("volts_filter_count", ":SENS:VOLT:AVER:COUN", 1, 100).from(SENSE);
    static final Setting AMPERES_FILTER_KIND = Setting.word("amperes_filter_kind", ":SENS:CURR:AVER:TCON", "REP", "MOV")
            .from(SENSE);
    static final Setting VOLTS_FILTER_KIND = Setting.word("volts_filter_kind", ":SENS:VOLT:AVER:TCON", "REP", "MOV")
            .from(SENSE);
    static final Setting READINGS_A_QUERY =
            Setting.whole("readings_a_query", ":SENS:COUN", 1, 300_000).from(SENSE);

    static final Setting AMPERES_READ_BACK =
            Setting.onOff("amperes_read_back", ":SOUR:CURR:READ:BACK").from(SOURCE);
    static final Setting VOLTS_READ_BACK =
            Setting.onOff("volts_read_back", ":SOUR:VOLT:READ:BACK").from(SOURCE);
    static final Setting AMPERES_DELAY = delay("amperes_source_delay_seconds", ":SOUR:CURR:DEL");
    static final Setting VOLTS_DELAY = delay("volts_source_delay_seconds", ":SOUR:VOLT:DEL");
    static final Setting AMPERES_AUTO_DELAY =
            Setting.onOff("amperes_source_auto_delay", ":SOUR:CURR:DEL:AUTO").from(SOURCE);
    static final Setting VOLTS_AUTO_DELAY =
            Setting.onOff("volts_source_auto_delay", ":SOUR:VOLT:DEL:AUTO").from(SOURCE);

    /** Of the buffer {@code defbuffer1}. */
    static final Setting BUFFER_POINTS =
            Setting.whole("buffer_points", ":TRAC:POIN", 10, 250_000).from(OTHER);

    private Keithley2450Settings() {}

    private static Setting offState(String name, String header) {
        return Setting.word(name, header, "NORM", "HIMP", "ZERO", "GUAR").from(OTHER);
    }

    private static Setting cycles(String name, String header) {
        return Setting.number(name, header, Unit.ONE)
                .between(0.01, 10)
                .resolution(0.01)
                .from(SENSE);
    }

    private static Setting delay(String name, String header) {
        return Setting.number(name, header, Unit.SECOND)
                .between(0, 10_000)
                .resolution(1e-6)
                .from(SOURCE);
    }
}
