package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.base.figure.Figure;

/** The beginning of a trace with the most likely states, the residuals, and how long the states last. */
final class TelegraphFigure {

    private static final int READINGS_SHOWN = 1500;
    private static final int DWELLS_SHOWN = 80;
    private static final int LINE_POINTS = 60;

    private TelegraphFigure() {}

    /** Two levels; panels of dwell times for those of {@code outcomes} that are determined. */
    static Figure of(TelegraphEm.Fitted fitted, List<Outcome> outcomes) {
        TelegraphTrace trace = fitted.readings().trace();
        List<Figure.Panel> panels = new ArrayList<>(panels(
                trace, fitted::residual, i -> fitted.expected(i) - fitted.disturbance(i), i -> fitted.disturbance(i)));
        for (Outcome outcome : outcomes) {
            int state = outcome.name().equals("tau_P") ? 0 : outcome.name().equals("tau_AP") ? 1 : -1;
            if (state >= 0 && outcome instanceof Estimate tau) {
                DwellTimes dwells = DwellTimes.of(
                        i -> fitted.probabilityP()[i] >= 0.5 ? 0 : 1, trace.size(), state, trace.sampleSeconds());
                addDwells(panels, dwells, tau, state == 0 ? "P" : "AP");
            }
        }
        return new Figure("Telegraph trace", caption(trace.size()), panels);
    }

    /** Several levels; one panel of dwell times for each whose mean is determined. */
    static Figure of(Readings readings, LevelsEm.Fitted fitted, byte[] path, List<Outcome> outcomes) {
        TelegraphTrace trace = readings.trace();
        double[] levels = fitted.chain().levels();
        double[] drift = fitted.chain().drift();
        List<Figure.Panel> panels = new ArrayList<>(panels(
                trace,
                i -> readings.ohms()[i] - levels[path[i]] - Legendre.sum(drift, readings.x(i)),
                i -> levels[path[i]] + readings.centreOhms(),
                i -> Legendre.sum(drift, readings.x(i))));
        for (Outcome outcome : outcomes) {
            if (outcome.name().startsWith("dwell_") && outcome instanceof Estimate tau) {
                int level = Integer.parseInt(outcome.name().substring("dwell_".length()));
                DwellTimes dwells = DwellTimes.of(i -> path[i], trace.size(), level, trace.sampleSeconds());
                addDwells(panels, dwells, tau, "level " + level);
            }
        }
        return new Figure("Telegraph trace of " + levels.length + " levels", caption(trace.size()), panels);
    }

    private static String caption(int readings) {
        String shown = readings > READINGS_SHOWN
                ? "The first " + READINGS_SHOWN + " of " + readings + " readings with the most likely states."
                : "All readings with the most likely states.";
        return shown + " Below, the share of visits that last longer; the line is the fitted exponential, the band its"
                + " 95 % interval.";
    }

    private static List<Figure.Panel> panels(
            TelegraphTrace trace,
            IntToDoubleFunction residuals,
            IntToDoubleFunction states,
            IntToDoubleFunction disturbance) {
        int n = Math.min(trace.size(), READINGS_SHOWN);
        double[] time = new double[n];
        double[] value = new double[n];
        double[] state = new double[n];
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            time[i] = trace.seconds()[i];
            residual[i] = residuals.applyAsDouble(i);
            state[i] = states.applyAsDouble(i) + disturbance.applyAsDouble(0);
            value[i] = state[i] + residual[i];
        }
        double[] noNumbers = {};
        return List.of(
                new Figure.Panel(
                        Figure.Axis.linear("t (s)"),
                        Figure.Axis.linear("R (ohm)"),
                        1,
                        List.of(
                                Figure.Series.points("readings", time, value),
                                new Figure.Series("state", Figure.Mark.STEP, time, state, noNumbers, noNumbers))),
                new Figure.Panel(
                        Figure.Axis.linear("t (s)"),
                        Figure.Axis.linear("residual (ohm)"),
                        0.35,
                        List.of(Figure.Series.points("residual", time, residual))));
    }

    private static void addDwells(List<Figure.Panel> panels, DwellTimes dwells, Estimate tau, String state) {
        int n = dwells.seconds().length;
        if (n < 3) {
            return;
        }
        int shown = Math.min(n, DWELLS_SHOWN);
        double[] seconds = new double[shown];
        double[] share = new double[shown];
        for (int k = 0; k < shown; k++) {
            int at = shown == n ? k : (int) ((long) k * (n - 1) / (shown - 1));
            seconds[k] = dwells.seconds()[at];
            share[k] = (n - at - 0.5) / n;
        }
        double longest = dwells.seconds()[n - 1];
        double[] t = new double[LINE_POINTS];
        double[] line = new double[LINE_POINTS];
        double[] low = new double[LINE_POINTS];
        double[] high = new double[LINE_POINTS];
        for (int k = 0; k < LINE_POINTS; k++) {
            t[k] = longest * k / (LINE_POINTS - 1);
            line[k] = Math.exp(-t[k] / tau.value());
            low[k] = Math.exp(-t[k] / tau.interval95().low());
            high[k] = Math.exp(-t[k] / tau.interval95().high());
        }
        double bottom = 0.2 / n;
        for (int k = 0; k < LINE_POINTS; k++) {
            line[k] = Math.max(line[k], bottom);
            low[k] = Math.max(low[k], bottom);
            high[k] = Math.max(high[k], bottom);
        }
        panels.add(new Figure.Panel(
                Figure.Axis.linear(String.format(Locale.ROOT, "dwell in %s (s)", state)),
                Figure.Axis.log("share longer"),
                0.5,
                List.of(
                        Figure.Series.band("95 %", t, low, high),
                        Figure.Series.line("exponential", t, line),
                        Figure.Series.points("visits", seconds, share))));
    }
}
