package io.mtjlab.instruments.drivers;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.scpi.Setting;

/** The table of the DMM6500: every setting that its driver knows (DMM6500 reference manual, SCPI commands). */
final class KeithleyDmm6500Settings {

    private static final String SENSE = "DMM6500 reference manual DMM6500-901-01, SENSe1 subsystem";
    private static final String DIGITIZE = "DMM6500 reference manual DMM6500-901-01, SENSe1:DIGitize subsystem";
    private static final String OTHER = "DMM6500 reference manual DMM6500-901-01, FORMat, ROUTe, TRACe subsystems";

    static final Setting RANGE = Setting.number("range_volts", ":SENS:VOLT:RANG", Unit.VOLT)
            .between(0.1, 1000)
            .resolution(0.1)
            .from(SENSE);
    static final Setting AUTORANGE =
            Setting.onOff("autorange", ":SENS:VOLT:RANG:AUTO").from(SENSE);
    static final Setting POWER_LINE_CYCLES = Setting.number("power_line_cycles", ":SENS:VOLT:NPLC", Unit.ONE)
            .between(0.0005, 12)
            .resolution(0.0005)
            .from(SENSE + "; 15 at 60 Hz");
    static final Setting AUTOZERO = Setting.onOff("autozero", ":SENS:VOLT:AZER").from(SENSE);
    static final Setting INPUT =
            Setting.word("input", ":SENS:VOLT:INP", "AUTO", "MOHM10").from(SENSE);
    static final Setting FILTER = Setting.onOff("filter", ":SENS:VOLT:AVER").from(SENSE);
    static final Setting FILTER_COUNT =
            Setting.whole("filter_count", ":SENS:VOLT:AVER:COUN", 1, 100).from(SENSE);
    static final Setting FILTER_KIND = Setting.word("filter_kind", ":SENS:VOLT:AVER:TCON", "REP", "MOV", "HYBR")
            .from(SENSE);
    static final Setting RELATIVE =
            Setting.onOff("relative", ":SENS:VOLT:REL:STAT").from(SENSE);
    static final Setting RELATIVE_VOLTS = Setting.number("relative_volts", ":SENS:VOLT:REL", Unit.VOLT)
            .between(-1000, 1000)
            .resolution(1e-7)
            .from(SENSE);
    static final Setting READINGS_A_QUERY =
            Setting.whole("readings_a_query", ":SENS:COUN", 1, 1_000_000).from(SENSE);

    static final Setting DIGITIZE_RANGE = Setting.number("digitize_range_volts", ":SENS:DIG:VOLT:RANG", Unit.VOLT)
            .between(0.1, 1000)
            .resolution(0.1)
            .from(DIGITIZE);
    static final Setting SAMPLE_RATE = Setting.number("sample_hertz", ":SENS:DIG:VOLT:SRAT", Unit.HERTZ)
            .between(1000, 1_000_000)
            .resolution(1)
            .from(DIGITIZE);
    static final Setting DIGITIZE_INPUT = Setting.word("digitize_input", ":SENS:DIG:VOLT:INP", "AUTO", "MOHM10")
            .from(DIGITIZE);

    /** Of the buffer {@code defbuffer1}; all buffers together hold seven million readings. */
    static final Setting BUFFER_POINTS =
            Setting.whole("buffer_points", ":TRAC:POIN", 10, 6_000_000).from(OTHER);

    static final Setting DATA_FORMAT =
            Setting.word("data_format", ":FORM", "ASC", "REAL", "SRE").from(OTHER);
    static final Setting BYTE_ORDER =
            Setting.word("byte_order", ":FORM:BORD", "NORM", "SWAP").from(OTHER);

    private KeithleyDmm6500Settings() {}
}
