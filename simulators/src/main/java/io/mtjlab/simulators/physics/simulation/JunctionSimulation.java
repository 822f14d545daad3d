package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Mark;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;
import io.mtjlab.simulators.physics.JunctionModels;
import io.mtjlab.simulators.physics.PulsedJunction;

/**
 * One junction of a bench without the bench: what it answers under one drive, after pulses.
 *
 * <table>
 * <caption>Metrics</caption>
 * <tr><td>ohms_before, ohms<td>resistance before and after the pulses; one where there are none
 * <tr><td>mean_ohms, mean_volts<td>over the run
 * <tr><td>rectified_volts<td>while the carrier is on
 * <tr><td>tau_p_seconds, tau_ap_seconds, probability<td>mean dwells under this drive and the share of time in P, where it
 *     switches by itself
 * </table>
 *
 * @param deviceModel as in a bench file's {@code device}
 * @param pulses on the write line at the beginning, a millisecond apart
 */
public record JunctionSimulation(
        String deviceModel,
        String preset,
        Drive drive,
        List<Pulse> pulses,
        double durationSeconds,
        double sampleSeconds,
        long seed)
        implements Simulation {

    private static final long SPACING_NANOS = 1_000_000;

    /** @param seconds width at half height */
    public record Pulse(double volts, double seconds) {}

    public JunctionSimulation {
        pulses = List.copyOf(pulses);
    }

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        Junction junction = JunctionModels.create(
                deviceModel, preset, RandomStreams.of(seed).child("junction"));
        junction.drive(0, drive);
        Metrics metrics = new Metrics();
        long nanos = 0;
        if (junction instanceof PulsedJunction written && !pulses.isEmpty()) {
            metrics.put("ohms_before", junction.ohms(0));
            for (Pulse pulse : pulses) {
                nanos += SPACING_NANOS;
                written.pulse(nanos, pulse.volts(), pulse.seconds());
            }
            nanos += SPACING_NANOS;
        }
        metrics.put("ohms", junction.ohms(nanos)).put("rectified_volts", junction.rectifiedVolts());
        junction.dwellTimes()
                .ifPresent(dwell -> metrics.put("tau_p_seconds", dwell.parallelSeconds())
                        .put("tau_ap_seconds", dwell.antiparallelSeconds())
                        .put("probability", dwell.occupancy()));
        List<double[]> rows = samples(junction, nanos, progress);
        var table = new SimulationResult.Table(List.of("t_s", "R_ohm", "V_V"), rows);
        metrics.put("mean_ohms", Metrics.mean(table.column("R_ohm")))
                .put("mean_volts", Metrics.mean(table.column("V_V")));
        return new SimulationResult("junction", preset, List.of(), metrics.values(), table, figure(table));
    }

    private List<double[]> samples(Junction junction, long beginNanos, DoubleConsumer progress) {
        long count = Math.max(1, Math.round(durationSeconds / sampleSeconds));
        List<double[]> rows = new ArrayList<>();
        long last = beginNanos;
        for (long i = 1; i <= count; i++) {
            long now = beginNanos + Math.round(i * sampleSeconds * 1e9);
            double volts = junction.meanVolts(last, now);
            rows.add(new double[] {(now - beginNanos) * 1e-9, junction.ohms(now), volts});
            last = now;
            if (i % 4096 == 0) {
                progress.accept((double) i / count);
            }
        }
        return rows;
    }

    private Figure figure(SimulationResult.Table table) {
        double[] t = table.column("t_s");
        Axis time = Axis.linear("t (s)");
        double[] none = {};
        return new Figure(
                "Junction " + deviceModel + ", " + preset,
                "The voltage is the mean over each sample.",
                List.of(
                        new Panel(
                                time,
                                Axis.linear("R (ohm)"),
                                0.5,
                                List.of(new Series("R", Mark.STEP, t, table.column("R_ohm"), none, none))),
                        new Panel(time, Axis.linear("V (V)"), 0.5, List.of(Series.line("V", t, table.column("V_V"))))));
    }
}
