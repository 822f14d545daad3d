package io.mtjlab.app.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.app.fits.RunFits;
import io.mtjlab.app.summary.Summary;
import io.mtjlab.app.summary.SummaryRow;
import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Mark;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;

/** The figures of a demo's report: those of the fits, and those that compare fits with each other and the truth. */
final class DemoFigures {

    /** Fields in oersted whose traces are shown: those of Luo et al. 2023, Fig. 3(a). */
    private static final double[] EXAMPLES = {23, 25, 28};
    /** Where the point without microwave stands on an axis of levels. */
    private static final double NO_RF_DBM = -46;

    private final RunFits fits;
    private final Summary summary;

    DemoFigures(RunFits fits, Summary summary) {
        this.fits = fits;
        this.summary = summary;
    }

    List<Figure> loops() {
        return Stream.concat(fits.fits("rh").stream(), fits.fits("rh_hard").stream())
                .flatMap(f -> titled(f, f.conditions().values().get("axis") + " axis"))
                .toList();
    }

    List<Figure> resonance() {
        var all = new ArrayList<Figure>();
        fits.fits("stfmr").forEach(f -> titled(f, field(f)).forEach(all::add));
        all.add(againstField("stfmr.fr", "Resonance frequency", "f_r (MHz)"));
        all.add(againstField("stfmr.df", "Full width at half maximum", "width (MHz)"));
        return all;
    }

    List<Figure> traces() {
        var all = new ArrayList<Figure>();
        for (double wanted : EXAMPLES) {
            fits.fits("telegraph").stream()
                    .filter(f -> "off".equals(f.conditions().values().get("rf_dbm")))
                    .min(Comparator.comparingDouble(f -> Math.abs(oersted(f) - wanted)))
                    .ifPresent(f -> titled(f, field(f) + ", no RF").forEach(all::add));
        }
        fits.fits("telegraph").stream()
                .filter(f -> f.conditions().values().get("rf_dbm") instanceof Double)
                .min(Comparator.comparingDouble(f -> Math.abs(oersted(f) - EXAMPLES[1]) - 0.01 * dbm(f)))
                .ifPresent(f -> titled(f, field(f) + ", " + level(f)).forEach(all::add));
        return all;
    }

    List<Figure> sigmoids() {
        var all = new ArrayList<Figure>();
        all.add(together());
        all.add(againstLevel("sigmoid.alpha", "Steepness against microwave power", "alpha (1/Oe)"));
        all.add(againstLevel("sigmoid.beta", "Threshold against microwave power", "beta (Oe)"));
        fits.fits("sigmoid").forEach(f -> titled(f, level(f)).forEach(all::add));
        return all;
    }

    private static Stream<Figure> titled(RunFits.Fit fit, String what) {
        return fit.result().figures().stream()
                .map(figure -> new Figure(figure.title() + ", " + what, figure.caption(), figure.panels()));
    }

    /** All sigmoids in one pair of axes: the points and lines of the fits' own figures. */
    private Figure together() {
        var series = new ArrayList<Series>();
        Axis x = Axis.linear("H (Oe)");
        Axis y = Axis.linear("P");
        for (RunFits.Fit fit : fits.fits("sigmoid")) {
            for (Figure figure : fit.result().figures()) {
                Panel main = figure.panels().get(0);
                main.series().stream()
                        .filter(s -> s.mark() == Mark.POINTS)
                        .forEach(s -> series.add(named(s, level(fit))));
                main.series().stream()
                        .filter(s -> s.mark() != Mark.POINTS)
                        .forEach(s -> series.add(named(s, level(fit) + ", " + s.name())));
            }
        }
        return new Figure(
                "Switching probability at every microwave power",
                "Higher power moves the threshold down and makes the step steeper; the same power away from resonance"
                        + " hardly acts.",
                List.of(new Panel(x, y, 1.2, series)));
    }

    private static Series named(Series s, String name) {
        return new Series(name, s.mark(), s.x(), s.y(), s.low(), s.high());
    }

    private Figure againstField(String quantity, String title, String label) {
        List<SummaryRow> rows = determined(quantity);
        double[] field = rows.stream()
                .mapToDouble(r -> (Double) r.conditions().values().get("field_oersted"))
                .toArray();
        return new Figure(
                title,
                "Measured with 95 % intervals (instruments included) and the truth at the same field.",
                List.of(new Panel(
                        Axis.linear("H (Oe)"),
                        Axis.linear(label),
                        0.8,
                        List.of(measured("measured", field, rows), truth("truth", field, rows)))));
    }

    private Figure againstLevel(String quantity, String title, String label) {
        List<SummaryRow> rows = determined(quantity);
        double common = rows.stream()
                .map(r -> r.conditions().values().get("rf_megahertz"))
                .filter(Double.class::isInstance)
                .mapToDouble(f -> (Double) f)
                .findFirst()
                .orElse(0);
        List<SummaryRow> resonant = rows.stream()
                .filter(r -> r.conditions()
                        .values()
                        .getOrDefault("rf_megahertz", common)
                        .equals(common))
                .toList();
        List<SummaryRow> detuned =
                rows.stream().filter(r -> !resonant.contains(r)).toList();
        var series = new ArrayList<Series>();
        series.add(measured(String.format(Locale.ROOT, "%.0f MHz", common), dbm(resonant), resonant));
        if (!detuned.isEmpty()) {
            series.add(measured("detuned", dbm(detuned), detuned));
            series.add(Series.points("truth, detuned", dbm(detuned), truths(detuned)));
        }
        series.add(truth("truth", dbm(resonant), resonant));
        return new Figure(
                title,
                "Measured with 95 % intervals (instruments included); dashed: the device's law at the levels measured,"
                        + " joined by straight lines. The leftmost point is without microwave.",
                List.of(new Panel(Axis.linear("RF power (dBm)"), Axis.linear(label), 0.8, series)));
    }

    private List<SummaryRow> determined(String quantity) {
        return summary.rows().stream()
                .filter(r -> r.quantity().equals(quantity) && r.comparable())
                .toList();
    }

    private static double[] dbm(List<SummaryRow> rows) {
        return rows.stream()
                .mapToDouble(r -> r.conditions().values().get("rf_dbm") instanceof Double level ? level : NO_RF_DBM)
                .toArray();
    }

    private static double[] truths(List<SummaryRow> rows) {
        return rows.stream().mapToDouble(r -> r.truth().orElseThrow()).toArray();
    }

    private static Series measured(String name, double[] x, List<SummaryRow> rows) {
        List<Estimate> found =
                rows.stream().map(r -> r.outcome().estimate().orElseThrow()).toList();
        return Series.pointsWithIntervals(
                name,
                x,
                found.stream().mapToDouble(Estimate::value).toArray(),
                found.stream().mapToDouble(e -> e.interval95().low()).toArray(),
                found.stream().mapToDouble(e -> e.interval95().high()).toArray());
    }

    private static Series truth(String name, double[] x, List<SummaryRow> rows) {
        return Series.line(name, x, truths(rows));
    }

    private static double oersted(RunFits.Fit fit) {
        return fit.conditions().values().get("field_oersted") instanceof Double field ? field : Double.NaN;
    }

    private static double dbm(RunFits.Fit fit) {
        return fit.conditions().values().get("rf_dbm") instanceof Double level ? level : NO_RF_DBM;
    }

    private static String field(RunFits.Fit fit) {
        if (!fit.conditions().values().containsKey("field_oersted")) {
            return "over the fields";
        }
        return String.format(Locale.ROOT, "%.2f Oe", oersted(fit));
    }

    private static String level(RunFits.Fit fit) {
        var values = fit.conditions().values();
        if (!(values.get("rf_dbm") instanceof Double level)) {
            return "no RF";
        }
        String text = String.format(Locale.ROOT, "%.0f dBm", level).replace('-', '\u2212');
        return values.get("rf_megahertz") instanceof Double f
                ? text + String.format(Locale.ROOT, " at %.0f MHz", f)
                : text;
    }
}
