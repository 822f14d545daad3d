package io.mtjlab.simulators.twin.touch.trigger;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;

/**
 * TRIGger:LOAD: models that are there already (2461-901-01, pages 6-222 to 6-234; 2470-901-01, pages 12-180 to
 * 12-190). Which blocks they consist of is told by TRIGger:BLOCk:LIST? alone; the order here gives what the pages
 * describe.
 */
final class Templates {

    private static final int MOST_LOOPS = 268_435_455;
    private static final Limits DURATION = Limits.of(500e-9, 100_000, 1);
    private static final Limits LEVEL = Limits.of(-1e12, 1e12, 0);
    private static final int BINS = 4;
    private static final int LINES = 6;

    /** Of a template's parameters, the name itself being the first. */
    @FunctionalInterface
    private interface Template {
        List<Block> of(Call call) throws ScpiException;
    }

    private record Named(String name, int least, int most, Template template) {}

    private final TriggerModel model;
    private final List<Named> templates;

    Templates(TriggerModel model) {
        this.model = model;
        this.templates = List.of(
                new Named("Empty", 1, 1, call -> List.of()),
                new Named("SimpleLoop", 2, 5, this::simpleLoop),
                new Named("DurationLoop", 2, 5, this::durationLoop),
                new Named("LoopUntilEvent", 3, 7, this::loopUntilEvent),
                new Named("ConfigList", 2, 6, this::configurationList),
                new Named("LogicTrigger", 4, 8, this::logicTrigger),
                new Named("GradeBinning", 7, 19, call -> binning(call, true)),
                new Named("SortBinning", 7, 19, call -> binning(call, false)));
    }

    void addTo(CommandTable table) {
        List<String> names = templates.stream().map(Named::name).toList();
        table.row(
                "TRIGger:LOAD",
                call -> {
                    call.expect(1, 19);
                    Named chosen = templates.get(call.quotedChoice(0, names));
                    call.expect(chosen.least(), chosen.most());
                    model.load(chosen.template().of(call));
                },
                null);
    }

    private static double delay(Call call, int index) throws ScpiException {
        return call.parameterCount() > index ? call.number(index, Dimension.SECONDS, BlockRows.DELAY) : 0;
    }

    private String buffer(Call call, int index) throws ScpiException {
        String name = call.parameterCount() > index ? call.string(index) : BlockRows.DEFAULT_BUFFER;
        model.actor().capacity(name);
        return name;
    }

    /** The delay, then a reading; a last parameter may say which: ACTive, MEASure, DIGitize. */
    private static List<Block> delayed(Call call, int last, double delay, String buffer) throws ScpiException {
        int kind = call.parameterCount() > last ? call.choice(last, List.of("ACTive", "MEASure", "DIGitize")) : 0;
        return List.of(BlockRows.delay(delay), BlockRows.reading(Readings.values()[kind], buffer, 1));
    }

    private List<Block> simpleLoop(Call call) throws ScpiException {
        int count = call.integer(1, 1, MOST_LOOPS);
        String buffer = buffer(call, 3);
        List<Block> blocks = new ArrayList<>(List.of(BlockRows.clearing(buffer)));
        blocks.addAll(delayed(call, 4, delay(call, 2), buffer));
        blocks.add(BranchRows.counter(count, 2));
        return blocks;
    }

    /** As many readings as begin within a duration. */
    private List<Block> durationLoop(Call call) throws ScpiException {
        double seconds = call.number(1, Dimension.SECONDS, DURATION);
        String buffer = buffer(call, 3);
        List<Block> blocks = new ArrayList<>(List.of(BlockRows.clearing(buffer)));
        blocks.addAll(delayed(call, 4, delay(call, 2), buffer));
        blocks.add(Block.of(
                "BRANCH_DURATION",
                "DURATION: " + seconds + " BRANCH_BLOCK: 2",
                (at, number) -> at.elapsedSeconds() < seconds ? 2 : number + 1));
        return blocks;
    }

    /** Readings until an event, then so many that it stands at its position, in percent of the buffer. */
    private List<Block> loopUntilEvent(Call call) throws ScpiException {
        String event = Events.named(call, 1);
        double percent = call.number(2, Dimension.PERCENT, Limits.of(0, 100, 50));
        int index = 3;
        if (call.parameterCount() > index && !call.isNumber(index)) {
            BlockRows.clears(call, index);
            index++;
        }
        double delay = delay(call, index);
        String buffer = buffer(call, index + 1);
        int behind = (int) Math.round(model.actor().capacity(buffer) * (1 - percent / 100));
        List<Block> reading = delayed(call, index + 2, delay, buffer);
        List<Block> blocks = new ArrayList<>(List.of(BlockRows.clearing(buffer)));
        blocks.addAll(reading);
        blocks.add(BranchRows.event(event, 6));
        blocks.add(BranchRows.always(2));
        if (behind > 0) {
            blocks.addAll(reading);
            blocks.add(BranchRows.counter(behind, 6));
        }
        return blocks;
    }

    /** Goes through a list of measuring settings and, on an instrument with a source, one of its settings. */
    private List<Block> configurationList(Call call) throws ScpiException {
        List<String> lists = new ArrayList<>();
        int index = 1;
        while (index < Math.min(3, call.parameterCount()) && !call.isNumber(index)) {
            lists.add(call.string(index));
            index++;
        }
        int longest = 1;
        for (String list : lists) {
            longest = Math.max(longest, model.actor().listLength(list));
        }
        double delay = delay(call, index);
        String buffer = buffer(call, index + 1);
        List<Block> blocks = new ArrayList<>(List.of(
                BlockRows.clearing(buffer),
                BlockRows.recalling(lists, lists.stream().map(each -> 1).toList()),
                BlockRows.source(true),
                BranchRows.always(6),
                BlockRows.step(lists, true)));
        blocks.addAll(delayed(call, index + 2, delay, buffer));
        blocks.add(BranchRows.counter(longest, 5));
        blocks.add(BlockRows.source(false));
        return blocks;
    }

    private List<Block> logicTrigger(Call call) throws ScpiException {
        String in = Events.line(call.integer(1, 1, LINES));
        int out = call.integer(2, 1, LINES);
        int count = call.integer(3, 1, MOST_LOOPS);
        int index = 4;
        boolean clears = false;
        if (call.parameterCount() > index && !call.isNumber(index)) {
            clears = BlockRows.clears(call, index);
            index++;
        }
        double delay = delay(call, index);
        String buffer = buffer(call, index + 1);
        List<Block> blocks = new ArrayList<>(
                List.of(BlockRows.clearing(buffer), BlockRows.waiting(new WaitBlock(List.of(in), false, clears))));
        blocks.addAll(delayed(call, index + 2, delay, buffer));
        blocks.add(BlockRows.notifying(out));
        blocks.add(BranchRows.counter(count, 2));
        return blocks;
    }

    /** A bin's pattern and its limits; unused where the upper is below the lower. */
    private record Bin(double high, double low, int pattern) {}

    /**
     * Components, the line that starts a test, delays before and behind, then limit 1 and its pattern, the pattern for
     * all, limits 2 to 4 and their patterns. Grading stops at the first limit that fails, sorting at the first that
     * holds.
     */
    private List<Block> binning(Call call, boolean grading) throws ScpiException {
        int components = call.integer(1, 1, MOST_LOOPS);
        String start = Events.line(call.integer(2, 5, LINES));
        double before = delay(call, 3);
        double behind = delay(call, 4);
        List<Bin> bins = new ArrayList<>();
        int index = 5;
        int all = 15;
        for (int i = 0; i < BINS && call.parameterCount() > index + 1 && call.isNumber(index); i++) {
            double high = call.number(index, Dimension.NONE, LEVEL);
            double low = call.number(index + 1, Dimension.NONE, LEVEL);
            index += 2;
            int pattern = 1 << i;
            if (call.parameterCount() > index && call.isNumber(index)) {
                pattern = call.integer(index, 1, 15);
                index++;
            }
            if (i == 0 && call.parameterCount() > index && call.isNumber(index)) {
                all = call.integer(index, 1, 15);
                index++;
            }
            bins.add(new Bin(high, low, pattern));
        }
        String buffer = buffer(call, index);
        int other = all;
        return List.of(
                BlockRows.clearing(buffer),
                BlockRows.waiting(new WaitBlock(List.of(start), false, true)),
                BlockRows.delay(before),
                BlockRows.reading(Readings.MEASURED, buffer, 1),
                Block.of(grading ? "GRADE" : "SORT", "PATTERNS: " + bins.size(), (at, number) -> {
                    double value = at.readings(0, number)[1];
                    int pattern = bins.stream()
                            .filter(bin -> bin.high() >= bin.low())
                            .filter(bin -> (value >= bin.low() && value <= bin.high()) != grading)
                            .findFirst()
                            .map(Bin::pattern)
                            .orElse(other);
                    at.actor().lines(pattern, 15);
                    return number + 1;
                }),
                BlockRows.delay(behind),
                BranchRows.counter(components, 2));
    }
}
