package io.mtjlab.acquisition.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.Python;
import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.StoreFixtures;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.UnitWriter;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.unit.Unit;

import static org.assertj.core.api.Assertions.assertThat;

/** CSV files as pandas reads them, with nothing told to it but what a comment is. */
class PandasTest {

    private static final String READ = """
            import sys, numpy, pandas
            def read(file):
                return pandas.read_csv(file, comment='#', float_precision='round_trip')
            def header(file):
                lines = [line[2:].rstrip('\\n') for line in open(file, encoding='utf-8') if line.startswith('# ')]
                return dict(line.split('=', 1) for line in lines)
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void needPandas() throws Exception {
        Python.need("pandas", "python3-pandas");
    }

    @Test
    void a_trace_has_numbers_for_columns_names_with_units_and_its_circumstances_above() throws Exception {
        List<Path> files = ExportedRun.with(
                folder.resolve("store"), run -> CsvExport.write(run, folder.resolve("out"), Layout.FILE_PER_UNIT));
        assertThat(Python.run(READ + """
                table, about = read(sys.argv[1]), header(sys.argv[1])
                print(list(table.columns), [str(t) for t in table.dtypes])
                print(table['V_V'].tolist() == [0.0, 1 / 7.0, 2 / 7.0], table['t_s'].tolist())
                print(about['run'], about['unit'], about['complete'], about['rate_hz'], about['remark'], about['field_oersted'])
                """, files.get(0))).isEqualTo("""
                ['t_s', 'polarity', 'V_V'] ['float64', 'int64', 'float64']
                True [0.0, 0.001, 0.002]
                r0001 H=0/rf=-15 true 1000 two lines 27
                """);
    }

    @Test
    void what_is_no_number_is_one_to_pandas_too_and_infinity_and_every_digit_survive() throws Exception {
        double[] values = {0.1 + 0.2, Double.NaN, Double.POSITIVE_INFINITY, -Double.MIN_VALUE, Double.MAX_VALUE, -0.0};
        List<Path> files = with(run -> {
            run.step("rh", "rh", Map.of());
            UnitWriter loop = run.unit(
                    "rh",
                    new UnitSpec(
                            "loop=1",
                            "loop 1",
                            Map.of("loop", 1),
                            List.of(Column.of("H", Unit.OERSTED), Column.of("R", Unit.OHM)),
                            10));
            loop.appendAll(new double[] {-400, -200, 0, 100.5, 200, 400}, values);
            loop.complete();
        });
        assertThat(Python.run(READ + """
                table = read(sys.argv[1])
                print(list(table.columns), [str(t) for t in table.dtypes], table['R_ohm'].isna().tolist())
                print([float(v).hex() for v in table['R_ohm']])
                """, files.get(0))).isEqualTo("""
                ['id', 'loop', 'H_Oe', 'R_ohm'] ['object', 'int64', 'float64', 'float64'] \
                [False, True, False, False, False, False]
                ['0x1.3333333333334p-2', 'nan', 'inf', '-0x0.0000000000001p-1022', '0x1.fffffffffffffp+1023', '-0x0.0p+0']
                """);
    }

    @Test
    void traces_over_a_coordinate_are_an_image_by_one_pivot() throws Exception {
        List<Path> files = with(run -> {
            run.step("telegraph", "telegraph", Map.of());
            for (int field = 0; field < 3; field++) {
                UnitWriter trace = run.unit(
                        "telegraph",
                        new UnitSpec(
                                "H=" + field,
                                "",
                                Map.of("field_oersted", 20.5 + field, "axis", "hard"),
                                StoreFixtures.COLUMNS,
                                1));
                for (int i = 0; i < 4; i++) {
                    trace.append(i * 0.25, 1, 10 * field + i);
                }
                trace.complete();
            }
        });
        assertThat(Python.run(READ + """
                table = read(sys.argv[1])
                image = table.pivot(index='field_oersted', columns='t_s', values='V_V')
                print(image.shape, image.index.tolist(), image.columns.tolist())
                print((image.to_numpy() == 10 * numpy.arange(3)[:, None] + numpy.arange(4)).all())
                print(table.groupby('id').size().tolist(), table['axis'].unique().tolist(), header(sys.argv[1])['step'])
                """, files.get(0))).isEqualTo("""
                (3, 4) [20.5, 21.5, 22.5] [0.0, 0.25, 0.5, 0.75]
                True
                [4, 4, 4] ['hard'] telegraph
                """);
    }

    @FunctionalInterface
    private interface Measuring {
        void into(RunWriter run);
    }

    private List<Path> with(Measuring measuring) {
        try (RunStore store = RunStore.open(folder.resolve("store"))) {
            RunWriter run = store.begin(StoreFixtures.header(), new DrivenClock());
            measuring.into(run);
            run.finish(RunStatus.DONE, "");
            StoredRun stored = store.run(run.id());
            return CsvExport.write(stored, folder.resolve("out"), Layout.FILE_PER_STEP);
        }
    }
}
