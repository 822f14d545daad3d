package io.mtjlab.analysis.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.mtjlab.analysis.files.Kinds;

/**
 * Voltage loops of one to three cells: pulses 0, up, down to the negative end and back, read after each; once or over
 * many cycles with thermal scatter, some with outliers, some until the barrier breaks down.
 */
final class RvSets implements SetSource {

    @Override
    public String name() {
        return "rv";
    }

    @Override
    public SimulatedSet draw(long seed, int index) {
        return new Loop(Dice.of(seed, "rv", index)).set("rv-" + seed + "-" + index);
    }

    private static final class Loop {
        private final Dice dice;
        private final Cells cells;
        private final int polarity;
        private final int cycles;
        private final double step;
        private final int quarter;
        private final double scatter;
        private final double[] up;
        private final double[] down;
        private final int[] orderUp;
        private final int[] orderDown;
        private final double[] levels;
        private final double noise;
        private final int brokenRow;
        private final double brokenOhms;
        private final double[][] seenUp;
        private final double[][] seenDown;
        private double breakdownVolts = Double.NaN;

        Loop(Dice dice) {
            this.dice = dice;
            int count = dice.whole(1, 3);
            this.cells = Cells.draw(dice, count);
            this.polarity = dice.sign();
            this.cycles = dice.chance(0.5) ? 1 : dice.whole(4, 15) * 2 + 1;
            this.step = dice.decades(0.01, 0.045);
            this.scatter = cycles > 1 ? step * dice.between(0.4, 0.95) : 0;
            this.up = thresholds(dice.decades(10, 50));
            this.down = thresholds(dice.decades(10, 50));
            double last = Math.max(up[count - 1], down[count - 1]);
            this.quarter = (int) Math.ceil(last / step * dice.between(1.15, 1.45)) + 3;
            this.orderUp = dice.order(count);
            this.orderDown = dice.order(count);
            this.levels = polarity > 0 ? cells.levels(orderUp, orderDown) : cells.levels(orderDown, orderUp);
            this.noise = Cells.smallestGap(levels) / dice.decades(5, 40);
            int rows = cycles * (4 * quarter + 1);
            this.brokenRow = dice.chance(0.1) ? dice.whole(rows / 2, rows - 4) : rows;
            this.brokenOhms = cells.allP() * dice.between(0.05, 0.15);
            this.seenUp = new double[count][2];
            this.seenDown = new double[count][2];
        }

        private double[] thresholds(double firstSteps) {
            double[] at = new double[cells.count()];
            at[0] = firstSteps * step;
            for (int i = 1; i < at.length; i++) {
                at[i] = at[i - 1] + Math.max(4 * step, at[0] * Math.abs(0.15 * dice.normal()));
            }
            return at;
        }

        SimulatedSet set(String id) {
            double tag = dice.between(0, 1);
            List<double[]> rows = new ArrayList<>();
            boolean[] antiparallel = new boolean[cells.count()];
            Arrays.fill(antiparallel, polarity < 0);
            for (int cycle = 0; cycle < cycles; cycle++) {
                cycle(cycle, antiparallel, rows);
            }
            if (tag < 0.1) {
                for (double[] row : rows) {
                    if (dice.chance(0.008)) {
                        row[2] += dice.sign() * dice.between(0.5, 2.2) * (cells.allAP() - cells.allP());
                    }
                }
            }
            StringBuilder csv = new StringBuilder("# kind=RV_loop\ncycle,V_V,R_ohm\n");
            rows.forEach(r -> csv.append(String.format(Locale.ROOT, "%d,%.6g,%.7g%n", (int) r[0], r[1], r[2])));
            String name = id + "-cells" + cells.count() + (tag < 0.1 ? "-outliers" : "")
                    + (Double.isNaN(breakdownVolts) ? "" : "-breakdown");
            return new SimulatedSet(name, Kinds.RV, csv.toString(), truths());
        }

        private void cycle(int cycle, boolean[] antiparallel, List<double[]> rows) {
            int n = cells.count();
            double[] atUp = new double[n];
            double[] atDown = new double[n];
            for (int k = 0; k < n; k++) {
                atUp[k] = up[k] + scatter * dice.normal();
                atDown[k] = -down[k] + scatter * dice.normal();
            }
            for (int i = 0; i <= 4 * quarter; i++) {
                int place = i <= quarter ? i : i <= 3 * quarter ? 2 * quarter - i : i - 4 * quarter;
                double volts = place * step;
                int row = rows.size();
                if (row == brokenRow) {
                    breakdownVolts = volts;
                }
                for (int k = 0; row < brokenRow && k < n; k++) {
                    if (volts >= atUp[k] && antiparallel[orderUp[k]] == polarity < 0) {
                        antiparallel[orderUp[k]] = polarity > 0;
                        seenUp[k][0] += atUp[k];
                        seenUp[k][1]++;
                    }
                    if (volts <= atDown[k] && antiparallel[orderDown[k]] == polarity > 0) {
                        antiparallel[orderDown[k]] = polarity < 0;
                        seenDown[k][0] += atDown[k];
                        seenDown[k][1]++;
                    }
                }
                double ohms = row < brokenRow
                        ? cells.ohms(antiparallel) + noise * dice.normal()
                        : brokenOhms * (1 + 0.05 * dice.normal());
                rows.add(new double[] {cycle, volts, ohms});
            }
        }

        private List<Truth> truths() {
            List<Truth> truths = new ArrayList<>();
            double low = cells.allP();
            double high = cells.allAP();
            truths.add(new Truth("R_P", "R_P", low, high - low));
            truths.add(new Truth("R_AP", "R_AP", high, high - low));
            truths.add(new Truth("TMR", "TMR", high / low - 1, high / low - 1));
            boolean whole = Arrays.stream(seenDown).allMatch(s -> s[1] > 0);
            if (whole) {
                truths.add(new Truth("n_levels", "level count", levels.length, 1));
            }
            thresholds(truths, seenUp, "Vup_", "Vc_plus");
            thresholds(truths, seenDown, "Vdown_", "Vc_minus");
            truths.add(
                    Double.isNaN(breakdownVolts)
                            ? Truth.none("breakdown_V", "breakdown_V")
                            : new Truth("breakdown_V", "breakdown_V", breakdownVolts, step));
            return truths;
        }

        private void thresholds(List<Truth> truths, double[][] seen, String each, String mean) {
            boolean whole = Arrays.stream(seen).allMatch(s -> s[1] > 0);
            for (int k = 0; k < seen.length; k++) {
                truths.add(
                        seen[k][1] > 0
                                ? new Truth(each + k, each.replace("_", ""), seen[k][0] / seen[k][1], step)
                                : Truth.none(each + k, each.replace("_", "")));
            }
            if (whole) {
                truths.add(new Truth(
                        mean,
                        mean,
                        Arrays.stream(seen)
                                .mapToDouble(s -> s[0] / s[1])
                                .average()
                                .orElseThrow(),
                        step));
            } else if (Arrays.stream(seen).noneMatch(s -> s[1] > 0)) {
                truths.add(Truth.none(mean, mean));
            }
        }
    }
}
