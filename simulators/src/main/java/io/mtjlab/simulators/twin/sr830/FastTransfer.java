package io.mtjlab.simulators.twin.sr830;

import java.io.ByteArrayOutputStream;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;

import io.mtjlab.simulators.server.Outlet;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.Errand;

/**
 * X and Y of every stored sample, sent as it is taken: two bytes each, the lower one first, where +-30000 is full scale
 * (SR830 manual, 5-18: FAST). Under the bench's lock, but for sending.
 */
final class FastTransfer {

    /** What a sample at full scale is sent as. */
    static final int FULL_SCALE = 30_000;

    private final Post post;
    private final LongUnaryOperator nextSample;
    private final Runnable off;
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private volatile Outlet outlet = Outlet.NONE;
    private boolean running;

    /**
     * @param nextSample when the next sample is taken after a moment; {@link Long#MAX_VALUE} for never
     * @param off turns fast transfer off, because nobody listens
     */
    FastTransfer(Post post, LongUnaryOperator nextSample, Runnable off) {
        this.post = post;
        this.nextSample = nextSample;
        this.off = off;
    }

    void outlet(Outlet next) {
        outlet = next;
    }

    /** @param x in parts of full scale, offset and expand included; likewise y */
    void sample(double x, double y) {
        word(x);
        word(y);
    }

    private void word(double part) {
        long bits = Math.round(Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, FULL_SCALE * part)));
        unsent.write((int) bits & 0xff);
        unsent.write((int) bits >> 8 & 0xff);
    }

    /** Sends what comes from now on until no more does, or {@code wanted} says no. */
    void begin(BooleanSupplier wanted) {
        if (!running) {
            running = true;
            Errand.begin(post, "fast", () -> goOn(wanted));
        }
    }

    /** @return when there is more to send */
    private long goOn(BooleanSupplier wanted) {
        post.wires().follow();
        byte[] bytes = unsent.toByteArray();
        unsent.reset();
        boolean taken = bytes.length == 0 || outlet.send(bytes);
        if (!taken) {
            off.run();
        }
        long next = wanted.getAsBoolean() ? nextSample.applyAsLong(clockNanos()) : Long.MAX_VALUE;
        running = next < Long.MAX_VALUE;
        return next;
    }

    private long clockNanos() {
        return post.wires().clock().nanos();
    }
}
