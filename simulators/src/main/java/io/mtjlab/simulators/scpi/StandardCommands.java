package io.mtjlab.simulators.scpi;

import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** The SYSTem and STATus commands that SCPI-99 volume 1, 4.2.1 asks of every instrument. */
final class StandardCommands {

    /** The version of the standard that the grammar follows. */
    private static final String SCPI_VERSION = "1999.0";

    private StandardCommands() {}

    static void addTo(CommandTable table, Machine machine, Status status, ErrorFormat errors) {
        table.query("SYSTem:ERRor[:NEXT]", () -> errors.print(status.errors().next()));
        table.query("SYSTem:ERRor:COUNt", () -> Integer.toString(status.errors().size()));
        table.query(
                "SYSTem:ERRor:CODE[:NEXT]",
                () -> Integer.toString(status.errors().next().code()));
        table.query("SYSTem:ERRor:CODE:ALL", () -> all(status.errors(), entry -> Integer.toString(entry.code())));
        table.query("SYSTem:ERRor:ALL", () -> all(status.errors(), errors::print));
        table.query("STATus:QUEue[:NEXT]", () -> errors.print(status.errors().next()));
        status.errors().filter().addTo(table);
        table.action("STATus:QUEue:CLEar", status.errors()::clear);
        table.action("SYSTem:CLEar", status.errors()::clear);
        table.query("SYSTem:VERSion", () -> SCPI_VERSION);
        table.action("STATus:PRESet", status::preset);
        group(table, "STATus:OPERation", machine, status, status.operation());
        group(table, "STATus:QUEStionable", machine, status, status.questionable());
        group(table, "STATus:MEASurement", machine, status, status.measurement());
    }

    /** Every entry, oldest first, which empties the queue (SCPI-99 volume 2, 21.8.3). */
    private static String all(ErrorQueue queue, Function<ErrorQueue.Entry, String> printer) {
        StringJoiner entries = new StringJoiner(",");
        do {
            entries.add(printer.apply(queue.next()));
        } while (queue.size() > 0);
        return entries.toString();
    }

    private static void group(CommandTable table, String at, Machine machine, Status status, StatusGroup group) {
        group(table, at, machine::refreshStatus, status, group);
    }

    /** The five rows of a group of registers; {@code refresh} is called before they are read. */
    static void group(CommandTable table, String at, Runnable refresh, Status status, StatusGroup group) {
        table.row(at + "[:EVENt]", null, call -> {
            call.expect(0, 0);
            refresh.run();
            call.answer(status.print(group.takeEvent()));
        });
        table.row(at + ":CONDition", null, call -> {
            call.expect(0, 0);
            refresh.run();
            call.answer(status.print(group.condition()));
        });
        mask(table, at + ":ENABle", status, group::enable, group::enable);
        mask(table, at + ":PTRansition", status, group::positive, group::positive);
        mask(table, at + ":NTRansition", status, group::negative, group::negative);
    }

    private static void mask(CommandTable table, String at, Status status, IntConsumer set, IntSupplier get) {
        Limits limits = Limits.of(0, 65535, 0);
        table.integer(at, limits, value -> set.accept((int) value), get::getAsInt);
        table.row(at, null, call -> {
            call.expect(0, 1);
            call.answer(status.print(call.parameterCount() == 0 ? get.getAsInt() : (int) call.special(0, limits)));
        });
    }
}
