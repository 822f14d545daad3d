package io.mtjlab.simulators.twin.dmm6500;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.twin.touch.Buffers;
import io.mtjlab.simulators.twin.touch.trigger.Actor;
import io.mtjlab.simulators.twin.touch.trigger.Scan;

/**
 * ROUTe:SCAN (DMM6500-901-01, reference manual, section 12): the list of steps, and how they are gone through. A scan
 * takes the place of the trigger model, and INITiate starts it. Readings are added to what its buffer holds, and the
 * last channel stays closed; both as remembered, not seen in print, as is the answer to STATe?. What a monitored channel
 * or an alarm does is kept and told.
 */
final class ScanRows {

    private static final String AT = "ROUTe:SCAN:";
    private static final int MOST_SCANS = 100_000_000;
    private static final Limits INTERVAL = Limits.of(0, 100_000, 0);
    private static final Limits LEVEL = Limits.of(-1e12, 1e12, 0);

    /** @param list of settings that is recalled for it, at {@code place}; empty for none */
    record Step(List<Integer> channels, String list, int place) {}

    private final Panel panel;
    private final ScannerCard card;
    private final Scanner scanner;
    private final List<Step> steps = new ArrayList<>();
    private String buffer = Buffers.DEFAULT;
    private String monitored = "(@)";

    ScanRows(CommandTable table, Panel panel, ScannerCard card, Scanner scanner) {
        this.panel = panel;
        this.card = card;
        this.scanner = scanner;
        settings();
        lists(table);
        table.row(
                        AT + "BUFFer",
                        call -> {
                            call.expect(1, 1);
                            scanner.capacity(call.string(0));
                            buffer = call.string(0);
                            changed();
                        },
                        call -> call.answer('"' + buffer + '"'))
                .query(AT + "COUNt:STEP", () -> Integer.toString(steps.size()))
                .query(AT + "STATe", scanner::state)
                .row(
                        AT + "MONitor:CHANnel",
                        call -> {
                            call.expect(1, 1);
                            monitored = ScannerCard.written(card.listed(call, 0));
                        },
                        call -> call.answer(monitored))
                .row(AT + "LEARn:LIMits", call -> call.expect(1, 2), null)
                .row(
                        AT + "EXPort",
                        call -> {
                            call.expect(2, 3);
                            throw new ScpiException(-250, "Mass storage error");
                        },
                        null);
    }

    private void settings() {
        panel.integer("scan.count", AT + "COUNt:SCAN", Limits.of(0, MOST_SCANS, 1))
                .number("scan.interval", AT + "INTerval", Dimension.SECONDS, INTERVAL)
                .number("scan.step", AT + "MEASure:INTerval", Dimension.SECONDS, INTERVAL)
                .bool("scan.bypass", AT + "BYPass", true)
                .choice("scan.mode", AT + "MODE", "ALL", "USED", "ABR")
                .bool("scan.restart", AT + "RESTart", false)
                .bool("scan.alarm", AT + "ALARm", false)
                .choice("scan.start", AT + "STARt:STIMulus", Scan.events())
                .choice("scan.channel", AT + "CHANnel:STIMulus", Scan.events())
                .choice("scan.measure", AT + "MEASure:STIMulus", Scan.events())
                .choice("scan.monitor", AT + "MONitor:MODE", "OFF", "UPPer", "LOWer", "OUTSide", "WINDow")
                .number("scan.upper", AT + "MONitor:LIMit:UPPer[:DATA]", Dimension.NONE, LEVEL)
                .number("scan.lower", AT + "MONitor:LIMit:LOWer[:DATA]", Dimension.NONE, LEVEL);
    }

    private void lists(CommandTable table) {
        table.row(
                        AT + "CREate",
                        call -> {
                            List<Step> next = each(call);
                            scanner.requireIdle();
                            steps.clear();
                            steps.addAll(next);
                            changed();
                        },
                        call -> call.answer(told()))
                .row(
                        AT + "ADD",
                        call -> {
                            List<Step> more = each(call);
                            scanner.requireIdle();
                            steps.addAll(more);
                            changed();
                        },
                        null)
                .row(
                        AT + "ADD:SINGle",
                        call -> {
                            Step more = step(call, card.listed(call, 0));
                            scanner.requireIdle();
                            steps.add(more);
                            changed();
                        },
                        null);
    }

    private List<Step> each(Call call) throws ScpiException {
        call.expect(1, 3);
        List<Step> found = new ArrayList<>();
        for (int channel : card.listed(call, 0)) {
            found.add(step(call, List.of(channel)));
        }
        return found;
    }

    /** Channels, then a configuration list and a place in it. */
    private Step step(Call call, List<Integer> channels) throws ScpiException {
        call.expect(1, 3);
        if (call.parameterCount() == 1) {
            return new Step(channels, "", 0);
        }
        int longest = scanner.listLength(call.string(1));
        int place = call.parameterCount() > 2 ? call.integer(2, 1, Math.max(1, longest)) : 1;
        return new Step(channels, call.string(1), place);
    }

    private String told() {
        return ScannerCard.written(
                steps.stream().flatMap(step -> step.channels().stream()).toList());
    }

    /** What INITiate starts follows what is set. */
    void changed() throws ScpiException {
        if (steps.isEmpty()) {
            scanner.unload();
            return;
        }
        long scans = (long) panel.get("scan.count");
        scanner.load(new Scan(
                steps.size(),
                scans == 0 ? Actor.ENDLESS : scans,
                panel.get("scan.interval"),
                panel.get("scan.step"),
                Scan.events()[(int) panel.get("scan.start")],
                Scan.events()[(int) panel.get("scan.channel")],
                Scan.events()[(int) panel.get("scan.measure")],
                panel.on("scan.bypass"),
                buffer,
                scanner));
    }

    Step step(int index) {
        return steps.get(index);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    void reset() {
        steps.clear();
        buffer = Buffers.DEFAULT;
        monitored = "(@)";
    }
}
