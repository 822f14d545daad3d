package io.mtjlab.simulators.scpi;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.server.Dialect;

/**
 * Runs program messages against a command table. Answers to several queries on one line are joined by semicolons and
 * end with one newline. An error ends its own unit; the rest of the line still runs.
 *
 * <p>The current path follows SCPI-99 volume 1, 6.2.4: a message begins at the root, a unit without a leading colon
 * begins where the header before it ended less its last mnemonic, whether that was executed or refused, and common
 * commands leave the path alone.
 */
public final class ScpiDialect implements Dialect {

    private final CommandTable table;
    private final CommonCommands common;
    private final Status status;
    private final StringBuilder answer = new StringBuilder(128);

    /** @param table gets the status and system commands of every SCPI instrument added */
    public ScpiDialect(CommandTable table, Machine machine, Status status, ErrorFormat errors) {
        this.table = table;
        this.status = status;
        this.common = new CommonCommands(machine, status);
        StandardCommands.addTo(table, machine, status, errors);
    }

    private ScpiDialect(CommandTable table, CommonCommands common, Status status) {
        this.table = table;
        this.common = common;
        this.status = status;
    }

    /** The same instrument, for one who speaks to it while it executes something. */
    ScpiDialect beside() {
        return new ScpiDialect(table, common, status);
    }

    @Override
    public void execute(String line, StringBuilder out) throws InterruptedException {
        Lexer lexer = new Lexer(line, table.longestMnemonic());
        Path root = new Path(table.root(), Map.of());
        Path path = root;
        boolean complete = false;
        boolean answered = false;
        answer.setLength(0);
        while (true) {
            int before = answer.length();
            try {
                Unit unit = lexer.next();
                if (unit == null) {
                    break;
                }
                if (before > MOST_ANSWER_BYTES) {
                    deadlocked();
                    answered = false;
                    break;
                }
                if (complete && unit.query()) {
                    throw new ScpiException(StandardError.QUERY_AFTER_INDEFINITE_RESPONSE);
                }
                if (answered) {
                    answer.append(';');
                }
                int start = answer.length();
                if (unit.common()) {
                    common.run(unit, call(unit, Map.of(), before));
                    complete |= table.endsAnswerAtIdentity() && CommonCommands.arbitrary(unit);
                } else {
                    Place place = find(unit, unit.rooted() ? root : path);
                    path = place.parent();
                    Call call = call(unit, place.suffixes(), before);
                    place.handler().handle(call);
                    if (unit.query() && call.ignoredParameters()) {
                        throw new ScpiException(StandardError.PARAMETER_NOT_ALLOWED);
                    }
                }
                // An answer may be empty: it has its separator and its terminator all the same.
                if (unit.query() || answer.length() > start) {
                    answered = true;
                } else {
                    answer.setLength(before);
                }
            } catch (ScpiException e) {
                answer.setLength(before);
                status.error(e.code(), e.getMessage() == null ? "" : e.getMessage());
            }
        }
        if (answered) {
            out.append(answer).append('\n');
        }
    }

    @Override
    public void overrun() {
        status.error(StandardError.INPUT_BUFFER_OVERRUN);
    }

    @Override
    public int statusByte(boolean messageAvailable) {
        return common.statusByte(messageAvailable);
    }

    @Override
    public long nextEventNanos(long now) {
        return common.nextEventNanos(now);
    }

    @Override
    public void clear() {
        common.clear();
    }

    @Override
    public void interrupted() {
        status.error(StandardError.QUERY_INTERRUPTED);
    }

    @Override
    public void deadlocked() {
        status.error(StandardError.QUERY_DEADLOCKED);
    }

    @Override
    public void unterminated() {
        status.error(StandardError.QUERY_UNTERMINATED);
    }

    /** Where a relative header begins, and the numeric suffixes of the way there: those count for it, too. */
    private record Path(HeaderNode node, Map<String, Integer> suffixes) {}

    /** What a header leads to, and where the next unit's relative header begins. */
    private record Place(Handler handler, Map<String, Integer> suffixes, Path parent) {}

    private static Place find(Unit unit, Path from) throws ScpiException {
        Map<String, Integer> suffixes = new HashMap<>(2);
        suffixes.putAll(from.suffixes());
        HeaderNode node = from.node();
        String header = unit.header();
        int last = header.lastIndexOf(':') + 1;
        for (int start = 0; start < last; ) {
            int end = header.indexOf(':', start);
            node = node.descend(header.substring(start, end), suffixes);
            start = end + 1;
        }
        Path parent = new Path(node, suffixes.isEmpty() ? Map.of() : Map.copyOf(suffixes));
        node = node.descend(header.substring(last), suffixes);
        @Nullable Handler handler = node.handler(unit.query());
        if (handler == null) {
            throw new ScpiException(StandardError.UNDEFINED_HEADER);
        }
        return new Place(handler, suffixes, parent);
    }

    private Call call(Unit unit, Map<String, Integer> suffixes, int before) {
        return new Call(suffixes, unit.parameters(), answer, before > 0);
    }
}
