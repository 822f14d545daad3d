package io.mtjlab.acquisition.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.Python;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.StoreFixtures;
import io.mtjlab.acquisition.store.UnitWriter;
import io.mtjlab.base.time.DrivenClock;

import static org.assertj.core.api.Assertions.assertThat;

class Hdf5ExportTest {

    /** Follows the default attributes as NeXus says a plotting program shall, then looks at the rest. */
    private static final String READER = """
            import sys, h5py
            with h5py.File(sys.argv[1]) as f:
                text = lambda x: x.decode()
                node = f
                while 'default' in node.attrs:
                    print(node.name, text(node.attrs['NX_class']))
                    node = node[text(node.attrs['default'])]
                signal, axis = text(node.attrs['signal']), text(node.attrs['axes'][0])
                print(node.name, text(node.attrs['NX_class']), signal, axis, [text(a) for a in node.attrs['auxiliary_signals']])
                for name in (axis, signal):
                    print(name, text(node[name].attrs['units']), text(node[name].attrs['long_name']), node[name][()].tolist())
                print(node['coordinates/field_oersted'][()], text(node['notes/remark'][()]).split())
                e = f['entry']
                print([len(u['t']) for u in e['telegraph'].values() if hasattr(u, 'keys') and 't' in u], list(e['telegraph/unit_00003']))
                print(e['telegraph/unit_00003/complete'][()], e['rh/unit_00001/R'][()].tolist())
                print(text(e['campaign/data'][()]).split(), text(e['bench/data'][()]).split()[-1] == chr(0xb5))
                print(e['limits/junction/dc_volts'][()], text(e['instrument/smu/identity'][()]), e['telegraph/parameters/rf_dbm'][()].tolist())
                print(text(e['program_name'][()]), e['seed'][()], text(e['start_time'][()]), len(e['data_sha256'][()]))
            """;

    @TempDir
    Path folder;

    @Test
    void h5py_finds_the_default_plot_every_unit_and_the_provenance() throws Exception {
        Python.need("h5py", "python3-h5py");
        Path file = ExportedRun.with(folder.resolve("store"), run -> Hdf5Export.write(run, folder.resolve("out")));
        assertThat(file).hasFileName("r0001.h5");
        assertThat(Python.run(READER, file)).isEqualTo("""
                / NXroot
                /entry NXentry
                /entry/telegraph NXsubentry
                /entry/telegraph/unit_00001 NXdata V t ['polarity']
                t s t_s [0.0, 0.001, 0.002]
                V V V_V [0.0, 0.14285714285714285, 0.2857142857142857]
                27.0 ['two', 'lines']
                [3, 3] ['complete', 'coordinates', 'key', 'title']
                0 [900.0, nan, 1800.0]
                ['campaign:', 'two', 'steps:', '[]'] True
                0.35 KEITHLEY 2400 [-20.0, -15.5]
                mtjlab test 11 2026-01-01T00:00:00Z 64
                """);
    }

    @Test
    void the_default_plot_is_found_among_groups_that_want_one_name() throws Exception {
        Python.need("h5py", "python3-h5py");
        try (RunStore store = RunStore.open(folder.resolve("store"))) {
            RunWriter run = store.begin(ExportedRun.HEADER, new DrivenClock());
            run.step("I/V", "iv", Map.of());
            run.step("I:V", "iv", Map.of());
            UnitWriter unit = run.unit("I:V", StoreFixtures.unit("H=16"));
            unit.append(0, 1, 1.5);
            unit.complete();
            run.finish(RunStatus.DONE, "");
            Path file = Hdf5Export.write(store.run(run.id()), folder.resolve("out"));
            assertThat(Python.run(READER.substring(0, READER.indexOf("    signal")), file))
                    .isEqualTo("""
                    / NXroot
                    /entry NXentry
                    /entry/I_V_2 NXsubentry
                    """);
        }
    }

    @Test
    void the_same_run_has_the_same_bytes() throws Exception {
        Path once = ExportedRun.with(folder.resolve("a"), run -> Hdf5Export.write(run, folder.resolve("once")));
        Path again = ExportedRun.with(folder.resolve("b"), run -> Hdf5Export.write(run, folder.resolve("again")));
        assertThat(Files.mismatch(once, again)).isEqualTo(-1);
    }
}
