package io.mtjlab.app.svg;

import io.mtjlab.base.figure.Figure.Axis;

/** From values to pixels, along one axis. */
record Scale(double low, double high, double fromPixel, double toPixel, boolean logarithmic) {

    private static final double PADDING = 0.04;

    /** An axis that shows all of {@code range}, with a little room around it. */
    static Scale over(Axis axis, Range range, double fromPixel, double toPixel) {
        double low = range.low();
        double high = range.high();
        if (axis.logarithmic()) {
            double room = Math.pow(high / low, PADDING);
            return low == high
                    ? new Scale(low / 2, high * 2, fromPixel, toPixel, true)
                    : new Scale(low / room, high * room, fromPixel, toPixel, true);
        }
        double room = low == high ? Math.max(Math.abs(low) * 0.1, 0.5) : (high - low) * PADDING;
        return new Scale(low - room, high + room, fromPixel, toPixel, false);
    }

    double pixel(double value) {
        double share = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return fromPixel + share * (toPixel - fromPixel);
    }

    Ticks ticks(int wanted) {
        return logarithmic ? Ticks.logarithmic(low, high) : Ticks.linear(low, high, wanted);
    }

    /** Whether the value can be shown: finite, and positive on decades. */
    boolean shows(double value) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }
}
