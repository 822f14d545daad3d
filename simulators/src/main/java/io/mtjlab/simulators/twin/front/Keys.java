package io.mtjlab.simulators.twin.front;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/** SYSTem:KEY, KCLick and BEEPer: the last key pressed, and what is heard. */
public final class Keys {

    private static final int LAST_KEY = 31;

    private final Panel panel;
    private int last;

    public Keys(CommandTable table) {
        panel = new Panel(table, 1).bool("click", "SYSTem:KCLick", true).hidden("beeper", 1);
        table.row("SYSTem:BEEPer[:STATe]", this::beep, call -> call.answer((int) panel.get("beeper")))
                .row("SYSTem:BEEPer:IMMediate", call -> call.expect(0, 2), null)
                .row("SYSTem:KEY", this::press, call -> call.answer(last));
    }

    private void press(Call call) throws ScpiException {
        call.expect(1, 1);
        last = call.integer(0, 1, LAST_KEY);
    }

    /** A switch, or a tone of so many hertz and seconds. */
    private void beep(Call call) throws ScpiException {
        call.expect(0, 2);
        if (call.parameterCount() == 1) {
            panel.put("beeper", call.bool(0) ? 1 : 0);
        } else if (call.parameterCount() == 2 && !(call.isNumber(0) && call.isNumber(1))) {
            throw new ScpiException(StandardError.DATA_TYPE_ERROR);
        }
    }

    public void reset() {
        panel.reset();
        last = 0;
    }
}
