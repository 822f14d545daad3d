package io.mtjlab.simulators.twin.agilent81110a;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.SettingMemory;
import io.mtjlab.simulators.scpi.SetupBlock;
import io.mtjlab.simulators.twin.files.FileStore;

/** SYSTem:SETup and the memory card (81110-91021, SYSTem and MMEMory subsystems); number 0 is the present setup. */
final class PulserFiles {

    private PulserFiles() {}

    static void install(CommandTable table, SettingMemory memory) {
        FileStore card = new FileStore(table, "");
        table.row(
                        "SYSTem:SETup",
                        call -> {
                            call.expect(1, 1);
                            memory.restore(SetupBlock.parse(call.block(0)));
                        },
                        call -> call.answer(SetupBlock.of(memory.present())))
                .row(
                        "MMEMory:STORe:STATe",
                        call -> {
                            call.expect(2, 2);
                            int number = call.integer(0, 0, memory.highest());
                            card.put(call, 1, "STAT", number == 0 ? memory.present() : memory.take(number));
                        },
                        null)
                .row(
                        "MMEMory:LOAD:STATe",
                        call -> {
                            call.expect(2, 2);
                            int number = call.integer(0, 0, memory.highest());
                            SettingMemory.Setup setup = card.get(call, 1, SettingMemory.Setup.class);
                            if (number == 0) {
                                memory.restore(setup);
                            } else {
                                memory.put(number, setup);
                            }
                        },
                        null);
    }
}
