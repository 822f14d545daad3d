package io.mtjlab.acquisition.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.procedure.Column;
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

    /** Doubles with the fewest digits that give them back, which is also quicker than what the JDK 17 writes. */
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build());

    /** What stands in a document beside its number and kind. */
    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private record Document(String kind, Content content) {}

    private final StoredRun run;
    private final List<Document> documents = new ArrayList<>();
    private final Map<Long, Long> toldRows = new LinkedHashMap<>();
    private long firstOpen;

    StreamDocuments(StoredRun run) {
        this.run = run;
    }

    /** With the first unit or the end of the run at hand: then all of its steps are in the store. */
    private void start() {
        if (documents.isEmpty()) {
            ObjectNode about = (ObjectNode) parse(RunDescription.provenance(run));
            documents.add(new Document("start", json -> json.writeObjectField("about", about)));
        }
    }

    int size() {
        return documents.size();
    }

    /** Document number {@code sequence}, as UTF-8. */
    byte[] bytes(int sequence) {
        Document document = documents.get(sequence);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeNumberField("sequence", sequence);
            json.writeStringField("document", document.kind());
            json.writeStringField("run", run.id());
            document.content().write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no device that could fail
        }
        return out.toByteArray();
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
                documents.add(new Document("descriptor", json -> describe(unit, json)));
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
                documents.add(new Document("points", json -> points(unit, first, rows, last, json)));
            }
            told += rows;
        } while (told < unit.points());
        toldRows.put(unit.number(), told);
    }

    /** A fit of the whole run. */
    void fit(StoredFit fit) {
        documents.add(new Document("fit", json -> write(fit, json)));
    }

    /** A fit of one unit, made while the run goes on. */
    void unitFit(String unit, StoredFit fit) {
        documents.add(new Document("fit", json -> {
            json.writeStringField("unit", unit);
            write(fit, json);
        }));
    }

    private static void write(StoredFit fit, JsonGenerator json) throws IOException {
        json.writeStringField("kind", fit.kind());
        json.writeStringField("data_set", fit.dataSet());
        json.writeObjectField("result", parse(fit.document()));
    }

    void stop(RunResult result) {
        start();
        documents.add(new Document("stop", json -> {
            json.writeStringField("status", result.outcome().status().word());
            json.writeStringField("cause", result.outcome().cause());
            json.writeNumberField("points", result.points());
        }));
    }

    private static void name(StoredUnit unit, JsonGenerator json) throws IOException {
        json.writeStringField("unit", unit.address());
        json.writeNumberField("unit_number", unit.number());
    }

    private static void describe(StoredUnit unit, JsonGenerator json) throws IOException {
        name(unit, json);
        json.writeStringField("step", unit.step());
        json.writeStringField("label", unit.spec().label());
        json.writeObjectField(
                "coordinates", finite(MAPPER.valueToTree(unit.spec().coordinates())));
        json.writeArrayFieldStart("columns");
        for (Column column : unit.spec().columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("unit", column.unit().symbol());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void points(StoredUnit unit, long first, int rows, boolean last, JsonGenerator json) throws IOException {
        name(unit, json);
        json.writeNumberField("first", first);
        json.writeArrayFieldStart("values");
        for (double[] column : run.rows(unit, first, rows)) {
            json.writeStartArray();
            for (double value : column) {
                if (Double.isFinite(value)) {
                    json.writeNumber(value);
                } else {
                    json.writeNull(); // JSON has no word for it
                }
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeBooleanField("last", last);
        if (last) {
            json.writeBooleanField("complete", unit.complete());
            json.writeObjectField("notes", finite(MAPPER.valueToTree(unit.notes())));
        }
    }

    private static JsonNode parse(String json) {
        try {
            return finite(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** JSON has no word for what is not a number or infinite, as the store has. */
    private static JsonNode finite(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> field.setValue(finite(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, finite(array.get(i)));
            }
        } else if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            return NullNode.getInstance();
        }
        return node;
    }
}
