package io.mtjlab.analysis.stfmr;

import java.util.List;

import io.mtjlab.analysis.fit.Model;
import io.mtjlab.analysis.fit.Parameter;

/**
 * Resonance of a thin film with the field along its in-plane hard axis, below the anisotropy field H_k:
 * f = (gamma / 2 pi) sqrt((H_k^2 - H^2) (4 pi M_eff + H_k) / H_k); f in Hz, fields in Oe, gamma/2pi = 28.02495 GHz/T.
 */
public final class KittelHardAxis implements Model {

    private static final double HERTZ_PER_OERSTED = 28.02495e9 * 1e-4;

    private final List<Parameter> parameters;

    /** @param highestOersted of the measured fields; H_k lies above */
    public KittelHardAxis(double highestOersted) {
        parameters = List.of(
                Parameter.of("H_k", "Oe")
                        .above(1.0001 * Math.abs(highestOersted))
                        .startingAt(2.5 * Math.abs(highestOersted)),
                Parameter.of("M_eff", "Oe").above(0).startingAt(8000));
    }

    @Override
    public String name() {
        return "kittel";
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public double value(double oersted, double[] p) {
        double hk = p[0];
        return HERTZ_PER_OERSTED * Math.sqrt((hk * hk - oersted * oersted) * (p[1] + hk) / hk);
    }

    @Override
    public double valueAndGradient(double oersted, double[] p, double[] gradient) {
        double hk = p[0];
        double value = value(oersted, p);
        double half = 0.5 * value;
        gradient[0] = half * (2 * hk / (hk * hk - oersted * oersted) + 1 / (p[1] + hk) - 1 / hk);
        gradient[1] = half / (p[1] + hk);
        return value;
    }
}
