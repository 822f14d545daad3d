package io.mtjlab.simulators.twin.touch.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Handler;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/**
 * The blocks that do something (2450-901-01, pages 6-135 to 6-149; 2461-901-01, pages 6-185 to 6-209): buffers,
 * configuration lists, delays, lines, log, readings, source, events.
 */
final class BlockRows {

    static final String DEFAULT_BUFFER = "defbuffer1";
    static final Limits DELAY = Limits.of(0, 10_000, 0);

    private static final int MOST_READINGS = 300_000_000;
    private static final int LINES = 6;
    private static final int ALL_LINES = (1 << LINES) - 1;
    private static final int MOST_EVENTS = 3;

    /** INFO1 to 4, WARNing1 to 4, ERRor1 to 4 are events 2734 to 2745 (2461-901-01, page C-10). */
    private static final List<String> LOGGED = Stream.of("INFO", "WARNing", "ERRor")
            .flatMap(word -> IntStream.rangeClosed(1, 4).mapToObj(i -> word + i))
            .toList();

    private static final int FIRST_LOGGED = 2734;

    private static final List<String> USER_DELAYS = Stream.of("SOURce", "MEASure")
            .flatMap(word -> IntStream.rangeClosed(1, 5).mapToObj(i -> word + i))
            .toList();

    private final TriggerModel model;

    BlockRows(TriggerModel model) {
        this.model = model;
    }

    /** Makes a block of parameters, the block's number the first of them. */
    @FunctionalInterface
    interface Maker {
        Block of(Call call) throws ScpiException;
    }

    static Handler row(TriggerModel model, int least, int most, Maker maker) {
        return call -> {
            call.expect(least, most);
            model.put(call.integer(0, 1, TriggerModel.MOST_BLOCKS), maker.of(call));
        };
    }

    void addTo(CommandTable table) {
        String at = "TRIGger:BLOCk:";
        table.row(at + "BUFFer:CLEar", row(model, 1, 2, call -> clearing(buffer(call, 1))), null)
                .row(at + "CONFig:RECall", row(model, 2, 5, this::recall), null)
                .row(at + "CONFig:NEXT", row(model, 2, 3, call -> step(lists(call), true)), null)
                .row(at + "CONFig:PREVious", row(model, 2, 3, call -> step(lists(call), false)), null)
                .row(
                        at + "DELay:CONStant",
                        row(model, 2, 2, call -> delay(call.number(1, Dimension.SECONDS, DELAY))),
                        null)
                .row(at + "DELay:DYNamic", row(model, 2, 2, BlockRows::userDelay), null)
                .row(at + "DIGital:IO", row(model, 2, 3, BlockRows::lines), null)
                .row(at + "LOG:EVENt", row(model, 3, 3, BlockRows::log), null)
                .row(at + "NOP", row(model, 1, 1, call -> Block.NOP), null)
                .row(at + "NOTify", row(model, 2, 2, call -> notifying(call.integer(1, 1, 8))), null)
                .row(at + "SOURce:STATe", row(model, 2, 2, call -> source(call.bool(1))), null)
                .row(at + "WAIT", row(model, 2, 6, BlockRows::waiting), null)
                .row(at + "MEASure", row(model, 1, 3, call -> reading(call, Readings.MEASURED)), null)
                .row(at + "MDIGitize", row(model, 1, 3, call -> reading(call, Readings.ACTIVE)), null)
                // DIG is short for DIGital, behind which IO stands, and for DIGitize.
                .row(at + "DIGital", row(model, 1, 3, call -> reading(call, Readings.DIGITIZED)), null)
                .row(at + "DIGITIZE", row(model, 1, 3, call -> reading(call, Readings.DIGITIZED)), null);
    }

    /** A buffer that a parameter names, and that there is. */
    private String buffer(Call call, int index) throws ScpiException {
        String name = call.parameterCount() > index ? call.name(index) : DEFAULT_BUFFER;
        model.actor().capacity(name);
        return name;
    }

    static Block clearing(String buffer) {
        return Block.of("BUFFER_CLEAR", "BUFFER: " + buffer, (model, number) -> {
            model.actor().clearBuffer(buffer);
            return number + 1;
        });
    }

    static Block delay(double seconds) {
        return Block.of(
                "DELAY_CONSTANT",
                String.format(Locale.ROOT, "DELAY: %.9f", seconds),
                (model, number) -> model.delay(number, seconds));
    }

    private static Block userDelay(Call call) throws ScpiException {
        int chosen = call.choice(1, USER_DELAYS);
        boolean source = chosen < USER_DELAYS.size() / 2;
        int which = chosen % (USER_DELAYS.size() / 2) + 1;
        return Block.of(
                "DELAY_DYNAMIC",
                "USER_DELAY: " + (source ? "S" : "M") + which,
                (model, number) -> model.delay(number, model.actor().userDelay(source, which)));
    }

    private static Block lines(Call call) throws ScpiException {
        int pattern = call.integer(1, 0, ALL_LINES);
        int mask = call.parameterCount() > 2 ? call.integer(2, 0, ALL_LINES) : ALL_LINES;
        return lines(pattern, mask);
    }

    static Block lines(int pattern, int mask) {
        return Block.of("DIGITAL_IO", "PATTERN: " + pattern + " MASK: " + mask, (model, number) -> {
            model.actor().lines(pattern, mask);
            return number + 1;
        });
    }

    private static Block log(Call call) throws ScpiException {
        int kind = call.choice(1, LOGGED);
        String text = call.string(2);
        Severity severity =
                List.of(Severity.INFORMATION, Severity.WARNING, Severity.ERROR).get(kind / 4);
        return Block.of("LOG_EVENT", "EVENT: " + LOGGED.get(kind) + " MESSAGE: " + text, (model, number) -> {
            model.actor().log(severity, FIRST_LOGGED + kind, text);
            return number + 1;
        });
    }

    static Block notifying(int which) {
        return Block.of("NOTIFY", "NOTIFY: " + which, (model, number) -> {
            model.notify(which);
            return number + 1;
        });
    }

    static Block source(boolean on) {
        return Block.of("SOURCE_OUTPUT_STATE", "OUTPUT: " + (on ? "ON" : "OFF"), (model, number) -> {
            model.actor().output(on);
            return number + 1;
        });
    }

    private static Block waiting(Call call) throws ScpiException {
        List<String> events = new ArrayList<>(List.of(Events.named(call, 1)));
        for (int i = 4; i < call.parameterCount(); i++) {
            events.add(Events.named(call, i));
        }
        if (call.parameterCount() == 4 || events.size() > MOST_EVENTS) {
            throw new ScpiException(StandardError.MISSING_PARAMETER);
        }
        boolean clears = call.parameterCount() > 2 && clears(call, 2);
        boolean all = call.parameterCount() > 3 && call.choice(3, List.of("OR", "AND")) == 1;
        return waiting(new WaitBlock(List.copyOf(events), all, clears));
    }

    static boolean clears(Call call, int index) throws ScpiException {
        return call.choice(index, List.of("ENTer", "NEVer")) == 0;
    }

    static Block waiting(WaitBlock wait) {
        String settings =
                "WAIT_EVENT: " + wait.events().stream().map(Call::shortForm).collect(Collectors.joining(","))
                        + " CLEAR: " + (wait.clears() ? "ENTER" : "NEVER");
        return Block.listening("WAIT", settings, wait.events(), (model, number) -> model.await(number, wait));
    }

    private Block reading(Call call, Readings kind) throws ScpiException {
        String buffer = buffer(call, 1);
        if (call.parameterCount() < 3) {
            return reading(kind, buffer, 1);
        }
        if (call.isWord(2, "INF") || call.isWord(2, "INFinity")) {
            return reading(kind, buffer, Actor.ENDLESS);
        }
        if (call.isWord(2, "AUTO")) {
            return Block.reading(
                    kind.block(),
                    "BUFFER: " + buffer + " COUNT: AUTO",
                    (at, number) -> at.read(number, buffer, at.actor().count(kind == Readings.DIGITIZED), kind));
        }
        return reading(kind, buffer, call.integer(2, 0, MOST_READINGS));
    }

    static Block reading(Readings kind, String buffer, long count) {
        String told = count == Actor.ENDLESS ? "INFINITE" : Long.toString(count);
        return Block.reading(
                kind.block(),
                "BUFFER: " + buffer + " COUNT: " + told,
                (model, number) -> model.read(number, buffer, count, kind));
    }

    /** One or two lists, which there are. */
    private List<String> lists(Call call) throws ScpiException {
        List<String> lists = new ArrayList<>();
        for (int i = 1; i < call.parameterCount(); i++) {
            model.actor().listLength(call.string(i));
            lists.add(call.string(i));
        }
        return lists;
    }

    /** A list, its place, a second list, its place; the places may be left out. */
    private Block recall(Call call) throws ScpiException {
        List<String> lists = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 1; i < call.parameterCount(); i++) {
            if (call.isNumber(i)) {
                int longest = model.actor().listLength(lists.get(lists.size() - 1));
                places.set(places.size() - 1, call.integer(i, 1, Math.max(1, longest)));
            } else {
                lists.add(call.string(i));
                places.add(1);
                model.actor().listLength(call.string(i));
            }
        }
        if (lists.isEmpty()) {
            throw new ScpiException(StandardError.DATA_TYPE_ERROR);
        }
        return recalling(lists, places);
    }

    static Block recalling(List<String> lists, List<Integer> places) {
        String settings = "CONFIG_LIST: " + String.join(" and ", lists) + " INDEX: "
                + places.stream().map(Object::toString).collect(Collectors.joining(" and "));
        return Block.of("CONFIG_RECALL", settings, (model, number) -> {
            for (int i = 0; i < lists.size(); i++) {
                model.recall(lists.get(i), places.get(i));
            }
            return number + 1;
        });
    }

    /** The next place of each list, or the one before; round at the ends. */
    static Block step(List<String> lists, boolean forward) {
        return Block.of(
                forward ? "CONFIG_NEXT" : "CONFIG_PREV",
                "CONFIG_LIST: " + String.join(" and ", lists),
                (model, number) -> {
                    for (String list : lists) {
                        int length = model.actor().listLength(list);
                        int place = model.memory().place(list);
                        model.recall(list, forward ? place % length + 1 : place <= 1 ? length : place - 1);
                    }
                    return number + 1;
                });
    }
}
