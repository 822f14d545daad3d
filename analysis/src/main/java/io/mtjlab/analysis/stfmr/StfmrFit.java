package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.mtjlab.analysis.fit.Robust;
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
 * deviations are left out; values and intervals from the posterior over all the places and both answers to whether there
 * is a slope ({@link LinePosterior}). Results in Hz and V, peaks by ascending fr: {@code fr_k df_k VS_k VA_k VC slope};
 * {@code Hr_k dH_k} in Oe where the field was swept.
 */
public final class StfmrFit {

    private static final double OUTLIER_SIGMAS = 4.5;
    private static final int MOST_PEAKS = 4;
    private static final int MOST_ROUNDS = 5;

    /** A peak narrower than so many steps of the grid may be an outlier or two. */
    private static final double SPIKE_STEPS = 3.5;

    /** The points of a peak as narrow as that are no evidence for it. */
    private static final double NARROW_STEPS = 2.5;

    private static final int MOST_SPIKES = 4;

    /**
     * Over field the law bends within a line's width, so that a line is no Lorentzian: what its own shape leaves looks like
     * lines of up to so large a share of its height. Smaller ones are fitted where their number is told.
     */
    private static final double BENT = 0.1;

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

    /**
     * Fits a spectrum. Over both signs of the field each resonance is looked for on both sides, and all lines are fitted
     * together: {@code Hr_k dH_k} in Oe by ascending field, then {@code Hr_mean_k} and {@code H_offset}.
     */
    public FitResult fit(Spectrum spectrum) {
        if (spectrum.size() < Spectrum.LEAST_POINTS) {
            throw new InvalidInput(
                    "stfmr: " + spectrum.size() + " points; a spectrum needs at least " + Spectrum.LEAST_POINTS);
        }
        if (!(spectrum.spanHertz() > 0)) {
            throw new InvalidInput("stfmr: all " + spectrum.size() + " points are at one frequency or field, "
                    + spectrum.hertz()[0] + " (Hz or Oe); a sweep is expected");
        }
        if (peaks.isPresent() && tooFew(spectrum.size(), peaks.getAsInt())) {
            throw new InvalidInput(
                    "stfmr: " + spectrum.size() + " points are too few for " + peaks.getAsInt() + " peaks");
        }
        if (Arrays.stream(spectrum.volts()).distinct().count() < 2) {
            return nothing(spectrum, "the voltage is the same at every point");
        }
        Spectrum ascending = spectrum.ascending();
        Choice choice = ascending.hasBothSigns() ? ofBothSigns(ascending) : chosen(ascending);
        Optional<String> against = evidence(ascending, choice).against();
        if (against.isPresent()) {
            return nothing(spectrum, "no resonance stands out from the noise: " + against.get() + " says as much");
        }
        FitResult result = SpectrumResult.of(ascending, choice.used, choice.candidates);
        return ascending.hasBothSigns() ? FieldPairs.with(result) : result;
    }

    private static PeakEvidence evidence(Spectrum spectrum, Choice choice) {
        return new PeakEvidence(spectrum, withoutSpikes(spectrum, choice, NARROW_STEPS), choice.candidates.get(0));
    }

    private Choice chosen(Spectrum spectrum) {
        Choice choice = settle(spectrum, all(spectrum.size()));
        BitSet calm = SpikeFilter.calm(spectrum.volts());
        if (calm.cardinality() < spectrum.size() && !calm.equals(choice.used)) {
            choice = better(choice, settle(spectrum, calm));
        }
        for (int i = 0; i < MOST_SPIKES; i++) {
            BitSet without = withoutSpikes(spectrum, choice, SPIKE_STEPS);
            if (without.equals(choice.used) || tooFew(without.cardinality(), peaks.orElse(1))) {
                break;
            }
            Choice next = better(choice, settle(spectrum, without));
            if (next == choice) {
                break;
            }
            choice = next;
        }
        return choice;
    }

    /** The lines of each side, then all together; those of one side, where only one side has any. */
    private Choice ofBothSigns(Spectrum spectrum) {
        Spectrum below = spectrum.half(-1);
        Spectrum above = spectrum.half(1);
        Choice left = chosen(below);
        Choice right = chosen(above);
        BitSet used = all(spectrum.size());
        int from = spectrum.size() - above.size();
        for (int i = 0; i < below.size(); i++) {
            used.set(i, left.used.get(i));
        }
        for (int i = 0; i < above.size(); i++) {
            used.set(from + i, right.used.get(i));
        }
        boolean leftHas = evidence(below, left).against().isEmpty();
        boolean rightHas = evidence(above, right).against().isEmpty();
        List<double[]> starts = new ArrayList<>();
        int lines;
        if (leftHas != rightHas) {
            Choice only = leftHas ? left : right;
            lines = only.peaks();
            only.candidates.forEach(candidate -> starts.add(candidate.shapes()));
        } else {
            lines = left.peaks() + right.peaks();
            for (PeakSearch.Candidate one : left.candidates.subList(0, Math.min(2, left.candidates.size()))) {
                for (PeakSearch.Candidate other : right.candidates.subList(0, Math.min(2, right.candidates.size()))) {
                    starts.add(DoubleStream.concat(Arrays.stream(one.shapes()), Arrays.stream(other.shapes()))
                            .toArray());
                }
            }
        }
        Choice choice = Choice.of(used, spectrum, search(spectrum, used).refined(lines, starts));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            BitSet within = choice.within();
            if (within.equals(choice.used) || tooFew(within.cardinality(), lines)) {
                break;
            }
            choice = Choice.of(within, spectrum, again(spectrum, within, choice.candidates));
        }
        return choice;
    }

    /** The one that explains more points by its peaks and fewer as outliers. */
    private static Choice better(Choice one, Choice other) {
        double scale = Math.min(one.scale, other.scale);
        return other.limitedCost(scale) < one.limitedCost(scale) ? other : one;
    }

    /** Without the points that make up peaks which hardly any points show: a fit may take an outlier for a peak. */
    private static BitSet withoutSpikes(Spectrum spectrum, Choice choice, double steps) {
        double[] shapes = choice.candidates.get(0).shapes();
        double step = 0.5 * spectrum.narrowestHertz();
        BitSet rest = (BitSet) choice.used.clone();
        for (int k = 0; k < shapes.length; k += 2) {
            if (shapes[k + 1] < steps * step) {
                for (int i = 0; i < spectrum.size(); i++) {
                    if (Math.abs(spectrum.hertz()[i] - shapes[k]) < 1.1 * step) {
                        rest.clear(i);
                    }
                }
            }
        }
        return rest;
    }

    private static BitSet all(int size) {
        BitSet all = new BitSet(size);
        all.set(0, size);
        return all;
    }

    /**
     * @param used points that count
     * @param candidates local optima of the best number of peaks, the best first
     * @param residuals of all points
     * @param scale robust standard deviation of the residuals
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Choice(BitSet used, List<PeakSearch.Candidate> candidates, double[] residuals, double scale) {

        static Choice of(BitSet used, Spectrum spectrum, List<PeakSearch.Candidate> candidates) {
            PeakSearch.Candidate best = candidates.get(0);
            double[] residuals = IntStream.range(0, spectrum.size())
                    .mapToDouble(
                            i -> Math.abs(spectrum.volts()[i] - best.shape().value(spectrum.hertz()[i], best.values())))
                    .toArray();
            return new Choice(used, candidates, residuals, Robust.scale(residuals));
        }

        int peaks() {
            return candidates.get(0).shape().peaks();
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
            if (within.equals(choice.used) || tooFew(within.cardinality(), choice.peaks())) {
                break;
            }
            choice = Choice.of(
                    within,
                    spectrum,
                    round == 0 ? searched(spectrum, within) : again(spectrum, within, choice.candidates));
        }
        return choice;
    }

    private List<PeakSearch.Candidate> searched(Spectrum spectrum, BitSet used) {
        int most = peaks.orElse(MOST_PEAKS);
        while (tooFew(used.cardinality(), most)) {
            most--;
        }
        List<List<PeakSearch.Candidate>> found = search(spectrum, used).upTo(most);
        return found.subList(peaks.orElse(1) - 1, most).stream()
                .filter(c -> c.get(0).shape().peaks() == peaks.orElse(1)
                        || spectrum.swept() != Swept.FIELD
                        || c.get(0).lowestShare() > BENT)
                .min(Comparator.comparingDouble(c -> c.get(0).countCriterion(spectrum.spanHertz())))
                .orElseThrow(() -> new InvalidInput("stfmr: too few points"));
    }

    /** From the shapes found before: a few points more or less do not move them far. */
    private static List<PeakSearch.Candidate> again(Spectrum spectrum, BitSet used, List<PeakSearch.Candidate> before) {
        return search(spectrum, used)
                .refined(
                        before.get(0).shape().peaks(),
                        before.stream().map(PeakSearch.Candidate::shapes).toList());
    }

    private static PeakSearch search(Spectrum spectrum, BitSet used) {
        return new PeakSearch(spectrum, select(spectrum.hertz(), used), select(spectrum.volts(), used));
    }

    private static boolean tooFew(int points, int peaks) {
        return points <= LineShape.PER_PEAK * peaks + 4;
    }

    private static FitResult nothing(Spectrum spectrum, String reason) {
        return spectrum.swept()
                .named(new FitResult(
                        "stfmr",
                        "spectrum",
                        List.of("fr_0", "df_0", "VS_0", "VA_0", "VC").stream()
                                .map(name ->
                                        (Outcome) Undetermined.because(name, name.startsWith("V") ? "V" : "Hz", reason))
                                .toList(),
                        Covariance.NONE,
                        "not searched: " + reason,
                        Map.of("points", (double) spectrum.size()),
                        List.of(),
                        List.of(StfmrFigure.ofReadings(spectrum))));
    }

    static double[] select(double[] values, BitSet used) {
        return used.stream().mapToDouble(i -> values[i]).toArray();
    }
}
