package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/**
 * A trace that shows one level, or the other so rarely that it has no level of its own: the levels known from other
 * traces name the states, and each reading counts for the nearer one. A visit has to be clear of the noise, though: where the
 * levels are too near for that, the trace says no more than which level it shows.
 */
final class RareState {

    /** Fewer readings than this do not give a level. */
    private static final int FEWEST = 4;

    /** Of how many traces one may have a reading of its noise taken for a visit. */
    private static final double FALSE_VISITS = 0.01;

    private RareState() {}

    /** Whether a chain was in one of its states so rarely. */
    static boolean isIn(ChainCounts counts) {
        return Math.min(counts.samplesP(), counts.samplesAP()) < FEWEST;
    }

    /** In noises: n Gaussian readings go beyond it in one trace of a hundred at most, as their tail is below exp(-z^2/2). */
    private static double clearOfNoise(int readings) {
        return Math.sqrt(2 * Math.log(readings / FALSE_VISITS));
    }

    static TelegraphAnalysis analyse(TelegraphTrace trace, TelegraphFit.ReferenceLevels reference) {
        TelegraphEm.Fitted single = SingleLevel.fit(new Readings(trace));
        double level = single.levels().ohmsP();
        boolean mostlyP = Math.abs(level - reference.ohmsP()) < Math.abs(level - reference.ohmsAP());
        double other = level + (mostlyP ? reference.gap() : -reference.gap());
        double[] ohms = trace.apparentOhms();
        int n = ohms.length;
        double sigma = single.levels().sigmaOhms();
        double clear = clearOfNoise(n) * sigma;
        boolean hidden = clear + sigma > reference.gap();
        double away = hidden ? Double.POSITIVE_INFINITY : Math.max(0.5 * reference.gap(), clear);
        boolean[] inP = new boolean[n];
        float[] probability = new float[n];
        List<Double> rare = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ohms[i] -= trace.polarity()[i] * single.levels().offsetOhms();
            inP[i] = mostlyP ? ohms[i] - level < away : level - ohms[i] >= away;
            probability[i] = inP[i] ? 1 : 0;
            if (inP[i] != mostlyP
                    && Math.abs(ohms[i] - other) < TelegraphFit.ReferenceLevels.TOLERANCE * reference.gap()) {
                rare.add(ohms[i]);
            }
        }
        ChainCounts counts = ChainCounts.of(trace.seconds(), inP);
        Outcome common = Estimate.normal(
                mostlyP ? "R_P" : "R_AP", "ohm", level, LevelErrors.of(single).ohmsP());
        Outcome scarce = scarce(mostlyP ? "R_AP" : "R_P", rare, sigma);
        List<Outcome> outcomes = new ArrayList<>(mostlyP ? List.of(common, scarce) : List.of(scarce, common));
        DwellEstimates.Dwells dwells = hidden ? hidden(reference.gap() / sigma) : DwellEstimates.of(counts);
        outcomes.addAll(dwells.outcomes());
        TelegraphEm.Fitted named = named(single, counts, probability, mostlyP, level, other);
        FitResult result = new FitResult(
                "telegraph",
                "trace",
                outcomes,
                dwells.covariance(),
                "converged",
                TelegraphFit.statistics(trace, named),
                List.of("states named by the levels of other traces"),
                List.of(TelegraphFigure.of(named, outcomes)));
        return new TelegraphAnalysis(result, counts, probability);
    }

    private static DwellEstimates.Dwells hidden(double noises) {
        String reason = String.format(
                Locale.ROOT,
                "the levels are %.1f noises apart: short visits to the other state look like noise",
                noises);
        return new DwellEstimates.Dwells(
                List.of(
                        Undetermined.because("tau_P", "s", reason),
                        Undetermined.because("tau_AP", "s", reason),
                        Undetermined.because("P", "1", reason)),
                Covariance.NONE);
    }

    private static Outcome scarce(String name, List<Double> readings, double sigma) {
        if (readings.size() < FEWEST) {
            String reason = String.format(
                    Locale.ROOT, "the %s state was seen in %d readings only", name.substring(2), readings.size());
            return Undetermined.because(name, "ohm", reason);
        }
        double[] values = readings.stream().mapToDouble(v -> v).toArray();
        double median = SingleLevel.median(values);
        double spread = Math.max(sigma, SingleLevel.spread(values, median));
        return Estimate.normal(name, "ohm", median, 1.2533 * spread / Math.sqrt(values.length));
    }

    private static TelegraphEm.Fitted named(
            TelegraphEm.Fitted single,
            ChainCounts counts,
            float[] probability,
            boolean mostlyP,
            double level,
            double other) {
        Levels l = single.levels();
        Levels levels = new Levels(
                mostlyP ? level : other,
                mostlyP ? other : level,
                l.offsetOhms(),
                l.skewOhms(),
                l.sigmaOhms(),
                l.outliers(),
                0,
                new double[0]);
        return new TelegraphEm.Fitted(
                single.readings(),
                levels,
                probability,
                counts,
                RateStart.logit(counts),
                RateStart.logRate(counts),
                single.logLikelihood(),
                true,
                false);
    }
}
