package io.mtjlab.acquisition.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunHeader;
import io.mtjlab.acquisition.store.RunStatus;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunWriter;
import io.mtjlab.acquisition.store.StoreFixtures;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.UnitWriter;
import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.unit.Unit;

/** A small run with everything that an export has to carry. */
final class ExportedRun {

    static final RunHeader HEADER = RunHeader.of("campaign", "test-bench", 11, "mtjlab test")
            .withCampaignText("campaign: two\nsteps: []\n")
            .withBenchText("bench: test-bench # \u00b5\n")
            .withSnapshot(Map.of("smu", Map.of("identity", "KEITHLEY 2400", "nplc", 1.0)))
            .withLimits(Map.of("field_oersted", 400, "junction", Map.of("dc_volts", 0.35)));

    private static final List<Column> LOOP = List.of(Column.of("H", Unit.OERSTED), Column.of("R", Unit.OHM));

    private ExportedRun() {}

    /** Two telegraph units, one given up and one without points, and a loop. */
    static <T> T with(Path folder, Function<StoredRun, T> export) {
        try (RunStore store = RunStore.open(folder)) {
            RunWriter run = store.begin(HEADER, new DrivenClock());
            run.step("telegraph", "telegraph", Map.of("rf_dbm", List.of(-20, -15.5), "axis", "hard"));
            run.step("rh", "rh", Map.of("field_oersted", Map.of("from", -400, "to", 400)));
            for (int u = 0; u < 2; u++) {
                UnitWriter unit = run.unit("telegraph", StoreFixtures.unit("H=" + u + "/rf=-15"));
                for (int i = 0; i < 3; i++) {
                    unit.append(i * 1e-3, 1, u + i / 7.0);
                }
                unit.note("rate_hz", 1000);
                unit.note("remark", "two\nlines");
                unit.complete();
            }
            run.unit("telegraph", StoreFixtures.unit("H=2/rf=-15")).abandon();
            UnitWriter loop = run.unit("rh", new UnitSpec("loop=1", "loop 1", Map.of("loop", 1), LOOP, 10));
            loop.appendAll(new double[] {-400, 0, 400}, new double[] {900, Double.NaN, 1800});
            loop.complete();
            run.finish(RunStatus.DONE, "");
            return export.apply(store.run(run.id()));
        }
    }
}
