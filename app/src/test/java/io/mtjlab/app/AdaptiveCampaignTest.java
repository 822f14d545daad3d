package io.mtjlab.app;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.app.fits.RunFits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Adaptive plans on the virtual lab, over real sockets: what they find, and how little they take for it. */
class AdaptiveCampaignTest {

    @TempDir
    static Path folder;

    private static StoredRun run;
    private static RunFits fits;

    @BeforeAll
    static void measure() throws Exception {
        Path campaign = TestFiles.write(folder.resolve("adaptive.yaml"), TestFiles.text("/campaigns/adaptive.yaml"));
        Path store = folder.resolve("store");
        CommandLineRun done = CommandLineRun.of("run", campaign.toString(), "--store", store.toString());
        assertThat(done.status()).as(done.err()).isZero();
        RunStore runs = RunStore.openReadOnly(store);
        run = runs.run("r0001");
        fits = RunFits.of(run);
    }

    /** 181 frequencies to choose from; 1885 MHz is the Kittel line of the device in the field that the magnet made. */
    @Test
    void a_line_is_known_as_well_as_asked_after_a_part_of_the_frequencies() {
        FitResult line = fits.fits("stfmr").get(0).result();
        assertThat(half(line, "fr_0")).isLessThan(1e6);
        assertThat(half(line, "df_0") / line.value("df_0")).isLessThan(0.02);
        assertThat(line.value("fr_0")).isCloseTo(1890e6, within(40e6));
        assertThat(unit("stfmr").points()).isLessThan(181 / 3);
    }

    /** Luo 2023: alpha 0.69 per Oe and beta 27.8 Oe without a carrier. */
    @Test
    void a_sigmoid_is_known_as_well_as_asked_after_a_few_of_81_fields() {
        FitResult sigmoid = fits.fits("sigmoid").get(0).result();
        double alpha = sigmoid.value("alpha");
        assertThat(half(sigmoid, "alpha") / alpha).isLessThan(0.15);
        assertThat(half(sigmoid, "beta")).isLessThan(0.4);
        assertThat(alpha).isCloseTo(0.69, within(0.15 * 0.69 * 1.5));
        assertThat(sigmoid.value("beta")).isCloseTo(27.8, within(0.6));
        assertThat(run.completeUnits("telegraph")).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void every_field_that_was_chosen_is_one_of_the_campaigns() {
        assertThat(run.completeUnits("telegraph"))
                .extracting(unit -> ((Number) unit.spec().coordinates().get("field_oersted")).doubleValue())
                .allSatisfy(oersted -> {
                    assertThat(oersted).isBetween(16.0, 36.0);
                    assertThat(oersted * 4 % 1).isZero();
                });
    }

    @Test
    void loops_after_the_first_are_read_where_they_switch() {
        List<StoredUnit> loops = run.completeUnits("rh");
        assertThat(loops).hasSizeBetween(2, 19); // 20 is where it would give up
        long whole = loops.get(0).points();
        assertThat(loops.subList(1, loops.size()))
                .allSatisfy(loop -> assertThat(loop.points()).isLessThan(whole / 2));
        FitResult loop = fits.fits("rh").get(0).result();
        assertThat(half(loop, "Hup_median_0")).isLessThan(4);
    }

    private static StoredUnit unit(String step) {
        return run.completeUnits(step).get(0);
    }

    private static double half(FitResult fit, String name) {
        return fit.estimate(name).map(Estimate::interval95).orElseThrow().width() / 2;
    }
}
