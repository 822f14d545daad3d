package io.mtjlab.simulators.twin.kepcobop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/**
 * LIST subsystem of the BIT 4886 (operator manual 243-1303, B.27 to B.48 and page 4-15): up to 1002 levels of current or
 * of voltage, added one command after the other, with one dwell time for all or one for each. No LIST command is accepted
 * while a list runs. The limits of the dwell time and the numbers of the errors are as remembered.
 */
final class SupplyLists {

    private static final int MOST_POINTS = 1002;
    /** A query tells at most so many, from where LIST:QUERy says (B.46). */
    private static final int MOST_TOLD = 16;

    private static final int MOST_COUNTS = 255;
    private static final Limits DWELL = Limits.of(500e-6, 10, 500e-6);
    private static final List<String> DIRECTIONS = List.of("UP", "DOWN");
    private static final List<String> ORDERS = List.of("DSEQuence", "SEQuence");
    private static final String LIST = "[:SOURce]:LIST";

    private final BooleanSupplier running;
    private final List<Double> amperes = new ArrayList<>();
    private final List<Double> volts = new ArrayList<>();
    private final List<Double> dwells = new ArrayList<>();
    private int count = 1;
    private int skip;
    private int from;
    private int direction;
    private int order;

    SupplyLists(CommandTable table, BooleanSupplier running, Limits mostAmperes, Limits mostVolts) {
        this.running = running;
        levels(table, "CURRent", Dimension.AMPERES, mostAmperes, amperes, volts);
        levels(table, "VOLTage", Dimension.VOLTS, mostVolts, volts, amperes);
        levels(table, "DWELl", Dimension.SECONDS, DWELL, dwells, List.of());
        table.action(LIST + ":CLEar", () -> {
                    requireStill();
                    reset();
                })
                .row(LIST + ":COUNt", call -> count = whole(call, MOST_COUNTS), call -> call.answer(count))
                .row(LIST + ":COUNt:SKIP", call -> skip = whole(call, MOST_COUNTS), call -> call.answer(skip))
                .row(LIST + ":QUERy", call -> from = whole(call, MOST_POINTS - 1), call -> call.answer(from))
                .row(
                        LIST + ":DIRection",
                        call -> direction = word(call, DIRECTIONS),
                        call -> call.answer(DIRECTIONS.get(direction)))
                .row(
                        LIST + ":GENeration",
                        call -> order = word(call, ORDERS),
                        call -> call.answer(Call.shortForm(ORDERS.get(order))));
    }

    private void requireStill() throws ScpiException {
        if (running.getAsBoolean()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
    }

    private int whole(Call call, int most) throws ScpiException {
        requireStill();
        call.expect(1, 1);
        return call.integer(0, 0, most);
    }

    private int word(Call call, List<String> words) throws ScpiException {
        requireStill();
        call.expect(1, 1);
        return call.choice(0, words);
    }

    /** @param instead the other quantity's list, which must be empty */
    private void levels(
            CommandTable table, String word, Dimension unit, Limits limits, List<Double> list, List<Double> instead) {
        table.row(
                        LIST + ":" + word + "[:LEVel]",
                        call -> {
                            requireStill();
                            call.expect(1, MOST_POINTS);
                            if (!instead.isEmpty()) {
                                throw new ScpiException(StandardError.SETTINGS_CONFLICT);
                            }
                            List<Double> more = new ArrayList<>();
                            for (int i = 0; i < call.parameterCount(); i++) {
                                more.add(call.number(i, unit, limits));
                            }
                            if (list.size() + more.size() > MOST_POINTS) {
                                throw new ScpiException(StandardError.TOO_MUCH_DATA);
                            }
                            list.addAll(more);
                        },
                        call -> {
                            call.expect(0, 0);
                            if (!instead.isEmpty()) {
                                throw new ScpiException(StandardError.SETTINGS_CONFLICT);
                            }
                            call.answer(list.stream()
                                    .skip(from)
                                    .limit(MOST_TOLD)
                                    .map(value -> Nr3.format(value, KepcoBopTwin.DECIMALS))
                                    .collect(Collectors.joining(",")));
                        })
                .query(LIST + ":" + word + ":POINts", () -> Integer.toString(list.size()));
    }

    void reset() {
        amperes.clear();
        volts.clear();
        dwells.clear();
        count = 1;
        skip = 0;
        from = 0;
        direction = 0;
        order = 0;
    }

    /** What there is to run; refused when lengths do not fit. */
    ListRun.Program program(boolean ofAmperes) throws ScpiException {
        List<Double> levels = new ArrayList<>(ofAmperes ? amperes : volts);
        boolean fits = !levels.isEmpty() && (dwells.size() == 1 || dwells.size() == levels.size());
        if (!fits) {
            throw new ScpiException(StandardError.LISTS_NOT_SAME_LENGTH);
        }
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            nanos.add(Math.round(1e9 * dwells.get(Math.min(i, dwells.size() - 1))));
        }
        boolean down = direction == 1;
        if (down) {
            Collections.reverse(levels);
            Collections.reverse(nanos);
        }
        // "Only works in LIST:DIR UP mode" (B.29).
        return new ListRun.Program(levels, nanos, count, down ? 0 : skip);
    }
}
