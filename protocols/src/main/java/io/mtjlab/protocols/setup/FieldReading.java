package io.mtjlab.protocols.setup;

import java.util.stream.DoubleStream;

/**
 * A field as the gaussmeter told it: the mean of several readings.
 *
 * @param oersted mean
 * @param scatterOersted sample standard deviation of one reading; 0 for a single one
 * @param readings how many, at least 1
 */
public record FieldReading(double oersted, double scatterOersted, int readings) {

    public static FieldReading of(double... oersted) {
        double mean = DoubleStream.of(oersted).average().orElseThrow();
        double squares =
                DoubleStream.of(oersted).map(h -> (h - mean) * (h - mean)).sum();
        return new FieldReading(mean, Math.sqrt(squares / Math.max(1, oersted.length - 1)), oersted.length);
    }

    /** Standard error of the mean in oersted; the probe's calibration is not in it. */
    public double standardErrorOersted() {
        return scatterOersted / Math.sqrt(readings);
    }

    /**
     * Both together, before and after a trace: the mean of all readings, with the scatter of all about it, so that a
     * drift between the two widens the error.
     */
    public FieldReading and(FieldReading other) {
        int n = readings + other.readings;
        double mean = (oersted * readings + other.oersted * other.readings) / n;
        double squares = squaresAbout(mean) + other.squaresAbout(mean);
        return new FieldReading(mean, Math.sqrt(squares / (n - 1)), n);
    }

    private double squaresAbout(double mean) {
        return scatterOersted * scatterOersted * (readings - 1) + readings * (oersted - mean) * (oersted - mean);
    }
}
