package io.mtjlab.networks.sigmoidmlp;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.networks.training.Recipe;

/**
 * {@code network.json}. Nothing in it depends on the number of threads, on time, or on the folder where something lies.
 */
final class ResultJson {

    private static final String SCHEMA = "mtjlab-network/1";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ResultJson() {}

    static String write(SigmoidMlpResult result) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("network", "sigmoid-mlp");
        root.put("study", result.settings().study().key());
        settings(root.putObject("settings"), result.settings());
        data(root.putObject("data"), result.data());
        root.put("backend", result.backend());
        ArrayNode curves = root.putArray("curves");
        result.curves().forEach(curve -> curve(curves.addObject(), curve));
        ObjectNode metrics = root.putObject("metrics");
        result.metrics().forEach(metrics::put);
        root.put("explanation", result.explanation());
        try {
            return MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static void settings(ObjectNode node, SigmoidMlpSettings settings) {
        node.put("seed", settings.seed());
        node.put("epochs", settings.effectiveEpochs());
        ObjectNode device = node.putObject("device");
        device.put("alpha_per_oersted", settings.device().alphaPerOersted());
        device.put("beta_oersted", settings.device().betaOersted());
        device.put("origin", settings.device().origin());
    }

    private static void data(ObjectNode node, SigmoidMlpResult.DataSummary data) {
        node.put("source", data.source());
        node.put("description", data.description());
        node.put("train_count", data.trainCount());
        node.put("test_count", data.testCount());
        ObjectNode hashes = node.putObject("sha256");
        for (Map.Entry<String, String> entry : new TreeMap<>(data.sha256()).entrySet()) {
            hashes.put(entry.getKey(), entry.getValue());
        }
    }

    private static void curve(ObjectNode node, Curve curve) {
        node.put("name", curve.name());
        node.put("alpha_per_oersted", curve.alphaPerOersted());
        recipe(node.putObject("recipe"), curve.recipe());
        node.put("accuracy_on", curve.accuracyOn());
        numbers(node.putArray("loss"), curve.loss());
        numbers(node.putArray("accuracy"), curve.accuracy());
    }

    private static void recipe(ObjectNode node, Recipe recipe) {
        node.put("batch_size", recipe.batchSize());
        node.put("learning_rate", recipe.learningRate());
        node.put("momentum", recipe.momentum());
        ArrayNode drops = node.putArray("learning_rate_drops");
        recipe.drops()
                .forEach(drop -> drops.addObject().put("epoch", drop.epoch()).put("factor", drop.factor()));
    }

    private static void numbers(ArrayNode array, double[] values) {
        for (double value : values) {
            array.add(value);
        }
    }
}
