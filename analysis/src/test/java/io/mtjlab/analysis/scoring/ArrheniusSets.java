package io.mtjlab.analysis.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

import io.mtjlab.analysis.files.Kinds;

/** Tables of mean dwell times, each the mean of 5 to 400 exponential events: half over temperature, half over field. */
final class ArrheniusSets implements SetSource {

    @Override
    public String name() {
        return "arrhenius";
    }

    @Override
    public SimulatedSet draw(long seed, int index) {
        Draws draws = new Draws(seed, "arrhenius-sets", index);
        int m = draws.integer(4, 12);
        return index % 2 == 0 ? overTemperature(index, m, draws) : overField(index, m, draws);
    }

    private static SimulatedSet overTemperature(int index, int m, Draws draws) {
        double logAttempt = draws.uniform(-23, -18);
        double barrierP = draws.uniform(3500, 6600);
        double barrierAP = draws.uniform(3500, 6600);
        String rows = rows(
                draws,
                sorted(260, 375, m, draws),
                kelvin -> logAttempt + barrierP / kelvin,
                kelvin -> logAttempt + barrierAP / kelvin);
        return new SimulatedSet(
                "arrhenius-" + index,
                Kinds.named("arrhenius"),
                "# kind=arrhenius_T\nT_K,tau_P_s,n_P,tau_AP_s,n_AP\n" + rows,
                List.of(
                        new Truth("ln_tau0", "ln_tau0", logAttempt, 1),
                        new Truth("E_P_K", "E_P", barrierP, barrierP),
                        new Truth("E_AP_K", "E_AP", barrierAP, barrierAP)));
    }

    private static SimulatedSet overField(int index, int m, Draws draws) {
        double slopeP = draws.uniform(0.05, 0.45);
        double slopeAP = -draws.uniform(0.05, 0.45);
        double crossing = draws.uniform(20, 30);
        double logTau = draws.uniform(-8, -4);
        String rows = rows(
                draws,
                sorted(10, 40, m, draws),
                oersted -> logTau + slopeP * (oersted - crossing),
                oersted -> logTau + slopeAP * (oersted - crossing));
        return new SimulatedSet(
                "arrhenius-" + index,
                Kinds.named("arrhenius"),
                "# kind=arrhenius_H\nH_Oe,tau_P_s,n_P,tau_AP_s,n_AP\n" + rows,
                List.of(
                        new Truth("slope_P", "slope_P", slopeP, slopeP),
                        new Truth("slope_AP", "slope_AP", slopeAP, -slopeAP),
                        new Truth("H_eq", "H_eq", crossing, crossing)));
    }

    private static double[] sorted(double low, double high, int m, Draws draws) {
        double[] x = new double[m];
        for (int i = 0; i < m; i++) {
            x[i] = draws.uniform(low, high);
        }
        Arrays.sort(x);
        return x;
    }

    private static String rows(Draws draws, double[] x, DoubleUnaryOperator lnTauP, DoubleUnaryOperator lnTauAP) {
        StringBuilder text = new StringBuilder();
        for (double at : x) {
            text.append(String.format(Locale.ROOT, "%.8g", at));
            append(text, draws, lnTauP.applyAsDouble(at));
            append(text, draws, lnTauAP.applyAsDouble(at));
            text.append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Draws draws, double logTau) {
        int events = draws.integer(5, 400);
        double mean = AhrensDieterMarsagliaTsangGammaSampler.of(draws.source(), events, Math.exp(logTau) / events)
                .sample();
        text.append(String.format(Locale.ROOT, ",%.8g,%d", mean, events));
    }
}
