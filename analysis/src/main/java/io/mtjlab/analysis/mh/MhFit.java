package io.mtjlab.analysis.mh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import io.mtjlab.analysis.fit.CurveFit;
import io.mtjlab.analysis.fit.Loss;
import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.steps.Sweep;
import io.mtjlab.base.error.InvalidInput;

/**
 * A magnetometer loop, once or over several cycles: one reversal on each branch, on a linear background.
 *
 * <p>Results: {@code m_s} (emu), {@code Hup Hdown Hc H_ex Hs} (Oe), {@code m_r} (emu), {@code chi} (emu/Oe), {@code m_0}
 * (emu), with a volume also {@code M_s} (emu/cm3). Hc = (Hup - Hdown)/2, H_ex = (Hup + Hdown)/2, Hs from the centre of the
 * loop to where a branch has 95 % of m_s, m_r half the distance of the branches at H = 0.
 */
public final class MhFit {

    static final double OUTLIER_SIGMAS = 5;

    /** More points off than this share are no outliers. */
    private static final double MOST_OUTLIERS = 0.1;

    private static final String NO_LOOP = "one reversal on each branch does not describe this loop";

    /** A moment of fewer standard errors than this is none. */
    private static final double SEEN = 4;

    private final OptionalDouble volumeCm3;

    private MhFit(OptionalDouble volumeCm3) {
        this.volumeCm3 = volumeCm3;
    }

    public static MhFit standard() {
        return new MhFit(OptionalDouble.empty());
    }

    /** Also the magnetisation of a magnet of this volume. */
    public MhFit withVolumeCm3(double volume) {
        if (!(volume > 0 && Double.isFinite(volume))) {
            throw new InvalidInput("volume " + volume + " cm3; it must be above 0 and finite");
        }
        return new MhFit(OptionalDouble.of(volume));
    }

    /**
     * One loop.
     *
     * @param oersted in sweep order, shape [n]
     * @param emu moments, shape [n]
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of data, never compared
    public record Cycle(double[] oersted, double[] emu) {}

    /** @throws InvalidInput when a cycle has fewer than four readings, or a constant field */
    public FitResult fit(List<Cycle> cycles) {
        List<Sweep> sweeps = new ArrayList<>();
        cycles.forEach(cycle -> sweeps.addAll(Sweep.ofLoop(cycle.oersted(), cycle.emu())));
        MhRows rows = MhRows.of(sweeps);
        if (rows.size() < 10) {
            throw new InvalidInput("loop: " + rows.size() + " readings; at least 10 are needed");
        }
        ReversalSearch search = new ReversalSearch(rows);
        ReversalSearch.Found found = search.best();
        List<String> remarks = new ArrayList<>();
        if (rows.virgin() > 0) {
            remarks.add("the first " + rows.virgin() + " readings, which do not come from saturation, left out");
        }
        if (found.curve().isEmpty()) {
            return nothing(rows, found, "the moment follows a straight line: no reversal in this range", remarks);
        }
        ReversalCurve curve = found.curve().get();
        Loop loop = new Loop(rows, curve, search);
        CurveFit told = search.held(CurveFit.of(curve), found.drifts()).startingAt(found.p());
        if (loop.isSharp()) {
            told = told.withFixed("Hup", loop.crossing(true))
                    .withFixed("Hdown", loop.crossing(false))
                    .withFixed("w", found.p()[ReversalCurve.WIDTH]);
        }
        // Of coarse readings most may lie on one value, and the middle of the residuals tells no spread.
        told = rows.grain() > 0
                ? told.withLoss(Loss.HUBER, 2 * rows.noise())
                : told.withOutliersSetAside(OUTLIER_SIGMAS);
        FitResult fit = told.fit(rows.numbers(), rows.moment());
        if (fit.statistics().getOrDefault("outliers", 0.0) > MOST_OUTLIERS * rows.size()) {
            return nothing(rows, found, NO_LOOP, remarks);
        }
        Outcome moment = fit.outcome("m_s");
        if (moment instanceof Estimate m && !(Math.abs(m.value()) > SEEN * m.standardError())) {
            return nothing(rows, found, "no moment beyond the background shows above its error", remarks);
        }
        if (!loop.comesBack()) {
            return nothing(rows, found, "the moment does not reverse on both branches within this range", remarks);
        }
        if (loop.wanders(fit)) {
            return nothing(rows, found, NO_LOOP + ": what it leaves goes on like a random walk", remarks);
        }
        LoopPosterior posterior = loop.posterior(fit);
        if (!posterior.possible()) {
            return nothing(rows, found, NO_LOOP, remarks);
        }
        List<Outcome> outcomes =
                new ArrayList<>(loop.isSharp() ? loop.sharp(fit, posterior) : loop.smooth(fit, posterior));
        volumeCm3.ifPresent(volume -> outcomes.add(outcomes.get(0).named("M_s").scaled(1 / volume, "emu/cm3")));
        describe(fit, loop, remarks);
        Map<String, Double> statistics = new LinkedHashMap<>(fit.statistics());
        statistics.put("noise_emu", rows.noise());
        return new FitResult(
                "mh",
                "loop",
                outcomes,
                loop.isSharp() ? Covariance.NONE : posterior.covariance(),
                fit.stop(),
                statistics,
                remarks,
                List.of(MhFigure.of(rows, Optional.of(curve), loop.pointOf(fit), outcomes)));
    }

    private static void describe(FitResult fit, Loop loop, List<String> remarks) {
        remarks.add("reversal: " + loop.text());
        fit.remarks().stream().filter(r -> r.contains("outliers")).forEach(r -> {
            String counted = r.substring(0, r.indexOf(','));
            remarks.add(counted);
        });
        if (fit.outcome("m_s") instanceof Estimate m && m.value() < 0) {
            remarks.add("the moment falls as the field rises: the signal's sign is turned");
        }
        double spread = Math.sqrt(fit.statistics().getOrDefault("residual_variance", 0.0));
        if (spread > 2 * loop.noise()) {
            remarks.add(String.format(
                    java.util.Locale.ROOT, NO_LOOP + ": it lies %.1f times the noise off", spread / loop.noise()));
        }
    }

    private static FitResult nothing(MhRows rows, ReversalSearch.Found found, String why, List<String> remarks) {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(Undetermined.because("m_s", "emu", why));
        for (String name : List.of("Hup", "Hdown", "Hc", "H_ex", "Hs")) {
            outcomes.add(Undetermined.because(name, "Oe", why));
        }
        outcomes.add(Undetermined.because("m_r", "emu", why));
        return new FitResult(
                "mh",
                "loop",
                outcomes,
                Covariance.NONE,
                "converged",
                Map.of("noise_emu", rows.noise()),
                remarks,
                List.of(MhFigure.of(rows, Optional.empty(), found.p(), outcomes)));
    }
}
