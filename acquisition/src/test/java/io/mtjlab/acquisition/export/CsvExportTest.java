package io.mtjlab.acquisition.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.StoreFixtures;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.UnitWriter;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvExportTest {

    @TempDir
    Path folder;

    @Test
    void writes_a_unit_as_the_format_says() throws Exception {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=27/rf=-15"));
            unit.append(0, 1, 1.5e-3);
            unit.append(0.0087, -1, -2.25e-9);
            unit.note("field_oersted", 27.03);
            unit.note("remark", "two\nlines");
            unit.complete();
            run.finish(RunStatus.DONE, "");
            List<Path> files = CsvExport.write(store.run(run.id()), folder.resolve("out"), Layout.FILE_PER_UNIT);
            assertThat(files).containsExactly(folder.resolve("out/r0001-telegraph_H=27_rf=-15.csv"));
            assertThat(Files.readString(files.get(0))).isEqualTo("""
                            # run=r0001
                            # step=telegraph
                            # kind=telegraph
                            # seed=11
                            # bench=test-bench
                            # program=mtjlab test
                            # unit=H=27/rf=-15
                            # label=trace H=27/rf=-15
                            # complete=true
                            # axis=hard
                            # field_oersted=27.03
                            # remark=two lines
                            # set_field_oersted=27
                            t_s,polarity,V_V
                            0,1,0.0015
                            0.0087,-1,-2.25E-9
                            """);
        }
    }

    @Test
    void writes_a_step_with_an_id_and_coordinates() throws Exception {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            for (String key : List.of("H=16", "H=17")) {
                UnitWriter unit = run.unit("telegraph", StoreFixtures.unit(key));
                unit.append(0, 1, 1);
                unit.complete();
            }
            run.unit("telegraph", StoreFixtures.unit("H=18")).abandon();
            run.finish(RunStatus.ABORTED, "");
            List<Path> files = CsvExport.write(store.run(run.id()), folder, Layout.FILE_PER_STEP);
            assertThat(files).containsExactly(folder.resolve("r0001-telegraph.csv"));
            assertThat(Files.readAllLines(files.get(0)))
                    .filteredOn(line -> !line.startsWith("#"))
                    .containsExactly(
                            "id,axis,field_oersted,t_s,polarity,V_V", "H=16,hard,27,0,1,1", "H=17,hard,27,0,1,1");
        }
    }

    @Test
    void steps_whose_names_differ_only_in_what_files_cannot_be_called_have_a_file_each() throws Exception {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = store.begin(StoreFixtures.header(), new DrivenClock());
            for (String step : List.of("I/V", "I:V", "i_v")) {
                run.step(step, "iv", Map.of());
                UnitWriter unit = run.unit(step, StoreFixtures.unit("H=16"));
                unit.append(0, 1, step.length());
                unit.complete();
            }
            run.finish(RunStatus.DONE, "");
            List<Path> files = CsvExport.write(store.run(run.id()), folder, Layout.FILE_PER_STEP);
            assertThat(files)
                    .extracting(f -> f.getFileName().toString())
                    .containsExactly("r0001-I_V.csv", "r0001-I_V-2.csv", "r0001-i_v-3.csv");
            assertThat(Files.readAllLines(files.get(0))).contains("# step=I/V");
            assertThat(Files.readAllLines(files.get(1))).contains("# step=I:V");
        }
    }

    @Test
    void the_same_data_have_the_same_bytes_however_they_came() throws Exception {
        Map<String, String> slow = exportOf("slow", 1);
        Map<String, String> fast = exportOf("fast", 777);
        assertThat(slow).hasSize(3).isEqualTo(fast);
        try (RunStore a = RunStore.openReadOnly(folder.resolve("slow"));
                RunStore b = RunStore.openReadOnly(folder.resolve("fast"))) {
            assertThat(a.run("r0001").dataHash())
                    .hasSize(64)
                    .isEqualTo(b.run("r0001").dataHash());
        }
    }

    private Map<String, String> exportOf(String name, int block) throws Exception {
        UniformRandomProvider random = RandomStreams.of(5).stream("export");
        Map<String, String> files = new TreeMap<>();
        try (RunStore store = RunStore.open(folder.resolve(name))) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            for (int u = 0; u < 3; u++) {
                double[][] all = new double[3][9000];
                for (double[] column : all) {
                    Arrays.setAll(column, i -> random.nextDouble());
                }
                UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=" + u));
                for (int row = 0; row < 9000; row += block) {
                    int until = Math.min(9000, row + block);
                    double[][] part = new double[3][];
                    for (int c = 0; c < 3; c++) {
                        part[c] = Arrays.copyOfRange(all[c], row, until);
                    }
                    unit.appendAll(part);
                }
                unit.complete();
            }
            run.finish(RunStatus.DONE, "");
            Path out = folder.resolve(name + "-csv");
            for (Path file : CsvExport.write(store.run(run.id()), out, Layout.FILE_PER_UNIT)) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void marks_what_is_not_complete_and_prefers_what_is() throws Exception {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            for (int attempt = 0; attempt < 3; attempt++) {
                UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=16"));
                unit.append(attempt, 1, 1);
                if (attempt == 1) {
                    unit.complete();
                } else {
                    unit.abandon();
                }
            }
            UnitWriter open = run.unit("telegraph", StoreFixtures.unit("H/16"));
            open.append(7, 1, 1);
            open.abandon();
            run.unit("telegraph", StoreFixtures.unit("h=16")).complete();
            run.finish(RunStatus.ABORTED, "");
            List<Path> files = CsvExport.write(store.run(run.id()), folder, Layout.FILE_PER_UNIT);
            assertThat(files)
                    .extracting(f -> f.getFileName().toString())
                    .containsExactly(
                            "r0001-telegraph_H=16.csv", "r0001-telegraph_H_16.csv", "r0001-telegraph_h=16-2.csv");
            assertThat(Files.readAllLines(files.get(0))).contains("# complete=true", "1,1,1");
            assertThat(Files.readAllLines(files.get(1))).contains("# complete=false", "7,1,1");
        }
    }

    @Test
    void refuses_to_mix_units_with_different_columns_or_to_write_where_it_cannot() throws Exception {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = StoreFixtures.beginTelegraph(store);
            run.unit("telegraph", StoreFixtures.unit("H=16")).complete();
            run.unit("telegraph", new UnitSpec("odd", "", Map.of(), List.of(), 1))
                    .complete();
            run.finish(RunStatus.DONE, "");
            StoredRun stored = store.run(run.id());
            assertThatThrownBy(() -> CsvExport.write(stored, folder, Layout.FILE_PER_STEP))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("telegraph/H=16 and telegraph/odd have different columns");
            Path file = Files.writeString(folder.resolve("file"), "");
            assertThatThrownBy(() -> CsvExport.write(stored, file, Layout.FILE_PER_UNIT))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("cannot be written");
        }
    }
}
