package io.mtjlab.analysis.telegraph;

import java.util.Arrays;

/**
 * A trace as the chain's passes want it: readings around their mean in single precision (a part in 1e7 of their
 * spread), and for each the distance to the one before, as an index into the few distances that occur. Four or five
 * bytes a reading, so that a long trace fits.
 */
final class Readings {

    private final TelegraphTrace trace;
    private final double[] intervals;
    /** Twice the index of the distance to the reading before, plus 1 at negative polarity; empty when all are alike. */
    private final byte[] kinds;

    private final double centreOhms;
    private final float[] ohms;
    private final boolean reverses;
    private final double start;
    private final double half;
    private final double sampleSeconds;
    /** Ohms that were taken out of each reading; empty when none were. */
    private final float[] baseline;

    /** The same readings less a baseline of ohms, shape [n]. */
    Readings less(float[] ohmsOfBaseline) {
        return new Readings(this, ohmsOfBaseline);
    }

    private Readings(Readings whole, float[] baseline) {
        this.baseline = baseline;
        trace = whole.trace;
        intervals = whole.intervals;
        kinds = whole.kinds;
        centreOhms = whole.centreOhms;
        reverses = whole.reverses;
        start = whole.start;
        half = whole.half;
        sampleSeconds = whole.sampleSeconds;
        ohms = new float[baseline.length];
        for (int i = 0; i < ohms.length; i++) {
            ohms[i] = whole.ohms[i] - baseline[i];
        }
    }

    Readings(TelegraphTrace trace) {
        baseline = new float[0];
        this.trace = trace;
        int n = trace.size();
        double[] seconds = trace.seconds();
        intervals = ChainCounts.intervals(seconds);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += trace.apparentOhms(i);
        }
        centreOhms = sum / n;
        ohms = new float[n];
        for (int i = 0; i < n; i++) {
            ohms[i] = (float) (trace.apparentOhms(i) - centreOhms);
        }
        reverses = trace.hasBothPolarities();
        boolean alike = intervals.length == 1 && !reverses;
        kinds = alike ? new byte[0] : kinds(trace, intervals);
        start = seconds[0];
        half = (seconds[n - 1] - seconds[0]) / 2;
        sampleSeconds = trace.sampleSeconds();
    }

    private static byte[] kinds(TelegraphTrace trace, double[] intervals) {
        byte[] kinds = new byte[trace.size()];
        for (int i = 0; i < kinds.length; i++) {
            int nearest = i == 0 ? 0 : nearest(trace.seconds()[i] - trace.seconds()[i - 1], intervals);
            kinds[i] = (byte) (2 * nearest + (trace.polarity()[i] < 0 ? 1 : 0));
        }
        return kinds;
    }

    private static int nearest(double interval, double[] intervals) {
        int at = Arrays.binarySearch(intervals, interval);
        if (at >= 0) {
            return at;
        }
        int above = Math.min(-at - 1, intervals.length - 1);
        int below = Math.max(above - 1, 0);
        return intervals[above] - interval < interval - intervals[below] ? above : below;
    }

    TelegraphTrace trace() {
        return trace;
    }

    int size() {
        return ohms.length;
    }

    /** The most common distance between readings. */
    double sampleSeconds() {
        return sampleSeconds;
    }

    /** Whether both polarities occur. */
    boolean reverses() {
        return reverses;
    }

    /** Distances between neighbours that occur, s, ascending; at most 64 are told apart. */
    double[] intervals() {
        return intervals;
    }

    /** See {@link #kinds}; empty when one distance and one polarity are all there is. */
    byte[] kinds() {
        return kinds;
    }

    double centreOhms() {
        return centreOhms;
    }

    /** Apparent ohms minus {@link #centreOhms}, shape [n]; not to be written to. */
    float[] ohms() {
        return ohms;
    }

    /** Ohms that were taken out of a reading beside the mean. */
    double baseline(int i) {
        return baseline.length == 0 ? 0 : baseline[i];
    }

    /** Time of a reading, from -1 at the first to 1 at the last. */
    double x(int i) {
        return (trace.seconds()[i] - start) / half - 1;
    }

    /**
     * Apparent ohms minus the mean and the drift, shape [n]; the readings themselves when nothing drifts.
     *
     * @param reuse receives them where it is long enough
     */
    float[] without(double[] drift, float[] reuse) {
        if (Arrays.stream(drift).allMatch(c -> c == 0)) {
            return ohms;
        }
        float[] out = reuse.length < ohms.length ? new float[ohms.length] : reuse;
        double[] seconds = trace.seconds();
        double perSecond = 1 / half;
        for (int i = 0; i < ohms.length; i++) {
            out[i] = (float) (ohms[i] - Legendre.sum(drift, (seconds[i] - start) * perSecond - 1));
        }
        return out;
    }
}
