package io.mtjlab.instruments.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import static io.mtjlab.instruments.drivers.Keithley2400Settings.AMPERES_POWER_LINE_CYCLES;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.ARM_COUNT;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.AUTO_DELAY;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.BUFFER_POINTS;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.FUNCTION;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.MEMORY_POINTS;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.MEMORY_START;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.SOURCE_DELAY;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.TRIGGER_COUNT;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.TRIGGER_DELAY;
import static io.mtjlab.instruments.drivers.Keithley2400Settings.VOLTS_POWER_LINE_CYCLES;

/**
 * What a 2400 is told before it works by itself: trigger counts, its buffer, lists of levels, memory locations (Series
 * 2400 user's manual, sections 9 to 11 and 18).
 *
 * @param role for messages
 */
record Keithley2400Program(String role) {

    /** A message must not grow beyond the input buffer: so many levels of a list at once. */
    private static final int LEVELS_A_MESSAGE = 100;

    List<String> trigger(int count, String... delayCommands) {
        List<String> commands = new ArrayList<>(List.of(
                ":ABOR",
                ":FORM:DATA ASC",
                ":FORM:ELEM " + Keithley2400Readings.ELEMENTS,
                ARM_COUNT.command(role, 1),
                ":ARM:SOUR IMM",
                TRIGGER_COUNT.command(role, count),
                TRIGGER_DELAY.command(role, 0)));
        commands.addAll(List.of(delayCommands));
        return commands;
    }

    List<String> buffer(int count) {
        return List.of(
                ":TRAC:FEED:CONT NEV",
                ":TRAC:CLE",
                BUFFER_POINTS.command(role, count),
                ":TRAC:TST:FORM ABS",
                ":TRAC:FEED SENS",
                ":TRAC:FEED:CONT NEXT");
    }

    List<String> list(SourcedQuantity sourced, double[] levels) {
        List<String> commands = new ArrayList<>();
        for (int from = 0; from < levels.length; from += LEVELS_A_MESSAGE) {
            String list = Arrays.stream(levels, from, Math.min(levels.length, from + LEVELS_A_MESSAGE))
                    .mapToObj(level -> sourced.level().argument(role, level))
                    .collect(Collectors.joining(","));
            commands.add(":SOUR:LIST:" + sourced.word() + (from == 0 ? " " : ":APP ") + list);
        }
        commands.add(":SOUR:SWE:RANG FIX");
        commands.add(":SOUR:" + sourced.word() + ":MODE LIST");
        return commands;
    }

    /**
     * The setup of one location, and its storage. Nothing is live meanwhile; the level is last.
     *
     * @param limitNow what limits the measured quantity by now: the measurement range is never larger than the limit's
     */
    List<String> location(
            int number, SourceLocation wanted, SourcedQuantity sourced, SourcedQuantity measured, double limitNow) {
        String limit = measured.limit().command(role, wanted.limit());
        String range = measured.measureRange()
                .command(role, measured.measure().holding(role, wanted.limit()).fullScale());
        return List.of(
                sourced.level().command(role, 0),
                sourced.sourceRange()
                        .command(
                                role,
                                sourced.source().holding(role, wanted.level()).fullScale()),
                wanted.limit() < limitNow ? range : limit,
                wanted.limit() < limitNow ? limit : range,
                VOLTS_POWER_LINE_CYCLES.command(role, wanted.powerLineCycles()),
                AMPERES_POWER_LINE_CYCLES.command(role, wanted.powerLineCycles()),
                AUTO_DELAY.command(false),
                SOURCE_DELAY.command(role, wanted.delay().toNanos() * 1e-9),
                sourced.level().command(role, wanted.level()),
                ":SOUR:MEM:SAVE " + number);
    }

    /** The trigger count must be the same as the number of locations (page 18-93). */
    List<String> memory(int locations) {
        return List.of(
                MEMORY_POINTS.command(role, locations), MEMORY_START.command(role, 1), FUNCTION.command(role, "MEM"));
    }
}
