package io.mtjlab.analysis.mh;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/** What follows from the fitted branches of a loop. */
final class Loop {

    private static final String ONE_BRANCH = "only one branch was measured";

    private final MhRows rows;
    private final ReversalCurve curve;
    private final ReversalSearch.Found found;
    private final boolean both;

    Loop(MhRows rows, ReversalCurve curve, ReversalSearch.Found found) {
        this.rows = rows;
        this.curve = curve;
        this.found = found;
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
    List<Outcome> sharp(FitResult fit) {
        List<Outcome> outcomes = new ArrayList<>(List.of(fit.outcome("m_s")));
        for (boolean up : new boolean[] {true, false}) {
            String name = up ? "Hup" : "Hdown";
            outcomes.add(
                    rows.branch(up).length == 0
                            ? Undetermined.because(name, "Oe", "this branch was not measured")
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
        outcomes.add(remanence(fit));
        outcomes.add(fit.outcome("chi"));
        outcomes.add(fit.outcome("m_0"));
        return outcomes;
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

    /** Fields from the parameters of the curve. */
    List<Outcome> smooth(FitResult fit) {
        List<Outcome> outcomes = new ArrayList<>(List.of(fit.outcome("m_s")));
        for (String name : List.of("Hup", "Hdown")) {
            outcomes.add(
                    fit.find(name).orElseGet(() -> Undetermined.because(name, "Oe", "this branch was not measured")));
        }
        boolean fields = both && determined(fit, "Hup", "Hdown");
        double[] p = pointOf(fit);
        double hc = 0.5 * (p[ReversalCurve.UP] - p[ReversalCurve.DOWN]);
        double centre = 0.5 * (p[ReversalCurve.UP] + p[ReversalCurve.DOWN]);
        String why = both ? "a branch's field is not determined" : ONE_BRANCH;
        outcomes.add(
                fields ? derived(fit, "Hc", "Oe", hc, slopes(0, 0.5, -0.5, 0)) : Undetermined.because("Hc", "Oe", why));
        outcomes.add(
                fields
                        ? derived(fit, "H_ex", "Oe", centre, slopes(0, 0.5, 0.5, 0))
                        : Undetermined.because("H_ex", "Oe", why));
        outcomes.add(saturation(fit, fields, Math.abs(hc), Math.signum(hc), p[ReversalCurve.WIDTH], centre, why));
        outcomes.add(remanence(fit));
        outcomes.add(fit.outcome("chi"));
        outcomes.add(fit.outcome("m_0"));
        return outcomes;
    }

    private Outcome saturation(
            FitResult fit, boolean fields, double hc, double sign, double width, double centre, String why) {
        if (!fields || !determined(fit, "w", "m_s")) {
            return Undetermined.because("Hs", "Oe", fields ? "the width of the reversal is not determined" : why);
        }
        double at = curve.shape().at95();
        double value = hc + at * width;
        if (centre + value > rows.highest() || centre - value < rows.lowest()) {
            return Undetermined.because("Hs", "Oe", "the sweep does not reach saturation on both sides");
        }
        return derived(fit, "Hs", "Oe", value, slopes(0, 0.5 * sign, -0.5 * sign, at));
    }

    /** Half the distance of the branches at zero field. */
    private Outcome remanence(FitResult fit) {
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
        double[] p = pointOf(fit);
        ReversalShape shape = curve.shape();
        double up = -p[ReversalCurve.UP] / p[ReversalCurve.WIDTH];
        double down = -p[ReversalCurve.DOWN] / p[ReversalCurve.WIDTH];
        double share = 0.5 * (shape.moment(down) - shape.moment(up));
        double half = 0.5 * p[ReversalCurve.MOMENT] / p[ReversalCurve.WIDTH];
        double[] slopes = slopes(
                share,
                half * shape.slope(up),
                -half * shape.slope(down),
                half * (up * shape.slope(up) - down * shape.slope(down)));
        return derived(fit, "m_r", "emu", p[ReversalCurve.MOMENT] * share, slopes);
    }

    private static double[] slopes(double moment, double up, double down, double width) {
        return new double[] {moment, up, down, width};
    }

    private static boolean determined(FitResult fit, String... names) {
        for (String name : names) {
            if (fit.find(name).filter(Outcome::determined).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** @param slopes by m_s, Hup, Hdown, w; those that were held have no error */
    private Estimate derived(FitResult fit, String name, String unit, double value, double[] slopes) {
        Covariance covariance = fit.covariance();
        double variance = 0;
        for (int i = 0; i < slopes.length; i++) {
            for (int j = 0; j < slopes.length; j++) {
                String one = curve.parameters().get(i).name();
                String other = curve.parameters().get(j).name();
                if (covariance.names().contains(one) && covariance.names().contains(other)) {
                    variance += slopes[i] * slopes[j] * covariance.of(one, other);
                }
            }
        }
        return Estimate.normal(name, unit, value, Math.sqrt(Math.max(0, variance)));
    }
}
