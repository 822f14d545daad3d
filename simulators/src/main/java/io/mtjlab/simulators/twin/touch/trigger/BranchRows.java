package io.mtjlab.simulators.twin.touch.trigger;

import java.util.List;
import java.util.Locale;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;

/** The blocks that go elsewhere (2450-901-01, pages 6-128 to 6-135; 2461-901-01, pages 6-185 to 6-195). */
final class BranchRows {

    private static final Limits LEVEL = Limits.of(-1e12, 1e12, 0);
    private static final int MOST_LOOPS = 268_435_455;
    private static final List<String> SIDES = List.of("ABOVe", "BELow", "INside", "OUTside");

    private final TriggerModel model;

    BranchRows(TriggerModel model) {
        this.model = model;
    }

    void addTo(CommandTable table) {
        String at = "TRIGger:BLOCk:BRANch:";
        table.row(at + "ALWays", BlockRows.row(model, 2, 2, call -> always(target(call, 1))), null)
                .row(
                        at + "COUNter",
                        BlockRows.row(model, 3, 3, call -> counter(call.integer(1, 1, MOST_LOOPS), target(call, 2))),
                        null)
                .row(at + "COUNter:COUNt", null, call -> {
                    call.expect(1, 1);
                    model.look();
                    call.answer(model.memory().passes(call.integer(0, 1, TriggerModel.MOST_BLOCKS)));
                })
                .row(at + "DELTa", BlockRows.row(model, 3, 4, BranchRows::delta), null)
                .row(
                        at + "EVENt",
                        BlockRows.row(model, 3, 3, call -> event(Events.named(call, 1), target(call, 2))),
                        null)
                .row(at + "LIMit:CONStant", BlockRows.row(model, 5, 6, BranchRows::limit), null)
                .row(at + "LIMit:DYNamic", BlockRows.row(model, 4, 5, BranchRows::test), null)
                .row(at + "ONCE", BlockRows.row(model, 2, 2, call -> once(target(call, 1), true)), null)
                .row(at + "ONCE:EXCLuded", BlockRows.row(model, 2, 2, call -> once(target(call, 1), false)), null);
    }

    private static int target(Call call, int index) throws ScpiException {
        return call.integer(index, 0, TriggerModel.MOST_BLOCKS);
    }

    private static String to(int target) {
        return "BRANCH_BLOCK: " + target;
    }

    static Block always(int target) {
        return Block.of("BRANCH_ALWAYS", to(target), (model, number) -> target);
    }

    /** "Branches until the counter is more than or equal to the count" (2461-901-01, page 6-187). */
    static Block counter(int count, int target) {
        return Block.of("BRANCH_COUNTER", "VALUE: " + count + " " + to(target), (model, number) -> {
            if (model.memory().passes(number) >= count) {
                model.memory().restart(number);
            }
            return model.memory().pass(number) < count ? target : number + 1;
        });
    }

    static Block event(String event, int target) {
        return Block.listening(
                "BRANCH_ON_EVENT",
                "EVENT: " + Call.shortForm(event) + " " + to(target),
                List.of(event),
                (model, number) -> model.memory().forget(number) ? target : number + 1);
    }

    /** The first time alone, or every time but the first. */
    private static Block once(int target, boolean first) {
        return Block.of(
                first ? "BRANCH_ONCE" : "BRANCH_ONCE_EXCLUDED",
                to(target),
                (model, number) -> (model.memory().pass(number) == 1) == first ? target : number + 1);
    }

    /** The reading before less the last one, against a difference (2450-901-01, page 6-130). */
    private static Block delta(Call call) throws ScpiException {
        double wanted = call.number(1, Dimension.NONE, LEVEL);
        int target = target(call, 2);
        int block = call.parameterCount() > 3 ? target(call, 3) : 0;
        String settings =
                String.format(Locale.ROOT, "TARGET_DIFFERENCE: %g %s MEASURE_BLOCK: %d", wanted, to(target), block);
        return Block.of("BRANCH_DELTA", settings, (model, number) -> {
            double[] two = model.readings(block, number);
            return two[0] - two[1] < wanted ? target : number + 1;
        });
    }

    private static Block limit(Call call) throws ScpiException {
        int side = call.choice(1, SIDES);
        double low = call.number(2, Dimension.NONE, LEVEL);
        double high = call.number(3, Dimension.NONE, LEVEL);
        return limit(side, low, high, target(call, 4), call.parameterCount() > 5 ? target(call, 5) : 0);
    }

    static Block limit(int side, double low, double high, int target, int block) {
        String settings = String.format(
                Locale.ROOT,
                "LIMIT_TYPE: %s LIMIT_A: %g LIMIT_B: %g %s MEASURE_BLOCK: %d",
                SIDES.get(side).toUpperCase(Locale.ROOT),
                low,
                high,
                to(target),
                block);
        return Block.of(
                "BRANCH_LIMIT_CONSTANT",
                settings,
                (model, number) -> holds(side, model.readings(block, number)[1], low, high) ? target : number + 1);
    }

    /** Above the upper limit, below the lower one, between them or not. */
    private static boolean holds(int side, double value, double low, double high) {
        return switch (side) {
            case 0 -> value > high;
            case 1 -> value < low;
            case 2 -> value >= low && value <= high;
            default -> value < low || value > high;
        };
    }

    /** Against the limits of a limit test, as they are when the model comes here. */
    private static Block test(Call call) throws ScpiException {
        int side = call.choice(1, SIDES);
        int test = call.integer(2, 1, 2);
        int target = target(call, 3);
        int block = call.parameterCount() > 4 ? target(call, 4) : 0;
        String settings = "LIMIT_TYPE: " + SIDES.get(side).toUpperCase(Locale.ROOT) + " LIMIT_NUMBER: " + test + " "
                + to(target) + " MEASURE_BLOCK: " + block;
        return Block.of("BRANCH_LIMIT_DYNAMIC", settings, (model, number) -> {
            double value = model.readings(block, number)[1];
            return holds(
                            side,
                            value,
                            model.actor().limit(test, false),
                            model.actor().limit(test, true))
                    ? target
                    : number + 1;
        });
    }
}
