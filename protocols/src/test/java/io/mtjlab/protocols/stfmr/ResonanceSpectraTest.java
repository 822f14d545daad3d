package io.mtjlab.protocols.stfmr;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.wiring.RfPath;
import io.mtjlab.protocols.fake.FakeLockIn;
import io.mtjlab.protocols.fake.FakeStation;
import io.mtjlab.protocols.fake.MeasuredUnit;
import io.mtjlab.protocols.fake.Scene;
import io.mtjlab.protocols.fake.Steps;
import io.mtjlab.protocols.setup.MeasurementFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ResonanceSpectraTest {

    private static final String SPECTRA = "field_axis: hard, field_oersted: {from: 28, to: 29, step: 1}, rf_dbm: -15,"
            + " rf_megahertz: {from: 1490, to: 2290, step: 20}";

    private final FakeStation station = new FakeStation(true);
    private final Scene scene = station.scene;

    @Test
    void gives_the_direct_volts_that_the_junction_rectifies_to_sign_included() throws Exception {
        MeasuredUnit spectrum = measure(SPECTRA).get(0);
        double[] f = spectrum.column("f");
        double[] volts = spectrum.column("V");
        assertThat(f).hasSize(41);
        for (int i = 0; i < f.length; i++) {
            double detuning = 2 * (f[i] - 1890e6) / 200e6;
            double line = Scene.LINE_VOLTS / (1 + detuning * detuning);
            assertThat(volts[i]).as("at %s Hz", f[i]).isCloseTo(line, within(2e-3 * Math.abs(Scene.LINE_VOLTS)));
        }
    }

    @Test
    void converts_root_mean_square_by_the_fundamental_of_a_square_wave() throws Exception {
        MeasuredUnit spectrum = measure(SPECTRA).get(0);
        assertThat(spectrum.column("X")[20] / spectrum.column("V")[20]).isCloseTo(0.450158, within(1e-6));
        // Independent of the constant: the first harmonic of a sampled square wave, by its Fourier sum.
        double sum = 0;
        int n = 1 << 20;
        for (int i = 0; i < n / 2; i++) {
            sum += Math.sin(2 * Math.PI * (i + 0.5) / n);
        }
        assertThat(ModulatedDetector.RMS_OF_FULL_SQUARE).isCloseTo(2 * sum / n / Math.sqrt(2), within(1e-9));
    }

    @Test
    void turns_the_phase_until_the_signal_is_in_X_without_losing_its_sign() throws Exception {
        MeasuredUnit spectrum = measure(SPECTRA).get(0);
        assertThat(spectrum.number("phase_degrees")).isCloseTo(FakeLockIn.LATE_DEGREES, within(0.1));
        assertThat(Math.abs(spectrum.column("Y")[20])).isLessThan(2e-3 * Math.abs(spectrum.column("X")[20]));
        assertThat(spectrum.column("X")[20]).isNegative();
    }

    @Test
    void folds_every_phase_to_within_a_quarter_turn() {
        assertThat(ModulatedDetector.withinQuarterTurn(25)).isEqualTo(25);
        assertThat(ModulatedDetector.withinQuarterTurn(-155)).isEqualTo(25);
        assertThat(ModulatedDetector.withinQuarterTurn(205)).isEqualTo(25);
        assertThat(ModulatedDetector.withinQuarterTurn(-380)).isEqualTo(-20);
    }

    @Test
    void chooses_a_sensitivity_above_the_strongest_signal() throws Exception {
        measure(SPECTRA);
        List<Double> scales = scene.sets("lockin_1", "fullScale");
        double strongest = 0.450158 * Math.abs(Scene.LINE_VOLTS);
        // the first for begin, then a search and a spectrum for each of two fields
        assertThat(scales).hasSize(5);
        assertThat(scales.get(2)).isBetween(1.2 * strongest, 2.01 * strongest);
    }

    @Test
    void switches_the_carrier_on_and_off_fully_and_gives_the_lock_in_its_reference() throws Exception {
        measure(SPECTRA);
        assertThat(scene.sets("rf_1", "rate")).containsExactly(137.0);
        assertThat(scene.sets("rf_1", "depth")).containsExactly(1.0);
        assertThat(scene.sets("rf_1", "modulation")).containsExactly(1.0);
        assertThat(scene.sets("rf_1", "sync")).containsExactly(1.0);
        assertThat(scene.sets("lockin_1", "external")).containsOnly(1.0);
        assertThat(scene.sets("isrc", "amperes")).containsExactly(0.0);
        assertThat(scene.sets("isrc", "output")).containsExactly(0.0);
    }

    @Test
    void takes_off_what_is_there_without_a_carrier_when_asked() throws Exception {
        MeasuredUnit spectrum = measure(SPECTRA + ", background: true").get(0);
        // the fake picks nothing up: what is left is the thousandth that the filter has not forgotten yet
        assertThat(Math.abs(spectrum.number("background_volts_rms"))).isLessThan(1e-3 * 6e-6);
        assertThat(spectrum.column("V")[20]).isCloseTo(Scene.LINE_VOLTS, within(0.05e-6));
    }

    @Test
    void fails_when_the_reference_is_lost() {
        station.lockIn.unlocked = true;
        assertThatThrownBy(() -> measure(SPECTRA))
                .isInstanceOf(MeasurementFailed.class)
                .hasMessageContaining("lock-in lockin_1 is overloaded or has lost its reference at 1490 MHz");
    }

    @Test
    void refuses_a_rate_that_the_bias_tee_would_not_pass() {
        assertThatThrownBy(() -> measure(SPECTRA + ", modulation: {rate_hertz: 500}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "c.yaml:3: modulation.rate_hertz 500 is too fast for the bias tee, whose DC port passes 2000"
                                + " Hz: at most 200");
    }

    @Test
    void notes_what_a_budget_needs() throws Exception {
        MeasuredUnit spectrum = measure(SPECTRA).get(0);
        assertThat(spectrum.spec.key()).isEqualTo("H=28");
        assertThat(spectrum.number("lockin_gain_se")).isCloseTo(0.01 / 1.96, within(1e-6));
        assertThat(spectrum.number("rf_level_se_db")).isCloseTo(0.6 / 1.96, within(1e-4));
        assertThat(spectrum.notes)
                .containsKeys("field_oersted", "field_statistical_se_oersted", "field_gain_se", "noise_bandwidth_hertz")
                .containsEntry("rf_dbm", -15.0)
                .doesNotContainKey("rf_loss_se_db");
    }

    @Test
    void how_well_the_loss_is_known_is_noted_where_the_bench_says_it() throws Exception {
        Wiring plain = station.wiring;
        RfPath known = new RfPath("bias-tee", 1.8, OptionalDouble.of(0.2), Optional.empty(), OptionalDouble.of(2000));
        station.wiring = new Wiring(
                plain.pairs(), plain.probe(), plain.mount(), known, plain.pulse(), plain.coils(), plain.probes());
        assertThat(measure(SPECTRA).get(0).number("rf_loss_se_db")).isEqualTo(0.2);
    }

    @Test
    void a_series_takes_every_level_and_current_at_every_field() throws Exception {
        List<MeasuredUnit> spectra =
                measure(SPECTRA.replace("rf_dbm: -15", "rf_dbm: [-20, -15]") + ", bias_amperes: [0, 1.0e-5]");
        assertThat(spectra.stream().map(spectrum -> spectrum.spec.key()))
                .containsExactly(
                        "H=28/rf=-20/I=0",
                        "H=29/rf=-20/I=0",
                        "H=28/rf=-15/I=0",
                        "H=29/rf=-15/I=0",
                        "H=28/rf=-20/I=0.00001",
                        "H=29/rf=-20/I=0.00001",
                        "H=28/rf=-15/I=0.00001",
                        "H=29/rf=-15/I=0.00001");
        assertThat(spectra.get(7).number("amperes")).isEqualTo(1e-5);
    }

    @Test
    void a_level_at_the_probe_is_the_generators_less_what_the_way_loses() throws Exception {
        MeasuredUnit spectrum = measure(SPECTRA + ", level_at: probe").get(0);
        // the bench says 1.8 dB from the generator to the probe
        List<Double> set = scene.sets("rf_1", "dbm");
        assertThat(set.get(set.size() - 1)).isCloseTo(-13.2, within(1e-9));
        assertThat(spectrum.number("rf_dbm")).isCloseTo(-13.2, within(1e-9));
        assertThat(spectrum.number("rf_probe_dbm")).isCloseTo(-15, within(1e-9));
    }

    private List<MeasuredUnit> measure(String parameters) throws Exception {
        return MeasuredUnit.of(new ResonanceSpectra(Steps.stfmr(parameters).arguments(), station), scene.clock);
    }
}
