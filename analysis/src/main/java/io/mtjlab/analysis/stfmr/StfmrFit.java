package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import io.mtjlab.analysis.fit.CurveFit;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

/**
 * Fits the line shape of a spectrum:
 *
 * <pre>{@code
 * FitResult fit = StfmrFit.ofOnePeak().fit(new Spectrum(hertz, volts));
 * double resonance = fit.value("fr_0");
 * }</pre>
 *
 * <p>Start values by variable projection, then Levenberg-Marquardt from each; points further than 4.5 robust standard
 * deviations are left out; a slope is kept when the Bayesian information criterion wants it. Results in Hz and V,
 * peaks by ascending fr: {@code fr_k df_k VS_k VA_k VC slope}.
 */
public final class StfmrFit {

    private static final double OUTLIER_SIGMAS = 4.5;
    private static final double MAD_TO_SIGMA = 1.4826;
    private static final int MOST_PEAKS = 4;

    private final OptionalInt peaks;

    private StfmrFit(OptionalInt peaks) {
        this.peaks = peaks;
    }

    public static StfmrFit ofOnePeak() {
        return ofPeaks(1);
    }

    public static StfmrFit ofPeaks(int peaks) {
        if (peaks < 1 || peaks > MOST_PEAKS) {
            throw new InvalidInput("stfmr: 1 to " + MOST_PEAKS + " peaks can be fitted, not " + peaks);
        }
        return new StfmrFit(OptionalInt.of(peaks));
    }

    /** One or two peaks, as the Bayesian information criterion decides. */
    public static StfmrFit ofUnknownPeaks() {
        return new StfmrFit(OptionalInt.empty());
    }

    public FitResult fit(Spectrum spectrum) {
        if (spectrum.size() < 8 || !(spectrum.spanHertz() > 0)) {
            throw new InvalidInput("stfmr: a spectrum needs at least 8 points over a range of frequencies, there are "
                    + spectrum.size());
        }
        if (Arrays.stream(spectrum.volts()).distinct().count() < 2) {
            return nothing(spectrum, "the voltage is the same at every frequency");
        }
        boolean[] used = new boolean[spectrum.size()];
        Arrays.fill(used, true);
        Candidate best = best(spectrum, used);
        for (int round = 0; round < 3; round++) {
            boolean[] kept = withoutOutliers(spectrum, best);
            if (Arrays.equals(kept, used)) {
                break;
            }
            used = kept;
            best = best(spectrum, used);
        }
        return describe(spectrum, used, best);
    }

    private record Candidate(LineShape shape, CurveFit.BestPoint point, double criterion) {}

    private Candidate best(Spectrum spectrum, boolean[] used) {
        int from = peaks.orElse(1);
        int to = peaks.orElse(2);
        List<Candidate> candidates = new ArrayList<>();
        for (int k = from; k <= to; k++) {
            for (boolean slope : new boolean[] {false, true}) {
                if (spectrum.size() > LineShape.PER_PEAK * k + 4) {
                    candidates.add(fitShape(spectrum, used, k, slope));
                }
            }
        }
        return candidates.stream()
                .min(Comparator.comparingDouble(Candidate::criterion))
                .orElseThrow(() -> new InvalidInput("stfmr: too few points for " + from + " peaks"));
    }

    private static Candidate fitShape(Spectrum spectrum, boolean[] used, int peaks, boolean slope) {
        LineShape shape =
                new LineShape(peaks, slope, spectrum.middleHertz(), 0.2 * VariableProjection.narrowestHertz(spectrum));
        double[] x = select(spectrum.hertz(), used);
        double[] y = select(spectrum.volts(), used);
        List<CurveFit.BestPoint> points = new VariableProjection(spectrum, slope, used)
                .starts(peaks).stream()
                        .map(start -> CurveFit.of(shape).startingAt(start).bestPoint(x, y))
                        .toList();
        CurveFit.BestPoint best = points.stream()
                .min(Comparator.comparingDouble(CurveFit.BestPoint::cost))
                .orElseThrow(() -> new IllegalStateException("the grid is never empty"));
        double n = x.length;
        double criterion = n * Math.log(best.cost() / n) + shape.parameters().size() * Math.log(n);
        return new Candidate(shape, best, criterion);
    }

    private static FitResult describe(Spectrum spectrum, boolean[] used, Candidate best) {
        double[] start = best.point().values();
        FitResult full = CurveFit.of(best.shape())
                .startingAt(start)
                .withProfileIntervals()
                .fit(select(spectrum.hertz(), used), select(spectrum.volts(), used));
        int peaks = best.shape().peaks();
        List<Integer> order = IntStream.range(0, peaks)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> start[LineShape.PER_PEAK * k]))
                .toList();
        List<Outcome> outcomes = new ArrayList<>();
        Map<String, String> renamed = new LinkedHashMap<>();
        for (int k = 0; k < peaks; k++) {
            for (String name : List.of("fr_", "df_", "VS_", "VA_")) {
                outcomes.add(full.outcome(name + order.get(k)).named(name + k));
                renamed.put(name + order.get(k), name + k);
            }
        }
        outcomes.add(full.outcome("VC"));
        if (best.shape().hasSlope()) {
            outcomes.add(full.outcome("slope"));
        }
        Covariance covariance = new Covariance(
                full.covariance().names().stream()
                        .map(name -> renamed.getOrDefault(name, name))
                        .toList(),
                full.covariance().matrix());
        List<String> remarks = new ArrayList<>();
        int left = spectrum.size()
                - (int) IntStream.range(0, used.length).filter(i -> used[i]).count();
        if (left > 0) {
            remarks.add(left + " of " + spectrum.size() + " points left out as outliers");
        }
        if (!best.shape().hasSlope()) {
            remarks.add("no slope: the Bayesian information criterion does not want one");
        }
        return new FitResult(
                "stfmr",
                "spectrum",
                outcomes,
                covariance,
                full.stop(),
                full.statistics(),
                remarks,
                List.of(StfmrFigure.of(spectrum, used, best.shape(), start)));
    }

    private static FitResult nothing(Spectrum spectrum, String reason) {
        return new FitResult(
                "stfmr",
                "spectrum",
                List.of("fr_0", "df_0", "VS_0", "VA_0", "VC").stream()
                        .map(name -> (Outcome) Undetermined.because(name, name.startsWith("V") ? "V" : "Hz", reason))
                        .toList(),
                Covariance.NONE,
                "not searched: " + reason,
                Map.of("points", (double) spectrum.size()),
                List.of(),
                List.of());
    }

    private static boolean[] withoutOutliers(Spectrum spectrum, Candidate best) {
        double[] p = best.point().values();
        double[] residuals = IntStream.range(0, spectrum.size())
                .mapToDouble(i -> Math.abs(spectrum.volts()[i] - best.shape().value(spectrum.hertz()[i], p)))
                .toArray();
        double[] sorted = residuals.clone();
        Arrays.sort(sorted);
        double limit = OUTLIER_SIGMAS * MAD_TO_SIGMA * sorted[sorted.length / 2];
        boolean[] used = new boolean[residuals.length];
        for (int i = 0; i < used.length; i++) {
            used[i] = residuals[i] <= limit || limit == 0;
        }
        return used;
    }

    private static double[] select(double[] values, boolean[] used) {
        return IntStream.range(0, values.length)
                .filter(i -> used[i])
                .mapToDouble(i -> values[i])
                .toArray();
    }
}
