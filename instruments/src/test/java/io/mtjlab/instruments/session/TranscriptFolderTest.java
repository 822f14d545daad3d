package io.mtjlab.instruments.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class TranscriptFolderTest {

    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    @Test
    void a_full_disk_stops_the_recording_and_nobody_else_and_is_told_at_the_end() throws Exception {
        assumeTrue(Files.exists(FULL), "there is no /dev/full");
        Files.createSymbolicLink(folder.resolve("isrc.transcript"), FULL);
        TranscriptFolder night = TranscriptFolder.in(folder);
        assertThatCode(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        night.exchanged("isrc", i, ":OUTP OFF", "");
                        night.exchanged("nvm", i, ":READ?", "1\n");
                    }
                })
                .doesNotThrowAnyException();
        assertThatThrownBy(night::close)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder + " are not complete")
                .hasMessageContaining("No space left");
        assertThat(folder.resolve("nvm.transcript")).content().startsWith("# mtjlab-transcript 1\n");
    }

    @Test
    void what_did_not_reach_the_disk_before_the_end_is_told_too() throws Exception {
        assumeTrue(Files.exists(FULL), "there is no /dev/full");
        Files.createSymbolicLink(folder.resolve("isrc.transcript"), FULL);
        TranscriptFolder night = TranscriptFolder.in(folder);
        night.exchanged("isrc", 0, ":OUTP OFF", "");
        assertThatThrownBy(night::close).hasMessageContaining("No space left");
    }
}
