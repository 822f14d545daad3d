package io.mtjlab.instruments.drivers;

import java.time.Duration;

/** Low-pass filters of lock-in amplifiers: up to four equal poles in a row. */
final class LockInFilter {

    private LockInFilter() {}

    /** Until a step is within a thousandth of its end value. */
    static Duration settlingTime(int poles, double timeConstantSeconds) {
        return Duration.ofNanos((long) Math.ceil(1e9 * timeConstantSeconds * settlingTimeConstants(poles, 1e-3)));
    }

    /**
     * How many time constants {@code poles} equal poles in a row need until a step is settled to {@code left}: the root
     * of exp(-t) (1 + t + ... + t^(n-1)/(n-1)!) = left.
     */
    static double settlingTimeConstants(int poles, double left) {
        double low = 0;
        double high = 100;
        while (high - low > 1e-9) {
            double t = (low + high) / 2;
            double term = 1;
            double sum = 1;
            for (int k = 1; k < poles; k++) {
                term *= t / k;
                sum += term;
            }
            if (Math.exp(-t) * sum > left) {
                low = t;
            } else {
                high = t;
            }
        }
        return high;
    }

    /** 1/(4 tau), 1/(8 tau), 3/(32 tau), 5/(64 tau) for one to four poles (SR830 manual, section 3). */
    static double noiseBandwidthHertz(int poles, double timeConstantSeconds) {
        double[] factors = {1.0 / 4, 1.0 / 8, 3.0 / 32, 5.0 / 64};
        return factors[poles - 1] / timeConstantSeconds;
    }
}
