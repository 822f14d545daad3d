package io.mtjlab.analysis.rh;

import io.mtjlab.analysis.result.Estimate;

/** Magnetoresistance of two levels. */
public final class Ratio {

    private Ratio() {}

    /**
     * (R_AP - R_P)/(R_P - series).
     *
     * @param covariance of the two levels, square of their unit
     * @param series resistance in the levels' unit, taken as exact
     */
    public static Estimate tmr(String name, Estimate p, Estimate ap, double covariance, double series) {
        double low = p.value() - series;
        double value = (ap.value() - p.value()) / low;
        double byP = -(ap.value() - series) / (low * low);
        double byAp = 1 / low;
        double variance = byP * byP * p.standardError() * p.standardError()
                + byAp * byAp * ap.standardError() * ap.standardError()
                + 2 * byP * byAp * covariance;
        return Estimate.normal(name, "1", value, Math.sqrt(Math.max(0, variance)));
    }
}
