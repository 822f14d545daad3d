package io.mtjlab.instruments.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers in the bytes of a block. The order of the bytes is the instrument's: SCPI calls big endian {@code NORMal}
 * and little endian {@code SWAPped} (SCPI 1999, volume 2, {@code FORMat:BORDer}).
 */
public enum BinaryFormat {
    /** IEEE 754 single, {@code FORMat REAL,32}. */
    FLOAT32(4) {
        @Override
        double get(ByteBuffer bytes) {
            return bytes.getFloat();
        }

        @Override
        void put(ByteBuffer bytes, double value) {
            bytes.putFloat((float) value);
        }
    },
    /** IEEE 754 double, {@code FORMat REAL,64}. */
    FLOAT64(8) {
        @Override
        double get(ByteBuffer bytes) {
            return bytes.getDouble();
        }

        @Override
        void put(ByteBuffer bytes, double value) {
            bytes.putDouble(value);
        }
    },
    /** Two's complement, {@code FORMat INTeger,16}. */
    INT16(2) {
        @Override
        double get(ByteBuffer bytes) {
            return bytes.getShort();
        }

        @Override
        void put(ByteBuffer bytes, double value) {
            bytes.putShort((short) whole(value, Short.MIN_VALUE, Short.MAX_VALUE));
        }
    },
    /** Two's complement, {@code FORMat INTeger,32}. */
    INT32(4) {
        @Override
        double get(ByteBuffer bytes) {
            return bytes.getInt();
        }

        @Override
        void put(ByteBuffer bytes, double value) {
            bytes.putInt((int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
    };

    private final int width;

    BinaryFormat(int width) {
        this.width = width;
    }

    abstract double get(ByteBuffer bytes);

    abstract void put(ByteBuffer bytes, double value);

    /** Bytes per number. */
    public int width() {
        return width;
    }

    /** @throws NumberFormatException when the bytes are no whole number of numbers */
    public double[] decode(byte[] block, ByteOrder order) {
        if (block.length % width != 0) {
            throw new NumberFormatException(
                    "a block of " + block.length + " bytes does not hold whole numbers of " + width + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.wrap(block).order(order);
        double[] values = new double[block.length / width];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(bytes);
        }
        return values;
    }

    /** @throws IllegalArgumentException when a value does not fit into an integer of this width */
    public byte[] encode(double[] values, ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * width).order(order);
        for (double value : values) {
            put(bytes, value);
        }
        return bytes.array();
    }

    private static long whole(double value, long low, long high) {
        if (!(value >= low && value <= high) || value != Math.rint(value)) {
            throw new IllegalArgumentException(value + " is not a whole number from " + low + " to " + high);
        }
        return (long) value;
    }
}
