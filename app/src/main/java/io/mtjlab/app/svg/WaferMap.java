package io.mtjlab.app.svg;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.mtjlab.app.svg.Marks.number;

/**
 * A wafer seen from above: a square for each die where the prober's map has it (columns to the right, rows downwards), in
 * it a strip for each device, coloured by one quantity. A device without a value is crossed out. The same values give the same bytes.
 */
public final class WaferMap {

    private static final double WIDTH = 760;
    private static final double TOP = 64;
    private static final double LEFT = 64;
    private static final double MOST_ACROSS = 540;
    private static final double LARGEST_DIE = 120;
    private static final double BAR_LEFT = 668;
    private static final double BAR_WIDTH = 18;
    private static final int BAR_PIECES = 64;
    private static final double LETTER = 6.2;
    /** Letters of a number without an exponent. */
    private static final int LONGEST = 8;

    /** This share of the values, and as much again on either side, has the scale; what lies beyond takes an end's colour. */
    private static final double CENTRAL = 0.8;

    /**
     * One device.
     *
     * @param column of its die
     * @param row of its die
     * @param device its name
     * @param value NaN for none
     * @param state measured, or why not
     */
    public record Cell(int column, int row, String device, double value, String state) {}

    private final String title;
    private final String label;
    private final Map<List<Integer>, List<Cell>> dies = new LinkedHashMap<>();
    private final double[] values;
    private final double low;
    private final double high;
    private final StringBuilder out = new StringBuilder();

    private WaferMap(String title, String label, List<Cell> cells) {
        this.title = title;
        this.label = label;
        cells.forEach(cell -> dies.computeIfAbsent(List.of(cell.column(), cell.row()), die -> new ArrayList<>())
                .add(cell));
        this.values = cells.stream()
                .mapToDouble(Cell::value)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double most = quantile(0.5 + CENTRAL / 2);
        double least = quantile(0.5 - CENTRAL / 2);
        double reach = most - least;
        this.low = Arrays.stream(values).filter(v -> v >= least - reach).min().orElse(0);
        this.high = Arrays.stream(values).filter(v -> v <= most + reach).max().orElse(0);
    }

    /**
     * A file of its own.
     *
     * @param label quantity and unit
     * @param cells at least one
     */
    public static String standalone(String title, String label, List<Cell> cells) {
        return SvgFigure.file(new WaferMap(title, label, cells).draw());
    }

    private double quantile(double share) {
        return values.length == 0 ? Double.NaN : values[(int) Math.round(share * (values.length - 1))];
    }

    private String draw() {
        int firstColumn =
                dies.keySet().stream().mapToInt(die -> die.get(0)).min().orElse(0);
        int lastColumn =
                dies.keySet().stream().mapToInt(die -> die.get(0)).max().orElse(0);
        int firstRow = dies.keySet().stream().mapToInt(die -> die.get(1)).min().orElse(0);
        int lastRow = dies.keySet().stream().mapToInt(die -> die.get(1)).max().orElse(0);
        int across = lastColumn - firstColumn + 1;
        int down = lastRow - firstRow + 1;
        double die = Math.min(LARGEST_DIE, MOST_ACROSS / Math.max(across, down));
        double height = TOP + die * down + 64;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" role=\"img\" viewBox=\"0 0 ")
                .append(number(WIDTH) + " " + number(height))
                .append("\"><title>" + Typography.escape(title) + "</title>")
                .append("<style>" + SvgFigure.SHAPES + "</style>")
                .append("<rect width=\"100%\" height=\"100%\" fill=\"var(--paper)\"/>");
        text("title", LEFT, 24, "start", title);
        text("tick", LEFT, 44, "start", summary());
        for (Map.Entry<List<Integer>, List<Cell>> entry : dies.entrySet()) {
            die(
                    entry.getValue(),
                    LEFT + die * (entry.getKey().get(0) - firstColumn),
                    TOP + die * (entry.getKey().get(1) - firstRow),
                    die);
        }
        for (int column = firstColumn; column <= lastColumn; column++) {
            text("tick", LEFT + die * (column - firstColumn + 0.5), TOP + die * down + 18, "middle", "" + column);
        }
        for (int row = firstRow; row <= lastRow; row++) {
            text("tick", LEFT - 10, TOP + die * (row - firstRow + 0.5) + 4, "end", "" + row);
        }
        text("label", LEFT + die * across / 2, TOP + die * down + 40, "middle", "die column");
        out.append("<g transform=\"translate(24," + number(TOP + die * down / 2) + ") rotate(-90)\">");
        text("label", 0, 0, "middle", "die row");
        out.append("</g>");
        if (values.length > 0) {
            bar(die * down);
        }
        return out.append("</svg>").toString();
    }

    private String summary() {
        int without = dies.values().stream().mapToInt(List::size).sum() - values.length;
        String beyond = Arrays.stream(values).filter(v -> v < low || v > high).count() + " beyond the scale";
        return values.length == 0
                ? "no device has a value"
                : values.length + " devices, median " + told(quantile(0.5)) + ", half of them within "
                        + told(quantile(0.25)) + " to " + told(quantile(0.75))
                        + (without > 0 ? "; " + without + " without a value" : "")
                        + (beyond.startsWith("0 ") ? "" : "; " + beyond);
    }

    private void die(List<Cell> devices, double left, double top, double size) {
        double margin = size * 0.04;
        double width = (size - 2 * margin) / devices.size();
        for (int k = 0; k < devices.size(); k++) {
            device(devices.get(k), left + margin + k * width, top + margin, width, size - 2 * margin);
        }
        out.append(box(left + margin, top + margin, size - 2 * margin, size - 2 * margin) + " class=\"frame\"/>");
    }

    private void device(Cell cell, double left, double top, double width, double height) {
        boolean known = Double.isFinite(cell.value());
        String told = known ? told(cell.value()) : cell.state();
        out.append("<g><title>" + Typography.escape(cell.device() + ": " + told) + "</title>");
        out.append(
                box(left, top, width, height) + " fill=\"" + (known ? colour(cell.value()) : "var(--grid)") + "\"/>");
        if (!known) {
            out.append("<path class=\"frame\" d=\"M" + number(left) + ',' + number(top) + 'l' + number(width) + ','
                    + number(height) + 'm' + number(-width) + ",0l" + number(width) + ',' + number(-height) + "\"/>");
        } else {
            value(told, left + width / 2, top + height / 2, width, height);
        }
        out.append("</g>");
    }

    /** Lengthwise, across, or not at all where there is no room. */
    private void value(String told, double x, double y, double width, double height) {
        double length = LETTER * told.length() + 4;
        if (length <= width) {
            out.append("<text x=\"" + number(x) + "\" y=\"" + number(y + 4) + '"');
        } else if (length <= height && width >= 11) {
            out.append("<text transform=\"translate(" + number(x + 4) + ',' + number(y) + ") rotate(-90)\"");
        } else {
            return;
        }
        out.append(" text-anchor=\"middle\" style=\"fill:#fff;font-size:11px\">" + told + "</text>");
    }

    private void bar(double height) {
        double piece = height / BAR_PIECES;
        for (int i = 0; i < BAR_PIECES; i++) {
            out.append(box(BAR_LEFT, TOP + i * piece, BAR_WIDTH, piece + 0.5) + " fill=\""
                    + Palette.ramp(1 - (i + 0.5) / BAR_PIECES) + "\"/>");
        }
        out.append(box(BAR_LEFT, TOP, BAR_WIDTH, height) + " class=\"frame\"/>");
        if (high > low) {
            Ticks ticks = Ticks.linear(low, high, 6);
            for (int i = 0; i < ticks.at().size(); i++) {
                double at = TOP + height * (1 - (ticks.at().get(i) - low) / (high - low));
                text(
                        "tick",
                        BAR_LEFT + BAR_WIDTH + 6,
                        at + 4,
                        "start",
                        ticks.labels().get(i));
            }
        } else {
            text("tick", BAR_LEFT + BAR_WIDTH + 6, TOP + height / 2 + 4, "start", told(low));
        }
        text("label", BAR_LEFT + BAR_WIDTH, TOP - 12, "middle", label);
    }

    private String colour(double value) {
        return Palette.ramp(high > low ? Math.max(0, Math.min(1, (value - low) / (high - low))) : 0.5);
    }

    private static String told(double value) {
        BigDecimal rounded = new BigDecimal(value, new MathContext(4)).stripTrailingZeros();
        String plain = rounded.toPlainString();
        return plain.length() <= LONGEST ? plain : rounded.toString();
    }

    private static String box(double left, double top, double width, double height) {
        return "<rect x=\"" + number(left) + "\" y=\"" + number(top) + "\" width=\"" + number(width) + "\" height=\""
                + number(height) + '"';
    }

    private void text(String kind, double x, double y, String anchor, String words) {
        out.append("<text class=\"" + kind + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\""
                + anchor + "\">" + Typography.svg(words) + "</text>");
    }
}
