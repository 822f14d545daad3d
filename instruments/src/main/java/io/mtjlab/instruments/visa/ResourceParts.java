package io.mtjlab.instruments.visa;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.base.error.InvalidInput;

/** What all kinds of resource string share: the parts between {@code ::}, and how a wrong one is reported. */
final class ResourceParts {

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

    static InvalidInput wrong(String text, String part, String fault, String right) {
        return new InvalidInput("resource string '" + text + "': '" + part + "' " + fault + "; right is " + right);
    }
}
