package io.mtjlab.networks.dwsnn;

import java.util.Map;

import io.mtjlab.networks.result.PairedTest;

/** What Cui et al. (2023) say of their network, tested over pairs of networks with the same seed. */
final class Claims {

    /** "About 2 % lower than the ideal LIF". */
    private static final double CLAIMED_LOSS = 0.02;

    private static final double SIGNIFICANCE = 0.05;
    private static final int FIRST_EPOCHS = 3;

    private Claims() {}

    /** Adds the tests' numbers to {@code metrics} and says what they mean. */
    static String tested(Runs.Kind leaky, Runs.Kind wall, Runs.Kind noisy, Map<String, Double> metrics) {
        PairedTest loss = PairedTest.of(wall.accuracy(), leaky.accuracy());
        PairedTest noise = PairedTest.of(noisy.accuracy(), wall.accuracy());
        PairedTest spread = PairedTest.of(earlySpread(noisy), earlySpread(wall));
        put(metrics, "wall_less_leaky", loss);
        put(metrics, "noise_less_none", noise);
        put(metrics, "early_spread_noise_less_none", spread);
        boolean claimedLoss = loss.mean() < 0 && Math.abs(loss.mean() + CLAIMED_LOSS) <= loss.margin();
        return String.join(
                " ",
                "Walls (12 pulses, no noise) less leaky neurons: " + loss.inPoints() + "; the paper's 2 % less is "
                        + (claimedLoss ? "seen." : "not seen."),
                "With noise (sigma 0.3) less without: " + noise.inPoints() + "; that noise helps is "
                        + verdict(noise.mean() > 0, noise.p()),
                "Spread over seeds in the first three epochs with noise less without: " + spread.inPoints()
                        + "; that noise makes it smaller is " + verdict(spread.mean() < 0, spread.p()),
                "Accuracies of the test by Student's paired t, spread by deviations from the median of the accuracies on"
                        + " training images.");
    }

    private static String verdict(boolean asClaimed, double p) {
        if (p < SIGNIFICANCE) {
            return asClaimed ? "seen." : "contradicted.";
        }
        return asClaimed ? "not significant." : "not seen.";
    }

    private static void put(Map<String, Double> metrics, String name, PairedTest test) {
        metrics.put(name, test.mean());
        metrics.put(name + "_p", test.p());
    }

    /** Mean over the first epochs of each seed's deviation from the median of the seeds, shape [seeds]. */
    private static double[] earlySpread(Runs.Kind kind) {
        double[][] runs = kind.onTheWay();
        double[] spread = new double[runs.length];
        for (int epoch = 0; epoch < FIRST_EPOCHS; epoch++) {
            double[] values = new double[runs.length];
            for (int i = 0; i < runs.length; i++) {
                values[i] = runs[i][epoch];
            }
            double[] deviations = PairedTest.deviationsFromMedian(values);
            for (int i = 0; i < runs.length; i++) {
                spread[i] += deviations[i] / FIRST_EPOCHS;
            }
        }
        return spread;
    }
}
