package io.mtjlab.networks.matrix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * A [rows x columns] matrix of floats, row by row, outside the Java heap, where a native library reads it without a
 * copy. Part of a matrix is a view on the same numbers.
 */
public final class Matrix {

    private final int rows;
    private final int columns;
    private final int stride;
    private final FloatBuffer data;

    /** The same numbers as bits. */
    private final IntBuffer bits;

    private Matrix(int rows, int columns, int stride, FloatBuffer data, IntBuffer bits) {
        this.rows = rows;
        this.columns = columns;
        this.stride = stride;
        this.data = data;
        this.bits = bits;
    }

    public static Matrix zeros(int rows, int columns) {
        int bytes = Math.toIntExact((long) rows * columns * Float.BYTES);
        ByteBuffer memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        return new Matrix(rows, columns, columns, memory.asFloatBuffer(), memory.asIntBuffer());
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** Numbers from the start of one row to the start of the next. */
    int stride() {
        return stride;
    }

    /** The numbers from element (0, 0) on. */
    FloatBuffer data() {
        return data;
    }

    /** View of {@code count} rows from row {@code from}. */
    public Matrix rowRange(int from, int count) {
        return view(from, 0, count, columns);
    }

    /** View of {@code count} columns from column {@code from}. */
    public Matrix columnRange(int from, int count) {
        return view(0, from, rows, count);
    }

    private Matrix view(int row, int column, int viewRows, int viewColumns) {
        if (row < 0 || column < 0 || row + viewRows > rows || column + viewColumns > columns) {
            throw new IndexOutOfBoundsException("[" + viewRows + " x " + viewColumns + "] from (" + row + ", " + column
                    + ") is not inside [" + rows + " x " + columns + "]");
        }
        int start = row * stride + column;
        int length = viewRows == 0 ? 0 : (viewRows - 1) * stride + viewColumns;
        return new Matrix(viewRows, viewColumns, stride, data.slice(start, length), bits.slice(start, length));
    }

    public float get(int row, int column) {
        return data.get(row * stride + column);
    }

    public void set(int row, int column, float value) {
        data.put(row * stride + column, value);
    }

    /** Copies a row into {@code target}, shape [columns] or longer. */
    public void readRow(int row, float[] target) {
        data.get(row * stride, target, 0, columns);
    }

    /** Copies {@code source}, shape [columns] or longer, into a row. */
    public void writeRow(int row, float[] source) {
        data.put(row * stride, source, 0, columns);
    }

    /** Copies {@code source}, bits of floats, shape [columns] or longer, into a row. */
    public void writeRowBits(int row, int[] source) {
        bits.put(row * stride, source, 0, columns);
    }

    /** Copies all numbers of a matrix without gaps between rows, row by row, into {@code target}. */
    public void readAll(float[] target) {
        data.get(0, target, 0, rows * columns);
    }

    /** Copies {@code source}, row by row, into a matrix without gaps between rows. */
    public void writeAll(float[] source) {
        data.put(0, source, 0, rows * columns);
    }

    /** Copies a row of {@code source}, a matrix with as many columns, into a row of this one. */
    public void copyRow(int row, Matrix source, int sourceRow) {
        data.put(row * stride, source.data, sourceRow * source.stride, columns);
    }

    /** Copies all numbers of {@code source}, a matrix of the same shape. */
    public void copyFrom(Matrix source) {
        for (int row = 0; row < rows; row++) {
            copyRow(row, source, row);
        }
    }

    /** A matrix of its own with the same numbers. */
    public Matrix copy() {
        Matrix copy = zeros(rows, columns);
        copy.copyFrom(this);
        return copy;
    }

    @Override
    public String toString() {
        return "[" + rows + " x " + columns + "]";
    }
}
