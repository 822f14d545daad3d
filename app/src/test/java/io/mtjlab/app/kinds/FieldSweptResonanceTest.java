package io.mtjlab.app.kinds;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.app.TestFiles;
import io.mtjlab.app.fits.RunFits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * STFMR over field along the easy axis of the virtual device, whose layer has H_k = 69.34 Oe, 4 pi M_eff = 8000 Oe and a
 * damping of 0.01; the places that are expected are the roots of Kittel's formula.
 */
class FieldSweptResonanceTest {

    private static final double GAMMA_MEGAHERTZ_PER_OERSTED = 2.802495;
    private static final String ROLES = "roles: {rf: rf, lockin: lockin, magnet: bop_easy, gauss: gauss_easy}";

    @TempDir
    Path folder;

    /** The positive root of (H + H_k)(H + H_k + M) = (f/gamma)^2. */
    private static double kittelOersted(double megahertz) {
        double f = megahertz / GAMMA_MEGAHERTZ_PER_OERSTED;
        return (Math.sqrt(8000.0 * 8000 + 4 * f * f) - 8000) / 2 - 69.34;
    }

    @Test
    void both_signs_of_the_field_tell_lines_film_and_where_zero_is() throws Exception {
        VirtualRun run = VirtualRun.of(
                folder,
                TestFiles.benchText(),
                "- {kind: stfmr, " + ROLES + ", sweep: field, field_axis: easy,"
                        + " field_oersted: {from: -375, to: 375, step: 10}, rf_dbm: -15,"
                        + " rf_megahertz: [3500, 4250, 5000], background: true}");
        assertThat(run.tookOverExpected()).isBetween(0.9, 1.1);
        List<UnitRecord> spectra = run.units();
        assertThat(spectra.get(1).spec().key()).isEqualTo("f=4250");
        assertThat(spectra.get(1).column("H")).hasSize(76);
        List<RunFits.Fit> fits = run.read(stored -> RunFits.of(stored).fits("stfmr"));
        double[] frequencies = {3500, 4250, 5000};
        for (int i = 0; i < frequencies.length; i++) {
            FitResult fit = fits.get(i).result();
            double place = kittelOersted(frequencies[i]);
            double width = 2 * 0.01 * frequencies[i] / GAMMA_MEGAHERTZ_PER_OERSTED;
            // A gaussmeter is right to some 0.1 %, and the bend of the law pulls a Lorentzian by a percent of its
            // width.
            assertThat(fit.value("Hr_mean_0")).isCloseTo(place, within(0.5));
            assertThat(fit.value("Hr_0")).isCloseTo(-place, within(0.7));
            assertThat(fit.value("dH_1")).isCloseTo(width, within(0.06 * width));
            assertThat(fit.value("H_offset")).isCloseTo(0, within(0.3));
        }
        FitResult film = fits.get(3).result();
        assertThat(film.value("H_k")).isCloseTo(69.34, within(0.8));
        assertThat(film.value("M_eff")).isCloseTo(8000, within(25.0));
        assertThat(film.value("alpha_G")).isCloseTo(0.01, within(0.0004));
    }

    @Test
    void one_sign_gives_one_line_at_every_level() throws Exception {
        VirtualRun run = VirtualRun.of(
                folder,
                TestFiles.benchText(),
                "- {kind: stfmr, " + ROLES + ", sweep: field, field_axis: easy,"
                        + " field_oersted: {from: 300, to: 75, step: 7.5}, saturate_oersted: 350, rf_dbm: [-18, -15],"
                        + " level_at: probe, rf_megahertz: 4000}");
        assertThat(run.units().stream().map(unit -> unit.spec().key()))
                .containsExactly("f=4000/rf=-18", "f=4000/rf=-15");
        List<RunFits.Fit> fits = run.read(stored -> RunFits.of(stored).fits("stfmr"));
        assertThat(fits).hasSize(2);
        for (RunFits.Fit fit : fits) {
            assertThat(fit.result().value("Hr_0")).isCloseTo(kittelOersted(4000), within(1.0));
        }
        // 3 dB at the probe are twice the rectified voltage
        assertThat(fits.get(1).result().value("VS_0") / fits.get(0).result().value("VS_0"))
                .isCloseTo(1.995, within(0.08));
    }

    @Test
    void fields_that_turn_back_and_an_adaptive_choice_are_refused() throws Exception {
        assertThat(check("field_oersted: [0, 100, 50]").err())
                .contains("c.yaml:3", "sweep: field needs fields that all rise or all fall");
        assertThat(check("field_oersted: {from: 0, to: 100, step: 10}, plan: adaptive")
                        .err())
                .contains("plan: adaptive chooses among frequencies");
        assertThat(check("field_oersted: {from: 0, to: 100, step: 10}, saturate_oersted: 50")
                        .err())
                .contains("saturate_oersted 50 must not lie beyond the first field, 0");
        assertThat(check("field_oersted: {from: -100, to: 100, step: 10}, modulation: {rate_hertz: 137}")
                        .status())
                .isZero();
    }

    private CommandLineRun check(String fields) throws Exception {
        Path campaign = TestFiles.write(
                folder.resolve("c.yaml"),
                "campaign: test\nsteps:\n  - {kind: stfmr, " + ROLES
                        + ", sweep: field, field_axis: easy, rf_dbm: -15, rf_megahertz: 4000, " + fields + "}\n");
        Path bench = TestFiles.write(folder.resolve("b.yaml"), TestFiles.benchText());
        return CommandLineRun.of("check", campaign.toString(), "--bench", bench.toString());
    }
}
