package io.mtjlab.simulators.scpi;

import java.util.ArrayList;
import java.util.List;

/**
 * Channels as SCPI-99 volume 1, 8.3.2 writes them: {@code (@1!2, 1!4:1!7, 203)}. A channel is a name of whole numbers
 * with exclamation marks between; in a range the last number counts up and the others stay.
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
        int cut = from.lastIndexOf('!') + 1;
        String stem = from.substring(0, cut);
        if (from.equals(to)) {
            channels.add(from);
            return;
        }
        if (!to.substring(0, to.lastIndexOf('!') + 1).equals(stem)) {
            throw new ScpiException(StandardError.INVALID_EXPRESSION);
        }
        int first = number(from.substring(cut));
        int last = number(to.substring(cut));
        if (Math.abs(last - first) + channels.size() > MOST_CHANNELS) {
            throw new ScpiException(StandardError.TOO_MUCH_DATA);
        }
        int step = last >= first ? 1 : -1;
        for (int i = first; i != last + step; i += step) {
            channels.add(stem + i);
        }
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
