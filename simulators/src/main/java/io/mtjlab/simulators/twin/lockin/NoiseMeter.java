package io.mtjlab.simulators.twin.lockin;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * The noise of the outputs as a lock-in tells it: how far X and Y go from their own running means, over the square root
 * of the filter's equivalent noise bandwidth (SR830 manual, chapter 3: noise measurement). The mean deviation that the
 * SR830 scales to a root mean square is taken as that; both instruments average over some tens of time constants.
 */
public final class NoiseMeter implements SignalPath.Sampler {

    /** So many time constants apart two looks know little of each other. */
    private static final double APART = 5;

    private static final int LOOKS = 16;
    private static final double LEAST_SECONDS = 1e-3;

    private final BooleanSupplier wanted;
    private final DoubleSupplier tauSeconds;
    private long apartNanos;
    private long looks;
    private double meanX;
    private double meanY;
    private double squareX;
    private double squareY;

    /** @param wanted while somebody looks at it */
    public NoiseMeter(BooleanSupplier wanted, DoubleSupplier tauSeconds) {
        this.wanted = wanted;
        this.tauSeconds = tauSeconds;
    }

    @Override
    public long nextAfter(long nanos) {
        if (!wanted.getAsBoolean()) {
            looks = 0;
            return Long.MAX_VALUE;
        }
        long apart = Math.round(1e9 * Math.max(LEAST_SECONDS, APART * tauSeconds.getAsDouble()));
        if (apart != apartNanos) {
            apartNanos = apart;
            looks = 0;
        }
        return (Math.floorDiv(nanos, apart) + 1) * apart;
    }

    @Override
    public void sample(long nanos, double xVolts, double yVolts) {
        looks++;
        if (looks == 1) {
            meanX = xVolts;
            meanY = yVolts;
            squareX = 0;
            squareY = 0;
            return;
        }
        double weight = 1.0 / Math.min(looks, LOOKS);
        double fromX = xVolts - meanX;
        double fromY = yVolts - meanY;
        meanX += weight * fromX;
        meanY += weight * fromY;
        squareX += weight * (fromX * (xVolts - meanX) - squareX);
        squareY += weight * (fromY * (yVolts - meanY) - squareY);
    }

    /** True when there have been two looks. */
    public boolean knows() {
        return looks > 1;
    }

    /**
     * In V/sqrt(Hz).
     *
     * @param y true for Y, false for X
     * @param bandwidthHertz equivalent noise bandwidth of the filter
     */
    public double density(boolean y, double bandwidthHertz) {
        double unbiased = (y ? squareY : squareX) / (1 - 1.0 / Math.min(looks, LOOKS));
        return Math.sqrt(unbiased / bandwidthHertz);
    }
}
