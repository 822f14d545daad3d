package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;

/** A list of events of the trigger link, or NONE (user's manual, table 11-1: event list); nothing is wired to the link. */
final class EventRow {

    private static final String NONE = "NONE";

    private final Panel panel;
    private final String name;
    private final List<String> events;
    private final List<String> words = new ArrayList<>(List.of(NONE));

    EventRow(Panel panel, String name, List<String> events) {
        this.panel = panel;
        this.name = name;
        this.events = events;
        words.addAll(events);
        panel.hidden(name, 0);
    }

    void install(CommandTable table, String pattern) {
        table.row(pattern, this::set, call -> call.answer(told()));
    }

    private void set(Call call) throws ScpiException {
        call.expect(1, events.size());
        int chosen = 0;
        for (int i = 0; i < call.parameterCount(); i++) {
            int word = call.choice(i, words);
            chosen |= word == 0 ? 0 : 1 << (word - 1);
        }
        panel.put(name, chosen);
    }

    private String told() {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (((int) panel.get(name) >> i & 1) == 1) {
                chosen.add(Call.shortForm(events.get(i)));
            }
        }
        return chosen.isEmpty() ? NONE : String.join(",", chosen);
    }
}
