package io.mtjlab.simulators.scpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * STATus:QUEue:ENABle and DISable: the errors that go into the queue, as lists of numbers and ranges such as {@code
 * (-110:-222,-220)} (SCPI-99 volume 2, 20.8). All of them until somebody asks for less.
 */
final class QueueFilter {

    private static final Pattern RANGE = Pattern.compile("([+-]?\\d{1,5})(?::([+-]?\\d{1,5}))?");
    private static final List<Range> ALL = List.of(new Range(-32_768, 32_767));

    /** Both ends belong to it. */
    private record Range(int low, int high) {

        boolean holds(int code) {
            return code >= low && code <= high;
        }

        @Override
        public String toString() {
            return low == high
                    ? String.format(Locale.ROOT, "%+d", low)
                    : String.format(Locale.ROOT, "%+d:%+d", low, high);
        }
    }

    private List<Range> enabled = ALL;
    private List<Range> disabled = List.of();

    void addTo(CommandTable table) {
        table.row("STATus:QUEue:ENABle", this::enable, call -> tell(call, enabled))
                .row("STATus:QUEue:DISable", call -> disabled = ranges(call), call -> tell(call, disabled));
    }

    private void enable(Call call) throws ScpiException {
        enabled = ranges(call);
        disabled = List.of();
    }

    boolean passes(int code) {
        return enabled.stream().anyMatch(range -> range.holds(code))
                && disabled.stream().noneMatch(range -> range.holds(code));
    }

    private static List<Range> ranges(Call call) throws ScpiException {
        call.expect(1, 1);
        String text = call.expression(0).replace(" ", "");
        List<Range> ranges = new ArrayList<>();
        for (String part : text.substring(1, text.length() - 1).split(",", -1)) {
            Matcher matcher = RANGE.matcher(part);
            if (!matcher.matches()) {
                throw new ScpiException(StandardError.INVALID_EXPRESSION);
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            ranges.add(new Range(Math.min(first, last), Math.max(first, last)));
        }
        return ranges;
    }

    private static void tell(Call call, List<Range> ranges) throws ScpiException {
        call.expect(0, 0);
        call.answer("(" + String.join(",", ranges.stream().map(Range::toString).toList()) + ")");
    }
}
