package io.mtjlab.analysis.rh;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/** Magnetoresistance of two levels. */
public final class Ratio {

    private Ratio() {}

    /**
     * (R_AP - R_P)/(R_P - series); undetermined where R_P is not above the series resistance.
     *
     * @param covariance of the two levels, square of their unit
     * @param series resistance in the levels' unit, taken as exact
     * @param freedom degrees of freedom of the levels' errors
     */
    public static Outcome tmr(String name, Estimate p, Estimate ap, double covariance, double series, int freedom) {
        double low = p.value() - series;
        if (!(low > 0)) {
            return Undetermined.because(name, "1", "the low resistance is not above zero");
        }
        double value = (ap.value() - p.value()) / low;
        double byP = -(ap.value() - series) / (low * low);
        double byAp = 1 / low;
        double variance = byP * byP * p.standardError() * p.standardError()
                + byAp * byAp * ap.standardError() * ap.standardError()
                + 2 * byP * byAp * covariance;
        if (!Double.isFinite(value) || !Double.isFinite(variance)) {
            return Undetermined.because(name, "1", "the two resistances are not known well enough together");
        }
        return Estimate.student(name, "1", value, Math.sqrt(Math.max(0, variance)), freedom);
    }
}
