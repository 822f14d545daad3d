package io.mtjlab.app.report;

import java.util.Locale;
import java.util.OptionalDouble;

import io.mtjlab.analysis.result.Estimate;

/** A tiny drawing: the 95 % interval thin, the 68 % interval thick, the truth as a mark. */
final class IntervalGlyph {

    private static final double WIDTH = 120;
    private static final double MIDDLE = 7;
    /** The 95 % interval takes this share of the width; a truth further away sits at the edge. */
    private static final double SHARE = 0.5;

    private IntervalGlyph() {}

    static String of(Estimate found, OptionalDouble truth) {
        if (!found.interval95().isFinite() || found.interval95().width() <= 0) {
            return "";
        }
        var svg = new StringBuilder("<svg class=\"glyph\" viewBox=\"0 0 120 14\" width=\"120\" height=\"14\">");
        line(
                svg,
                "thin",
                x(found, found.interval95().low()),
                x(found, found.interval95().high()));
        line(
                svg,
                "thick",
                x(found, found.interval68().low()),
                x(found, found.interval68().high()));
        truth.ifPresent(value ->
                svg.append(String.format(Locale.ROOT, "<path class=\"mark\" d=\"M%.1f,1v12\"/>", x(found, value))));
        return svg.append("</svg>").toString();
    }

    private static void line(StringBuilder svg, String kind, double from, double to) {
        svg.append(String.format(Locale.ROOT, "<path class=\"%s\" d=\"M%.1f,%.0fH%.1f\"/>", kind, from, MIDDLE, to));
    }

    private static double x(Estimate found, double value) {
        double centre = (found.interval95().low() + found.interval95().high()) / 2;
        double pixel = WIDTH / 2 + (value - centre) / found.interval95().width() * SHARE * WIDTH;
        return Math.min(WIDTH - 2, Math.max(2, pixel));
    }
}
