package io.mtjlab.simulators.twin.touch;

import java.util.Arrays;
import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/** The six lines of the rear panel (2450 reference manual, DIGital subsystem). Nothing is wired to them: inputs are high. */
public final class DigitalLines {

    private static final int LINES = 6;
    private static final int ALL = (1 << LINES) - 1;
    private static final List<String> TYPES = List.of("DIGital", "TRIGger", "SYNChronous");
    private static final List<String> WAYS = List.of("IN", "OUT", "OPENdrain", "MASTer", "ACCeptor");
    private static final int DIGITAL = 0;
    private static final int IN = 0;
    private static final int OUT = 1;
    private static final int OPEN_DRAIN = 2;

    private final int[] types = new int[LINES + 1];
    private final int[] ways = new int[LINES + 1];
    private final boolean[] high = new boolean[LINES + 1];

    /** @param heads of the commands; more than one where another word has the same short form */
    public DigitalLines(CommandTable table, String... heads) {
        reset();
        for (String head : heads) {
            rows(table, head);
        }
    }

    private void rows(CommandTable table, String head) {
        table.row(head + ":LINE<1..6>:MODE", this::mode, call -> {
                    int line = call.onlySuffix();
                    call.answer(Call.shortForm(TYPES.get(types[line])) + "," + Call.shortForm(WAYS.get(ways[line])));
                })
                .row(
                        head + ":LINE<1..6>:STATe",
                        call -> {
                            call.expect(1, 1);
                            write(call.onlySuffix(), call.bool(0));
                        },
                        call -> call.answer(level(call.onlySuffix()) ? 1 : 0))
                .row(head + ":READ", null, call -> call.answer(levels()))
                .row(head + ":WRITe", this::writeAll, null);
    }

    /** As after *RST: all are digital inputs. */
    public void reset() {
        Arrays.fill(types, DIGITAL);
        Arrays.fill(ways, IN);
        Arrays.fill(high, true);
    }

    /** Digital lines go in, out or are open drains; a trigger may not be a master, a synchronous one may. */
    private void mode(Call call) throws ScpiException {
        call.expect(2, 2);
        int type = call.choice(0, TYPES);
        int way = call.choice(1, WAYS);
        boolean fits = type == 2 ? way > OPEN_DRAIN : way <= OPEN_DRAIN;
        if (!fits) {
            throw new ScpiException(StandardError.ILLEGAL_PARAMETER_VALUE);
        }
        types[call.onlySuffix()] = type;
        ways[call.onlySuffix()] = way;
    }

    private void write(int line, boolean up) throws ScpiException {
        if (types[line] != DIGITAL || ways[line] == IN) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        high[line] = up;
    }

    private boolean level(int line) {
        return ways[line] == IN || high[line];
    }

    private int levels() {
        int levels = 0;
        for (int line = 1; line <= LINES; line++) {
            levels |= level(line) ? 1 << line - 1 : 0;
        }
        return levels;
    }

    private void writeAll(Call call) throws ScpiException {
        call.expect(1, 1);
        write((int) call.number(0, Dimension.NONE, Limits.of(0, ALL, 0)), ALL);
    }

    /** Sets those outputs that {@code mask} has a bit for, the lowest for line 1. */
    public void write(int wanted, int mask) {
        for (int line = 1; line <= LINES; line++) {
            if (types[line] == DIGITAL && ways[line] == OUT && (mask >> line - 1 & 1) == 1) {
                high[line] = (wanted >> line - 1 & 1) == 1;
            }
        }
    }
}
