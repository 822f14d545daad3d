package io.mtjlab.networks.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which images a result was reached on. */
public record DataSummary(
        String source, String description, Map<String, String> sha256, int trainCount, int testCount) {

    public static DataSummary of(ImageData data) {
        return new DataSummary(
                data.source(),
                data.description(),
                data.sha256(),
                data.train().count(),
                data.test().count());
    }

    /** For a result's document. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("source", source);
        facts.put("description", description);
        facts.put("train_count", trainCount);
        facts.put("test_count", testCount);
        facts.put("sha256", new TreeMap<>(sha256));
        return facts;
    }
}
