package io.mtjlab.app.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.analysis.design.LineSearch;
import io.mtjlab.analysis.design.SwitchingDesign;
import io.mtjlab.analysis.design.SwitchingSearch;
import io.mtjlab.analysis.design.Target;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.sigmoid.CountSigmoidFit;
import io.mtjlab.analysis.sigmoid.SigmoidPoint;
import io.mtjlab.analysis.sigmoid.TelegraphRun;
import io.mtjlab.analysis.sigmoid.TelegraphSigmoidFit;
import io.mtjlab.analysis.stfmr.Spectrum;
import io.mtjlab.analysis.stfmr.StfmrFit;
import io.mtjlab.analysis.telegraph.ChainCounts;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.neuron.NeuronPreset;
import io.mtjlab.simulators.physics.resonance.ResonanceLine;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.ThermalBarrier;

/**
 * How many points an adaptive plan needs for the intervals that an even grid reaches on the same device. Both are fitted
 * in the same way; what is asked of the adaptive plan are the intervals of the grid's own fit.
 */
final class FewerPoints {

    private static final int GRID = 21;
    private static final double LOW_OERSTED = 16;
    private static final double HIGH_OERSTED = 36;

    /** A 2182A at its fastest. */
    private static final double SAMPLE_SECONDS = 8.7e-3;

    static final double TRACE_SECONDS = 30;
    private static final int TRIALS = 100;
    private static final int SPECTRUM = 400;
    private static final double WIDTHS = 8;

    /** Of the noise of a reading to V_S: that of 5 nV to some microvolts, and a worse one. */
    private static final double RELATIVE_NOISE = 0.02;

    private static final double UNDETERMINED = 2;

    private FewerPoints() {}

    /**
     * What one device took.
     *
     * @param points of the adaptive plan over those of the grid
     * @param effort seconds, trials or readings of the adaptive plan over those of the grid
     * @param intervals half-widths of the adaptive plan's fit over those of the grid's, one a parameter
     */
    record Ratio(double points, double effort, List<Double> intervals) {}

    /** Telegraph traces of the microwave neuron, devices scattered as on a wafer. */
    static Ratio traces(int device, double mostSeconds) {
        UniformRandomProvider random = random("traces", device);
        ThermalBarrier barrier = barrier(random);
        List<TelegraphRun> even = new ArrayList<>();
        for (double oersted : fields(GRID)) {
            even.add(TelegraphRun.at(oersted, trace(barrier, oersted, TRACE_SECONDS, random)));
        }
        FitResult grid = TelegraphSigmoidFit.smooth().fit(even);
        var design = SwitchingDesign.ofTraces(LOW_OERSTED, HIGH_OERSTED, SAMPLE_SECONDS);
        var search = new SwitchingSearch(
                design, fields(81), targets(grid), TRACE_SECONDS, mostSeconds, 10 * GRID * TRACE_SECONDS);
        List<TelegraphRun> runs = new ArrayList<>();
        double seconds = 0;
        DoubleSupplier fitted = () -> worse(TelegraphSigmoidFit.smooth().fit(runs), grid, "alpha", "beta");
        for (var next = search.next(fitted); next.isPresent(); next = search.next(fitted)) {
            double oersted = next.get().oersted();
            ChainCounts counts = trace(barrier, oersted, next.get().effort(), random);
            search.learn(next.get().effort(), p -> design.logLikelihood(oersted, counts, p));
            runs.add(TelegraphRun.at(oersted, counts));
            seconds += next.get().effort();
        }
        FitResult few = TelegraphSigmoidFit.smooth().fit(runs);
        return new Ratio(
                (double) runs.size() / GRID,
                seconds / (GRID * TRACE_SECONDS),
                List.of(ratio(few, grid, "alpha"), ratio(few, grid, "beta")));
    }

    /** Independent trials at the same fields. */
    static Ratio trials(int device, int mostTrials) {
        UniformRandomProvider random = random("trials", device);
        ThermalBarrier barrier = barrier(random);
        List<SigmoidPoint> even = new ArrayList<>();
        for (double oersted : fields(GRID)) {
            even.add(trial(barrier, oersted, TRIALS, random));
        }
        FitResult grid = CountSigmoidFit.fit(even);
        var design = SwitchingDesign.ofTrials(LOW_OERSTED, HIGH_OERSTED);
        var search = new SwitchingSearch(design, fields(81), targets(grid), TRIALS, mostTrials, 10 * GRID * TRIALS);
        List<SigmoidPoint> points = new ArrayList<>();
        double trials = 0;
        DoubleSupplier fitted = () -> worse(CountSigmoidFit.fit(points), grid, "alpha", "beta");
        for (var next = search.next(fitted); next.isPresent(); next = search.next(fitted)) {
            int n = (int) Math.round(next.get().effort());
            SigmoidPoint point = trial(barrier, next.get().oersted(), n, random);
            search.learn(n, p -> design.logLikelihood(point.at(), point.switched(), point.trials(), p));
            points.add(point);
            trials += n;
        }
        FitResult few = CountSigmoidFit.fit(points);
        return new Ratio(
                (double) points.size() / GRID,
                trials / (GRID * TRIALS),
                List.of(ratio(few, grid, "alpha"), ratio(few, grid, "beta")));
    }

    /** Readings of a resonance, 400 over 8 widths on both sides of it. */
    static Ratio line(int device, int mostInARow) {
        UniformRandomProvider random = random("line", device);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        NeuronPreset preset = NeuronPreset.luo2023();
        ResonanceLine known = preset.ellipse().line(0, 30);
        ResonanceLine line = new ResonanceLine(
                known.centreHertz() * (1 + 0.02 * normal.sample()),
                known.fullWidthHertz() * Math.exp(0.15 * normal.sample()));
        double symmetric = preset.rectification().symmetricVolts();
        double antisymmetric = preset.rectification().antisymmetricVolts() * Math.exp(0.5 * normal.sample());
        double constant = preset.rectification().broadbandVolts();
        double reach = WIDTHS * known.fullWidthHertz();
        List<Double> window = even(known.centreHertz() - reach, known.centreHertz() + reach, SPECTRUM);
        java.util.function.DoubleUnaryOperator read = hertz -> antisymmetric * line.antisymmetric(hertz)
                + symmetric * line.symmetric(hertz)
                + constant
                + RELATIVE_NOISE * symmetric * normal.sample();
        double[] hertz = window.stream().mapToDouble(v -> v).toArray();
        FitResult grid = StfmrFit.ofOnePeak()
                .fit(new Spectrum(hertz, Arrays.stream(hertz).map(read).toArray()));
        double relative = half(grid, "df_0") / grid.value("df_0");
        var search = new LineSearch(window, half(grid, "fr_0"), relative, mostInARow, SPECTRUM);
        List<double[]> points = new ArrayList<>();
        int frequencies = 0;
        DoubleSupplier fitted = () -> worse(fit(points), grid, "fr_0", "df_0");
        for (var next = search.next(fitted); next.isPresent(); next = search.next(fitted)) {
            frequencies++;
            for (int i = 0; i < next.get().times(); i++) {
                double volts = read.applyAsDouble(next.get().hertz());
                search.learn(next.get().hertz(), volts);
                points.add(new double[] {next.get().hertz(), volts});
            }
        }
        FitResult few = fit(points);
        return new Ratio(
                (double) frequencies / SPECTRUM,
                (double) points.size() / SPECTRUM,
                List.of(ratio(few, grid, "fr_0"), ratio(few, grid, "df_0")));
    }

    private static FitResult fit(List<double[]> points) {
        return StfmrFit.ofOnePeak()
                .fit(new Spectrum(
                        points.stream().mapToDouble(p -> p[0]).toArray(),
                        points.stream().mapToDouble(p -> p[1]).toArray()));
    }

    private static UniformRandomProvider random(String what, int device) {
        return RandomStreams.of(20261128).child("fewer points", what).stream(device);
    }

    private static ThermalBarrier barrier(UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        NeuronPreset preset = NeuronPreset.luo2023();
        return ThermalBarrier.ofSigmoid(
                preset.attemptSeconds(),
                preset.telegraphHeight() + 0.3 * normal.sample(),
                preset.microwave().restCentreOersted() + 1.0 * normal.sample(),
                preset.microwave().restSlopePerOersted() * Math.exp(0.1 * normal.sample()));
    }

    private static ChainCounts trace(
            ThermalBarrier barrier, double oersted, double seconds, UniformRandomProvider random) {
        DwellTimes dwell = barrier.dwellTimes(oersted, 0);
        double kept = Math.exp(-SAMPLE_SECONDS * (1 / dwell.parallelSeconds() + 1 / dwell.antiparallelSeconds()));
        boolean[] inP = new boolean[(int) Math.round(seconds / SAMPLE_SECONDS)];
        double share = dwell.occupancy();
        for (int i = 0; i < inP.length; i++) {
            double p = i == 0 ? share : inP[i - 1] ? share + (1 - share) * kept : share * (1 - kept);
            inP[i] = random.nextDouble() < p;
        }
        return ChainCounts.ofEven(SAMPLE_SECONDS, inP);
    }

    private static SigmoidPoint trial(
            ThermalBarrier barrier, double oersted, int trials, UniformRandomProvider random) {
        double share = barrier.dwellTimes(oersted, 0).occupancy();
        int switched = 0;
        for (int i = 0; i < trials; i++) {
            switched += random.nextDouble() < share ? 1 : 0;
        }
        return new SigmoidPoint(oersted, switched, trials);
    }

    private static List<Double> fields(int count) {
        return even(LOW_OERSTED, HIGH_OERSTED, count);
    }

    private static List<Double> even(double low, double high, int count) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(low + (high - low) * i / (count - 1));
        }
        return all;
    }

    private static List<Target> targets(FitResult grid) {
        return List.of(
                new Target("alpha", SwitchingDesign.ALPHA, half(grid, "alpha"), false),
                new Target("beta", SwitchingDesign.BETA, half(grid, "beta"), false));
    }

    private static double half(FitResult fit, String name) {
        return fit.estimate(name).map(Estimate::interval95).orElseThrow().width() / 2;
    }

    /** The larger of both, or more than all where the few points do not determine one. */
    private static double worse(FitResult few, FitResult grid, String one, String other) {
        return few.estimate(one).isPresent() && few.estimate(other).isPresent()
                ? Math.max(ratio(few, grid, one), ratio(few, grid, other))
                : UNDETERMINED;
    }

    private static double ratio(FitResult few, FitResult grid, String name) {
        return half(few, name) / half(grid, name);
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        return 0.5 * (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]);
    }

    /** Prints all of it over so many devices, 50 when nothing is said. */
    public static void main(String[] arguments) {
        int devices = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        print("telegraph traces, each of 30 s", devices, d -> traces(d, TRACE_SECONDS));
        print("telegraph traces, 30 s to 240 s", devices, d -> traces(d, 8 * TRACE_SECONDS));
        print("trials, each 100", devices, d -> trials(d, TRIALS));
        print("trials, 100 to 800", devices, d -> trials(d, 8 * TRIALS));
        print("resonance, each point one reading", devices, d -> line(d, 1));
        print("resonance, one to four readings", devices, d -> line(d, 4));
    }

    private static void print(String what, int devices, java.util.function.IntFunction<Ratio> measured) {
        List<Ratio> all = new ArrayList<>();
        for (int device = 0; device < devices; device++) {
            all.add(measured.apply(device));
        }
        System.out.printf(
                Locale.ROOT,
                "%-36s points %.3f, effort %.3f of the grid's; intervals %.2f and %.2f of its; medians of %d devices%n",
                what,
                median(all.stream().map(Ratio::points).toList()),
                median(all.stream().map(Ratio::effort).toList()),
                median(all.stream().map(r -> r.intervals().get(0)).toList()),
                median(all.stream().map(r -> r.intervals().get(1)).toList()),
                devices);
    }
}
