package io.mtjlab.analysis.pulses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/**
 * Sigma of the wall's travel a pulse, and the way to go, from the histogram of pulses needed: the likelihood of {@link
 * FirstPassage} on a grid under the prior 1/sigma, flat in the way. Where the readings leave the numbers open, the
 * posterior is the mean of those of {@value #IMPUTED} draws of the numbers.
 */
public final class PassageFit {

    private static final int IMPUTED = 12;
    private static final int WAYS = 41;
    private static final int SIGMAS = 25;
    /** Probability of a number of pulses that the law all but excludes. */
    private static final double UNSEEN = 1e-12;

    private PassageFit() {}

    /**
     * {@code velocity_sigma} and {@code threshold_pulses}, in mean travels a pulse.
     *
     * @param draws of the number of pulses in each cycle; one suffices when the numbers are known
     */
    public static List<Outcome> fit(List<double[]> draws) {
        List<double[]> used = new ArrayList<>();
        for (int k = 0; k < Math.min(IMPUTED, draws.size()); k++) {
            used.add(draws.get((int) ((k + 0.5) / IMPUTED * draws.size()) % draws.size()));
        }
        double mean = used.stream().mapToDouble(Draws::mean).average().orElseThrow();
        double sd = used.stream().mapToDouble(Draws::deviation).average().orElseThrow();
        int cycles = used.get(0).length;
        int longest = (int) used.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
        if (!(sd > 0)) {
            String reason = "every cycle takes the same number of pulses";
            return List.of(
                    Undetermined.because("velocity_sigma", "1", reason),
                    Undetermined.because("threshold_pulses", "1", reason));
        }
        double guess = sd / Math.sqrt(mean);
        double[] way = grid(mean - 0.5 - reach(sd, cycles), mean - 0.5 + reach(sd, cycles), WAYS);
        double[] logSigma = grid(Math.log(guess / 3), Math.log(guess * 2), SIGMAS);
        double[][] posterior = posterior(used, way, logSigma, longest);
        double[] bySigma = Arrays.stream(posterior)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        double[] byWay = new double[WAYS];
        for (double[] row : posterior) {
            for (int i = 0; i < WAYS; i++) {
                byWay[i] += row[i];
            }
        }
        Estimate sigma = marginal("velocity_sigma", logSigma, bySigma, true);
        return List.of(sigma, marginal("threshold_pulses", way, byWay, false));
    }

    /** The histogram tells the way within a few standard errors, and within a pulse at best. */
    private static double reach(double sd, int cycles) {
        return 5 * sd / Math.sqrt(cycles) + 0.6;
    }

    private static double[] grid(double low, double high, int n) {
        double[] grid = new double[n];
        for (int i = 0; i < n; i++) {
            grid[i] = low + (high - low) * i / (n - 1);
        }
        return grid;
    }

    private static double[][] posterior(List<double[]> draws, double[] way, double[] logSigma, int longest) {
        double[][][] log = new double[draws.size()][logSigma.length][way.length];
        for (int s = 0; s < logSigma.length; s++) {
            double[][] passed = FirstPassage.probabilities(way, Math.exp(logSigma[s]), longest);
            for (int w = 0; w < way.length; w++) {
                double[] logs = Arrays.stream(passed[w])
                        .map(p -> Math.log(Math.max(p, UNSEEN)))
                        .toArray();
                for (int d = 0; d < draws.size(); d++) {
                    for (double number : draws.get(d)) {
                        int k = (int) Math.round(number) - 1;
                        log[d][s][w] += k < 0 ? Math.log(UNSEEN) : logs[k];
                    }
                }
            }
        }
        double[][] sum = new double[logSigma.length][way.length];
        for (double[][] one : log) {
            double best =
                    Arrays.stream(one).flatMapToDouble(Arrays::stream).max().orElse(0);
            double total = Arrays.stream(one)
                    .flatMapToDouble(Arrays::stream)
                    .map(v -> Math.exp(v - best))
                    .sum();
            for (int s = 0; s < sum.length; s++) {
                for (int w = 0; w < way.length; w++) {
                    sum[s][w] += Math.exp(one[s][w] - best) / total / log.length;
                }
            }
        }
        return sum;
    }

    private static Estimate marginal(String name, double[] at, double[] mass, boolean logarithmic) {
        double value = quantile(at, mass, 0.5, logarithmic);
        Interval at68 =
                new Interval(quantile(at, mass, 0.15866, logarithmic), quantile(at, mass, 0.84134, logarithmic));
        Interval at95 = new Interval(quantile(at, mass, 0.025, logarithmic), quantile(at, mass, 0.975, logarithmic));
        return new Estimate(name, "1", value, at68.width() / 2, at68, at95, "posterior of the first passage");
    }

    private static double quantile(double[] at, double[] mass, double probability, boolean logarithmic) {
        double total = Arrays.stream(mass).sum();
        double below = 0;
        double spacing = at[1] - at[0];
        for (int i = 0; i < at.length; i++) {
            double next = below + mass[i] / total;
            if (next >= probability) {
                double x = at[i] + spacing * ((probability - below) / (next - below) - 0.5);
                return logarithmic ? Math.exp(x) : x;
            }
            below = next;
        }
        return logarithmic ? Math.exp(at[at.length - 1]) : at[at.length - 1];
    }
}
