package io.mtjlab.acquisition.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.base.unit.Unit;

/** Runs and units for tests. */
public final class StoreFixtures {

    public static final List<Column> COLUMNS =
            List.of(Column.of("t", Unit.SECOND), Column.of("polarity", Unit.ONE), Column.of("V", Unit.VOLT));

    private StoreFixtures() {}

    public static RunHeader header() {
        return RunHeader.of("telegraph", "test-bench", 11, "mtjlab test");
    }

    public static UnitSpec unit(String key) {
        return new UnitSpec(key, "trace " + key, Map.of("field_oersted", 27.0, "axis", "hard"), COLUMNS, 30);
    }

    /** What a run keeps of the wires, part by part. */
    public static List<String> transcripts(StoredRun run) {
        return run.transcripts().stream()
                .map(part -> {
                    ByteArrayOutputStream text = new ByteArrayOutputStream();
                    try {
                        run.copyTranscript(part, text);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return text.toString(StandardCharsets.US_ASCII);
                })
                .toList();
    }

    /** A run with one step {@code telegraph}. */
    public static RunWriter beginTelegraph(RunStore store) {
        RunWriter run = store.begin(header(), new io.mtjlab.base.time.DrivenClock());
        run.step("telegraph", "telegraph", Map.of("rf_dbm", List.of("off", -15)));
        return run;
    }
}
