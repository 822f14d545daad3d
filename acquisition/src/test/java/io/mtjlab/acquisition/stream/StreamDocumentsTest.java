package io.mtjlab.acquisition.stream;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.StoreFixtures;
import io.mtjlab.acquisition.store.StoredFit;
import io.mtjlab.acquisition.store.UnitWriter;
import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;

class StreamDocumentsTest {

    private static final String WORDS = "levels [1,NaN,2], and -Infinity,Infinity]";

    @TempDir
    Path folder;

    @Test
    void what_is_no_number_is_null_and_words_that_look_like_it_stay() throws Exception {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = store.begin(StoreFixtures.header(), new DrivenClock());
            run.step("telegraph", "telegraph", Map.of("remark", WORDS, "levels", List.of(1.0, Double.NaN)));
            UnitWriter unit = run.unit(
                    "telegraph",
                    new UnitSpec("H=16", WORDS, Map.of("rf_dbm", Double.NaN, "what", WORDS), StoreFixtures.COLUMNS, 1));
            unit.note("rate_hz", Double.POSITIVE_INFINITY);
            unit.note("remark", WORDS);
            unit.complete();
            run.finish(RunStatus.DONE, "");
            StreamDocuments documents = new StreamDocuments(store.run(run.id()));
            documents.follow();
            documents.fit(new StoredFit("sigmoid", "x", "{\"remark\":\"" + WORDS + "\",\"value\":-Infinity}"));
            JsonNode start = read(documents, 0).get("about").get("steps").get(0).get("parameters");
            assertThat(start.get("remark").asText()).isEqualTo(WORDS);
            assertThat(start.get("levels").toString()).isEqualTo("[1.0,null]");
            JsonNode descriptor = read(documents, 1);
            assertThat(descriptor.get("label").asText()).isEqualTo(WORDS);
            assertThat(descriptor.at("/coordinates/what").asText()).isEqualTo(WORDS);
            assertThat(descriptor.at("/coordinates/rf_dbm").isNull()).isTrue();
            JsonNode points = read(documents, 2);
            assertThat(points.at("/notes/remark").asText()).isEqualTo(WORDS);
            assertThat(points.at("/notes/rate_hz").isNull()).isTrue();
            JsonNode fit = read(documents, 3);
            assertThat(fit.at("/result/remark").asText()).isEqualTo(WORDS);
            assertThat(fit.at("/result/value").isNull()).isTrue();
        }
    }

    private static JsonNode read(StreamDocuments documents, int sequence) throws Exception {
        return new ObjectMapper().readTree(documents.bytes(sequence));
    }
}
