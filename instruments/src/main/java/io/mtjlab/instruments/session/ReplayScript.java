package io.mtjlab.instruments.session;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.mtjlab.instruments.session.Transcript.Entry;

/** What was recorded for one role, and how much of it has been said: see {@link TranscriptReplay}. */
final class ReplayScript {

    private static final int SHOWN = 80;

    private final String file;
    private final List<Entry> entries;
    private final TranscriptReplay.Mode mode;
    private final BitSet said = new BitSet();

    /** Behind what was said in order; in a tolerant replay, behind the last line that asks nothing. */
    private int position;

    private String difference = "";

    ReplayScript(String file, List<Entry> entries, TranscriptReplay.Mode mode) {
        this.file = file;
        this.entries = List.copyOf(entries);
        this.mode = mode;
    }

    String file() {
        return file;
    }

    /** True when something was recorded that {@code sent} names. */
    boolean knows(String sent) {
        return entries.stream().anyMatch(entry -> entry.sent().equals(sent));
    }

    /** The recorded exchange that this one repeats. */
    synchronized Entry next(String sent) throws LinkFailure {
        if (difference.isEmpty()) {
            Optional<Integer> found = strict() ? inOrder(sent) : inStretch(sent);
            if (found.isPresent()) {
                int at = found.get();
                said.set(at);
                position = strict() || !asks(entries.get(at)) ? at + 1 : position;
                return entries.get(at);
            }
            difference = expected(sent);
        }
        throw new LinkFailure(LinkFailure.Kind.NOT_AN_ANSWER, difference);
    }

    private Optional<Integer> inOrder(String sent) {
        boolean due = position < entries.size() && entries.get(position).sent().equals(sent);
        return due ? Optional.of(position) : Optional.empty();
    }

    /** Among the queries up to the next line that asks nothing, or that line itself. */
    private Optional<Integer> inStretch(String sent) {
        for (int i = position; i < entries.size(); i++) {
            if (!said.get(i) && entries.get(i).sent().equals(sent)) {
                return Optional.of(i);
            }
            if (!asks(entries.get(i)) && !said.get(i)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    boolean strict() {
        return mode == TranscriptReplay.Mode.STRICT;
    }

    private static boolean asks(Entry entry) {
        return !entry.received().isEmpty() || !entry.failure().isEmpty();
    }

    private String expected(String sent) {
        Optional<Entry> due = IntStream.range(position, entries.size())
                .filter(i -> !said.get(i))
                .mapToObj(entries::get)
                .findFirst();
        return "the replay differs: sent " + LinkException.quote(sent, SHOWN) + ", and recorded "
                + due.map(entry ->
                                "at " + file + ":" + entry.line() + " is " + LinkException.quote(entry.sent(), SHOWN))
                        .orElse("in " + file + " is nothing more");
    }

    /** The difference, or else what has yet to be said. */
    synchronized List<String> left() {
        if (!difference.isEmpty()) {
            return List.of(difference);
        }
        List<String> left = new ArrayList<>();
        for (int i = position; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean due = strict() || !asks(entry);
            if (due && !said.get(i)) {
                left.add(
                        file + ":" + entry.line() + " " + LinkException.quote(entry.sent(), SHOWN) + " was never sent");
            }
        }
        return left;
    }
}
