package io.mtjlab.base.figure;

import java.util.List;

/**
 * What a plot shows, not how it is drawn: panels from top to bottom, each with axes and series. Analysis makes
 * figures, the application draws them.
 *
 * @param caption a sentence that a reader needs to understand the figure; may be empty
 */
public record Figure(String title, String caption, List<Panel> panels) {

    public Figure {
        panels = List.copyOf(panels);
    }

    /**
     * One pair of axes.
     *
     * @param heightShare relative height among the panels of a figure (a residuals panel might have 0.35)
     */
    public record Panel(Axis x, Axis y, double heightShare, List<Series> series) {
        public Panel {
            series = List.copyOf(series);
        }
    }

    /**
     * @param label quantity and unit, for example {@code H (Oe)}
     * @param logarithmic decades instead of a linear scale; values must then be positive
     */
    public record Axis(String label, boolean logarithmic) {
        public static Axis linear(String label) {
            return new Axis(label, false);
        }

        public static Axis log(String label) {
            return new Axis(label, true);
        }
    }

    /** How a series is meant to be seen. */
    public enum Mark {
        /** Measured values. */
        POINTS,
        /** A model or a guide. */
        LINE,
        /** Values that hold until the next. */
        STEP,
        /** The region between {@code low} and {@code high}. */
        BAND,
        /** Bars from zero. */
        BARS,
        /** Vertical lines at {@code x}; {@code y} is ignored. */
        VERTICAL
    }

    /**
     * @param x shape [n]
     * @param y shape [n]
     * @param low lower end of the interval of each y, shape [n], or [0] where there is none
     * @param high upper end, likewise
     */
    @SuppressWarnings("ArrayRecordComponent") // figures are drawn, never compared
    public record Series(String name, Mark mark, double[] x, double[] y, double[] low, double[] high) {

        private static final double[] NONE = {};

        public Series {
            if (x.length != y.length || (low.length != 0 && low.length != x.length) || high.length != low.length) {
                throw new IllegalArgumentException("series '" + name + "': x, y, low and high differ in length");
            }
        }

        /** Whether {@code low} and {@code high} say something. */
        public boolean hasInterval() {
            return low.length > 0;
        }

        public static Series points(String name, double[] x, double[] y) {
            return new Series(name, Mark.POINTS, x, y, NONE, NONE);
        }

        public static Series pointsWithIntervals(String name, double[] x, double[] y, double[] low, double[] high) {
            return new Series(name, Mark.POINTS, x, y, low, high);
        }

        public static Series line(String name, double[] x, double[] y) {
            return new Series(name, Mark.LINE, x, y, NONE, NONE);
        }

        public static Series band(String name, double[] x, double[] low, double[] high) {
            return new Series(name, Mark.BAND, x, low, low, high);
        }
    }
}
