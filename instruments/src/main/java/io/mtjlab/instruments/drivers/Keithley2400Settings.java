package io.mtjlab.instruments.drivers;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.scpi.Setting;

/** The table of the 2400: every setting that its driver knows (Series 2400 user's manual, 2400S-900-01 Rev. K). */
final class Keithley2400Settings {

    private static final String SOURCE = "Series 2400 user's manual, section 18, SOURce subsystem";
    private static final String SENSE = "Series 2400 user's manual, section 18, SENSe1 subsystem";
    private static final String SYSTEM = "Series 2400 user's manual, section 18, OUTPut, ROUTe and SYSTem subsystems";
    private static final String TRIGGER = "Series 2400 user's manual, section 18, trigger and TRACe subsystems";

    private static final String MEMORY = "Series 2400 user's manual, table 18-7 and page 18-93, memory sweep";

    static final Setting FUNCTION =
            Setting.word("function", ":SOUR:FUNC", "CURR", "VOLT", "MEM").from(SOURCE);

    static final Setting AMPERES = Setting.number("amperes", ":SOUR:CURR", Unit.AMPERE)
            .between(-1.05, 1.05)
            .resolution(50e-12)
            .from(SOURCE);
    static final Setting SOURCE_RANGE_AMPERES = Setting.number("source_range_amperes", ":SOUR:CURR:RANG", Unit.AMPERE)
            .between(-1.05, 1.05)
            .resolution(1e-6)
            .from(SOURCE);
    static final Setting COMPLIANCE_AMPERES = Setting.number("compliance_amperes", ":SENS:CURR:PROT", Unit.AMPERE)
            .between(1e-9, 1.05)
            .resolution(1e-9)
            .from(SENSE + "; smallest is 0.1 % of the smallest range");
    static final Setting MEASURE_RANGE_AMPERES = Setting.number("measure_range_amperes", ":SENS:CURR:RANG", Unit.AMPERE)
            .between(0, 1.05)
            .resolution(1e-6)
            .from(SENSE);

    static final Setting VOLTS = Setting.number("volts", ":SOUR:VOLT", Unit.VOLT)
            .between(-210, 210)
            .resolution(5e-6)
            .from(SOURCE);
    static final Setting SOURCE_RANGE_VOLTS = Setting.number("source_range_volts", ":SOUR:VOLT:RANG", Unit.VOLT)
            .between(-210, 210)
            .resolution(0.2)
            .from(SOURCE);
    static final Setting COMPLIANCE_VOLTS = Setting.number("compliance_volts", ":SENS:VOLT:PROT", Unit.VOLT)
            .between(0.2e-3, 210)
            .resolution(0.2e-3)
            .from(SENSE + "; smallest is 0.1 % of the smallest range");
    static final Setting MEASURE_RANGE_VOLTS = Setting.number("measure_range_volts", ":SENS:VOLT:RANG", Unit.VOLT)
            .between(0, 210)
            .resolution(0.2)
            .from(SENSE);

    /** The source is limited to this whatever is programmed; 161 stands for no limit. */
    static final Setting PROTECTION = Setting.number("protection_volts", ":SOUR:VOLT:PROT", Unit.VOLT)
            .between(20, 161)
            .resolution(20)
            .from(SOURCE);

    static final Setting OUTPUT = Setting.onOff("output", ":OUTP").from(SYSTEM);
    static final Setting OFF_STATE = Setting.word("output_off_state", ":OUTP:SMOD", "NORM", "HIMP", "ZERO", "GUAR")
            .from(SYSTEM);
    static final Setting TERMINALS =
            Setting.word("terminals", ":ROUT:TERM", "FRON", "REAR").from(SYSTEM);
    static final Setting REMOTE_SENSE =
            Setting.onOff("remote_sense", ":SYST:RSEN").from(SYSTEM);
    static final Setting AUTOZERO = Setting.onOff("autozero", ":SYST:AZER:STAT").from(SYSTEM);

    static final Setting VOLTS_POWER_LINE_CYCLES = cycles("volts_power_line_cycles", ":SENS:VOLT:NPLC");
    static final Setting AMPERES_POWER_LINE_CYCLES = cycles("amperes_power_line_cycles", ":SENS:CURR:NPLC");
    static final Setting FILTER = Setting.onOff("filter", ":SENS:AVER").from(SENSE);
    static final Setting FILTER_COUNT =
            Setting.whole("filter_count", ":SENS:AVER:COUN", 1, 100).from(SENSE);
    static final Setting FILTER_KIND =
            Setting.word("filter_kind", ":SENS:AVER:TCON", "REP", "MOV").from(SENSE);
    static final Setting CONCURRENT =
            Setting.onOff("concurrent", ":SENS:FUNC:CONC").from(SENSE);

    static final Setting SOURCE_DELAY = Setting.number("source_delay_seconds", ":SOUR:DEL", Unit.SECOND)
            .between(0, 999.9999)
            .resolution(1e-4)
            .from(SOURCE);
    static final Setting AUTO_DELAY =
            Setting.onOff("source_auto_delay", ":SOUR:DEL:AUTO").from(SOURCE);
    static final Setting AUTO_CLEAR =
            Setting.onOff("source_auto_clear", ":SOUR:CLE:AUTO").from(SOURCE);

    static final Setting MEMORY_POINTS =
            Setting.whole("memory_points", ":SOUR:MEM:POIN", 1, 100).from(MEMORY);
    static final Setting MEMORY_START =
            Setting.whole("memory_start", ":SOUR:MEM:STAR", 1, 100).from(MEMORY);

    static final Setting OHMS_MODE =
            Setting.word("ohms_mode", ":SENS:RES:MODE", "MAN", "AUTO").from(SENSE);

    static final Setting ARM_COUNT =
            Setting.whole("arm_count", ":ARM:COUN", 1, 2500).from(TRIGGER);
    static final Setting TRIGGER_COUNT =
            Setting.whole("trigger_count", ":TRIG:COUN", 1, 2500).from(TRIGGER);
    static final Setting TRIGGER_SOURCE =
            Setting.word("trigger_source", ":TRIG:SOUR", "IMM", "TLIN").from(TRIGGER);
    static final Setting TRIGGER_INPUT =
            Setting.whole("trigger_input_line", ":TRIG:ILIN", 1, 4).from(TRIGGER);
    static final Setting TRIGGER_OUTPUT_LINE =
            Setting.whole("trigger_output_line", ":TRIG:OLIN", 1, 4).from(TRIGGER);
    static final Setting TRIGGER_OUTPUT = Setting.word("trigger_output", ":TRIG:OUTP", "NONE", "SOUR", "DEL", "SENS")
            .from(TRIGGER);
    static final Setting TRIGGER_DELAY = Setting.number("trigger_delay_seconds", ":TRIG:DEL", Unit.SECOND)
            .between(0, 999.9999)
            .resolution(1e-4)
            .from(TRIGGER);
    static final Setting BUFFER_POINTS =
            Setting.whole("buffer_points", ":TRAC:POIN", 1, 2500).from(TRIGGER);

    private static Setting cycles(String name, String header) {
        return Setting.number(name, header, Unit.ONE)
                .between(0.01, 10)
                .resolution(0.01)
                .from(SENSE);
    }

    /** Those that are not of one of the two quantities. */
    static Setting[] others() {
        return new Setting[] {
            FUNCTION,
            PROTECTION,
            OUTPUT,
            OFF_STATE,
            TERMINALS,
            REMOTE_SENSE,
            AUTOZERO,
            VOLTS_POWER_LINE_CYCLES,
            AMPERES_POWER_LINE_CYCLES,
            FILTER,
            FILTER_COUNT,
            FILTER_KIND,
            CONCURRENT,
            SOURCE_DELAY,
            AUTO_DELAY,
            AUTO_CLEAR,
            ARM_COUNT,
            TRIGGER_COUNT,
            TRIGGER_SOURCE,
            TRIGGER_INPUT,
            TRIGGER_OUTPUT_LINE,
            TRIGGER_OUTPUT,
            TRIGGER_DELAY,
            BUFFER_POINTS,
            MEMORY_POINTS,
            MEMORY_START,
            OHMS_MODE
        };
    }

    private Keithley2400Settings() {}
}
