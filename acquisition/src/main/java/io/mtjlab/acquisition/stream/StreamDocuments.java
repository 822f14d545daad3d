package io.mtjlab.acquisition.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.store.RunDescription;
import io.mtjlab.acquisition.store.StoredFit;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;

/**
 * What a run has to say so far, as numbered documents. They are made from the store, points too when somebody asks for
 * them again: what was told is durable, and a night's data need not fit into memory. For one thread.
 */
final class StreamDocuments {

    static final String SCHEMA = "mtjlab-stream/1";

    /** Points in a document, at most. */
    static final int MOST_ROWS = 1024;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StoredRun run;
    private final List<IntFunction<ObjectNode>> documents = new ArrayList<>();
    private final Map<Long, Long> toldRows = new LinkedHashMap<>();
    private long firstOpen;

    StreamDocuments(StoredRun run) {
        this.run = run;
    }

    /** With the first unit or the end of the run at hand: then all of its steps are in the store. */
    private void start() {
        if (documents.isEmpty()) {
            ObjectNode about = (ObjectNode) parse(RunDescription.provenance(run));
            add("start", document -> document.set("about", about));
        }
    }

    int size() {
        return documents.size();
    }

    /** Document number {@code sequence}, as UTF-8. */
    byte[] bytes(int sequence) {
        return documents.get(sequence).apply(sequence).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Adds what has come into the store since the last time. */
    void follow() {
        List<StoredUnit> units = run.unitsFrom(firstOpen);
        if (!units.isEmpty()) {
            start();
        }
        for (int i = 0; i < units.size(); i++) {
            StoredUnit unit = units.get(i);
            boolean over = unit.complete() || !Double.isNaN(unit.endedSeconds()) || i + 1 < units.size();
            if (!toldRows.containsKey(unit.number())) {
                toldRows.put(unit.number(), 0L);
                add("descriptor", document -> describe(unit, document));
            }
            tellPoints(unit, over);
            if (over) {
                firstOpen = unit.number() + 1;
                toldRows.remove(unit.number());
            }
        }
    }

    private void tellPoints(StoredUnit unit, boolean over) {
        long told = toldRows.getOrDefault(unit.number(), 0L);
        do {
            long first = told;
            int rows = (int) Math.min(MOST_ROWS, unit.points() - first);
            boolean last = over && first + rows == unit.points();
            if (rows > 0 || last) {
                add("points", document -> points(unit, first, rows, last, document));
            }
            told += rows;
        } while (told < unit.points());
        toldRows.put(unit.number(), told);
    }

    void fit(StoredFit fit) {
        add("fit", document -> {
            document.put("kind", fit.kind()).put("data_set", fit.dataSet());
            document.set("result", parse(fit.document()));
        });
    }

    void stop(RunResult result) {
        start();
        add(
                "stop",
                document -> document.put("status", result.outcome().status().word())
                        .put("cause", result.outcome().cause())
                        .put("points", result.points()));
    }

    private void add(String kind, Consumer<ObjectNode> content) {
        documents.add(sequence -> {
            ObjectNode document = MAPPER.createObjectNode();
            document.put("schema", SCHEMA).put("sequence", sequence).put("document", kind);
            document.put("run", run.id());
            content.accept(document);
            return document;
        });
    }

    private static void describe(StoredUnit unit, ObjectNode document) {
        document.put("unit", unit.address()).put("unit_number", unit.number());
        document.put("step", unit.step()).put("label", unit.spec().label());
        document.set("coordinates", MAPPER.valueToTree(unit.spec().coordinates()));
        var columns = document.putArray("columns");
        unit.spec()
                .columns()
                .forEach(column -> columns.addObject()
                        .put("name", column.name())
                        .put("unit", column.unit().symbol()));
    }

    private void points(StoredUnit unit, long first, int rows, boolean last, ObjectNode document) {
        document.put("unit", unit.address()).put("unit_number", unit.number()).put("first", first);
        var columns = document.putArray("values");
        for (double[] column : run.rows(unit, first, rows)) {
            var values = columns.addArray();
            Arrays.stream(column).forEach(value -> {
                if (Double.isFinite(value)) {
                    values.add(value);
                } else {
                    values.addNull(); // JSON has no word for it
                }
            });
        }
        document.put("last", last);
        if (last) {
            document.put("complete", unit.complete());
            document.set("notes", MAPPER.valueToTree(unit.notes()));
        }
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json.replaceAll("(?<=[:\\[,])(NaN|-?Infinity)(?=[,\\]}])", "null"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
