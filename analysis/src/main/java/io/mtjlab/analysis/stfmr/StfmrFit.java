package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import io.mtjlab.analysis.fit.CurveFit;
import io.mtjlab.analysis.fit.Robust;
import io.mtjlab.analysis.likelihood.IntervalMixture;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
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
    private static final int MOST_PEAKS = 4;
    private static final double NEGLIGIBLE = 0.02;
    private static final int MOST_ROUNDS = 5;

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

    /** One to four peaks, as the Bayesian information criterion decides. */
    public static StfmrFit ofUnknownPeaks() {
        return new StfmrFit(OptionalInt.empty());
    }

    public FitResult fit(Spectrum spectrum) {
        if (spectrum.size() < 8 || !(spectrum.spanHertz() > 0)) {
            throw new InvalidInput("stfmr: a spectrum needs at least 8 points over a range of frequencies, there are "
                    + spectrum.size());
        }
        if (peaks.isPresent() && tooFew(spectrum.size(), peaks.getAsInt())) {
            throw new InvalidInput(
                    "stfmr: " + spectrum.size() + " points are too few for " + peaks.getAsInt() + " peaks");
        }
        if (Arrays.stream(spectrum.volts()).distinct().count() < 2) {
            return nothing(spectrum, "the voltage is the same at every frequency");
        }
        Spectrum ascending = spectrum.ascending();
        Choice choice = settle(ascending, all(ascending.size()));
        BitSet calm = SpikeFilter.calm(ascending.volts());
        if (calm.cardinality() < ascending.size() && !calm.equals(choice.used)) {
            Choice other = settle(ascending, calm);
            double scale = Math.min(choice.scale, other.scale);
            choice = other.limitedCost(scale) < choice.limitedCost(scale) ? other : choice;
        }
        return describe(ascending, choice.used, choice.best);
    }

    private static BitSet all(int size) {
        BitSet all = new BitSet(size);
        all.set(0, size);
        return all;
    }

    /**
     * @param used points that count
     * @param residuals of all points
     * @param scale robust standard deviation of the residuals
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Choice(BitSet used, PeakSearch.Candidate best, double[] residuals, double scale) {

        static Choice of(BitSet used, Spectrum spectrum, PeakSearch.Candidate best) {
            double[] residuals = IntStream.range(0, spectrum.size())
                    .mapToDouble(
                            i -> Math.abs(spectrum.volts()[i] - best.shape().value(spectrum.hertz()[i], best.values())))
                    .toArray();
            return new Choice(used, best, residuals, Robust.scale(residuals));
        }

        BitSet within() {
            BitSet within = new BitSet(residuals.length);
            for (int i = 0; i < residuals.length; i++) {
                within.set(i, residuals[i] <= OUTLIER_SIGMAS * scale || scale == 0);
            }
            return within;
        }

        /** Sum of squares in which no point counts more than an outlier at the limit. */
        double limitedCost(double sigma) {
            double limit = OUTLIER_SIGMAS * sigma;
            return Arrays.stream(residuals)
                    .map(r -> Math.min(r * r, limit * limit))
                    .sum();
        }
    }

    /** Leaves out what lies too far from the best shape, again until the same points stay. */
    private Choice settle(Spectrum spectrum, BitSet first) {
        Choice choice = Choice.of(first, spectrum, searched(spectrum, first));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            BitSet within = choice.within();
            if (within.equals(choice.used)
                    || tooFew(within.cardinality(), choice.best.shape().peaks())) {
                break;
            }
            choice = Choice.of(
                    within, spectrum, round == 0 ? searched(spectrum, within) : again(spectrum, within, choice.best));
        }
        return choice;
    }

    private PeakSearch.Candidate searched(Spectrum spectrum, BitSet used) {
        int most = peaks.orElse(MOST_PEAKS);
        while (tooFew(used.cardinality(), most)) {
            most--;
        }
        List<List<PeakSearch.Candidate>> found = search(spectrum, used).upTo(most);
        return found.subList(peaks.orElse(1) - 1, most).stream()
                .map(candidates -> candidates.get(0))
                .min(Comparator.comparingDouble(PeakSearch.Candidate::criterion))
                .orElseThrow(() -> new InvalidInput("stfmr: too few points"));
    }

    /** From the shape found before: a few points more or less do not move it far. */
    private static PeakSearch.Candidate again(Spectrum spectrum, BitSet used, PeakSearch.Candidate before) {
        return search(spectrum, used)
                .refined(before.shape().peaks(), List.of(before.shapes()))
                .get(0);
    }

    private static PeakSearch search(Spectrum spectrum, BitSet used) {
        return new PeakSearch(spectrum, select(spectrum.hertz(), used), select(spectrum.volts(), used));
    }

    private static boolean tooFew(int points, int peaks) {
        return points <= LineShape.PER_PEAK * peaks + 4;
    }

    private static FitResult describe(Spectrum spectrum, BitSet used, PeakSearch.Candidate best) {
        double[] start = best.values();
        double[] x = select(spectrum.hertz(), used);
        double[] y = select(spectrum.volts(), used);
        FitResult full = careful(best.shape(), start, x, y);
        int peaks = best.shape().peaks();
        LineShape other = new LineShape(peaks, !best.shape().hasSlope(), spectrum);
        FitResult counterpart =
                careful(other, Arrays.copyOf(start, other.parameters().size()), x, y);
        double lead = criterion(counterpart, other) - criterion(full, best.shape());
        double doubt = 1 / (1 + Math.exp(Math.max(0, lead) / 2));
        List<Integer> order = IntStream.range(0, peaks)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> start[LineShape.PER_PEAK * k]))
                .toList();
        List<Outcome> outcomes = new ArrayList<>();
        Map<String, String> renamed = new LinkedHashMap<>();
        for (int k = 0; k < peaks; k++) {
            for (String name : List.of("fr_", "df_", "VS_", "VA_")) {
                outcomes.add(
                        averaged(name + order.get(k), full, counterpart, doubt).named(name + k));
                renamed.put(name + order.get(k), name + k);
            }
        }
        outcomes.add(averaged("VC", full, counterpart, doubt));
        if (best.shape().hasSlope()) {
            outcomes.add(full.outcome("slope"));
        }
        Covariance covariance = new Covariance(
                full.covariance().names().stream()
                        .map(name -> renamed.getOrDefault(name, name))
                        .toList(),
                full.covariance().matrix());
        List<String> remarks = new ArrayList<>();
        int left = spectrum.size() - used.cardinality();
        if (left > 0) {
            remarks.add(left + " of " + spectrum.size() + " points left out as outliers");
        }
        if (!best.shape().hasSlope()) {
            remarks.add("no slope: the Bayesian information criterion does not want one");
        }
        if (doubt > NEGLIGIBLE) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "whether there is a slope is open (the other answer has probability %.2g): averaged over both",
                    doubt));
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

    private static FitResult careful(LineShape shape, double[] start, double[] x, double[] y) {
        return CurveFit.of(shape).startingAt(start).withProfileIntervals().fit(x, y);
    }

    private static double criterion(FitResult fit, LineShape shape) {
        double n = Objects.requireNonNull(fit.statistics().get("points"));
        double squares =
                Math.max(Objects.requireNonNull(fit.statistics().get("residual_sum_of_squares")), Double.MIN_NORMAL);
        return n * Math.log(squares / n) + shape.parameters().size() * Math.log(n);
    }

    /** Over both answers to whether there is a slope, where both have one and the other is not negligible. */
    private static Outcome averaged(String name, FitResult full, FitResult counterpart, double doubt) {
        Outcome first = full.outcome(name);
        Optional<Estimate> second = counterpart.estimate(name);
        if (doubt <= NEGLIGIBLE
                || second.isEmpty()
                || !(first instanceof Estimate estimate)
                || !estimate.interval95().isFinite()
                || !second.get().interval95().isFinite()) {
            return first;
        }
        return new IntervalMixture(List.of(
                        new IntervalMixture.Part(1 - doubt, estimate), new IntervalMixture.Part(doubt, second.get())))
                .estimate("profile likelihood, averaged over slope and none");
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

    private static double[] select(double[] values, BitSet used) {
        return used.stream().mapToDouble(i -> values[i]).toArray();
    }
}
