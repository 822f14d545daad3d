package io.mtjlab.analysis.mh;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.analysis.mh.LoopPosterior.State;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.steps.Wander;

/** What follows from the fitted branches of a loop. */
final class Loop {

    private static final String ONE_BRANCH = "only one branch was measured";
    private static final String NOT_MEASURED = "this branch was not measured";

    /** Readings that a branch must have before and after its reversal. */
    private static final int EITHER_SIDE = 2;

    /** Branches so many residual standard deviations apart follow no random walk. */
    private static final double BEYOND_A_WALK = 20;

    private final MhRows rows;
    private final ReversalCurve curve;
    private final ReversalSearch.Found found;
    private final List<ReversalSearch.Found> rivals;
    private final boolean both;

    Loop(MhRows rows, ReversalCurve curve, ReversalSearch search) {
        this.rows = rows;
        this.curve = curve;
        this.found = search.best();
        this.rivals = search.rivals();
        this.both = rows.branch(true).length > 0 && rows.branch(false).length > 0;
    }

    double noise() {
        return rows.noise();
    }

    /** Whether the reversal takes place between two fields, so that its width does not show. */
    boolean isSharp() {
        return found.p()[ReversalCurve.WIDTH] < 2 * ReversalSearch.SHARP * rows.step();
    }

    String text() {
        return isSharp()
                ? "sharp, between two steps of the sweep"
                : curve.shape().text();
    }

    /** All parameters as fitted, held ones included. */
    double[] pointOf(FitResult fit) {
        double[] p = found.p().clone();
        for (int j = 0; j < p.length; j++) {
            int index = j;
            fit.find(curve.parameters().get(j).name())
                    .flatMap(Outcome::estimate)
                    .ifPresent(e -> p[index] = e.value());
        }
        if (isSharp()) {
            p[ReversalCurve.UP] = crossing(true);
            p[ReversalCurve.DOWN] = crossing(false);
        }
        return p;
    }

    /** Whether a moment that wanders may have made all this: the branches' distance, or the height of the only one. */
    boolean wanders(FitResult fit) {
        double[] p = pointOf(fit);
        double[] residuals = new double[rows.size()];
        double apart = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = rows.moment()[i] - curve.value(i, p);
            double width = p[ReversalCurve.WIDTH];
            double rising = curve.shape().moment((rows.oersted()[i] - p[ReversalCurve.UP]) / width);
            double falling = curve.shape().moment((rows.oersted()[i] - p[ReversalCurve.DOWN]) / width);
            apart = Math.max(apart, Math.abs(rising - falling));
            low = Math.min(low, rows.rising()[i] ? rising : falling);
            high = Math.max(high, rows.rising()[i] ? rising : falling);
        }
        double height = Math.abs(p[ReversalCurve.MOMENT]) * (both ? apart : high - low);
        return new Wander(residuals, rows.noise()).explainsCurve(height, BEYOND_A_WALK);
    }

    /** Whether each branch measured has readings on either side of its reversal. */
    boolean comesBack() {
        for (boolean up : new boolean[] {true, false}) {
            int[] branch = rows.branch(up);
            if (branch.length > 0) {
                Crossing crossing = found(up);
                double low = Math.min(crossing.from(), crossing.to());
                double high = Math.max(crossing.from(), crossing.to());
                long below = IntStream.of(branch)
                        .filter(i -> rows.oersted()[i] <= low)
                        .count();
                long above = IntStream.of(branch)
                        .filter(i -> rows.oersted()[i] >= high)
                        .count();
                if (Math.min(below, above) < EITHER_SIDE) {
                    return false;
                }
            }
        }
        return true;
    }

    double crossing(boolean up) {
        return rows.branch(up).length == 0 ? 0 : found(up).middle();
    }

    private Crossing found(boolean up) {
        double[] p = found.p();
        double[] flat = IntStream.range(0, rows.size())
                .mapToDouble(i -> {
                    double[] none = p.clone();
                    none[ReversalCurve.MOMENT] = 0;
                    return rows.moment()[i] - curve.value(i, none);
                })
                .toArray();
        double sign = Math.signum(p[ReversalCurve.MOMENT]);
        return Crossing.of(rows, rows.branch(up), flat, 0, up ? sign : -sign);
    }

    /** Fields from the steps between which the moment jumps. */
    List<Outcome> sharp(FitResult fit, LoopPosterior posterior) {
        List<Outcome> outcomes = new ArrayList<>(List.of(told(fit, "m_s", posterior.moment())));
        for (boolean up : new boolean[] {true, false}) {
            String name = up ? "Hup" : "Hdown";
            outcomes.add(
                    rows.branch(up).length == 0
                            ? Undetermined.because(name, "Oe", NOT_MEASURED)
                            : found(up).estimate(name));
        }
        if (both) {
            Crossing up = found(true);
            Crossing down = found(false);
            outcomes.add(triangle("Hc", 0.5 * (up.middle() - down.middle()), up, down));
            outcomes.add(triangle("H_ex", 0.5 * (up.middle() + down.middle()), up, down));
        } else {
            outcomes.add(Undetermined.because("Hc", "Oe", ONE_BRANCH));
            outcomes.add(Undetermined.because("H_ex", "Oe", ONE_BRANCH));
        }
        outcomes.add(Undetermined.because("Hs", "Oe", "the reversal takes place within one step of the sweep"));
        outcomes.add(remanence(fit, posterior));
        outcomes.add(told(fit, "chi", posterior.background()));
        outcomes.add(told(fit, "m_0", posterior.offset()));
        return outcomes;
    }

    /** Over all shapes that nearly describe the loop, with the errors that the choice among them leaves. */
    LoopPosterior posterior(FitResult fit) {
        double[] p = pointOf(fit);
        double sigma = Math.sqrt(fit.statistics().getOrDefault("residual_variance", 0.0));
        double limit = MhFit.OUTLIER_SIGMAS * Math.max(sigma, rows.noise());
        int[] kept = IntStream.range(0, rows.size())
                .filter(i -> Math.abs(rows.moment()[i] - curve.value(i, p)) <= limit)
                .toArray();
        if (isSharp()) {
            double saturation = curve.shape().at95() * p[ReversalCurve.WIDTH];
            return LoopPosterior.given(
                    rows,
                    kept,
                    rivals,
                    new LoopPosterior.State(p[ReversalCurve.UP], p[ReversalCurve.DOWN], saturation));
        }
        double[] deviations = new double[p.length];
        for (int j = 0; j < p.length; j++) {
            deviations[j] = fit.find(curve.parameters().get(j).name())
                    .flatMap(Outcome::estimate)
                    .map(Estimate::standardError)
                    .filter(e -> e > 0 && e < rows.highest() - rows.lowest())
                    .orElse(0.3 * rows.step());
        }
        return LoopPosterior.of(rows, kept, rivals, deviations);
    }

    /** The posterior's value, where the fit found that there is one. */
    private static Outcome told(FitResult fit, String name, Estimate value) {
        return fit.find(name).filter(o -> !o.determined()).orElse(value);
    }

    /** Half of the sum or difference of two values, each anywhere within its step: their law is a triangle or trapezoid. */
    private static Estimate triangle(String name, double value, Crossing one, Crossing other) {
        double wide = 0.5 * Math.max(Math.abs(one.to() - one.from()), Math.abs(other.to() - other.from()));
        double narrow = 0.5 * Math.min(Math.abs(one.to() - one.from()), Math.abs(other.to() - other.from()));
        return new Estimate(
                name,
                "Oe",
                value,
                Math.sqrt((wide * wide + narrow * narrow) / 12),
                Interval.around(value, reach(wide, narrow, 0.6826894921370859)),
                Interval.around(value, reach(wide, narrow, 0.95)),
                "between two steps of the sweep");
    }

    /** Half width that holds {@code share} of the sum of two uniform laws of these widths, around its middle. */
    private static double reach(double wide, double narrow, double share) {
        double flat = 0.5 * (wide - narrow);
        double shareOfFlat = wide > 0 ? 2 * flat / wide : 1;
        if (share <= shareOfFlat || !(narrow > 0)) {
            return 0.5 * share * wide;
        }
        // Beyond the flat part the tail left is (end - r)^2/(wide narrow), both sides together.
        return 0.5 * (wide + narrow) - Math.sqrt((1 - share) * wide * narrow);
    }

    /** Fields from the posterior of the curve. */
    List<Outcome> smooth(FitResult fit, LoopPosterior posterior) {
        List<Outcome> outcomes = new ArrayList<>(List.of(told(fit, "m_s", posterior.moment())));
        boolean fields = both && determined(fit, "Hup", "Hdown");
        String why = both ? "a branch's field is not determined" : ONE_BRANCH;
        outcomes.add(
                rows.branch(true).length == 0
                        ? Undetermined.because("Hup", "Oe", NOT_MEASURED)
                        : told(fit, "Hup", posterior.field("Hup", State::up)));
        outcomes.add(
                rows.branch(false).length == 0
                        ? Undetermined.because("Hdown", "Oe", NOT_MEASURED)
                        : told(fit, "Hdown", posterior.field("Hdown", State::down)));
        outcomes.add(
                fields ? posterior.field("Hc", s -> 0.5 * (s.up() - s.down())) : Undetermined.because("Hc", "Oe", why));
        Outcome centre = fields
                ? posterior.field("H_ex", s -> 0.5 * (s.up() + s.down()))
                : Undetermined.because("H_ex", "Oe", why);
        outcomes.add(centre);
        outcomes.add(
                centre instanceof Estimate found && determined(fit, "w", "m_s")
                        ? saturation(posterior, found.value())
                        : Undetermined.because(
                                "Hs", "Oe", fields ? "the width of the reversal is not determined" : why));
        outcomes.add(remanence(fit, posterior));
        outcomes.add(told(fit, "chi", posterior.background()));
        outcomes.add(told(fit, "m_0", posterior.offset()));
        return outcomes;
    }

    private Outcome saturation(LoopPosterior posterior, double centre) {
        Estimate field = posterior.field("Hs", s -> 0.5 * Math.abs(s.up() - s.down()) + s.saturation());
        if (centre + field.value() > rows.highest() || centre - field.value() < rows.lowest()) {
            return Undetermined.because("Hs", "Oe", "the sweep does not reach saturation on both sides");
        }
        return field;
    }

    /** Half the distance of the branches at zero field. */
    private Outcome remanence(FitResult fit, LoopPosterior posterior) {
        if (!both) {
            return Undetermined.because("m_r", "emu", ONE_BRANCH);
        }
        if (rows.lowest() > 0 || rows.highest() < 0) {
            return Undetermined.because("m_r", "emu", "the sweep does not pass zero field");
        }
        if (!determined(fit, "m_s") || (!isSharp() && !determined(fit, "Hup", "Hdown", "w"))) {
            return Undetermined.because("m_r", "emu", "the loop is not determined");
        }
        if (isSharp() && (found(true).holds(0) || found(false).holds(0))) {
            return Undetermined.because("m_r", "emu", "zero field lies in the step in which the moment reverses");
        }
        return posterior.remanence();
    }

    private static boolean determined(FitResult fit, String... names) {
        for (String name : names) {
            if (fit.find(name).filter(Outcome::determined).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
