package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.domainwall.PulseTrain;
import io.mtjlab.simulators.physics.domainwall.PulseTrain.Cycle;
import io.mtjlab.simulators.physics.domainwall.PulseTrain.Row;
import io.mtjlab.simulators.physics.domainwall.Racetrack;
import io.mtjlab.simulators.physics.domainwall.RacetrackPreset;

/** Write-integrate-fire-reset cycles of the racetrack of Cui et al. (2023), after a field of -600 Oe. */
public record DomainWallSimulation(
        String presetName, RacetrackPreset preset, PulseTrain train, Racetrack.End writer, int cycles, long seed)
        implements Simulation {

    private static final double INITIAL_OERSTED = -600;

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        Racetrack track = new Racetrack(preset, RandomStreams.of(seed).stream("racetrack"));
        List<Cycle> done = new ArrayList<>();
        for (int i = 0; i < cycles; i++) {
            track.field(INITIAL_OERSTED);
            done.add(train.run(track, writer, i));
            progress.accept((i + 1.0) / cycles);
        }
        Metrics metrics = new Metrics()
                .put(
                        "fired_fraction",
                        done.stream().filter(c -> c.firePulse() > 0).count() / (double) cycles)
                .put("track_ohms", preset.trackOhms())
                .put("track_metres", preset.trackMetres())
                .put(
                        "current_mobility_cubic_metres_per_coulomb",
                        preset.motion().currentMobility())
                .put("field_mobility_metres_per_second_tesla", preset.motion().fieldMobility());
        if (train.stepVolts() == 0) {
            double density = preset.amperesPerSquareMetre(train.firstVolts());
            metrics.put("current_density_amperes_per_square_metre", density)
                    .put("speed_metres_per_second", preset.motion().metresPerSecond(density, 0));
        }
        summarise(done, c -> c.firePulse() > 0 ? c.firePulse() : Double.NaN, "fire_pulses", metrics);
        summarise(done, c -> c.resetPulse() > 0 ? c.resetPulse() : Double.NaN, "reset_pulses", metrics);
        summarise(done, Cycle::fireVolts, "fire_volts", metrics);
        summarise(done, Cycle::resetVolts, "reset_volts", metrics);
        List<double[]> rows = new ArrayList<>();
        for (Cycle cycle : done) {
            for (Row row : cycle.rows()) {
                rows.add(new double[] {row.cycle(), row.pulse(), row.volts(), row.firstOhms(), row.secondOhms()});
            }
        }
        var table = new SimulationResult.Table(List.of("cycle", "pulse", "V_V", "RA_ohm", "RB_ohm"), rows);
        return new SimulationResult(
                "domain-wall",
                presetName,
                List.of("Phenomenological: depinning voltages and track resistance are chosen to give the paper's."),
                metrics.values(),
                table,
                figure(done.get(0)));
    }

    private static void summarise(List<Cycle> cycles, ToDoubleFunction<Cycle> of, String name, Metrics metrics) {
        double[] values =
                cycles.stream().mapToDouble(of).filter(v -> !Double.isNaN(v)).toArray();
        if (values.length > 0) {
            metrics.put("mean_" + name, Metrics.mean(values)).put("sd_" + name, Metrics.deviation(values));
        }
    }

    private Figure figure(Cycle cycle) {
        double[] pulse = cycle.rows().stream().mapToDouble(Row::pulse).toArray();
        return new Figure(
                "Racetrack " + presetName + ", first cycle",
                "",
                List.of(new Panel(
                        Axis.linear("pulse"),
                        Axis.linear("R (ohm)"),
                        1,
                        List.of(
                                Series.points(
                                        "A",
                                        pulse,
                                        cycle.rows().stream()
                                                .mapToDouble(Row::firstOhms)
                                                .toArray()),
                                Series.points(
                                        "B",
                                        pulse,
                                        cycle.rows().stream()
                                                .mapToDouble(Row::secondOhms)
                                                .toArray())))));
    }
}
