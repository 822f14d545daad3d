package io.mtjlab.analysis;

import io.mtjlab.analysis.result.Estimate;

/** How often intervals hold the truth, and how far the values are from it in units of their standard errors. */
public final class CoverageTally {

    private int n;
    private int in68;
    private int in95;
    private double sum;
    private double squares;
    private double errors;
    private double errorSquares;

    public void add(Estimate estimate, double truth) {
        n++;
        in68 += estimate.interval68().contains(truth) ? 1 : 0;
        in95 += estimate.interval95().contains(truth) ? 1 : 0;
        double pull = (estimate.value() - truth) / estimate.standardError();
        sum += pull;
        squares += pull * pull;
        double error = estimate.value() - truth;
        errors += error;
        errorSquares += error * error;
    }

    public int count() {
        return n;
    }

    public double at68() {
        return (double) in68 / n;
    }

    public double at95() {
        return (double) in95 / n;
    }

    /** Mean error over the standard deviation of the errors. */
    public double bias() {
        double mean = errors / n;
        return mean / Math.sqrt(errorSquares / n - mean * mean);
    }

    /** Standard deviations of a nominal coverage that the observed one is away. */
    public double deviation(double observed, double nominal) {
        return (observed - nominal) / Math.sqrt(nominal * (1 - nominal) / n);
    }

    @Override
    public String toString() {
        return String.format(
                "n %d, 68 %%: %.1f, 95 %%: %.1f, bias %.3f sigma, mean pull %.3f, rms pull %.3f",
                n, 100 * at68(), 100 * at95(), bias(), sum / n, Math.sqrt(squares / n));
    }
}
