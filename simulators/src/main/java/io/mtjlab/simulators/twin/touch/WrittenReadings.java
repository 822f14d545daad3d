package io.mtjlab.simulators.twin.touch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/**
 * Buffers that a program writes readings into, units of its own, saving (2461-901-01 and DMM6500-901-01, reference
 * manuals, TRACe subsystem). There is no drive in the front panel, so that saving ends in the standard's error for
 * mass storage; which one the instrument gives there is an assumption.
 */
final class WrittenReadings {

    private static final List<String> UNITS = List.of(
            "NONE",
            "AMP",
            "AMPAC",
            "CELSius",
            "CUSTom1",
            "CUSTom2",
            "CUSTom3",
            "DAC",
            "DBM",
            "DECibel",
            "DIO",
            "FAHRenheit",
            "FARad",
            "HERTz",
            "KELVin",
            "OHM",
            "PERCent",
            "RATIO",
            "RECiprocal",
            "SECond",
            "TOT",
            "VOLT",
            "VOLTAC",
            "WATT",
            "X");
    private static final int FIRST_CUSTOM = 4;
    private static final int CUSTOM_UNITS = 3;
    private static final int LONGEST_UNIT = 2;
    private static final Limits ANY = Limits.of(-9.9e37, 9.9e37, 0);

    private final Buffers buffers;
    private final List<String> custom = new ArrayList<>(List.of("X", "Y", "Z"));

    WrittenReadings(Buffers buffers) {
        this.buffers = buffers;
    }

    void addTo(CommandTable table) {
        table.row("TRACe:UNIT", this::unit, null)
                .row("TRACe:WRITe:FORMat", this::format, null)
                .row("TRACe:WRITe:READing", this::write, null)
                .row("TRACe:SAVE", this::save, null)
                .row("TRACe:SAVE:APPend", this::save, null)
                .row(
                        "TRACe:LOG:STATe",
                        call -> {
                            call.expect(1, 2);
                            buffers.find(buffers.name(call, 1)).logs(call.bool(0));
                        },
                        call -> call.answer(buffers.find(buffers.name(call, 0)).logs() ? 1 : 0));
    }

    /** CUSTom1 to 3 and what they are called: two characters at most. */
    private void unit(Call call) throws ScpiException {
        call.expect(2, 3);
        buffers.find(buffers.name(call, 2));
        int which = call.choice(0, UNITS) - FIRST_CUSTOM;
        if (which < 0 || which >= CUSTOM_UNITS || call.string(1).length() > LONGEST_UNIT) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
        custom.set(which, call.string(1));
    }

    private ReadingBuffer writable(Call call) throws ScpiException {
        ReadingBuffer buffer = buffers.find(call.string(0));
        if (!buffer.writable()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        return buffer;
    }

    /** A buffer, its unit, digits to display; then those of the second value. */
    private void format(Call call) throws ScpiException {
        call.expect(3, 5);
        ReadingBuffer buffer = writable(call);
        int unit = call.choice(1, UNITS);
        call.integer(2, 3, 8);
        int which = unit - FIRST_CUSTOM;
        buffer.unit(
                which >= 0 && which < CUSTOM_UNITS
                        ? custom.get(which)
                        : UNITS.get(unit).toUpperCase(Locale.ROOT));
    }

    /** A buffer, a reading, then seconds, their fraction, a status; a full one has a second value behind the reading. */
    private void write(Call call) throws ScpiException {
        call.expect(2, 6);
        ReadingBuffer buffer = writable(call);
        double[] values = new double[6];
        for (int i = 1; i < call.parameterCount(); i++) {
            values[i] = call.number(i, Dimension.NONE, ANY);
        }
        int time = call.parameterCount() == 6 ? 3 : 2;
        long nanos = Math.round((values[time] + values[time + 1]) * 1e9);
        int status = time + 2 < values.length ? (int) values[time + 2] : 0;
        buffer.add(new Reading(values[1], time == 3 ? values[2] : 0, "", 0, nanos, status, buffer.unit()));
    }

    private void save(Call call) throws ScpiException {
        call.expect(1, 5);
        call.string(0);
        buffers.find(buffers.name(call, 1));
        throw new ScpiException(-250, "Mass storage error");
    }
}
