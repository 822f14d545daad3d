package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.simulators.physics.spiking.HodgkinHuxley;

/**
 * A tenth of a second of the axon of Hodgkin and Huxley from rest, under a constant current; a spike: the potential rises
 * through 0.
 */
record AxonRun(List<double[]> rows, List<Double> spikeSeconds) {

    private static final double SECONDS = 0.1;
    private static final double STEP_SECONDS = 10e-6;

    static AxonRun of(double amperesPerSquareMetre) {
        HodgkinHuxley axon = new HodgkinHuxley();
        List<double[]> rows = new ArrayList<>();
        List<Double> spikes = new ArrayList<>();
        double before = axon.millivolts();
        for (int i = 1; i * STEP_SECONDS <= SECONDS; i++) {
            axon.advance(amperesPerSquareMetre, STEP_SECONDS);
            double now = axon.millivolts();
            if (before < 0 && now >= 0) {
                spikes.add(i * STEP_SECONDS);
            }
            before = now;
            if (i % 10 == 0) {
                rows.add(new double[] {i * STEP_SECONDS, now});
            }
        }
        return new AxonRun(rows, spikes);
    }

    void into(Metrics metrics) {
        metrics.put("hodgkin_huxley_rate_hz", hertz())
                .put("hodgkin_huxley_first_spike_seconds", spikeSeconds.isEmpty() ? Double.NaN : spikeSeconds.get(0))
                .put(
                        "hodgkin_huxley_peak_millivolts",
                        rows.stream().mapToDouble(row -> row[1]).max().orElse(Double.NaN));
    }

    /** From the intervals after the first one, which is shorter; 0 without two of them. */
    private double hertz() {
        int last = spikeSeconds.size() - 1;
        return last < 2 ? 0 : (last - 1) / (spikeSeconds.get(last) - spikeSeconds.get(1));
    }

    Panel panel() {
        double[] t = rows.stream().mapToDouble(row -> row[0] * 1e3).toArray();
        double[] v = rows.stream().mapToDouble(row -> row[1]).toArray();
        return new Panel(
                Axis.linear("t (ms), axon of Hodgkin and Huxley"),
                Axis.linear("V (mV)"),
                0.35,
                List.of(Series.line("V", t, v)));
    }
}
