package io.mtjlab.simulators.twin.touch.trigger;

import java.util.HashSet;
import java.util.Set;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;

/** The two event blenders (2461-901-01, reference manual, pages 3-104 and 6-184): of up to four events any, or all. */
final class Blenders {

    private static final int BLENDERS = 2;
    private static final int STIMULI = 4;

    private final Events events;
    private final Panel panel;
    private final Set<String> seen = new HashSet<>();

    Blenders(CommandTable table, Events events) {
        this.events = events;
        panel = new Panel(table, 1);
        for (int i = 1; i <= BLENDERS; i++) {
            int number = i;
            String at = "TRIGger:BLENder" + i + ":";
            panel.choice("mode" + i, at + "MODE", "AND", "OR");
            for (int j = 1; j <= STIMULI; j++) {
                panel.choice(stimulus(i, j), at + "STIMulus" + j, Events.words());
            }
            table.action(at + "CLEar", () -> forget(number)).query(at + "OVERrun", () -> "0");
        }
        events.listen(this::happens);
    }

    private static String stimulus(int blender, int number) {
        return "stimulus" + blender + "." + number;
    }

    /** As after *RST. */
    void reset() {
        panel.reset();
        seen.clear();
    }

    private void forget(int blender) {
        seen.removeIf(each -> each.startsWith("stimulus" + blender));
    }

    private void happens(String event, long nanos) {
        String brief = Call.shortForm(event);
        for (int i = 1; i <= BLENDERS; i++) {
            boolean now = false;
            boolean all = true;
            for (int j = 1; j <= STIMULI; j++) {
                String stimulus = stimulus(i, j);
                String wanted = panel.word(stimulus);
                if (wanted.equals(brief) && !wanted.equals(Events.NONE)) {
                    seen.add(stimulus);
                    now = true;
                }
                all &= wanted.equals(Events.NONE) || seen.contains(stimulus);
            }
            if (now && (all || panel.word("mode" + i).equals("OR"))) {
                forget(i);
                events.happens(Events.blender(i), nanos);
            }
        }
    }
}
