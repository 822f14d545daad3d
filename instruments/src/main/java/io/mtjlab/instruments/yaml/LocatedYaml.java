package io.mtjlab.instruments.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import io.mtjlab.base.error.InvalidInput;

/**
 * A value of a YAML file that knows where it stands, so that what is wrong with it can be said with file, line and
 * column. Words are words: {@code off}, {@code on}, {@code yes} and {@code no} are not booleans here, as in YAML 1.2;
 * {@code 10e-6} is a number.
 */
public final class LocatedYaml {

    private final String file;
    private final Node node;
    private final Map<String, LocatedYaml> entries;

    private LocatedYaml(String file, Node node) {
        this.file = file;
        this.node = node;
        this.entries = entriesOf(file, node);
    }

    public static LocatedYaml read(Path path) {
        try {
            return parse(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new InvalidInput(path + ": there is no such file", e);
        } catch (IOException e) {
            throw new InvalidInput(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** @param file what messages call the text */
    public static LocatedYaml parse(String file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(50);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                throw InvalidInput.at(file, 1, 1, "the file is empty");
            }
            return new LocatedYaml(file, root);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw mark == null
                    ? new InvalidInput(file + ": " + e.getMessage(), e)
                    : InvalidInput.at(file, mark.getLine() + 1, mark.getColumn() + 1, "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidInput(file + ": not YAML: " + e.getMessage(), e);
        }
    }

    private static Map<String, LocatedYaml> entriesOf(String file, Node node) {
        Map<String, LocatedYaml> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                Node keyNode = tuple.getKeyNode();
                if (!(keyNode instanceof ScalarNode key)) {
                    throw new LocatedYaml(file, keyNode).error("a key must be a word");
                }
                if (entries.put(key.getValue(), new LocatedYaml(file, tuple.getValueNode())) != null) {
                    throw new LocatedYaml(file, keyNode).error("key '" + key.getValue() + "' stands here twice");
                }
            }
        }
        return entries;
    }

    public String file() {
        return file;
    }

    /** Counted from 1. */
    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** Counted from 1. */
    public int column() {
        return node.getStartMark().getColumn() + 1;
    }

    /** {@code file:line}. */
    public String place() {
        return file + ":" + line();
    }

    /** To be thrown: {@code file:line:column: message}. */
    public InvalidInput error(String message) {
        return InvalidInput.at(file, line(), column(), message);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** True for a scalar that reads as a number. */
    public boolean isNumber() {
        return isScalar() && number() != null;
    }

    /** True for {@code null}, {@code ~} and nothing at all. */
    public boolean isNull() {
        return plain() && (scalar().isEmpty() || scalar().equals("null") || scalar().equals("~"));
    }

    /** The entries of a map, in the order of the file. */
    public Map<String, LocatedYaml> entries() {
        if (!isMap()) {
            throw error("expected keys and values, found " + kind());
        }
        return entries;
    }

    public Optional<LocatedYaml> get(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** The value of a key that must be there. */
    public LocatedYaml require(String key) {
        return get(key).orElseThrow(() -> error("key '" + key + "' is missing here"));
    }

    /** Refuses every key but these, and says which one was meant. Returns this. */
    public LocatedYaml onlyKeys(String... known) {
        return onlyKeys(Arrays.asList(known));
    }

    public LocatedYaml onlyKeys(Collection<String> known) {
        entries();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            if (!known.contains(key)) {
                Mark mark = tuple.getKeyNode().getStartMark();
                throw InvalidInput.at(
                        file,
                        mark.getLine() + 1,
                        mark.getColumn() + 1,
                        "unknown key '" + key + "'" + NearestName.hint(key, known));
            }
        }
        return this;
    }

    public List<LocatedYaml> asList() {
        if (!(node instanceof SequenceNode sequence)) {
            throw error("expected a list, found " + kind());
        }
        List<LocatedYaml> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new LocatedYaml(file, item));
        }
        return items;
    }

    public String asText() {
        if (!isScalar()) {
            throw error("expected a word, found " + kind());
        }
        return scalar();
    }

    /** One of {@code known}; {@code what} names the kind of thing in the message ("model", "plan"). */
    public String asOneOf(String what, Collection<String> known) {
        String word = asText();
        if (!known.contains(word)) {
            throw error("unknown " + what + " '" + word + "'" + NearestName.hint(word, known));
        }
        return word;
    }

    /** A finite number. */
    public double asDouble() {
        Double value = isScalar() ? number() : null;
        if (value == null) {
            throw error("expected a number, found " + (isScalar() ? "'" + scalar() + "'" : kind()));
        }
        return value;
    }

    /** A number from {@code low} to {@code high}, both inclusive; {@code unit} is for the message. */
    public double asDoubleBetween(double low, double high, String unit) {
        double value = asDouble();
        if (!(value >= low && value <= high)) {
            throw error(value + " " + unit + " is outside " + low + " to " + high + " " + unit);
        }
        return value;
    }

    public long asLong() {
        try {
            return Long.parseLong(asText());
        } catch (NumberFormatException e) {
            throw error("expected a whole number, found '" + scalar() + "'");
        }
    }

    public int asInt() {
        long value = asLong();
        if (value != (int) value) {
            throw error(value + " is too large");
        }
        return (int) value;
    }

    public boolean asBoolean() {
        String word = asText();
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        throw error("expected true or false, found '" + word + "'");
    }

    /** All below as plain maps, lists, words, {@link Long}, {@link Double} and {@link Boolean}; null as null. */
    public @Nullable Object asObject() {
        if (isMap()) {
            return asMap();
        }
        if (isList()) {
            List<@Nullable Object> items = new ArrayList<>();
            asList().forEach(item -> items.add(item.asObject()));
            return items;
        }
        return scalarObject();
    }

    /** A map as plain data, in the order of the file. */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        entries().forEach((key, value) -> map.put(key, value.asObject()));
        return map;
    }

    private @Nullable Object scalarObject() {
        String text = scalar();
        if (!plain()) {
            return text;
        }
        if (isNull()) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            Double number = number();
            return number == null ? text : number;
        }
    }

    private @Nullable Double number() {
        String text = scalar();
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        // Double.valueOf also takes "NaN", "1d" and " 1", which are not numbers in a YAML file.
        boolean looksLikeOne =
                (Character.isDigit(first) || "+-.".indexOf(first) >= 0) && (Character.isDigit(last) || last == '.');
        if (!looksLikeOne) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private boolean plain() {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    private String scalar() {
        return ((ScalarNode) node).getValue();
    }

    private String kind() {
        return isMap() ? "keys and values" : isList() ? "a list" : "'" + scalar() + "'";
    }
}
