package io.mtjlab.simulators.twin.front;

import java.util.Arrays;
import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/** DISPlay: the lines of a Keithley's display, which a program can write upon. */
public final class DisplayText {

    private static final String AT = "DISPlay[:WINDow<1..2>]";

    private final List<Integer> lengths;
    private final String[] texts;
    private final boolean[] on;

    /** @param lengths characters that each line has room for */
    public DisplayText(CommandTable table, List<Integer> lengths) {
        this.lengths = List.copyOf(lengths);
        this.texts = new String[lengths.size()];
        this.on = new boolean[lengths.size()];
        reset();
        table.row(AT + ":TEXT[:DATA]", this::write, call -> call.answer('"' + texts[line(call)] + '"'))
                .row(
                        AT + ":TEXT:STATe",
                        call -> {
                            call.expect(1, 1);
                            on[line(call)] = call.bool(0);
                        },
                        call -> call.answer(on[line(call)] ? 1 : 0))
                .row(AT + ":DATA", null, call -> {
                    int line = line(call);
                    call.answer('"' + (on[line] ? texts[line] : "") + '"');
                })
                .row(AT + ":ATTRibutes", null, call -> call.answer('"' + "0".repeat(lengths.get(line(call))) + '"'))
                .action("DISPlay:CNDisplay", this::reset);
    }

    private int line(Call call) throws ScpiException {
        int line = call.suffix("WINDOW") - 1;
        if (line >= lengths.size()) {
            throw new ScpiException(StandardError.HEADER_SUFFIX_OUT_OF_RANGE);
        }
        return line;
    }

    private void write(Call call) throws ScpiException {
        call.expect(1, 1);
        int line = line(call);
        String text = call.string(0);
        if (text.length() > lengths.get(line)) {
            throw new ScpiException(StandardError.TOO_MUCH_DATA);
        }
        texts[line] = text;
    }

    public void reset() {
        Arrays.fill(texts, "");
        Arrays.fill(on, false);
    }
}
