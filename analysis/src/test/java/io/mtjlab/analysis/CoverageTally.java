package io.mtjlab.analysis;

import io.mtjlab.analysis.result.Estimate;

/** How often intervals hold the truth, and how far the values are from it in units of their standard errors. */
public final class CoverageTally {

    private int n;
    private int in68;
    private int in95;
    private double sum;
    private double squares;

    public void add(Estimate estimate, double truth) {
        n++;
        in68 += estimate.interval68().contains(truth) ? 1 : 0;
        in95 += estimate.interval95().contains(truth) ? 1 : 0;
        double pull = (estimate.value() - truth) / estimate.standardError();
        sum += pull;
        squares += pull * pull;
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

    /** Mean error in standard errors. */
    public double bias() {
        return sum / n;
    }

    /** Standard deviations of a nominal coverage that the observed one is away. */
    public double deviation(double observed, double nominal) {
        return (observed - nominal) / Math.sqrt(nominal * (1 - nominal) / n);
    }

    @Override
    public String toString() {
        return String.format(
                "n %d, 68 %%: %.1f, 95 %%: %.1f, bias %.3f sigma, rms pull %.3f",
                n, 100 * at68(), 100 * at95(), bias(), Math.sqrt(squares / n));
    }
}
