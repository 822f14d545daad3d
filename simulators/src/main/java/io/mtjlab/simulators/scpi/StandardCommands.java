package io.mtjlab.simulators.scpi;

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
        table.query("STATus:QUEue[:NEXT]", () -> errors.print(status.errors().next()));
        table.action("STATus:QUEue:CLEar", status.errors()::clear);
        table.action("SYSTem:CLEar", status.errors()::clear);
        table.query("SYSTem:VERSion", () -> SCPI_VERSION);
        table.action("STATus:PRESet", status::preset);
        group(table, "STATus:OPERation", machine, status.operation());
        group(table, "STATus:QUEStionable", machine, status.questionable());
        group(table, "STATus:MEASurement", machine, status.measurement());
    }

    private static void group(CommandTable table, String at, Machine machine, StatusGroup group) {
        table.row(at + "[:EVENt]", null, call -> {
            call.expect(0, 0);
            machine.refreshStatus();
            call.answer(group.takeEvent());
        });
        table.row(at + ":CONDition", null, call -> {
            call.expect(0, 0);
            machine.refreshStatus();
            call.answer(group.condition());
        });
        mask(table, at + ":ENABle", group::enable, group::enable);
        mask(table, at + ":PTRansition", group::positive, group::positive);
        mask(table, at + ":NTRansition", group::negative, group::negative);
    }

    private static void mask(CommandTable table, String at, IntConsumer set, IntSupplier get) {
        table.integer(at, Limits.of(0, 65535, 0), value -> set.accept((int) value), get);
    }
}
