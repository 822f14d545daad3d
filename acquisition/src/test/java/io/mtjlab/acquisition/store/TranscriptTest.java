package io.mtjlab.acquisition.store;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.Python;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is said over the wires, kept with a run. */
class TranscriptTest {

    @TempDir
    Path folder;

    private static String someLines(UniformRandomProvider random, int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("0.000000000\tnvm\t\":READ?\"\t\"")
                    .append(random.nextDouble())
                    .append("\\n\"\n");
        }
        return text.toString();
    }

    private void write(RunStore store, RunWriter run, String text, int pieces) throws IOException {
        try (Writer transcript = store.transcript(run.id())) {
            int done = 0;
            for (int i = 1; i <= pieces; i++) {
                int until = (int) ((long) text.length() * i / pieces);
                transcript.write(text, done, until - done);
                done = until;
                if (i % 7 == 0) {
                    run.live(List.of(), "a commit");
                }
            }
        }
    }

    @Test
    void a_text_of_any_length_comes_back_as_it_was_written_and_python_reads_it_too() throws Exception {
        UniformRandomProvider random = RandomStreams.of(4).stream("text");
        String text = someLines(random, 20_000);
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            write(store, run, text, 100);
            run.finish(RunStatus.DONE, "");
            assertThat(StoreFixtures.transcripts(store.run("r0001"))).containsExactly(text);
            List<Long> sizes = store.query(row -> row.getLong(1), "SELECT size FROM transcript ORDER BY first_byte");
            assertThat(sizes).hasSizeGreaterThan(2);
            assertThat(sizes.subList(0, sizes.size() - 1)).containsOnly((long) TranscriptChunk.FULL_BYTES);
        }
        assertThat(Python.run("""
                import hashlib, sqlite3, sys, zlib
                db = sqlite3.connect(sys.argv[1])
                rows = db.execute("SELECT data FROM transcript WHERE run=1 AND part=1 ORDER BY first_byte")
                print(b"".join(zlib.decompress(row[0]) for row in rows).decode("ascii"), end="")
                """, folder.resolve(RunStore.FILE_NAME).toString()))
                .isEqualTo(text);
    }

    @Test
    void every_resumption_begins_another_part() throws Exception {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            write(store, run, "first\n", 1);
            run.finish(RunStatus.INTERRUPTED, "enough");
            write(store, store.resume("r0001", new DrivenClock()), "second\n", 1);
            StoredRun stored = store.run("r0001");
            assertThat(stored.transcripts()).containsExactly(new StoredTranscript(1, 6), new StoredTranscript(2, 7));
            assertThat(StoreFixtures.transcripts(stored)).containsExactly("first\n", "second\n");
            assertThat(RunDescription.text(stored)).contains("transcript, part 2: 7 bytes");
        }
    }

    @Test
    void a_run_that_was_not_asked_keeps_nothing_and_says_nothing_of_it() {
        try (RunStore store = RunStore.open(folder)) {
            StoreFixtures.beginTelegraph(store).finish(RunStatus.DONE, "");
            StoredRun stored = store.run("r0001");
            assertThat(stored.transcripts()).isEmpty();
            assertThat(RunDescription.text(stored)).doesNotContain("transcript");
            assertThat(RunDescription.provenance(stored)).doesNotContain("transcript");
        }
    }

    @Test
    void what_the_disk_does_not_keep_up_with_ends_the_transcript_without_a_gap() throws Exception {
        Path file = folder.resolve(RunStore.FILE_NAME);
        try (RunStore store = RunStore.open(folder)) {
            StoreFixtures.beginTelegraph(store).finish(RunStatus.DONE, "");
            try (Committer committer = new Committer(file, Database.write(file, Database.MIGRATIONS))) {
                Writer transcript = new TranscriptAppender(committer, 1, 10);
                transcript.write("12345678\n");
                assertThatThrownBy(() -> transcript.write("xyz\n"))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("does not keep up");
                assertThatThrownBy(() -> transcript.write("\n")).isInstanceOf(IOException.class);
                transcript.close();
            }
            assertThat(StoreFixtures.transcripts(store.run("r0001"))).containsExactly("12345678\n");
        }
    }
}
