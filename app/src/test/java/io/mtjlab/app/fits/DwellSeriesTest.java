package io.mtjlab.app.fits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.telegraph.DwellSeries;
import io.mtjlab.analysis.telegraph.TelegraphFit;
import io.mtjlab.analysis.telegraph.TelegraphTrace;
import io.mtjlab.app.CommandLineRun;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.ThermalBarrier;
import io.mtjlab.simulators.physics.telegraph.TwoStateProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A double well of the simulators, seen through noise, under known temperatures, fields and currents. */
class DwellSeriesTest {

    private static final int N = 12_000;
    private static final double STEP_SECONDS = 100e-6;
    private static final double ATTEMPT_SECONDS = 1e-9;
    private static final double BARRIER_KELVIN = 4500;
    private static final double SCALE_OERSTED = 2000;
    private static final ThermalBarrier AT_300_K =
            new ThermalBarrier(ATTEMPT_SECONDS, BARRIER_KELVIN / 300, 20, SCALE_OERSTED);
    /** Current that would take the whole barrier away. */
    private static final double CRITICAL_AMPERES = 1e-3;

    static double[] ohms(DwellTimes dwell, String name) {
        UniformRandomProvider random = RandomStreams.of(4).stream(name);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        TwoStateProcess process = TwoStateProcess.stationary(random, dwell);
        double[] ohms = new double[N];
        for (int i = 0; i < N; i++) {
            ohms[i] = (process.parallel() ? 1000 : 1500) + 80 * normal.sample();
            process.advance(STEP_SECONDS, dwell);
        }
        return ohms;
    }

    private static DwellSeries.Trace trace(ThermalBarrier barrier, double kelvin, double oersted, double amperes) {
        DwellTimes dwell = barrier.heated(300, kelvin).dwellTimes(oersted, amperes / CRITICAL_AMPERES);
        double[] seconds = new double[N];
        for (int i = 0; i < N; i++) {
            seconds[i] = i * STEP_SECONDS;
        }
        TelegraphTrace trace = TelegraphTrace.ofOhms(seconds, ohms(dwell, kelvin + " " + oersted + " " + amperes));
        return new DwellSeries.Trace(
                kelvin, oersted, amperes, TelegraphFit.standard().fit(trace).result());
    }

    private static Estimate estimate(FitResult fit, String name) {
        return fit.estimate(name).orElseThrow(() -> new AssertionError(fit.report()));
    }

    private static void holds(FitResult fit, String name, double truth, double mostError) {
        Estimate found = estimate(fit, name);
        assertThat(found.interval95().contains(truth)).as(fit.report()).isTrue();
        assertThat(found.standardError()).as(fit.report()).isBetween(0.1 * mostError, mostError);
    }

    @Test
    void barrier_and_attempt_time_come_out_of_a_series_over_temperature() {
        List<DwellSeries.Trace> traces = new ArrayList<>();
        for (double kelvin : new double[] {290, 300, 310, 320, 335}) {
            traces.add(trace(AT_300_K, kelvin, 20, 0));
        }
        List<FitResult> series = DwellSeries.fit(traces);
        assertThat(series).hasSize(1);
        FitResult fit = series.get(0);
        System.out.println(fit.report());
        assertThat(fit.id()).isEqualTo("over T_K");
        holds(fit, "E_P_K", BARRIER_KELVIN, 250);
        holds(fit, "E_AP_K", BARRIER_KELVIN, 250);
        holds(fit, "ln_tau0", Math.log(ATTEMPT_SECONDS), 0.8);
        assertThat(fit.figures()).hasSize(1);
    }

    @Test
    void slopes_over_field_and_over_current_come_from_the_traces_that_share_the_rest() {
        ThermalBarrier barrier = new ThermalBarrier(ATTEMPT_SECONDS, 14, 20, SCALE_OERSTED);
        List<DwellSeries.Trace> traces = new ArrayList<>();
        for (double oersted : new double[] {-40, 0, 40, 80}) {
            traces.add(trace(barrier, 300, oersted, 0));
        }
        for (double amperes : new double[] {-40e-6, 40e-6}) {
            traces.add(trace(barrier, 300, 0, amperes));
        }
        List<FitResult> series = DwellSeries.fit(traces);
        series.forEach(s -> System.out.println(s.report()));
        assertThat(series).extracting(FitResult::id).containsExactly("over H_Oe at I_A=0.0", "over I_A at H_Oe=0.0");
        // tau_P = tau0 exp(D (1 + x)^2), x = (H - 20 Oe)/2000 Oe: d ln tau_P/dH = 2 D/scale at the crossing
        holds(series.get(0), "slope_P", 2 * 14 / SCALE_OERSTED, 2e-3);
        holds(series.get(0), "slope_AP", -2 * 14 / SCALE_OERSTED, 2e-3);
        holds(series.get(0), "H_eq", 20, 8);
        // tau_P = tau0 exp(D (1 + x)^2 (1 + I/I_c))
        double x = -20 / SCALE_OERSTED;
        holds(series.get(1), "slope_P", 14 * (1 + x) * (1 + x) / CRITICAL_AMPERES, 3000);
        holds(series.get(1), "slope_AP", -14 * (1 - x) * (1 - x) / CRITICAL_AMPERES, 3000);
    }

    @Test
    void the_command_fits_files_whose_headers_tell_the_temperature(@TempDir Path folder) throws IOException {
        for (double kelvin : new double[] {290, 310, 335}) {
            double[] ohms = ohms(AT_300_K.heated(300, kelvin).dwellTimes(20), "file " + kelvin);
            StringBuilder text = new StringBuilder("# levels=2\n# temperature_kelvin=" + kelvin + "\nt_s,R_ohm\n");
            for (int i = 0; i < N; i++) {
                text.append(String.format(Locale.ROOT, "%.4f,%.2f%n", i * STEP_SECONDS, ohms[i]));
            }
            Files.writeString(folder.resolve("at" + (int) kelvin + ".csv"), text);
        }
        CommandLineRun run = CommandLineRun.of("fit", "telegraph", folder.toString(), "--series", "--format", "csv");
        assertThat(run.status()).as(run.err()).isZero();
        String[] barrier = run.out()
                .lines()
                .map(line -> line.split(","))
                .filter(cells -> cells[0].equals("over T_K") && cells[1].equals("E_P_K"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(barrier[5])).as(run.out()).isLessThan(BARRIER_KELVIN);
        assertThat(Double.parseDouble(barrier[6])).as(run.out()).isGreaterThan(BARRIER_KELVIN);
    }

    @Test
    void traces_that_differ_in_nothing_known_make_no_series() {
        DwellSeries.Trace one = trace(AT_300_K, 300, 20, 0);
        assertThatThrownBy(() -> DwellSeries.fit(List.of(one, one)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("T_K");
    }
}
