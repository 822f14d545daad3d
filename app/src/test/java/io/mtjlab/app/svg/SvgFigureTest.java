package io.mtjlab.app.svg;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Mark;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;

import static org.assertj.core.api.Assertions.assertThat;

class SvgFigureTest {

    private static final double[] NONE = {};

    @Test
    void draws_well_formed_xml_whatever_the_names_hold() throws Exception {
        var figure = new Figure(
                "R < \"R_AP\" & more",
                "",
                List.of(new Panel(
                        Axis.linear("H (Oe)"),
                        Axis.linear("R (ohm)"),
                        1,
                        List.of(
                                Series.points("a & b", new double[] {0, 1}, new double[] {1, 2}),
                                Series.line("c < d", new double[] {0, 1}, new double[] {1, 2})))));

        Document document = parse(SvgFigure.standalone(figure));

        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("R < \"R_AP\" & more");
        assertThat(document.getDocumentElement().getTextContent()).contains("R (\u03a9)");
    }

    @Test
    void puts_a_point_where_its_axes_say() throws Exception {
        // y = x: every point must lie on the straight line between the corners of the frame
        var figure = new Figure(
                "diagonal",
                "",
                List.of(new Panel(
                        Axis.linear("x"),
                        Axis.linear("y"),
                        1,
                        List.of(Series.points("p", new double[] {0, 2.5, 10}, new double[] {0, 2.5, 10})))));

        String svg = SvgFigure.inline(figure);

        var dots = Pattern.compile("M([0-9.]+),([0-9.]+)h0").matcher(svg);
        var points = new ArrayList<double[]>();
        while (dots.find()) {
            points.add(new double[] {Double.parseDouble(dots.group(1)), Double.parseDouble(dots.group(2))});
        }
        assertThat(points).hasSize(3);
        double quarterX = (points.get(1)[0] - points.get(0)[0]) / (points.get(2)[0] - points.get(0)[0]);
        double quarterY = (points.get(1)[1] - points.get(0)[1]) / (points.get(2)[1] - points.get(0)[1]);
        assertThat(quarterX).isCloseTo(0.25, org.assertj.core.data.Offset.offset(1e-3));
        assertThat(quarterY).isCloseTo(0.25, org.assertj.core.data.Offset.offset(1e-3));
        assertThat(points.get(2)[1]).as("up is smaller y").isLessThan(points.get(0)[1]);
    }

    @Test
    void leaves_out_what_decades_cannot_show_and_numbers_that_are_none() {
        var figure = new Figure(
                "log",
                "",
                List.of(new Panel(
                        Axis.linear("x"),
                        Axis.log("tau (s)"),
                        1,
                        List.of(Series.points(
                                "p", new double[] {0, 1, 2, 3}, new double[] {1e-3, 0, Double.NaN, 10})))));

        assertThat(SvgFigure.inline(figure))
                .doesNotContain("NaN")
                .doesNotContain("Infinity")
                .containsPattern("h0M[^M]*h0\"");
    }

    @Test
    void draws_a_figure_without_data() throws Exception {
        var figure = new Figure(
                "empty",
                "",
                List.of(new Panel(Axis.linear("x"), Axis.log("y"), 1, List.of(Series.points("p", NONE, NONE)))));

        assertThat(parse(SvgFigure.standalone(figure))
                        .getElementsByTagName("rect")
                        .getLength())
                .isPositive();
    }

    @Test
    void a_fit_has_the_colour_of_its_points_and_truth_is_dashed_ink() {
        var x = new double[] {0, 1};
        var figure = new Figure(
                "pairs",
                "",
                List.of(new Panel(
                        Axis.linear("x"),
                        Axis.linear("y"),
                        1,
                        List.of(
                                Series.points("28 Oe", x, x),
                                Series.points("30 Oe", x, x),
                                Series.line("28 Oe, fit", x, x),
                                Series.line("truth", x, x)))));

        var palette = new Palette(figure);
        var series = figure.panels().get(0).series();
        assertThat(palette.of(series.get(2)))
                .isEqualTo(palette.of(series.get(0)))
                .isNotEqualTo(palette.of(series.get(1)));
        assertThat(palette.of(series.get(3))).isEqualTo("var(--ink)");
        assertThat(SvgFigure.inline(figure)).contains("stroke=\"var(--ink)\" stroke-dasharray");
    }

    @Test
    void every_kind_of_mark_on_one_sheet() throws Exception {
        Path sheet = Path.of("target", "figures", "every-mark.svg");
        Files.createDirectories(sheet.getParent());
        Files.writeString(sheet, SvgFigure.standalone(everyMark()));

        assertThat(parse(Files.readString(sheet)).getElementsByTagName("path").getLength())
                .isGreaterThan(20);
        assertThat(SvgFigure.standalone(everyMark())).isEqualTo(Files.readString(sheet));
    }

    private static Figure everyMark() {
        int n = 21;
        var x = new double[n];
        var y = new double[n];
        var low = new double[n];
        var high = new double[n];
        var residual = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 16 + i;
            y[i] = 1 / (1 + Math.exp(-0.69 * (x[i] - 27.8)));
            residual[i] = Math.sin(7.0 * i);
            low[i] = y[i] - 0.05;
            high[i] = y[i] + 0.05;
        }
        var series = new ArrayList<Series>();
        for (String power :
                List.of("no RF", "\u221240 dBm", "\u221235 dBm", "\u221230 dBm", "\u221225 dBm", "\u221220 dBm")) {
            var moved = y.clone();
            for (int i = 0; i < n; i++) {
                moved[i] = y[i] * (1 - 0.1 * series.size() / 3);
            }
            series.add(Series.pointsWithIntervals(power, x, moved, low, high));
            series.add(Series.line(power + ", fit", x, moved));
            series.add(Series.band(power + ", 95 %", x, low, high));
        }
        series.add(new Series("switching", Mark.VERTICAL, new double[] {27.8}, new double[] {0}, NONE, NONE));
        return new Figure(
                "P against H, f_r = 1890 MHz",
                "",
                List.of(
                        new Panel(Axis.linear("H (Oe)"), Axis.linear("P"), 1, series),
                        new Panel(
                                Axis.linear("H (Oe)"),
                                Axis.linear("residual (uV)"),
                                0.3,
                                List.of(new Series("residuals", Mark.BARS, x, residual, NONE, NONE))),
                        new Panel(
                                Axis.linear("H (Oe)"),
                                Axis.log("tau_P (s)"),
                                0.6,
                                List.of(new Series("dwell", Mark.STEP, x, y, NONE, NONE)))));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
