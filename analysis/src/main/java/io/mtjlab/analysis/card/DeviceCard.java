package io.mtjlab.analysis.card;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.base.error.InvalidInput;

/**
 * The device card: what is known of one junction, as one JSON file (schema {@code mtjlab-device-card/1}, beside this
 * class as {@code device-card.schema.json}).
 *
 * <p>The JSON tree is the card: what this version does not know survives a read and a write. Immutable.
 */
public final class DeviceCard {

    /** What stands under {@code schema}. */
    public static final String SCHEMA = "mtjlab-device-card/1";

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final ObjectNode tree;

    private DeviceCard(ObjectNode tree) {
        this.tree = tree;
    }

    /** An empty card. */
    public static DeviceCard forDevice(String deviceId) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("schema", SCHEMA);
        tree.putObject("device").put("id", deviceId);
        tree.putArray("parameters");
        tree.putArray("covariances");
        return new DeviceCard(tree);
    }

    /**
     * Reads a card.
     *
     * @throws InvalidInput when the file is not a card; the message says where
     */
    public static DeviceCard read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new InvalidInput("cannot read device card " + file + ": " + e.getMessage(), e);
        }
    }

    /** The card that {@code json} holds; {@code origin} names it in messages. */
    public static DeviceCard parse(String json, String origin) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw InvalidInput.at(
                    origin,
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                    // the library names where a bracket began, and first a source that it does not show
                    "not JSON: " + e.getOriginalMessage().replaceAll("\\[Source: [^;]*; ([^]]*)]", "$1"));
        }
        CardReader.check(root, origin);
        return new DeviceCard((ObjectNode) root);
    }

    public void write(Path file) {
        try {
            Files.writeString(file, toJson(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InvalidInput("cannot write device card " + file + ": " + e.getMessage(), e);
        }
    }

    /** The card as indented JSON with a final line feed. */
    public String toJson() {
        try {
            return MAPPER.writeValueAsString(tree).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    /** The device's identity, for example {@code W3-R07-C12}. */
    public String device() {
        return tree.path("device").path("id").asText();
    }

    /** All parameters in the order of the card. */
    public List<CardParameter> parameters() {
        List<CardParameter> parameters = new ArrayList<>();
        tree.path("parameters").forEach(node -> parameters.add(CardReader.parameter(node)));
        return parameters;
    }

    /** All parameters called {@code name}, one for each set of conditions. */
    public List<CardParameter> parameters(String name) {
        return parameters().stream().filter(p -> p.name().equals(name)).toList();
    }

    public List<CardCovariance> covariances() {
        List<CardCovariance> covariances = new ArrayList<>();
        tree.path("covariances").forEach(node -> covariances.add(CardReader.covariance(node)));
        return covariances;
    }

    /**
     * The one parameter {@code name} whose conditions include {@code conditions}.
     *
     * @param name for example {@code sigmoid.alpha}
     * @throws InvalidInput when there is none or more than one; the message lists what the card has
     */
    public CardParameter parameter(String name, Conditions conditions) {
        List<CardParameter> named = parameters(name);
        if (named.isEmpty()) {
            String known =
                    parameters().stream().map(CardParameter::name).distinct().collect(Collectors.joining(" "));
            throw new InvalidInput("device card " + device() + " has no parameter '" + name + "'; it has: " + known);
        }
        List<CardParameter> found =
                named.stream().filter(p -> p.conditions().satisfy(conditions)).toList();
        if (found.size() != 1) {
            String held = named.stream()
                    .map(p -> "{" + p.conditions().describe() + "}")
                    .collect(Collectors.joining(" "));
            throw new InvalidInput("device card " + device() + " has " + found.size() + " parameters '" + name
                    + "' under {" + conditions.describe() + "}; it has it under " + held);
        }
        return found.get(0);
    }

    /** This card with {@code parameter} in place of the one of the same name and conditions, or added. */
    public DeviceCard with(CardParameter parameter) {
        ObjectNode copy = tree.deepCopy();
        CardWriter.put(copy.withArray("parameters"), parameter);
        return new DeviceCard(copy);
    }

    /** This card with all of {@code parameters}. */
    public DeviceCard with(List<CardParameter> parameters) {
        ObjectNode copy = tree.deepCopy();
        parameters.forEach(parameter -> CardWriter.put(copy.withArray("parameters"), parameter));
        return new DeviceCard(copy);
    }

    /** This card with {@code covariance} in place of the one of the same names and conditions, or added. */
    public DeviceCard with(CardCovariance covariance) {
        ObjectNode copy = tree.deepCopy();
        CardWriter.put(copy.withArray("covariances"), covariance);
        return new DeviceCard(copy);
    }

    /** This card with something else under a key of its own: {@code health}, {@code spread}, {@code wafer}. */
    public DeviceCard with(String key, JsonNode value) {
        if (List.of("schema", "device", "parameters", "covariances").contains(key)) {
            throw new IllegalArgumentException("'" + key + "' is the card's own");
        }
        ObjectNode copy = tree.deepCopy();
        copy.set(key, value.deepCopy());
        return new DeviceCard(copy);
    }

    /** This card with one more fact under {@code device}, for example {@code positive_field_favours}. */
    public DeviceCard withDeviceFact(String key, JsonNode value) {
        ObjectNode copy = tree.deepCopy();
        copy.withObject("/device").set(key, value.deepCopy());
        return new DeviceCard(copy);
    }

    /** The whole card as a tree of its own. */
    public ObjectNode toTree() {
        return tree.deepCopy();
    }

    /** For people: the device, then a table of its parameters. */
    public String show() {
        return CardText.of(this);
    }
}
