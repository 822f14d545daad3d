package io.mtjlab.simulators.scpi;

import java.util.ArrayList;
import java.util.List;

/**
 * Channels as SCPI-99 volume 1, 8.3.2 writes them: {@code (@1!2, 1!4:1!7, 203)}. A channel is a name of whole numbers
 * with exclamation marks between; in a range each of them goes from one end to the other, the last one fastest.
 */
final class ChannelList {

    /** More than any switch has; a range beyond it is a slip. */
    private static final int MOST_CHANNELS = 4_096;

    private ChannelList() {}

    /** @param text with its parentheses */
    static List<String> parse(String text) throws ScpiException {
        String inner = text.substring(1, text.length() - 1).strip();
        if (!inner.startsWith("@")) {
            throw new ScpiException(StandardError.INVALID_EXPRESSION);
        }
        List<String> channels = new ArrayList<>();
        for (String part : inner.substring(1).split(",", -1)) {
            String[] ends = part.strip().split(":", -1);
            if (ends.length > 2) {
                throw new ScpiException(StandardError.INVALID_EXPRESSION);
            }
            addRange(channels, name(ends[0]), name(ends[ends.length - 1]));
        }
        return channels;
    }

    private static void addRange(List<String> channels, String from, String to) throws ScpiException {
        if (from.equals(to)) {
            add(channels, from);
            return;
        }
        String[] first = from.split("!", -1);
        String[] last = to.split("!", -1);
        if (first.length != last.length) {
            throw new ScpiException(StandardError.INVALID_EXPRESSION);
        }
        addRange(channels, "", first, last, 0);
    }

    /** @param stem the dimensions before {@code at} */
    private static void addRange(List<String> channels, String stem, String[] first, String[] last, int at)
            throws ScpiException {
        if (at == first.length) {
            add(channels, stem.substring(0, stem.length() - 1));
            return;
        }
        if (first[at].equals(last[at])) {
            addRange(channels, stem + first[at] + "!", first, last, at + 1);
            return;
        }
        int from = number(first[at]);
        int to = number(last[at]);
        int step = to >= from ? 1 : -1;
        for (int i = from; i != to + step; i += step) {
            addRange(channels, stem + i + "!", first, last, at + 1);
        }
    }

    private static void add(List<String> channels, String channel) throws ScpiException {
        if (channels.size() == MOST_CHANNELS) {
            throw new ScpiException(StandardError.TOO_MUCH_DATA);
        }
        channels.add(channel);
    }

    private static String name(String text) throws ScpiException {
        String bare = text.replace(" ", "");
        if (!bare.matches("[A-Za-z]?[0-9]{1,6}(![0-9]{1,6}){0,3}")) {
            throw new ScpiException(StandardError.INVALID_EXPRESSION);
        }
        return bare;
    }

    private static int number(String text) throws ScpiException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ScpiException(StandardError.INVALID_EXPRESSION);
        }
    }
}
