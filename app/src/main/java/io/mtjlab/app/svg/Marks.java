package io.mtjlab.app.svg;

import java.util.Locale;

import io.mtjlab.base.figure.Figure.Mark;
import io.mtjlab.base.figure.Figure.Series;

/** The ink of one series inside its panel. */
record Marks(Scale x, Scale y) {

    /** @param colour as CSS writes it */
    String draw(Series series, String colour) {
        return switch (series.mark()) {
            case POINTS -> bars(series, colour) + points(series, colour);
            case LINE -> stroke(line(series, false), colour, series.name());
            case STEP -> stroke(line(series, true), colour, series.name());
            case BAND -> "<path d=\"" + band(series) + "\" fill=\"" + colour + "\" fill-opacity=\"0.18\"/>";
            case BARS -> columns(series, colour);
            case VERTICAL -> verticals(series, colour);
        };
    }

    private static String stroke(String path, String colour, String name) {
        String dashes = Palette.isReference(name) ? " stroke-dasharray=\"5 4\"" : "";
        return "<path d=\"" + path + "\" class=\"line\" stroke=\"" + colour + "\"" + dashes + "/>";
    }

    private String points(Series series, String colour) {
        int n = series.x().length;
        var path = new StringBuilder();
        for (int i = 0; i < n; i++) {
            if (shows(series, i)) {
                // a line of no length with round ends is a dot: the shortest way to write many of them
                path.append('M').append(at(series.x()[i], series.y()[i])).append("h0");
            }
        }
        double size = n > 1500 ? 1.6 : n > 300 ? 2.6 : n > 60 ? 3.6 : 5.5;
        return "<path d=\"" + path + "\" class=\"dots\" stroke=\"" + colour + "\" stroke-width=\"" + size + "\"/>";
    }

    private String bars(Series series, String colour) {
        if (!series.hasInterval()) {
            return "";
        }
        var path = new StringBuilder();
        for (int i = 0; i < series.x().length; i++) {
            if (shows(series, i) && y.shows(series.low()[i]) && y.shows(series.high()[i])) {
                path.append('M')
                        .append(at(series.x()[i], series.low()[i]))
                        .append('V')
                        .append(number(y.pixel(series.high()[i])));
            }
        }
        return "<path d=\"" + path + "\" class=\"bar\" stroke=\"" + colour + "\"/>";
    }

    private String line(Series series, boolean steps) {
        var path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < series.x().length; i++) {
            if (!shows(series, i)) {
                down = false;
                continue;
            }
            String point = at(series.x()[i], series.y()[i]);
            if (down && steps) {
                path.append('H').append(number(x.pixel(series.x()[i])));
                path.append('V').append(number(y.pixel(series.y()[i])));
            } else {
                path.append(down ? 'L' : 'M').append(point);
            }
            down = true;
        }
        return path.toString();
    }

    private String band(Series series) {
        var path = new StringBuilder();
        int n = series.x().length;
        for (int i = 0; i < n; i++) {
            path.append(i == 0 ? 'M' : 'L').append(at(series.x()[i], series.high()[i]));
        }
        for (int i = n - 1; i >= 0; i--) {
            path.append('L').append(at(series.x()[i], series.low()[i]));
        }
        return path.append('Z').toString();
    }

    private String columns(Series series, String colour) {
        int n = series.x().length;
        double width = n > 1 ? 0.7 * Math.abs(x.pixel(series.x()[1]) - x.pixel(series.x()[0])) : 24;
        double zero = y.pixel(0);
        var text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            double top = y.pixel(series.y()[i]);
            text.append("<rect x=\"").append(number(x.pixel(series.x()[i]) - width / 2));
            text.append("\" y=\"").append(number(Math.min(top, zero)));
            text.append("\" width=\"").append(number(width));
            text.append("\" height=\"").append(number(Math.abs(zero - top)));
            text.append("\" fill=\"").append(colour).append("\" fill-opacity=\"0.75\"/>");
        }
        return text.toString();
    }

    private String verticals(Series series, String colour) {
        var path = new StringBuilder();
        for (double value : series.x()) {
            path.append('M').append(number(x.pixel(value))).append(',').append(number(y.toPixel()));
            path.append('V').append(number(y.fromPixel()));
        }
        return "<path d=\"" + path + "\" class=\"upright\" stroke=\"" + colour + "\"/>";
    }

    private boolean shows(Series series, int i) {
        return x.shows(series.x()[i]) && y.shows(series.y()[i]);
    }

    private String at(double xValue, double yValue) {
        return number(x.pixel(xValue)) + "," + number(y.pixel(yValue));
    }

    /** A tenth of a pixel is as fine as an eye sees. */
    static String number(double pixel) {
        String text = String.format(Locale.ROOT, "%.1f", pixel);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** The key of a series in the legend, 22 pixels wide around {@code (left + 11, middle)}. */
    static String key(Mark mark, String colour, String name, double left, double middle) {
        String from = number(left) + "," + number(middle);
        return switch (mark) {
            case POINTS ->
                "<path d=\"M" + number(left + 11) + "," + number(middle) + "h0\" class=\"dots\" stroke=\"" + colour
                        + "\" stroke-width=\"6\"/>";
            case LINE, STEP -> stroke("M" + from + "h22", colour, name);
            case VERTICAL ->
                "<path d=\"M" + number(left + 11) + "," + number(middle - 7) + "v14\" class=\"upright\" stroke=\""
                        + colour + "\"/>";
            case BAND, BARS ->
                "<rect x=\"" + number(left) + "\" y=\"" + number(middle - 5) + "\" width=\"22\" height=\"10\" fill=\""
                        + colour + "\" fill-opacity=\"0.25\"/>";
        };
    }
}
