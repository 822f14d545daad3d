package io.mtjlab.analysis.telegraph;

import java.util.List;

import io.mtjlab.base.figure.Figure;

/** The beginning of a trace with the most likely states, and the residuals. */
final class TelegraphFigure {

    private static final int READINGS_SHOWN = 1500;

    private TelegraphFigure() {}

    static Figure of(TelegraphEm.Fitted fitted) {
        TelegraphTrace trace = fitted.readings().trace();
        int n = Math.min(trace.size(), READINGS_SHOWN);
        double[] time = new double[n];
        double[] value = new double[n];
        double[] state = new double[n];
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            time[i] = trace.seconds()[i];
            residual[i] = fitted.residual(i);
            state[i] = fitted.expected(i) - fitted.disturbance(i);
            value[i] = state[i] + residual[i];
        }
        double[] noNumbers = {};
        return new Figure(
                "Telegraph trace",
                n < trace.size()
                        ? "The first " + n + " of " + trace.size() + " readings with the most likely states."
                        : "All readings with the most likely states.",
                List.of(
                        new Figure.Panel(
                                Figure.Axis.linear("t (s)"),
                                Figure.Axis.linear("R (ohm)"),
                                1,
                                List.of(
                                        Figure.Series.points("readings", time, value),
                                        new Figure.Series(
                                                "state", Figure.Mark.STEP, time, state, noNumbers, noNumbers))),
                        new Figure.Panel(
                                Figure.Axis.linear("t (s)"),
                                Figure.Axis.linear("residual (ohm)"),
                                0.35,
                                List.of(Figure.Series.points("residual", time, residual)))));
    }
}
