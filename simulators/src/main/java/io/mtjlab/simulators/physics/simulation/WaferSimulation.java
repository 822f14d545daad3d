package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.compound.CompoundJunction;
import io.mtjlab.simulators.physics.compound.Wafer;
import io.mtjlab.simulators.physics.compound.Wafer.Die;

/** The dies of a wafer of Kumar et al. (2024): free layers of 1.6 to 2.6 nm, die-to-die spread, dead dies. */
public record WaferSimulation(String presetName, int columns, int rows, int cells, double deadShare, long seed)
        implements Simulation {

    private static final List<String> COLUMNS =
            List.of("column", "row", "t_nm", "dead", "R_P_ohm", "R_AP_ohm", "TMR", "Vc_V", "V_B_V");

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        Wafer wafer = new Wafer(columns, rows, cells, deadShare, RandomStreams.of(seed));
        List<double[]> all = new ArrayList<>();
        List<double[]> living = new ArrayList<>();
        for (Die die : wafer.dies()) {
            double[] row = row(wafer, die);
            all.add(row);
            if (!die.dead()) {
                living.add(row);
            }
        }
        Metrics metrics = new Metrics()
                .put("dies", all.size())
                .put("dead_dies", all.size() - living.size())
                .put("yield_ratio", (double) living.size() / all.size());
        var table = new SimulationResult.Table(COLUMNS, living);
        if (!living.isEmpty()) {
            spread(table, "R_P_ohm", "parallel_ohms", metrics);
            spread(table, "TMR", "tmr_ratio", metrics);
            spread(table, "Vc_V", "critical_volts", metrics);
        }
        return new SimulationResult(
                "wafer",
                presetName,
                List.of("Phenomenological: curves through the paper's values; its spreads are partly chosen."),
                metrics.values(),
                new SimulationResult.Table(COLUMNS, all),
                figure(table));
    }

    /** A dead die conducts nothing: its junction's numbers are not a number. */
    private static double[] row(Wafer wafer, Die die) {
        double[] row = {die.column(), die.row(), die.nanometres(), die.dead() ? 1 : 0, 0, 0, 0, 0, 0};
        if (die.dead()) {
            Arrays.fill(row, 4, row.length, Double.NaN);
            return row;
        }
        CompoundJunction junction = wafer.junction(die);
        row[4] = junction.truth("rh.R_P", Map.of());
        row[5] = junction.truth("rh.R_AP", Map.of());
        row[6] = junction.truth("rh.TMR", Map.of());
        row[7] = junction.truth("rv.Vc_plus", Map.of());
        row[8] = junction.truth("rv.breakdown_V", Map.of());
        return row;
    }

    private static void spread(SimulationResult.Table table, String column, String name, Metrics metrics) {
        double[] values = table.column(column);
        metrics.put("mean_" + name, Metrics.mean(values)).put("sd_" + name, Metrics.deviation(values));
    }

    private Figure figure(SimulationResult.Table living) {
        double[] nanometres = living.column("t_nm");
        Axis thickness = Axis.linear("t (nm)");
        return new Figure(
                "Dies of a " + presetName + " wafer, " + cells + (cells == 1 ? " cell each" : " cells each"),
                "",
                List.of(
                        new Panel(
                                thickness,
                                Axis.linear("R_P (ohm)"),
                                0.5,
                                List.of(Series.points("R_P", nanometres, living.column("R_P_ohm")))),
                        new Panel(
                                thickness,
                                Axis.linear("TMR"),
                                0.5,
                                List.of(Series.points("TMR", nanometres, living.column("TMR"))))));
    }
}
