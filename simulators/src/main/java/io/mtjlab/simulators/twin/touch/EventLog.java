package io.mtjlab.simulators.twin.touch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.ErrorQueue;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.touch.trigger.Severity;

/**
 * The event log (2461-901-01, reference manual, pages 6-148 to 6-151): errors, which SYSTem:ERRor? gives too, and
 * warnings and information, which it does not.
 */
final class EventLog {

    private static final List<String> WORDS = List.of("ERRor", "WARNing", "INFormational", "ALL");

    /** What a user's own entry is called (2461-901-01, page 6-151: the example of POST). */
    private static final int POSTED = 1003;

    private static final int LARGEST = 1000;

    private record Entry(Severity severity, int number, String text) {}

    private final Post post;
    private final Status status;
    private final List<Entry> others = new ArrayList<>();

    EventLog(Post post, Status status, CommandTable table) {
        this.post = post;
        this.status = status;
        String at = "SYSTem:EVENtlog:";
        table.row(at + "NEXT", null, this::next)
                .row(at + "COUNt", null, call -> {
                    Set<Severity> wanted = wanted(call);
                    long found = others.stream()
                            .filter(each -> wanted.contains(each.severity()))
                            .count();
                    call.answer((int) found
                            + (wanted.contains(Severity.ERROR) ? status.errors().size() : 0));
                })
                .row(
                        at + "POST",
                        call -> {
                            call.expect(1, 2);
                            int kind = call.parameterCount() > 1 ? call.choice(1, WORDS.subList(0, 3)) : 2;
                            log(Severity.values()[kind], POSTED, "User: " + call.string(0));
                        },
                        null);
    }

    void log(Severity severity, int number, String text) {
        if (severity == Severity.ERROR) {
            status.error(number, text);
            return;
        }
        if (others.size() == LARGEST) {
            others.remove(0);
        }
        others.add(new Entry(
                severity,
                number,
                text + ";" + severity.number() + ";" + Stamp.of(post.time().nanos())));
    }

    void clear() {
        others.clear();
    }

    /** The kinds that parameters name; without any all. */
    private static Set<Severity> wanted(Call call) throws ScpiException {
        call.expect(0, 3);
        Set<Severity> wanted = EnumSet.noneOf(Severity.class);
        for (int i = 0; i < call.parameterCount(); i++) {
            int kind = call.choice(i, WORDS);
            wanted.addAll(
                    kind < Severity.values().length ? Set.of(Severity.values()[kind]) : EnumSet.allOf(Severity.class));
        }
        return wanted.isEmpty() ? EnumSet.allOf(Severity.class) : wanted;
    }

    private void next(Call call) throws ScpiException {
        Set<Severity> wanted = wanted(call);
        if (wanted.contains(Severity.ERROR) && status.errors().size() > 0) {
            ErrorQueue.Entry error = status.errors().next();
            tell(call, error.code(), error.text());
            return;
        }
        for (Entry each : others) {
            if (wanted.contains(each.severity())) {
                others.remove(each);
                tell(call, each.number(), each.text());
                return;
            }
        }
        call.answer("0,\"No error;0;0 0\"");
    }

    private static void tell(Call call, int number, String text) {
        call.answer(number + ",\"" + text.replace("\"", "\"\"") + '"');
    }
}
