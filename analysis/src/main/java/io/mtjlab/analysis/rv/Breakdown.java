package io.mtjlab.analysis.rv;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.steps.Robust;

/**
 * Where the barrier broke down: the resistance falls below half of its lowest level and stays there for the rest of the
 * record. The place is the one that the fewest readings contradict. Of fewer than three such readings a lost contact or a
 * wrong reading cannot be told from a breakdown; they count for nothing else either.
 *
 * @param row of the first broken reading
 * @param volts of the pulse before that reading
 * @param readings from that one to the end
 */
record Breakdown(int row, double volts, int readings) {

    private static final int FEWEST = 3;
    private static final double SHARE = 0.5;
    /** Files round voltages to five digits and more. */
    private static final double ROUNDING = 1e-5;

    static Optional<Breakdown> find(double[] volts, double[] ohms) {
        int n = ohms.length;
        double typical = Robust.median(Arrays.copyOf(ohms, Math.max(4, n / 4)));
        double[] whole =
                Arrays.stream(ohms).filter(r -> r > SHARE * SHARE * typical).toArray();
        double lowest = lowQuantile(whole);
        int bestRow = n;
        int wrong = 0;
        int fewestWrong = 0;
        for (int i = n - 1; i >= 0; i--) {
            boolean broken = ohms[i] < SHARE * lowest;
            wrong += broken ? -1 : 1;
            if (wrong < fewestWrong) {
                fewestWrong = wrong;
                bestRow = i;
            }
        }
        return bestRow < n ? Optional.of(new Breakdown(bestRow, volts[bestRow], n - bestRow)) : Optional.empty();
    }

    boolean sure() {
        return readings >= FEWEST;
    }

    private static double lowQuantile(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 10];
    }

    Outcome outcome() {
        if (!sure()) {
            return Undetermined.because("breakdown_V", "V", doubt());
        }
        Interval pulse = Interval.around(volts, ROUNDING * Math.abs(volts));
        return new Estimate(
                "breakdown_V",
                "V",
                volts,
                pulse.width() / 2,
                pulse,
                pulse,
                "the pulse before the first broken reading");
    }

    /** What was left out. */
    String remark() {
        return sure() ? readings + " readings after the breakdown left out" : doubt() + "; left out";
    }

    private String doubt() {
        return String.format(
                Locale.ROOT,
                "%s below half of the lowest level: the pulse of %s V broke the barrier, or the contact was lost; "
                        + "%d such readings in a row would tell",
                readings == 1 ? "the last reading lies" : "the last " + readings + " readings lie",
                volts,
                FEWEST);
    }
}
