package io.mtjlab.app.svg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Mark;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;

import static io.mtjlab.app.svg.Marks.number;

/**
 * Draws a {@link Figure} as SVG: axes with marks at round numbers, a legend above, panels that share their x axis. In a
 * page the colours follow the reader's light or dark scheme; a file of its own has them as they are in the light one,
 * because viewers other than browsers know no variables. The same figure gives the same bytes.
 */
public final class SvgFigure {

    private static final double WIDTH = 760;
    private static final double LEFT = 78;
    private static final double RIGHT = 18;
    private static final double PANEL = 330;
    private static final double BETWEEN = 16;
    private static final double BELOW = 52;
    private static final double LEGEND_LINE = 21;
    private static final double LETTER = 7.0;
    /** A legend with more keys than this leaves out those that share another's colour. */
    private static final int CROWDED = 6;

    /** Colours by variables: the light scheme, then the dark one. */
    private static final String SCHEMES = """
            svg.figure{--ink:#1d2126;--soft:#5b6570;--grid:#e3e6ea;--paper:#ffffff;
              --c0:#2b66b1;--c1:#cf4436;--c2:#23895a;--c3:#d08a00;--c4:#7d4fa8}
            @media (prefers-color-scheme:dark){svg.figure{--ink:#e6e8eb;--soft:#9aa4af;--grid:#2f353c;--paper:#14171a;
              --c0:#6aa5ee;--c1:#f0796c;--c2:#5cc492;--c3:#f0b64a;--c4:#b990e0}}
            """;

    static final String SHAPES = """
            svg.figure{font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;font-size:13px}
            svg.figure text{fill:var(--ink)} svg.figure .tick{fill:var(--soft);font-size:12px}
            svg.figure .title{font-size:15px;font-weight:600}
            svg.figure .grid{stroke:var(--grid);stroke-width:1;fill:none}
            svg.figure .frame{stroke:var(--soft);stroke-width:1;fill:none}
            svg.figure .line{fill:none;stroke-width:1.8;stroke-linejoin:round}
            svg.figure .dots{fill:none;stroke-linecap:round}
            svg.figure .bar{fill:none;stroke-width:1.3}
            svg.figure .upright{fill:none;stroke-width:1.4;stroke-dasharray:2 3}
            """;

    /** What a page that holds figures puts into its style element. */
    public static final String STYLE = SCHEMES + SHAPES;

    private static final Pattern VARIABLE = Pattern.compile("var\\((--\\w+)\\)");
    private static final Map<String, String> LIGHT = light();

    private final Figure figure;
    private final Palette palette;
    private final StringBuilder out = new StringBuilder();

    private SvgFigure(Figure figure) {
        this.figure = figure;
        this.palette = new Palette(figure);
    }

    /** A file of its own, with title, style and background. */
    public static String standalone(Figure figure) {
        return file(new SvgFigure(figure).draw(true));
    }

    /** What was drawn as a file that needs no page: the light scheme's colours in the place of variables. */
    static String file(String drawn) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + VARIABLE.matcher(drawn).replaceAll(use -> LIGHT.getOrDefault(use.group(1), "#000000"))
                + "\n";
    }

    /** The colours of the light scheme by their variables. */
    private static Map<String, String> light() {
        Map<String, String> colours = new LinkedHashMap<>();
        Matcher set = Pattern.compile("(--\\w+):(#[0-9a-f]{6})").matcher(SCHEMES);
        while (set.find()) {
            colours.putIfAbsent(set.group(1), set.group(2));
        }
        return colours;
    }

    /** For a page that holds {@link #STYLE} and sets title and caption itself. */
    public static String inline(Figure figure) {
        return new SvgFigure(figure).draw(false);
    }

    private String draw(boolean standalone) {
        double top = standalone ? 34 : 8;
        List<LegendKey> keys = legend(top);
        if (!keys.isEmpty()) {
            top = keys.get(keys.size() - 1).middle() + LEGEND_LINE;
        }
        double shares = figure.panels().stream().mapToDouble(Panel::heightShare).sum();
        double height = top + PANEL * Math.max(1, shares);
        for (int i = 0; i < figure.panels().size(); i++) {
            height += below(i);
        }
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" role=\"img\" viewBox=\"0 0 ")
                .append(number(WIDTH))
                .append(' ')
                .append(number(height))
                .append("\">");
        out.append("<title>").append(Typography.escape(figure.title())).append("</title>");
        if (standalone) {
            out.append("<style>").append(SHAPES).append("</style>");
            out.append("<rect width=\"100%\" height=\"100%\" fill=\"var(--paper)\"/>");
            text(figure.title(), LEFT, 21, "title", "start");
        }
        for (LegendKey key : keys) {
            out.append(Marks.key(
                    key.series().mark(), palette.of(key.series()), key.series().name(), key.left(), key.middle()));
            text(key.series().name(), key.left() + 28, key.middle() + 4.5, "key", "start");
        }
        double scale = PANEL * Math.max(1, shares) / shares;
        for (int i = 0; i < figure.panels().size(); i++) {
            Panel panel = figure.panels().get(i);
            double panelHeight = panel.heightShare() * scale;
            panel(panel, top, panelHeight, endsAxis(i));
            top += panelHeight + below(i);
        }
        return out.append("</svg>").toString();
    }

    /** Whether the panel is the last of those that share its x axis, and has its numbers below. */
    private boolean endsAxis(int i) {
        List<Panel> panels = figure.panels();
        return i == panels.size() - 1
                || !panels.get(i).x().equals(panels.get(i + 1).x());
    }

    private double below(int i) {
        return endsAxis(i) ? BELOW : BETWEEN;
    }

    private record LegendKey(Series series, double left, double middle) {}

    /** One key a name; none at all where there is nothing to tell apart. */
    private List<LegendKey> legend(double top) {
        Map<String, Series> named = new LinkedHashMap<>();
        for (Panel panel : figure.panels()) {
            for (Series series : panel.series()) {
                if (!series.name().isEmpty() && series.mark() != Mark.BAND || !named.containsKey(series.name())) {
                    named.merge(series.name(), series, (first, later) -> first.mark() == Mark.BAND ? later : first);
                }
            }
        }
        named.remove("");
        if (named.size() > CROWDED) {
            named.keySet().removeIf(palette::follows);
        }
        var keys = new ArrayList<LegendKey>();
        double left = LEFT;
        double middle = top + 10;
        for (Series series : named.values()) {
            double width = 28 + LETTER * Typography.units(series.name()).length() + 18;
            if (left + width > WIDTH - RIGHT + 18 && left > LEFT) {
                left = LEFT;
                middle += LEGEND_LINE;
            }
            keys.add(new LegendKey(series, left, middle));
            left += width;
        }
        return keys.size() < 2 ? List.of() : keys;
    }

    private void panel(Panel panel, double top, double height, boolean last) {
        double right = WIDTH - RIGHT;
        double bottom = top + height;
        var shared = figure.panels().stream().filter(p -> p.x().equals(panel.x()));
        Scale x = Scale.over(panel.x(), Range.ofX(shared, panel.x()), LEFT, right);
        Scale y = Scale.over(panel.y(), Range.ofY(panel), bottom, top);
        xAxis(panel, x, top, bottom, last);
        yAxis(panel, y, top, height, right);
        // a nested svg element clips what it holds, without an id that could clash with another figure's
        out.append("<svg x=\"").append(number(LEFT)).append("\" y=\"").append(number(top));
        out.append("\" width=\"")
                .append(number(right - LEFT))
                .append("\" height=\"")
                .append(number(height));
        out.append("\"><g transform=\"translate(")
                .append(number(-LEFT))
                .append(',')
                .append(number(-top))
                .append(")\">");
        var marks = new Marks(x, y);
        panel.series().stream()
                .filter(s -> s.mark() == Mark.BAND)
                .forEach(s -> out.append(marks.draw(s, palette.of(s))));
        panel.series().stream()
                .filter(s -> s.mark() != Mark.BAND)
                .forEach(s -> out.append(marks.draw(s, palette.of(s))));
        out.append("</g></svg>");
        rectangle(LEFT, top, right - LEFT, height);
    }

    private void xAxis(Panel panel, Scale x, double top, double bottom, boolean last) {
        Ticks ticks = x.ticks(8);
        for (int i = 0; i < ticks.at().size(); i++) {
            String at = number(x.pixel(ticks.at().get(i)));
            out.append("<path class=\"grid\" d=\"M")
                    .append(at)
                    .append(',')
                    .append(number(top))
                    .append('V')
                    .append(number(bottom))
                    .append("\"/>");
            if (last) {
                text(ticks.labels().get(i), x.pixel(ticks.at().get(i)), bottom + 18, "tick", "middle");
            }
        }
        if (last) {
            text(panel.x().label(), (LEFT + WIDTH - RIGHT) / 2, bottom + 40, "label", "middle");
        }
    }

    private void yAxis(Panel panel, Scale y, double top, double height, double right) {
        Ticks ticks = y.ticks((int) Math.max(3, height / 55));
        for (int i = 0; i < ticks.at().size(); i++) {
            double at = y.pixel(ticks.at().get(i));
            out.append("<path class=\"grid\" d=\"M")
                    .append(number(LEFT))
                    .append(',')
                    .append(number(at))
                    .append('H')
                    .append(number(right))
                    .append("\"/>");
            text(ticks.labels().get(i), LEFT - 8, at + 4, "tick", "end");
        }
        out.append("<g transform=\"translate(18,")
                .append(number(top + height / 2))
                .append(") rotate(-90)\">");
        text(panel.y().label(), 0, 0, "label", "middle");
        out.append("</g>");
    }

    private void rectangle(double left, double top, double width, double height) {
        out.append("<rect class=\"frame\" x=\"")
                .append(number(left))
                .append("\" y=\"")
                .append(number(top));
        out.append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\"/>");
    }

    private void text(String words, double x, double y, String kind, String anchor) {
        if (!words.isEmpty()) {
            out.append("<text class=\"")
                    .append(kind)
                    .append("\" x=\"")
                    .append(number(x))
                    .append("\" y=\"")
                    .append(number(y))
                    .append("\" text-anchor=\"")
                    .append(anchor)
                    .append("\">")
                    .append(Typography.svg(words))
                    .append("</text>");
        }
    }
}
