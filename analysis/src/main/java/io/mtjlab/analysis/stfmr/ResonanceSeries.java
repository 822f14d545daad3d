package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

import io.mtjlab.analysis.fit.CurveFit;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

/**
 * The film behind a series of spectra, over frequency at several fields or over field at several frequencies:
 *
 * <pre>{@code
 * FitResult film = ResonanceSeries.along(FieldAxis.EASY).with(lines).fit();
 * double damping = film.value("alpha_G");
 * }</pre>
 *
 * <p>One least-squares fit of all places and widths ({@link KittelLaw}), each pair with its covariance: {@code H_k},
 * {@code M_eff} (4 pi M_eff) in Oe, {@code alpha_G}, and the width that is not damping, {@code df_inhomogeneous} in Hz or
 * {@code dH_inhomogeneous} in Oe, full widths at half maximum. {@code alpha_max} is the damping if all of the width were
 * damping. Intervals are profiles; where lines scatter more than their errors allow (p below 0.01) they are widened, and
 * a remark says so.
 */
public final class ResonanceSeries {

    private static final double SUSPICIOUS = 0.01;
    private static final double[] ANISOTROPIES = {0.3, 0.6, 0.95, 1.05, 1.5, 2.5, 6, 20};
    private static final double[] MAGNETISATIONS = {100, 1000, 4000, 10_000, 20_000};

    private final Optional<FieldAxis> axis;
    private final List<Resonance> lines;

    private ResonanceSeries(Optional<FieldAxis> axis, List<Resonance> lines) {
        this.axis = axis;
        this.lines = List.copyOf(lines);
    }

    public static ResonanceSeries along(FieldAxis axis) {
        return new ResonanceSeries(Optional.of(axis), List.of());
    }

    /** Along the in-plane axis, hard or easy, that describes the series better. */
    public static ResonanceSeries inPlane() {
        return new ResonanceSeries(Optional.empty(), List.of());
    }

    /** The same with more lines. */
    public ResonanceSeries with(List<Resonance> more) {
        List<Resonance> all = new ArrayList<>(lines);
        all.addAll(more);
        return new ResonanceSeries(axis, all);
    }

    /** A fit of one axis that is not described yet. */
    private record Search(FieldAxis axis, SeriesModel model, CurveFit fit, double chiSquare) {}

    /**
     * @throws InvalidInput when there are fewer than two conditions, or sweeps of both kinds
     */
    public FitResult fit() {
        check();
        Search search = axis.map(this::search).orElseGet(() -> {
            Search hard = search(FieldAxis.HARD);
            Search easy = search(FieldAxis.EASY);
            return hard.chiSquare <= easy.chiSquare ? hard : easy;
        });
        SeriesModel model = search.model;
        boolean separable = conditions() > 2;
        CurveFit fit = separable ? search.fit : search.fit.withFixed(inhomogeneous(model), 0);
        FitResult found = fit.fit(model.x(), model.y());
        double p = probability(found);
        CurveFit trusted = p < SUSPICIOUS ? fit.withRelativeSigma(ones()) : fit;
        found = trusted.withProfileIntervals().fit(model.x(), model.y());
        FitResult damped = trusted.withFixed(inhomogeneous(model), 0).fit(model.x(), model.y());
        FitResult undamped = trusted.withFixed("alpha_G", 0).fit(model.x(), model.y());
        List<Outcome> outcomes = new ArrayList<>();
        for (Outcome outcome : found.outcomes()) {
            Outcome extreme = outcome.name().equals("alpha_G")
                    ? damped.outcome("alpha_G")
                    : undamped.find(outcome.name()).orElse(outcome);
            outcomes.add(closed(outcome, extreme, model));
        }
        outcomes.add(damped.outcome("alpha_G").named("alpha_max"));
        Map<String, Double> statistics = new LinkedHashMap<>(found.statistics());
        statistics.put("lines", (double) lines.size());
        statistics.put("chi_square_p_value", p);
        return new FitResult(
                "stfmr",
                "series",
                outcomes,
                found.covariance(),
                found.stop(),
                statistics,
                remarks(search, separable, p),
                SeriesFigure.of(lines, model, found));
    }

    /** How the places move with the field, over frequency: slope of a straight line weighted with their errors, Hz/Oe. */
    public double hertzPerOersted() {
        double weights = 0;
        double meanField = 0;
        double meanPlace = 0;
        for (Resonance line : lines) {
            double weight = 1 / (line.placeError() * line.placeError());
            weights += weight;
            meanField += weight * line.constant();
            meanPlace += weight * line.place();
        }
        double up = 0;
        double down = 0;
        for (Resonance line : lines) {
            double off = line.constant() - meanField / weights;
            double weight = 1 / (line.placeError() * line.placeError());
            up += weight * off * (line.place() - meanPlace / weights);
            down += weight * off * off;
        }
        return up / down;
    }

    private void check() {
        if (lines.stream().map(Resonance::overField).distinct().count() > 1) {
            throw new InvalidInput("a series is over frequency or over field, not both");
        }
        if (conditions() < 2) {
            throw new InvalidInput("a series needs lines at two fields (or frequencies) or more, there "
                    + (conditions() == 1 ? "is one" : "are none"));
        }
        for (Resonance line : lines) {
            if (!(line.placeError() > 0 && line.widthError() > 0)) {
                throw new InvalidInput("a line of the series has no error: " + line);
            }
        }
    }

    private long conditions() {
        return lines.stream().mapToDouble(Resonance::constant).distinct().count();
    }

    private static String inhomogeneous(SeriesModel model) {
        return model.parameters().get(SeriesModel.INHOMOGENEOUS).name();
    }

    private double[] ones() {
        double[] ones = new double[2 * lines.size()];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    /** From every start of a grid; the width first taken for damping, then half of it. */
    private Search search(FieldAxis along) {
        SeriesModel model = new SeriesModel(along, lines);
        double[] x = model.x();
        double[] y = model.y();
        double highest = lines.stream()
                .mapToDouble(r -> r.overField() ? r.place() : r.constant())
                .max()
                .orElse(1);
        CurveFit plain = CurveFit.of(model).withSigma(ones());
        if (along == FieldAxis.PERPENDICULAR) {
            plain = plain.withFixed("H_k", 0);
        }
        CurveFit.BestPoint best = null;
        for (double anisotropy : along == FieldAxis.PERPENDICULAR ? new double[] {0} : ANISOTROPIES) {
            for (double magnetisation : MAGNETISATIONS) {
                double[] start = {
                    anisotropy * highest,
                    along == FieldAxis.PERPENDICULAR ? highest - magnetisation : magnetisation,
                    0.01,
                    0
                };
                start[SeriesModel.DAMPING] = damping(model, start);
                CurveFit.BestPoint point = plain.withFixed(inhomogeneous(model), 0)
                        .startingAt(start)
                        .bestPoint(x, y);
                if (Double.isFinite(point.cost()) && (best == null || point.cost() < best.cost())) {
                    best = point;
                }
            }
        }
        if (best == null) {
            throw new InvalidInput("no film explains the places of the lines along the " + along.word() + " axis");
        }
        double[] start = best.values().clone();
        start[SeriesModel.DAMPING] *= 0.5;
        start[SeriesModel.INHOMOGENEOUS] = 0.5 * meanWidth();
        return new Search(along, model, plain.startingAt(start), best.cost());
    }

    private double damping(SeriesModel model, double[] start) {
        double perDamping = lines.stream()
                .mapToDouble(line -> model.widthPerDamping(line, start).value())
                .average()
                .orElse(1);
        return Math.min(0.5, Math.max(1e-5, meanWidth() / perDamping));
    }

    private double meanWidth() {
        return lines.stream().mapToDouble(Resonance::width).average().orElse(0);
    }

    private static double probability(FitResult found) {
        double freedom = Objects.requireNonNull(found.statistics().get("degrees_of_freedom"));
        double chiSquare = Objects.requireNonNull(found.statistics().get("chi_square"));
        return freedom < 1 ? 1 : 1 - new ChiSquaredDistribution(freedom).cumulativeProbability(chiSquare);
    }

    /**
     * A best value or an interval that reaches a bound is open: the quantity only lies on this side of its other end.
     *
     * @param extreme the same quantity where all of the width is its own
     */
    private static Outcome closed(Outcome outcome, Outcome extreme, SeriesModel model) {
        var parameter = model.parameters().stream()
                .filter(p -> p.name().equals(outcome.name()))
                .findFirst()
                .orElseThrow();
        String reason = "the lines do not tell how much of the width is damping";
        boolean ofWidth = outcome.name().equals("alpha_G") || outcome.name().equals(inhomogeneous(model));
        Interval found =
                outcome.estimate().map(Estimate::interval95).orElse(new Interval(parameter.lower(), parameter.lower()));
        if (found.low() > parameter.lower() && found.high() < parameter.upper()) {
            return outcome;
        }
        if (ofWidth) {
            double most = extreme.estimate().map(e -> e.interval95().high()).orElse(Double.POSITIVE_INFINITY);
            return new Undetermined(
                    outcome.name(), outcome.unit(), reason, new Interval(0, Math.max(found.high(), most)));
        }
        return outcome instanceof Undetermined
                ? outcome
                : new Undetermined(
                        outcome.name(), outcome.unit(), "its interval reaches the bound of what is possible", found);
    }

    private List<String> remarks(Search search, boolean separable, double p) {
        List<String> remarks = new ArrayList<>();
        remarks.add("field along the " + search.axis.word() + " axis"
                + (axis.isPresent() ? "" : ", which describes the lines better than the other in the plane"));
        if (search.axis == FieldAxis.PERPENDICULAR) {
            remarks.add("H_k in the plane taken as 0: perpendicular to it only M_eff shows");
        }
        if (!separable) {
            remarks.add("all of the width taken for damping: two conditions do not tell damping from what is not");
        }
        if (p < SUSPICIOUS) {
            remarks.add(String.format(
                    Locale.ROOT, "the lines scatter more than their errors allow (p = %.2g): intervals widened", p));
        }
        return remarks;
    }
}
