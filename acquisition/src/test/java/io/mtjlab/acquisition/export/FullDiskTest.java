package io.mtjlab.acquisition.export;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.StoreException;
import io.mtjlab.acquisition.store.StoreFixtures;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.UnitWriter;
import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Exports onto a full disk: it is said so, no part of a file stays, and what was there before is not lost. */
class FullDiskTest {

    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    @FunctionalInterface
    private interface Export {
        List<Path> write(StoredRun run, Path folder);
    }

    @Test
    void no_part_of_a_file_stays() throws Exception {
        assumeTrue(Files.exists(FULL), "there is no /dev/full");
        try (RunStore store = RunStore.open(folder.resolve("store"))) {
            RunWriter writer = StoreFixtures.beginTelegraph(store);
            UnitWriter unit = writer.unit("telegraph", StoreFixtures.unit("H=27"));
            unit.append(0, 1, 0.5);
            unit.complete();
            StoredRun run = store.run("r0001");
            breaksOff(run, "csv", (one, to) -> CsvExport.write(one, to, Layout.FILE_PER_UNIT));
            breaksOff(run, "hdf5", (one, to) -> List.of(Hdf5Export.write(one, to)));
        }
    }

    @Test
    void a_folder_where_the_file_should_be_is_no_full_disk() throws Exception {
        try (RunStore store = RunStore.open(folder.resolve("store"))) {
            StoreFixtures.beginTelegraph(store);
            StoredRun run = store.run("r0001");
            Files.createDirectories(folder.resolve("r0001.h5"));
            assertThatThrownBy(() -> Hdf5Export.write(run, folder))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage(folder.resolve("r0001.h5") + " is a folder; remove it, or give another folder");
            Path file = Files.createFile(folder.resolve("notes"));
            assertThatThrownBy(() -> Hdf5Export.write(run, file.resolve("below")))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("cannot be written");
        }
    }

    private void breaksOff(StoredRun run, String name, Export export) throws Exception {
        Path to = folder.resolve(name);
        Path file = export.write(run, to).get(0);
        byte[] before = Files.readAllBytes(file);
        Path part = to.resolve(file.getFileName() + ".part");
        Files.createSymbolicLink(part, FULL);
        assertThatThrownBy(() -> export.write(run, to))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("No space left on device; free some space");
        assertThat(Files.exists(part, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(file).hasBinaryContent(before);
    }
}
