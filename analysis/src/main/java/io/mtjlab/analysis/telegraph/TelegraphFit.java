package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/**
 * Levels, dwell times and occupancy of a two-level telegraph trace:
 *
 * <pre>{@code
 * FitResult fit = TelegraphFit.standard().fit(TelegraphTrace.ofOhms(seconds, ohms)).result();
 * }</pre>
 *
 * <p>A hidden Markov chain in continuous time, fitted by expectation maximisation together with the levels, what does
 * not reverse with the current, the noise, outliers and slow drift; events shorter than a reading are accounted for by
 * the transition matrix. A trace of one level alone cannot say which state that is: {@link #withLevels} tells.
 */
public final class TelegraphFit {

    /** Traces with less than this share of the widest one's spread are not expected to show both levels. */
    private static final double HALF = 0.5;

    /** Expected changes of state below which there was one at most. */
    private static final double ONE_AND_A_HALF = 1.5;

    private final Optional<ReferenceLevels> reference;

    private TelegraphFit(Optional<ReferenceLevels> reference) {
        this.reference = reference;
    }

    /** Levels known from other traces of the same junction, in ohm, raw. */
    record ReferenceLevels(double ohmsP, double ohmsAP) {

        /** How far a level may be from where it is expected, as a share of the gap. */
        static final double TOLERANCE = 0.2;

        double gap() {
            return ohmsAP - ohmsP;
        }

        boolean agreesWith(Levels levels) {
            return Math.abs(levels.ohmsP() - ohmsP) < TOLERANCE * gap()
                    && Math.abs(levels.ohmsAP() - ohmsAP) < TOLERANCE * gap();
        }
    }

    public static TelegraphFit standard() {
        return new TelegraphFit(Optional.empty());
    }

    /** With levels known from elsewhere, which name the state of a trace that shows only one. */
    public TelegraphFit withLevels(double ohmsP, double ohmsAP) {
        return new TelegraphFit(Optional.of(new ReferenceLevels(ohmsP, ohmsAP)));
    }

    /**
     * Traces of one junction under different conditions: those that show both states name the state of those that show
     * one. In the order given.
     */
    public List<TelegraphAnalysis> fitSeries(List<TelegraphTrace> traces) {
        double widest = traces.stream().mapToDouble(TelegraphFit::spread).max().orElse(0);
        List<TelegraphEm.Fitted> fitted = traces.parallelStream()
                .map(t -> spread(t) < HALF * widest ? SingleLevel.fit(new Readings(t)) : TelegraphEm.fit(t))
                .toList();
        List<TelegraphEm.Fitted> both =
                fitted.stream().filter(f -> !f.oneLevel()).toList();
        TelegraphFit informed = reference.isPresent() || both.isEmpty()
                ? this
                : withLevels(
                        median(both.stream().map(f -> f.levels().ohmsP()).toList()),
                        median(both.stream().map(f -> f.levels().ohmsAP()).toList()));
        return IntStream.range(0, traces.size())
                .parallel()
                .mapToObj(i -> informed.showsOneLevel(traces.get(i))
                        ? informed.describe(traces.get(i), fitted.get(i))
                        : informed.describe(traces.get(i), twoLevelFit(traces.get(i), fitted.get(i), widest)))
                .toList();
    }

    /** Highest minus lowest reading, ohm. */
    private static double spread(TelegraphTrace trace) {
        var all = Arrays.stream(trace.apparentOhms()).summaryStatistics();
        return all.getMax() - all.getMin();
    }

    /** All readings lie together, as seen from the gap between the known levels: no search can find a second one. */
    private boolean showsOneLevel(TelegraphTrace trace) {
        return reference.isPresent()
                && spread(trace) < ReferenceLevels.TOLERANCE * reference.get().gap();
    }

    /** The search that was spared a trace at first sight, where that was too hasty. */
    private static TelegraphEm.Fitted twoLevelFit(TelegraphTrace trace, TelegraphEm.Fitted first, double widest) {
        return spread(trace) < HALF * widest ? TelegraphEm.fit(trace) : first;
    }

    /** One trace. */
    public TelegraphAnalysis fit(TelegraphTrace trace) {
        return describe(trace, showsOneLevel(trace) ? SingleLevel.fit(new Readings(trace)) : TelegraphEm.fit(trace));
    }

    private TelegraphAnalysis describe(TelegraphTrace trace, TelegraphEm.Fitted fitted) {
        if (reference.isPresent()
                && (fitted.oneLevel()
                        || !reference.get().agreesWith(fitted.levels())
                        || RareState.isIn(fitted.counts()))) {
            return RareState.analyse(trace, reference.get());
        }
        FlickerFit.Verdict flicker = FlickerFit.of(fitted);
        if (flicker.fit().isPresent()) {
            FlickerFit found = flicker.fit().get();
            if (NothingButNoise.explains(
                    fitted.readings(),
                    found.likelihood().logLikelihood() - found.fitted().priceOfDrift())) {
                return unnamed(trace, SingleLevel.fit(fitted.readings()));
            }
            return twoLevels(trace, found.fitted(), Optional.of(found.likelihood()));
        }
        if (fitted.oneLevel()) {
            return unnamed(trace, fitted);
        }
        Optional<AcquisitionFit> acquisition = AcquisitionFit.of(fitted);
        double known = acquisition.map(a -> a.logLikelihood()).orElse(fitted.logLikelihood()) - fitted.priceOfDrift();
        return flicker.oneLevel() > known - NothingButNoise.SECOND_LEVEL_GAIN
                        || NothingButNoise.explains(fitted.readings(), known)
                ? unnamed(trace, SingleLevel.fit(fitted.readings()))
                : twoLevels(trace, fitted, acquisition);
    }

    private static TelegraphAnalysis twoLevels(
            TelegraphTrace trace, TelegraphEm.Fitted plain, Optional<AcquisitionFit> acquisition) {
        TelegraphEm.Fitted fitted = acquisition.map(plain::refined).orElse(plain);
        Stretch stretch = acquisition.map(Stretch::of).orElseGet(() -> Stretch.of(fitted));
        LevelErrors errors = LevelErrors.of(fitted, stretch.ohmsP(), stretch.ohmsAP());
        DwellEstimates.Dwells told = acquisition
                .map(a -> DwellEstimates.of(a.lnTauP(), a.lnTauAP(), a.covariance()))
                .orElseGet(() ->
                        DwellEstimates.of(fitted.counts(), stretch.lnTauP(), stretch.lnTauAP(), stretch.logitP()));
        DwellEstimates.Dwells dwells =
                fitted.counts().changes() < ONE_AND_A_HALF ? DwellEstimates.ofOneChange(told) : told;
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(Estimate.normal("R_P", "ohm", fitted.levels().ohmsP(), errors.ohmsP()));
        outcomes.add(Estimate.normal("R_AP", "ohm", fitted.levels().ohmsAP(), errors.ohmsAP()));
        outcomes.addAll(dwells.outcomes());
        List<String> remarks = new ArrayList<>();
        acquisition.ifPresent(a -> remarks.add(a.remark()));
        if (!trace.hasBothPolarities()) {
            remarks.add("one polarity: voltages that do not reverse are part of the levels");
        }
        if (fitted.levels().drift().length > 0) {
            remarks.add(
                    "drift taken out: polynomial of order " + fitted.levels().drift().length);
        }
        FitResult result = new FitResult(
                "telegraph",
                "trace",
                outcomes,
                dwells.covariance(),
                fitted.converged() ? "converged" : "ran out of steps",
                statistics(trace, fitted),
                remarks,
                List.of(TelegraphFigure.of(fitted, outcomes)));
        return new TelegraphAnalysis(result, fitted.counts(), fitted.probabilityP());
    }

    private static TelegraphAnalysis unnamed(TelegraphTrace trace, TelegraphEm.Fitted fitted) {
        String reason = String.format(
                Locale.ROOT,
                "one level only, %.6g ohm, as far as noise tells; nothing says which state it is",
                fitted.levels().ohmsP());
        List<Outcome> outcomes = List.of(
                Undetermined.because("R_P", "ohm", reason),
                Undetermined.because("R_AP", "ohm", reason),
                Undetermined.because("tau_P", "s", reason),
                Undetermined.because("tau_AP", "s", reason),
                Undetermined.because("P", "1", reason));
        FitResult result = new FitResult(
                "telegraph",
                "trace",
                outcomes,
                Covariance.NONE,
                "converged",
                statistics(trace, fitted),
                List.of(),
                List.of(TelegraphFigure.of(fitted, List.of())));
        return new TelegraphAnalysis(result, new ChainCounts(List.of(), 0, 0, 0, 0), new float[0]);
    }

    static Map<String, Double> statistics(TelegraphTrace trace, TelegraphEm.Fitted fitted) {
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("readings", (double) trace.size());
        statistics.put("changes", fitted.counts().changes());
        statistics.put("noise_ohms", fitted.levels().sigmaOhms());
        statistics.put(
                "signal_to_noise", fitted.levels().gap() / fitted.levels().sigmaOhms());
        statistics.put("outlier_share", fitted.levels().outliers());
        statistics.put("offset_ohms", fitted.levels().offsetOhms());
        statistics.put("log_likelihood", fitted.logLikelihood());
        for (int state = 0; state < 2 && fitted.readings().intervals().length == 1; state++) {
            double off = DwellTimes.of(
                            i -> fitted.probabilityP()[i] >= 0.5 ? 0 : 1, trace.size(), state, trace.sampleSeconds())
                    .exponentiality();
            if (!Double.isNaN(off)) {
                statistics.put("exponentiality_z_" + (state == 0 ? "P" : "AP"), off);
                statistics.put("exponentiality_p_" + (state == 0 ? "P" : "AP"), DwellTimes.pValue(off));
            }
        }
        return statistics;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }
}
