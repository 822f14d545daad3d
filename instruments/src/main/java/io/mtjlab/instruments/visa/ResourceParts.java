package io.mtjlab.instruments.visa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.mtjlab.base.error.InvalidInput;

/** What all kinds of resource string share: the parts between {@code ::}, and how a wrong one is reported. */
final class ResourceParts {

    private static final String INSTR = "INSTR";

    private ResourceParts() {}

    /** Parts at {@code ::}, except inside the brackets of an IPv6 address. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean bracket = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bracket = c == '[' || (bracket && c != ']');
            if (!bracket && c == ':' && text.startsWith("::", i)) {
                parts.add(text.substring(start, i));
                i++;
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** The parts without the class {@code INSTR} at the end, which may be left out. */
    static List<String> withoutInstr(List<String> parts) {
        int last = parts.size() - 1;
        return is(parts.get(last), INSTR) ? parts.subList(0, last) : parts;
    }

    /** Words of the notation are the same in capital and small letters. */
    static boolean is(String part, String word) {
        return part.toUpperCase(Locale.ROOT).equals(word);
    }

    /** The board number behind the interface's name: 0 when absent. */
    static int board(String text, String part, String interfaceName, String example) {
        return part.length() == interfaceName.length()
                ? 0
                : number(text, part.substring(interfaceName.length()), part, 0, 99, "a board number", example);
    }

    static int number(String text, String digits, String part, int low, int high, String what, String example) {
        boolean whole =
                !digits.isEmpty() && digits.length() <= 6 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int value = whole ? Integer.parseInt(digits) : -1;
        if (value < low || value > high) {
            throw wrong(text, part, "is not " + what + " from " + low + " to " + high, example);
        }
        return value;
    }

    /** 0 to 65535; 0 stands for any free port, where a virtual instrument is served. */
    static int port(String text, String digits, String part, String example) {
        return number(text, digits, part, 0, 65535, "a port", example);
    }

    /** A host name or an address; an IPv6 address stands in brackets, and is returned without them. */
    static String host(String text, String part, String example) {
        boolean bracketed = part.startsWith("[") && part.endsWith("]");
        String host = bracketed ? part.substring(1, part.length() - 1) : part;
        boolean sound = !host.isEmpty()
                && host.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c)
                                || "-._".indexOf(c) >= 0
                                || (bracketed && (c == ':' || c == '%')));
        if (!sound) {
            throw wrong(text, part, "is not a host name or address", example);
        }
        return host;
    }

    /** The host as it stands in a resource string. */
    static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    static InvalidInput wrong(String text, String part, String fault, String right) {
        return new InvalidInput("resource string '" + text + "': '" + part + "' " + fault + "; right is " + right);
    }
}
