package io.mtjlab.instruments.drivers;

import java.util.function.DoubleUnaryOperator;

import io.mtjlab.instruments.capability.SourceMeter.Buffer;

/** Readings of a 2400 as they come: volts, amperes, time and status of one, then of the next. */
final class Keithley2400Readings {

    /** In the order in which they come, whatever the order in which they were asked for (manual, page 18-51). */
    static final String ELEMENTS = "VOLT,CURR,TIME,STAT";

    static final double OVERFLOW = 9.9e37;

    /** Status of a reading: the compliance, or the measurement range in its place, limits the source. */
    private static final int LIMITED = 1 << 3 | 1 << 16;

    private static final int COUNT = 4;

    private Keithley2400Readings() {}

    static boolean areWhole(double[] fields) {
        return fields.length > 0 && fields.length % COUNT == 0;
    }

    static boolean limited(double status) {
        return ((long) status & LIMITED) != 0;
    }

    /**
     * @param soundVolts returns a voltage that is none of the instrument's words for no reading, and throws otherwise
     * @param soundAmperes likewise
     */
    static Buffer of(double[] fields, DoubleUnaryOperator soundVolts, DoubleUnaryOperator soundAmperes) {
        int count = fields.length / COUNT;
        double[] seconds = new double[count];
        double[] volts = new double[count];
        double[] amperes = new double[count];
        boolean[] limited = new boolean[count];
        for (int i = 0; i < count; i++) {
            volts[i] = soundVolts.applyAsDouble(fields[COUNT * i]);
            amperes[i] = soundAmperes.applyAsDouble(fields[COUNT * i + 1]);
            seconds[i] = fields[COUNT * i + 2] - fields[2];
            limited[i] = limited(fields[COUNT * i + 3]);
        }
        return new Buffer(seconds, volts, amperes, limited);
    }
}
