package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.compound.CompoundJunction;
import io.mtjlab.simulators.physics.compound.CompoundPreset;

/**
 * R(V) of a compound junction: from all cells in P, pulses of rising positive voltage under a positive assist field, then
 * of rising negative voltage under a negative one. Kumar et al. (2024), Fig. 4. {@code switched_by_field} counts cells
 * that an assist field near their coercivity has turned between pulses.
 *
 * @param mostVolts end of either ramp
 * @param stepVolts
 * @param assistMillitesla magnitude of the assist field
 * @param pulseSeconds width of a pulse; the next one follows 1.5 s later
 */
public record CompoundSimulation(
        String presetName,
        CompoundPreset preset,
        double mostVolts,
        double stepVolts,
        double assistMillitesla,
        double pulseSeconds,
        int cycles,
        long seed)
        implements Simulation {

    private static final long DELAY_NANOS = 1_500_000_000L;
    private static final double OERSTED_PER_MILLITESLA = 10;

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        CompoundJunction junction = new CompoundJunction(preset, RandomStreams.of(seed).stream("history"));
        List<double[]> rows = new ArrayList<>();
        long nanos = 0;
        Steps steps = new Steps();
        int most = (int) Math.round(mostVolts / stepVolts);
        for (int cycle = 0; cycle < cycles; cycle++) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                for (int i = 0; i <= most; i++) {
                    double volts = sign * i * stepVolts;
                    junction.drive(nanos, Drive.REST.withField(sign * assistMillitesla * OERSTED_PER_MILLITESLA, 0));
                    int before = junction.antiparallel();
                    boolean sound = !junction.broken();
                    junction.pulse(nanos, volts, pulseSeconds);
                    steps.see(volts, junction.antiparallel() - before, sound && junction.broken());
                    nanos += DELAY_NANOS;
                    rows.add(new double[] {cycle, volts, junction.ohms(nanos)});
                }
            }
            progress.accept((cycle + 1.0) / cycles);
        }
        Metrics metrics = levels();
        metrics.put("broken", junction.broken() ? 1 : 0)
                .put("breakdown_volts", preset.breakdownVolts())
                .put("switched_by_field", junction.switchedByField());
        steps.into(metrics);
        var table = new SimulationResult.Table(List.of("cycle", "V_V", "R_ohm"), rows);
        return new SimulationResult(
                "compound",
                presetName,
                List.of("Phenomenological: curves through the paper's values; its spreads are partly chosen."),
                metrics.values(),
                table,
                figure(table));
    }

    /** Resistance with 0 to n cells in AP, {@code ohms_0} to {@code ohms_n}. */
    private Metrics levels() {
        Metrics metrics = new Metrics();
        int n = preset.cells().size();
        for (int ap = 0; ap <= n; ap++) {
            double[] ohms = new double[n];
            for (int i = 0; i < n; i++) {
                var cell = preset.cells().get(i);
                ohms[i] = i < ap ? cell.antiparallelOhms() : cell.parallelOhms();
            }
            metrics.put("ohms_" + ap, CompoundJunction.parallel(ohms));
        }
        return metrics.put("states", n + 1);
    }

    private Figure figure(SimulationResult.Table table) {
        return new Figure(
                "R(V) of " + presetName + ", " + preset.cells().size() + " cells",
                "",
                List.of(new Panel(
                        Axis.linear("V (V)"),
                        Axis.linear("R (ohm)"),
                        1,
                        List.of(Series.points("R", table.column("V_V"), table.column("R_ohm"))))));
    }

    /** Voltages at which pulses have switched cells. */
    private static final class Steps {
        private final List<Double> towardsAntiparallel = new ArrayList<>();
        private final List<Double> towardsParallel = new ArrayList<>();
        private double breakdown = Double.NaN;

        void see(double volts, int moreAntiparallel, boolean broke) {
            for (int i = 0; i < Math.abs(moreAntiparallel); i++) {
                (moreAntiparallel > 0 ? towardsAntiparallel : towardsParallel).add(volts);
            }
            breakdown = broke ? volts : breakdown;
        }

        void into(Metrics metrics) {
            put("switch_to_ap_volts", towardsAntiparallel, metrics);
            put("switch_to_p_volts", towardsParallel, metrics);
            metrics.put("broken_at_volts", breakdown);
        }

        /** The first, and in how many cells over all cycles. */
        private static void put(String name, List<Double> volts, Metrics metrics) {
            metrics.put("count_" + name, volts.size());
            if (!volts.isEmpty()) {
                metrics.put(name, volts.get(0))
                        .put(
                                "mean_" + name,
                                Metrics.mean(volts.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray()));
            }
        }
    }
}
