package io.mtjlab.app.fits;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.TestFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Steps within a sequence are fitted as if they stood alone, pass by pass. */
class SectionTest {

    private static final String CAMPAIGN = """
            campaign: twice
            bench: microwave-neuron
            seed: 1
            steps:
              - kind: sequence
                times: 2
                steps:
                  - kind: rh
                    roles: {source: isrc, meter: nvm, magnet: bop_easy, gauss: gauss_easy}
                    field_axis: easy
                    field_oersted: {from: -100, to: 100, step: 5}
                  - kind: telegraph
                    roles: {source: isrc, meter: nvm, magnet: bop_hard, gauss: gauss_hard}
                    field_axis: hard
                    field_oersted: 28
                    stop: {trace_seconds: 5}
            """;

    @TempDir
    Path folder;

    @Test
    void every_pass_of_a_sequence_has_its_own_fits() throws Exception {
        Path store = folder.resolve("store");
        CommandLineRun run = CommandLineRun.of(
                "run", TestFiles.write(folder.resolve("twice.yaml"), CAMPAIGN).toString(), "--store", store.toString());
        assertThat(run.status()).as(run.err()).isZero();
        try (RunStore runs = RunStore.openReadOnly(store)) {
            RunFits fits = RunFits.of(runs.run("r0001"));
            assertThat(fits.fits("rh"))
                    .extracting(RunFits.Fit::dataSet)
                    .containsExactly("sequence/pass=1/rh", "sequence/pass=2/rh");
            // Luo 2023: 120 and 257 ohm, behind some six ohms of leads.
            assertThat(fits.fits("rh"))
                    .allSatisfy(fit -> assertThat(fit.result().value("R_P")).isCloseTo(126, within(2.0)));
            assertThat(fits.fits("telegraph"))
                    .extracting(RunFits.Fit::dataSet)
                    .containsExactly("sequence/pass=1/telegraph/H=28/rf=off", "sequence/pass=2/telegraph/H=28/rf=off");
        }
    }
}
