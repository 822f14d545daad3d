package io.mtjlab.app.kinds;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.TestFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** One campaign on a virtual bench of a driven clock, by the command line, and what it stored. */
record VirtualRun(Path store) {

    /** @param steps the lines under {@code steps:} */
    static VirtualRun of(Path folder, String bench, String steps) throws Exception {
        Path benchFile = TestFiles.write(folder.resolve("bench.yaml"), bench);
        Path campaign =
                TestFiles.write(folder.resolve("campaign.yaml"), "campaign: test\nseed: 1\nsteps:\n" + steps.indent(2));
        Path store = folder.resolve("store");
        CommandLineRun run = CommandLineRun.of(
                "run", campaign.toString(), "--bench", benchFile.toString(), "--store", store.toString());
        assertThat(run.status()).as(run.err()).isZero();
        return new VirtualRun(store);
    }

    <T> T read(Function<StoredRun, T> reader) {
        try (RunStore runs = RunStore.openReadOnly(store)) {
            return reader.apply(runs.run("r0001"));
        }
    }

    List<UnitRecord> units() {
        return read(run -> run.units().stream().map(run::read).toList());
    }

    /** Lab time that the units took, over what had been expected. */
    double tookOverExpected() {
        return read(run -> run.units().stream()
                        .mapToDouble(unit -> unit.endedSeconds() - unit.beganSeconds())
                        .sum()
                / run.units().stream()
                        .map(StoredUnit::spec)
                        .mapToDouble(spec -> spec.expectedSeconds())
                        .sum());
    }
}
