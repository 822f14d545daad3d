package io.mtjlab.simulators.scpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of headers. Patterns are written as in manuals: {@code [:SOURce]:CURRent[:LEVel]}; capitals are
 * the short form, brackets mark nodes that may be left out, and {@code CHANnel<1..2>} takes a numeric suffix (1 when
 * absent; {@code SENSe[1]} is short for {@code SENSe<1..1>}).
 */
final class HeaderNode {

    /** A way down, by a mnemonic with a permitted range of suffixes; 0..-1 permits none. */
    private static final class Branch {
        private final HeaderNode node = new HeaderNode();
        private final String name;
        private int lowest;
        private int highest = -1;

        Branch(String name) {
            this.name = name;
        }
    }

    /** One mnemonic of a pattern. */
    private record Step(String shortForm, String longForm, int lowest, int highest, boolean optional) {}

    private final Map<String, Branch> branches = new HashMap<>();
    private @Nullable Handler command;
    private @Nullable Handler query;

    @Nullable
    Handler handler(boolean forQuery) {
        return forQuery ? query : command;
    }

    /** Hangs handlers in at every spelling of {@code pattern}; null leaves what is there. */
    void add(String pattern, @Nullable Handler onCommand, @Nullable Handler onQuery) {
        add(steps(pattern), 0, onCommand, onQuery);
    }

    private void add(List<Step> steps, int from, @Nullable Handler onCommand, @Nullable Handler onQuery) {
        if (from == steps.size()) {
            command = onCommand == null ? command : onCommand;
            query = onQuery == null ? query : onQuery;
            return;
        }
        Step step = steps.get(from);
        Branch branch = branches.computeIfAbsent(step.longForm(), Branch::new);
        branches.put(step.shortForm(), branch);
        if (step.highest() >= step.lowest()) {
            branch.lowest = branch.highest < branch.lowest ? step.lowest() : Math.min(branch.lowest, step.lowest());
            branch.highest = Math.max(branch.highest, step.highest());
        }
        branch.node.add(steps, from + 1, onCommand, onQuery);
        if (step.optional()) {
            add(steps, from + 1, onCommand, onQuery);
        }
    }

    /**
     * Goes down by one word as sent.
     *
     * @param suffixes takes the word's numeric suffix, by the mnemonic's long form, where one was sent
     */
    HeaderNode descend(String word, Map<String, Integer> suffixes) throws ScpiException {
        String upper = word.toUpperCase(Locale.ROOT);
        Branch exact = branches.get(upper);
        if (exact != null) {
            return exact.node;
        }
        int digits = upper.length();
        while (digits > 0 && Character.isDigit(upper.charAt(digits - 1))) {
            digits--;
        }
        Branch branch = branches.get(upper.substring(0, digits));
        if (branch == null || digits == upper.length() || branch.highest < branch.lowest) {
            throw new ScpiException(StandardError.UNDEFINED_HEADER);
        }
        int suffix = upper.length() - digits > 6 ? Integer.MAX_VALUE : Integer.parseInt(upper.substring(digits));
        if (suffix < branch.lowest || suffix > branch.highest) {
            throw new ScpiException(StandardError.HEADER_SUFFIX_OUT_OF_RANGE);
        }
        suffixes.put(branch.name, suffix);
        return branch.node;
    }

    private static List<Step> steps(String pattern) {
        List<Step> steps = new ArrayList<>();
        for (String part : pattern.replace("[1]", "<1..1>").split("(?=\\[)|(?<=])|(?=:)", -1)) {
            String bare = part.replace("[", "").replace("]", "").replace(":", "");
            if (!bare.isEmpty()) {
                steps.add(step(bare, optional(pattern, bare)));
            }
        }
        return steps;
    }

    /** A node is optional when its bracket opens right before it and closes right behind it. */
    private static boolean optional(String pattern, String bare) {
        String plain = pattern.replace("[1]", "<1..1>");
        return plain.contains("[" + bare + "]")
                || plain.contains("[:" + bare + "]")
                || plain.contains("[" + bare + ":]");
    }

    private static Step step(String text, boolean optional) {
        int angle = text.indexOf('<');
        String name = angle < 0 ? text : text.substring(0, angle);
        int lowest = 0;
        int highest = -1;
        if (angle >= 0) {
            String[] range = text.substring(angle + 1, text.length() - 1).split("\\.\\.", 2);
            lowest = Integer.parseInt(range[0]);
            highest = Integer.parseInt(range[1]);
        }
        StringBuilder brief = new StringBuilder();
        name.chars().filter(c -> !Character.isLowerCase(c)).forEach(c -> brief.append((char) c));
        return new Step(brief.toString(), name.toUpperCase(Locale.ROOT), lowest, highest, optional);
    }
}
