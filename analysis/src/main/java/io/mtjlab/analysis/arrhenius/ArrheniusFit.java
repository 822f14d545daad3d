package io.mtjlab.analysis.arrhenius;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

import io.mtjlab.analysis.likelihood.Maximiser;
import io.mtjlab.analysis.likelihood.ProfileInterval;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Quantiles;
import io.mtjlab.analysis.result.Undetermined;

/**
 * Mean dwell times over temperature ({@code ln_tau0 E_P_K E_AP_K}) over field ({@code slope_P slope_AP H_eq})
 * or over current by the
 * likelihood of the means of n events; intervals by its profile. Means that scatter more than their numbers of events
 * allow (p below 0.001) widen the intervals, and a remark says so.
 */
public final class ArrheniusFit {

    private static final double Z95 = Quantiles.NORMAL.at95();
    private static final double APART_KELVIN = 1;
    private static final double SUSPICIOUS = 1e-3;
    /** Standard deviations that chance exceeds in one set of a thousand. */
    private static final double TOLD_FROM_CHANCE = 3.29;
    /** Chi-square of so many times its degrees of freedom, and these: beyond that its law is no longer computed. */
    private static final double IMPOSSIBLE = 100;

    private ArrheniusFit() {}

    /** {@link DwellMean#at} in kelvin. */
    public static FitResult overTemperature(List<DwellMean> means) {
        List<DwellMean> used = informative(means);
        int temperaturesP = temperatures(used, false);
        int temperaturesAP = temperatures(used, true);
        Map<String, String> units = new LinkedHashMap<>();
        units.put("ln_tau0", "1");
        units.put("E_P_K", "K");
        units.put("E_AP_K", "K");
        Optional<DwellLaw> law = temperaturesP >= 2 || temperaturesAP >= 2
                ? Optional.of(new BarrierLaw(temperaturesP > 0, temperaturesAP > 0))
                : Optional.empty();
        return fit(
                used,
                law,
                units,
                "1000/T (1/K)",
                "two temperatures, a kelvin or more apart, with events of one state are needed");
    }

    /** {@link DwellMean#at} in oersted. */
    public static FitResult overField(List<DwellMean> means) {
        return overLine(means, "H", "Oe", "fields");
    }

    /** {@code slope_P slope_AP I_eq}; {@link DwellMean#at} in ampere. */
    public static FitResult overCurrent(List<DwellMean> means) {
        return overLine(means, "I", "A", "currents");
    }

    private static FitResult overLine(List<DwellMean> means, String symbol, String unit, String plural) {
        List<DwellMean> used = informative(means);
        boolean lineP = places(used, false) >= 2;
        boolean lineAP = places(used, true) >= 2;
        double middle = used.stream().mapToDouble(DwellMean::at).average().orElse(0);
        Map<String, String> units = new LinkedHashMap<>();
        units.put("slope_P", "1/" + unit);
        units.put("slope_AP", "1/" + unit);
        units.put(symbol + "_eq", unit);
        Optional<DwellLaw> law = Optional.empty();
        String axis = symbol + " (" + unit + ")";
        if (lineP && lineAP) {
            FitResult lines = fit(
                    used,
                    Optional.of(new TwoLinesLaw(middle, unit)),
                    units,
                    axis,
                    "as far as these tell, both states change alike: their lines meet nowhere");
            if (!meet(lines)) {
                return lines;
            }
            law = Optional.of(new CrossingLaw(symbol, unit));
        } else if (lineP || lineAP) {
            law = Optional.of(new LineLaw(lineP ? "slope_P" : "slope_AP", middle, unit));
            used = used.stream().filter(m -> m.antiparallel() == lineAP).toList();
        }
        return fit(used, law, units, axis, "two " + plural + " with events of each state are needed");
    }

    /** Whether the lines of the states, each by itself, run in directions that chance does not explain. */
    private static boolean meet(FitResult lines) {
        Optional<Estimate> p = lines.estimate("slope_P");
        Optional<Estimate> ap = lines.estimate("slope_AP");
        return p.isEmpty()
                || ap.isEmpty()
                || Math.abs(p.get().value() - ap.get().value())
                        > TOLD_FROM_CHANCE
                                * Math.hypot(p.get().standardError(), ap.get().standardError());
    }

    private static FitResult fit(
            List<DwellMean> means, Optional<DwellLaw> law, Map<String, String> units, String axis, String missing) {
        if (law.isEmpty()) {
            List<Outcome> none = new ArrayList<>();
            units.forEach((name, unit) -> none.add(Undetermined.because(name, unit, missing)));
            return new FitResult(
                    "arrhenius",
                    "dwells",
                    none,
                    Covariance.NONE,
                    "not searched: " + missing,
                    Map.of("means", (double) means.size()),
                    List.of(),
                    List.of());
        }
        DwellMeanLikelihood likelihood = new DwellMeanLikelihood(means, law.get());
        Maximiser maximiser = new Maximiser(likelihood);
        Maximiser.Maximum maximum = maximiser.maximise(law.get().start(means));
        double[][] covariance = maximiser.covariance(maximum.theta());
        Map<String, Double> statistics = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        double widening = widening(likelihood, maximum, statistics, remarks);
        for (double[] row : covariance) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= widening * widening;
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        List<String> names = law.get().names();
        units.forEach((name, unit) -> {
            int index = names.indexOf(name);
            outcomes.add(
                    index < 0
                            ? Undetermined.because(name, unit, missing)
                            : outcome(name, unit, maximiser, maximum, index, covariance[index][index], widening));
        });
        return new FitResult(
                "arrhenius",
                "dwells",
                outcomes,
                new Covariance(names, covariance),
                maximum.converged() ? "converged" : "ran out of steps",
                statistics,
                remarks,
                List.of(ArrheniusFigure.of(means, law.get(), maximum.theta(), axis)));
    }

    private static Outcome outcome(
            String name,
            String unit,
            Maximiser maximiser,
            Maximiser.Maximum maximum,
            int index,
            double variance,
            double widening) {
        double value = maximum.theta()[index];
        double step = variance > 0 ? Math.sqrt(variance) / widening : 0.05 * Math.abs(value) + 1e-6;
        ProfileInterval profile = new ProfileInterval(maximiser, maximum, index, step);
        Interval at68 = profile.at(widening);
        Interval at95 = profile.at(Z95 * widening);
        if (!at95.isFinite() || !maximum.converged()) {
            return new Undetermined(name, unit, "the dwell times bound it from one side only", at95);
        }
        return new Estimate(name, unit, value, at68.width() / 2, at68, at95, "profile likelihood");
    }

    private static double widening(
            DwellMeanLikelihood likelihood,
            Maximiser.Maximum maximum,
            Map<String, Double> statistics,
            List<String> remarks) {
        int degrees = likelihood.means().size() - likelihood.size();
        double deviance = likelihood.deviance(maximum.theta());
        statistics.put("means", (double) likelihood.means().size());
        statistics.put("degrees_of_freedom", (double) degrees);
        statistics.put("deviance", deviance);
        if (degrees < 1) {
            return 1;
        }
        double p = deviance > IMPOSSIBLE * (degrees + IMPOSSIBLE)
                ? 0
                : 1 - new ChiSquaredDistribution(degrees).cumulativeProbability(deviance);
        statistics.put("dispersion_p_value", p);
        if (p >= SUSPICIOUS) {
            return 1;
        }
        double widening = Math.sqrt(deviance / degrees);
        remarks.add(String.format(
                Locale.ROOT,
                "the dwell times scatter more than the law allows (p = %.2g): intervals widened by %.2f",
                p,
                widening));
        return widening;
    }

    private static List<DwellMean> informative(List<DwellMean> means) {
        return means.stream().filter(m -> m.events() > 0).toList();
    }

    /** Those of a state; as thermometers go, none is told from another within a kelvin. */
    private static int temperatures(List<DwellMean> means, boolean antiparallel) {
        double[] kelvin = means.stream()
                .filter(m -> m.antiparallel() == antiparallel)
                .mapToDouble(DwellMean::at)
                .sorted()
                .toArray();
        int count = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (double here : kelvin) {
            if (here - last >= APART_KELVIN) {
                count++;
                last = here;
            }
        }
        return count;
    }

    private static int places(List<DwellMean> means, boolean antiparallel) {
        return (int) means.stream()
                .filter(m -> m.antiparallel() == antiparallel)
                .mapToDouble(DwellMean::at)
                .distinct()
                .count();
    }
}
