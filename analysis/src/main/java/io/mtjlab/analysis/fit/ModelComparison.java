package io.mtjlab.analysis.fit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;

/**
 * Descriptions of the same points by several models, best first by BIC. Akaike weights are exp(-delta AIC/2), normalised
 * (Burnham and Anderson, Model Selection (2002), section 2.9).
 *
 * @param entries ascending in BIC
 */
public record ModelComparison(List<Entry> entries) {

    /**
     * @param deltaBic to the best; above 10 speaks very strongly against (Kass and Raftery, J. Am. Stat. Assoc. 90, 773
     *     (1995))
     * @param akaikeWeight between 0 and 1, together 1
     */
    public record Entry(FitResult fit, double aic, double bic, double deltaBic, double akaikeWeight) {}

    public ModelComparison {
        entries = List.copyOf(entries);
    }

    /**
     * @throws InvalidInput when the fits are not of as many points with the same knowledge of their noise, or have no
     *     likelihood
     */
    public static ModelComparison of(FitResult... fits) {
        if (fits.length < 2) {
            throw new InvalidInput("a comparison needs two fits");
        }
        for (FitResult fit : fits) {
            check(fit, fits[0]);
        }
        double leastBic = least(fits, "bic");
        double leastAic = least(fits, "aic");
        double sum = 0;
        for (FitResult fit : fits) {
            sum += Math.exp((leastAic - of(fit, "aic")) / 2);
        }
        double total = sum;
        return new ModelComparison(List.of(fits).stream()
                .map(fit -> new Entry(
                        fit,
                        of(fit, "aic"),
                        of(fit, "bic"),
                        of(fit, "bic") - leastBic,
                        Math.exp((leastAic - of(fit, "aic")) / 2) / total))
                .sorted(Comparator.comparingDouble(Entry::bic))
                .toList());
    }

    public FitResult best() {
        return entries.get(0).fit();
    }

    /** For people: one line a model. */
    public String report() {
        StringBuilder text = new StringBuilder("model  BIC  to the best  AIC  weight" + System.lineSeparator());
        for (Entry entry : entries) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s  %.2f  %.2f  %.2f  %.3g%n",
                    entry.fit().kind(),
                    entry.bic(),
                    entry.deltaBic(),
                    entry.aic(),
                    entry.akaikeWeight()));
        }
        return text.toString();
    }

    private static void check(FitResult fit, FitResult first) {
        Map<String, Double> own = fit.statistics();
        if (!Double.isFinite(own.getOrDefault("bic", Double.NaN))) {
            throw new InvalidInput(
                    fit.kind() + " has no likelihood to compare: it is robust, or goes through every point exactly");
        }
        if (of(fit, "points") != of(first, "points")
                || own.containsKey("chi_square") != first.statistics().containsKey("chi_square")) {
            throw new InvalidInput(fit.kind() + " and " + first.kind()
                    + " cannot be compared: they were not fitted to the same points with the same noise");
        }
    }

    private static double of(FitResult fit, String name) {
        return fit.statistics().getOrDefault(name, Double.NaN);
    }

    private static double least(FitResult[] fits, String name) {
        return List.of(fits).stream().mapToDouble(fit -> of(fit, name)).min().orElseThrow();
    }
}
