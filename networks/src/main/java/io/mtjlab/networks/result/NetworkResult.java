package io.mtjlab.networks.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.base.figure.Figure;

/**
 * What a network's run found. Nothing in it depends on the number of threads, on time, or on the folder where something
 * lies.
 *
 * @param network as on the command line, for example {@code force-rnn}
 * @param study of it
 * @param settings everything that was chosen, the seed among it; values are numbers, texts, truth values or lists of them
 * @param data what it learnt from: source, counts, hashes; empty where the task makes its own
 * @param backend which matrix library computed, {@code java} where none is used
 * @param curves what was followed
 * @param metrics headline numbers
 * @param explanation what the numbers show and why, in plain sentences
 * @param figures of the run
 */
public record NetworkResult(
        String network,
        String study,
        Map<String, Object> settings,
        Map<String, Object> data,
        String backend,
        List<Curve> curves,
        Map<String, Double> metrics,
        String explanation,
        List<Figure> figures) {

    private static final String SCHEMA = "mtjlab-network/1";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public NetworkResult {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        curves = List.copyOf(curves);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        figures = List.copyOf(figures);
    }

    /**
     * Something followed.
     *
     * @param name for a legend
     * @param about what belongs to it alone, for the document
     * @param columns arrays of equal length by quantity and unit; the first is what the others are drawn over
     */
    public record Curve(String name, Map<String, Object> about, Map<String, double[]> columns) {

        public Curve {
            about = Collections.unmodifiableMap(new LinkedHashMap<>(about));
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }

        /** y over x, both of shape [n]. */
        public Curve(String name, String xLabel, double[] x, String yLabel, double[] y) {
            this(name, Map.of(), pair(xLabel, x, yLabel, y));
        }

        private static Map<String, double[]> pair(String xLabel, double[] x, String yLabel, double[] y) {
            Map<String, double[]> both = new LinkedHashMap<>();
            both.put(xLabel, x);
            both.put(yLabel, y);
            return both;
        }

        /** The second column over the first, as a line. */
        public Figure.Series line() {
            Iterator<double[]> values = columns.values().iterator();
            return Figure.Series.line(name, values.next(), values.next());
        }

        /** The same as points. */
        public Figure.Series points(String legend) {
            Iterator<double[]> values = columns.values().iterator();
            return Figure.Series.points(legend, values.next(), values.next());
        }
    }

    /** One JSON document; numbers that are not finite become null. */
    public String toJson() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("network", network);
        root.put("study", study);
        root.set("settings", MAPPER.valueToTree(settings));
        root.set("data", MAPPER.valueToTree(data));
        root.put("backend", backend);
        ArrayNode list = root.putArray("curves");
        for (Curve curve : curves) {
            ObjectNode node = list.addObject();
            node.put("name", curve.name());
            curve.about().forEach((key, value) -> node.set(key, MAPPER.valueToTree(value)));
            curve.columns().forEach((label, values) -> numbers(node.putArray(label), values));
        }
        ObjectNode numbers = root.putObject("metrics");
        metrics.forEach((name, value) -> {
            if (Double.isFinite(value)) {
                numbers.put(name, value);
            } else {
                numbers.putNull(name);
            }
        });
        root.put("explanation", explanation);
        try {
            return MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static void numbers(ArrayNode array, double[] values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
    }

    /** For people: the headline numbers, one a line, and what they mean. */
    public String report() {
        List<String> lines = new ArrayList<>();
        lines.add(network + ", " + study);
        data.forEach((name, value) -> {
            if (!(value instanceof Map)) {
                lines.add("  " + name + ": " + value);
            }
        });
        metrics.forEach((name, value) -> lines.add(String.format(java.util.Locale.ROOT, "%s = %.6g", name, value)));
        lines.add(explanation);
        return String.join("\n", lines);
    }
}
