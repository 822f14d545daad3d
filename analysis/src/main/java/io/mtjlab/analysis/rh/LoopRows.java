package io.mtjlab.analysis.rh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.analysis.fit.CurveFit;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.steps.Robust;
import io.mtjlab.analysis.steps.Sweep;

/**
 * All readings of a loop in one row after another, and curves fitted to them without their outliers.
 *
 * @param ohms without the drift
 * @param drift that was taken off
 * @param driftNumbers how many numbers describe it
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
record LoopRows(double[] oersted, double[] ohms, boolean[] rising, double noise, double[] drift, int driftNumbers) {

    private static final double OUTLIER_SIGMAS = 4.5;
    private static final int PASSES = 2;

    static LoopRows of(List<Sweep> sweeps, double noise) {
        double[] oersted =
                sweeps.stream().flatMapToDouble(s -> Arrays.stream(s.x())).toArray();
        double[] ohms =
                sweeps.stream().flatMapToDouble(s -> Arrays.stream(s.y())).toArray();
        boolean[] rising = new boolean[ohms.length];
        int at = 0;
        for (Sweep sweep : sweeps) {
            Arrays.fill(rising, at, at + sweep.size(), sweep.rising());
            at += sweep.size();
        }
        return new LoopRows(oersted, ohms, rising, noise, new double[ohms.length], 0);
    }

    /** The same without a drift, shape [n], that {@code numbers} describe. */
    LoopRows without(double[] more, int numbers) {
        double[] flat = ohms.clone();
        double[] all = drift.clone();
        for (int i = 0; i < flat.length; i++) {
            flat[i] -= more[i];
            all[i] += more[i];
        }
        return new LoopRows(oersted, flat, rising, noise, all, driftNumbers + numbers);
    }

    /** {@code sweeps} with these readings. */
    List<Sweep> in(List<Sweep> sweeps) {
        List<Sweep> same = new ArrayList<>();
        int at = 0;
        for (Sweep sweep : sweeps) {
            same.add(new Sweep(sweep.rising(), sweep.x(), Arrays.copyOfRange(ohms, at, at + sweep.size())));
            at += sweep.size();
        }
        return same;
    }

    int size() {
        return ohms.length;
    }

    /** Median distance of neighbours on the field axis. */
    double step() {
        double[] steps = new double[oersted.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(oersted[i + 1] - oersted[i]);
        }
        return Robust.median(Arrays.stream(steps).filter(v -> v > 0).toArray());
    }

    /** Sum of squared distances in noise standard deviations, at most 16 each. */
    double badness(LoopCurve curve, double[] p) {
        double sum = 0;
        for (int i = 0; i < ohms.length; i++) {
            double z = (ohms[i] - curve.value(i, p)) / noise;
            sum += Math.min(16, z * z);
        }
        return sum;
    }

    double[] expected(LoopCurve curve, double[] p) {
        double[] expected = new double[ohms.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = curve.value(i, p) + drift[i];
        }
        return expected;
    }

    /** The best parameters from {@code start}, outliers left out. */
    double[] best(LoopCurve curve, double[] start) {
        double[] p = start;
        for (int pass = 0; pass < PASSES; pass++) {
            double[][] kept = kept(curve, p, pass == 0 ? 3 * OUTLIER_SIGMAS : OUTLIER_SIGMAS);
            if (kept[0].length <= p.length) {
                return p;
            }
            p = CurveFit.of(curve).startingAt(p).bestPoint(kept[0], kept[1]).values();
        }
        return p;
    }

    /** Rows that lie near the curve. */
    int[] near(LoopCurve curve, double[] p) {
        return IntStream.range(0, ohms.length)
                .filter(i -> Math.abs(ohms[i] - curve.value(i, p)) < OUTLIER_SIGMAS * noise)
                .toArray();
    }

    FitResult fit(LoopCurve curve, double[] best) {
        double[][] kept = kept(curve, best, OUTLIER_SIGMAS);
        return CurveFit.of(curve).startingAt(best).fit(kept[0], kept[1]);
    }

    /** Rows without outliers; an outlier is far from both the curve and its neighbours' curve values. */
    private double[][] kept(LoopCurve curve, double[] p, double sigmas) {
        double low = Math.min(p[LoopCurve.P], p[LoopCurve.AP]) - sigmas * noise;
        double high = Math.max(p[LoopCurve.P], p[LoopCurve.AP]) + sigmas * noise;
        int[] rows = sigmas > OUTLIER_SIGMAS
                ? IntStream.range(0, ohms.length)
                        .filter(i -> ohms[i] > low && ohms[i] < high)
                        .toArray()
                : near(curve, p);
        return new double[][] {
            Arrays.stream(rows).asDoubleStream().toArray(),
            Arrays.stream(rows).mapToDouble(i -> ohms[i]).toArray()
        };
    }
}
