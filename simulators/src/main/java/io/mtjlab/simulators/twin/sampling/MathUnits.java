package io.mtjlab.simulators.twin.sampling;

import java.util.Locale;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/** CALCulate1:KMATh:MUNits of a Keithley: one or two characters that stand behind a result of its math. */
public final class MathUnits {

    private final String allowed;
    private final String first;
    private String units;

    /**
     * @param allowed as a regular expression
     * @param first after *RST
     */
    public MathUnits(CommandTable table, String allowed, String first) {
        this.allowed = allowed;
        this.first = first;
        this.units = first;
        table.row("CALCulate[1]:KMATh:MUNits", this::set, call -> call.answer('"' + units + '"'));
    }

    private void set(Call call) throws ScpiException {
        call.expect(1, 1);
        String name = call.name(0).toUpperCase(Locale.ROOT);
        if (!name.matches(allowed)) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
        units = name;
    }

    public void reset() {
        units = first;
    }

    public String told() {
        return units;
    }
}
