package io.mtjlab.analysis.card;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeviceCardTest {

    private static final Provenance FROM = Provenance.measured("r0001", "sigmoid", "ab12", "mtjlab 0.1.0");
    private static final Conditions LOW = Conditions.of(Map.of("rf_dbm", -25, "rf_megahertz", 1890));
    private static final Conditions OFF = Conditions.of(Map.of("rf_dbm", "off"));

    private static DeviceCard card() {
        UncertaintyBudget budget = UncertaintyBudget.of(new Estimate(
                        "alpha", "1/Oe", 1.46, 0.03, new Interval(1.43, 1.5), new Interval(1.4, 1.54), "profile"))
                .withCalibration("gaussmeter gain", -0.0015)
                .withDrift("repeat", 0.001)
                .withUnstated("RF loss");
        return DeviceCard.forDevice("W3-R07-C12")
                .with(CardParameter.of("sigmoid.alpha", "1/Oe", budget, LOW, FROM))
                .with(CardParameter.ofFit("sigmoid", Estimate.normal("alpha", "1/Oe", 0.69, 0.01), OFF, FROM))
                .with(CardParameter.ofFit(
                        "telegraph", new Undetermined("tau_AP", "s", "never seen", new Interval(0, 0.004)), OFF, FROM))
                .with(new CardCovariance(
                        new Covariance(
                                List.of("sigmoid.alpha", "sigmoid.beta"), new double[][] {{1e-3, 1e-4}, {1e-4, 2e-3}}),
                        LOW));
    }

    @Test
    void comes_back_as_it_was_written(@TempDir Path folder) {
        Path file = folder.resolve("card.json");
        card().write(file);
        DeviceCard read = DeviceCard.read(file);
        assertThat(read.parameters()).isEqualTo(card().parameters());
        assertThat(read.covariances().get(0).covariance().correlation("sigmoid.alpha", "sigmoid.beta"))
                .isBetween(0.07, 0.0708);
        assertThat(read.toJson()).isEqualTo(card().toJson());
    }

    @Test
    void what_nobody_stated_is_said_below_the_table() {
        assertThat(card().show())
                .contains("not in the intervals, as nobody knows how much it is: RF loss (moves sigmoid.alpha)");
    }

    @Test
    void keys_that_this_version_does_not_know_survive_a_change() {
        String json = card().toJson()
                .replace("\"name\" : \"sigmoid.alpha\",", "\"name\" : \"sigmoid.alpha\", \"colour\" : \"green\",")
                .replace("\"device\" : {", "\"operator\" : \"night shift\", \"device\" : {");
        DeviceCard changed = DeviceCard.parse(json, "test")
                .with(CardParameter.ofFit("sigmoid", Estimate.normal("alpha", "1/Oe", 0.7, 0.01), OFF, FROM));
        assertThat(changed.parameter("sigmoid.alpha", OFF).value()).isEqualTo(0.7);
        assertThat(changed.toTree().path("operator").asText()).isEqualTo("night shift");
        assertThat(changed.toTree().path("parameters").path(1).path("colour").asText())
                .isEqualTo("green");
        assertThat(changed.parameters()).hasSize(3);
    }

    @Test
    void finds_a_parameter_by_some_of_its_conditions() {
        assertThat(card().parameter("sigmoid.alpha", Conditions.of(Map.of("rf_dbm", -25.0)))
                        .value())
                .isEqualTo(1.46);
        assertThatThrownBy(() -> card().parameter("sigmoid.alpha", Conditions.NONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("2 parameters")
                .hasMessageContaining("rf_dbm=off");
        assertThatThrownBy(() -> card().parameter("sigmoid.gamma", OFF))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("it has: sigmoid.alpha telegraph.tau_AP");
        assertThatThrownBy(() -> card().parameter("telegraph.tau_AP", OFF).value())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never seen");
    }

    @Test
    void says_where_a_file_is_no_card() {
        assertThatThrownBy(() -> DeviceCard.parse("{\n \"schema\": 1,,\n}", "card.json"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("card.json:2:");
        assertThatThrownBy(() -> DeviceCard.parse("{\n", "card.json"))
                .hasMessageStartingWith("card.json:2:")
                .hasMessageEndingWith("(start marker at line: 1, column: 1)");
        assertThatThrownBy(() -> DeviceCard.parse("{\"schema\": \"mtjlab-device-card/9\"}", "card.json"))
                .hasMessageContaining("/schema")
                .hasMessageContaining("mtjlab-device-card/1");
        assertThatThrownBy(() -> DeviceCard.parse(card().toJson().replace("1.46", "\"much\""), "card.json"))
                .hasMessageContaining("/parameters/0");
    }

    @Test
    void shows_as_a_table() {
        assertThat(card().show())
                .contains("W3-R07-C12")
                .contains("sigmoid.alpha")
                .contains("rf_dbm=-25")
                .contains("never seen");
    }

    /** The schema and the reader name the same things: what the writer writes is declared, what is required is written. */
    @Test
    void the_schema_declares_every_key_that_is_written() throws IOException {
        JsonNode schema;
        try (InputStream in = DeviceCard.class.getResourceAsStream("device-card.schema.json")) {
            schema = new ObjectMapper().readTree(in);
        }
        conforms(card().toTree(), schema, schema, "");
    }

    @Test
    void a_card_is_valid_by_the_schema_and_one_without_a_unit_is_not() throws IOException {
        try (InputStream in = DeviceCard.class.getResourceAsStream("device-card.schema.json")) {
            var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(new ObjectMapper().readTree(in));
            JsonNode tree = card().toTree();
            assertThat(schema.validate(tree)).isEmpty();
            ((com.fasterxml.jackson.databind.node.ObjectNode)
                            tree.path("parameters").path(0))
                    .remove("unit");
            assertThat(schema.validate(tree)).isNotEmpty();
        }
    }

    private static void conforms(JsonNode node, JsonNode schema, JsonNode root, String at) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText().replace("#/$defs/", "");
            conforms(node, root.path("$defs").path(name), root, at);
            return;
        }
        schema.path("required")
                .forEach(key -> assertThat(node.has(key.asText()))
                        .as(at + "/" + key.asText())
                        .isTrue());
        if (schema.has("const")) {
            assertThat(node).isEqualTo(schema.path("const"));
        }
        if (schema.path("type").isTextual()) {
            String kind = schema.path("type").asText();
            assertThat(node.getNodeType().name().toLowerCase(java.util.Locale.ROOT))
                    .as(at)
                    .isEqualTo(kind);
        }
        boolean open = schema.has("additionalProperties");
        if (node.isObject() && schema.has("properties") && !open) {
            node.properties().forEach(e -> {
                assertThat(schema.path("properties").has(e.getKey()))
                        .as(at + "/" + e.getKey())
                        .isTrue();
                conforms(e.getValue(), schema.path("properties").path(e.getKey()), root, at + "/" + e.getKey());
            });
        }
        if (node.isArray() && schema.has("items")) {
            for (int i = 0; i < node.size(); i++) {
                conforms(node.path(i), schema.path("items"), root, at + "/" + i);
            }
        }
    }
}
