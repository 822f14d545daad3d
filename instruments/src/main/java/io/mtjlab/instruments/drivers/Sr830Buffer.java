package io.mtjlab.instruments.drivers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

import io.mtjlab.instruments.capability.BufferedLockIn.Buffer;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.session.Session;

/** The SR830's two traces of up to 16383 points, and the three ways to take them (SR830 manual, pages 5-16 to 5-18). */
final class Sr830Buffer {

    /** How points travel. */
    enum Transfer {
        /** {@code TRCA?}: numbers in text, each with a comma behind it, the last one too. */
        TEXT,
        /** {@code TRCB?}: four bytes a point, IEEE 754, low byte first, no head and no terminator. */
        IEEE,
        /** {@code TRCL?}: four bytes a point as it is stored, m times 2 to the (e - 124), fastest of all. */
        STORED
    }

    private static final int BYTES_PER_POINT = 4;
    private static final int EXPONENT_BIAS = 124;
    private static final long POLL_NANOS = 20_000_000;
    private static final int MOST_POLLS = 500;

    private final Seat seat;
    private int wanted;
    private double rateHertz;

    Sr830Buffer(Seat seat) {
        this.seat = seat;
    }

    void started(int readings, double hertz) {
        wanted = readings;
        rateHertz = hertz;
    }

    boolean wasStarted() {
        return rateHertz > 0;
    }

    /** @param stored asks how many points there are */
    void awaitFull(IntSupplier stored) throws InterruptedException {
        if (wanted == 0) {
            throw new IllegalStateException(seat.role() + ": no buffer was started");
        }
        seat.clock().sleepUntil(seat.clock().nanos() + Math.round(1e9 * wanted / rateHertz));
        for (int poll = 0; stored.getAsInt() < wanted; poll++) {
            if (poll == MOST_POLLS) {
                throw new InstrumentError(seat.role(), "STRT", List.of("its buffer does not fill"));
            }
            seat.clock().sleepUntil(seat.clock().nanos() + POLL_NANOS);
        }
    }

    Buffer take(Transfer transfer, BooleanSupplier overloaded) {
        double[] x = trace(1, transfer);
        double[] y = trace(2, transfer);
        double[] seconds = new double[wanted];
        for (int n = 0; n < wanted; n++) {
            seconds[n] = n / rateHertz;
        }
        wanted = 0;
        return new Buffer(seconds, x, y, overloaded.getAsBoolean());
    }

    private double[] trace(int channel, Transfer transfer) {
        return trace(seat.session(), channel, wanted, transfer);
    }

    static double[] trace(Session session, int channel, int points, Transfer transfer) {
        String range = channel + ",0," + points;
        if (transfer == Transfer.TEXT) {
            double[] values = session.queryDoubles("TRCA?" + range, session.timeout());
            if (values.length != points) {
                throw new InstrumentError(
                        session.role(), "TRCA?" + range, List.of(values.length + " points came instead of " + points));
            }
            return values;
        }
        String command = (transfer == Transfer.IEEE ? "TRCB?" : "TRCL?") + range;
        ByteBuffer bytes = ByteBuffer.wrap(session.queryBytes(command, points * BYTES_PER_POINT, session.timeout()))
                .order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[points];
        for (int n = 0; n < points; n++) {
            values[n] = transfer == Transfer.IEEE ? bytes.getFloat() : stored(bytes.getShort(), bytes.getShort());
        }
        return values;
    }

    private static double stored(short mantissa, short exponent) {
        return Math.scalb((double) mantissa, exponent - EXPONENT_BIAS);
    }
}
