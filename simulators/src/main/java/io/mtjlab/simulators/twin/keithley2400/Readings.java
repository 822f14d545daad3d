package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.twin.sampling.Ieee754;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.sampling.Statistic;

/** Readings as the 2400 keeps and prints them (user's manual, 18-51: FORMat:ELEMents; section 9: data store). */
final class Readings {

    static final int LARGEST = 2500;

    /** What was not measured. */
    static final double NOT_MEASURED = 9.91e37;

    static final List<String> ELEMENTS = List.of("VOLTage", "CURRent", "RESistance", "TIME", "STATus");

    /** What is told of a calculated result, by the place of each in a row. */
    static final List<String> RESULT_ELEMENTS = List.of("CALCulate", "TIME", "STATus");

    /**
     * @param seconds since power-on, or since the buffer was cleared
     * @param result what was calculated from the reading
     */
    record Row(double volts, double amperes, double ohms, double seconds, long status, double result) {

        Row(double volts, double amperes, double ohms, double seconds, long status) {
            this(volts, amperes, ohms, seconds, status, NOT_MEASURED);
        }

        Row calculated(double value) {
            return new Row(volts, amperes, ohms, seconds, status, value);
        }

        Row at(double time) {
            return new Row(volts, amperes, ohms, time, status, result);
        }

        Row flagged(int bits) {
            return new Row(volts, amperes, ohms, seconds, status | bits, result);
        }

        double element(int index) {
            return switch (index) {
                case 0 -> volts;
                case 1 -> amperes;
                case 2 -> ohms;
                case 3 -> seconds;
                case 4 -> status;
                default -> result;
            };
        }
    }

    /** How rows go over the wire. */
    record Format(List<Integer> elements, boolean binary, boolean swapped) {}

    private Readings() {}

    static void print(List<Row> rows, Format format, StringBuilder out) {
        if (format.binary()) {
            out.append("#0");
        }
        boolean first = true;
        for (Row row : rows) {
            for (int element : format.elements()) {
                if (format.binary()) {
                    Ieee754.append(out, row.element(element), 4, format.swapped());
                } else {
                    out.append(first ? "" : ",");
                    Nr3.append(out, row.element(element), 6);
                }
                first = false;
            }
        }
    }

    /** CALCulate3: statistics of what is stored: of volts, amperes and ohms, or of calculated results. */
    static List<Double> statistics(List<Row> rows, boolean results, String what) {
        List<Double> found = new ArrayList<>();
        List<ToDoubleFunction<Row>> columns =
                results ? List.of(Row::result) : List.of(Row::volts, Row::amperes, Row::ohms);
        for (ToDoubleFunction<Row> column : columns) {
            double[] values = rows.stream()
                    .mapToDouble(column)
                    .filter(value -> Math.abs(value) < Ranged.OVERFLOW)
                    .toArray();
            found.add(values.length == 0 ? NOT_MEASURED : Statistic.of(what, values));
        }
        return found;
    }
}
