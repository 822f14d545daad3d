package io.mtjlab.analysis.files;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import io.mtjlab.base.error.InvalidInput;

/** The {@code # key=value} lines of a file, each with its place. */
final class Header {

    private final String file;
    private final Map<String, Value> values = new LinkedHashMap<>();
    /** Values of keys that stood there before with another one. */
    private final Map<String, Value> others = new LinkedHashMap<>();

    /** @param column of the value's first letter, from 1 */
    private record Value(String text, int line, int column) {}

    Header(String file) {
        this.file = file;
    }

    /**
     * Takes a line in; one without an equals sign is a remark of somebody's.
     *
     * @param text behind the hash
     * @param column of its first letter, from 1
     */
    void add(String text, int line, int column) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            return;
        }
        String behind = text.substring(equals + 1);
        int spaces = behind.length() - behind.stripLeading().length();
        // A spreadsheet fills every line up to the table's width.
        Value value = new Value(behind.strip().replaceAll("[,;\\s]+$", ""), line, column + equals + 1 + spaces);
        String key = text.substring(0, equals).strip();
        Value before = values.putIfAbsent(key, value);
        if (before != null && !before.text.equals(value.text)) {
            others.putIfAbsent(key, value);
        }
    }

    /** As text by key. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((key, value) -> texts.put(key, value.text));
        return Collections.unmodifiableMap(texts);
    }

    /** @throws InvalidInput with the place where one of these says what cannot be, or two things at once */
    void check(Set<HeaderKey> keys) {
        keys.forEach(this::word);
    }

    /** What the header says under any of the key's names; empty when it does not. */
    Optional<String> word(HeaderKey key) {
        String told = "";
        Value first = null;
        for (String name : key.names()) {
            Value value = values.get(name);
            if (value == null) {
                continue;
            }
            if (!key.accepts(value.text)) {
                throw wrong(name, value, key.right() + " expected");
            }
            Value other = others.get(name);
            if (other != null) {
                throw wrong(name, other, "line " + value.line + " says '" + value.text + "'");
            }
            if (first != null && !same(first.text, value.text)) {
                throw wrong(name, value, "line " + first.line + " says '" + told + "=" + first.text + "'");
            }
            if (first == null) {
                first = value;
                told = name;
            }
        }
        return Optional.ofNullable(first).map(Value::text);
    }

    /** The same as a number, of a key that is one. */
    OptionalDouble number(HeaderKey key) {
        return word(key).stream().mapToDouble(Double::parseDouble).findFirst();
    }

    private static boolean same(String one, String other) {
        return one.equals(other) || Double.parseDouble(one) == Double.parseDouble(other);
    }

    private InvalidInput wrong(String name, Value value, String why) {
        return InvalidInput.at(file, value.line, value.column, "header '" + name + "=" + value.text + "': " + why);
    }
}
