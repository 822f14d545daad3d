package io.mtjlab.analysis.files;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** The rows of one data set while they are read. */
final class Columns {

    private static final int FIRST_ROOM = 256;

    private final double[][] values;
    private int[] lines = new int[FIRST_ROOM];
    private int size;

    Columns(int columns) {
        values = new double[columns][FIRST_ROOM];
    }

    /** @param row shape [columns] */
    void add(double[] row, int line) {
        if (size == lines.length) {
            int room = size + (size >> 1);
            lines = Arrays.copyOf(lines, room);
            for (int j = 0; j < values.length; j++) {
                values[j] = Arrays.copyOf(values[j], room);
            }
        }
        for (int j = 0; j < values.length; j++) {
            values[j][size] = row[j];
        }
        lines[size++] = line;
    }

    int size() {
        return size;
    }

    /** Shape [size]. */
    double[] column(int index) {
        return Arrays.copyOf(values[index], size);
    }

    int[] lines() {
        return Arrays.copyOf(lines, size);
    }

    /** Whether two rows agree in every column. */
    boolean same(int row, int other) {
        for (double[] column : values) {
            if (column[row] != column[other]) {
                return false;
            }
        }
        return true;
    }

    /** The rows whose indices are wanted. */
    Columns where(IntPredicate wanted) {
        Columns some = new Columns(values.length);
        double[] row = new double[values.length];
        for (int i = 0; i < size; i++) {
            if (wanted.test(i)) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = values[j][i];
                }
                some.add(row, lines[i]);
            }
        }
        return some;
    }
}
