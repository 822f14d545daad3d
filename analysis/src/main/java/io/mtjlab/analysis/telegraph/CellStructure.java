package io.mtjlab.analysis.telegraph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two-state cells in parallel that switch independently: groups of equal cells, each group with its own dwell times and
 * its own step of conductance. What is seen is how many cells of each group are AP; with one group that is a birth-death
 * chain with rates (m-k)/tau_P up and k/tau_AP down.
 *
 * @param groups how many cells are in each
 * @param highCells of each level (resistance ascending), how many cells of each group are AP; shape [levels][groups]
 */
@SuppressWarnings("ArrayRecordComponent")
record CellStructure(int[] groups, int[][] highCells) {

    /** Ratios of the second group's step to the first's that give every order of the levels. */
    private static final double[] STEP_RATIOS = {0.4, 1.5, 3};

    /** All that have {@code levels} levels: m equal cells, two different ones, two equal with a third. */
    static List<CellStructure> ofLevels(int levels) {
        List<CellStructure> all = new ArrayList<>();
        all.add(ordered(new int[] {levels - 1}, 1));
        if (levels == 4) {
            all.add(ordered(new int[] {1, 1}, STEP_RATIOS[1]));
        }
        if (levels == 6) {
            for (double ratio : STEP_RATIOS) {
                all.add(ordered(new int[] {2, 1}, ratio));
            }
        }
        return all;
    }

    private static CellStructure ordered(int[] groups, double ratio) {
        List<int[]> states = new ArrayList<>();
        for (int a = 0; a <= groups[0]; a++) {
            if (groups.length == 1) {
                states.add(new int[] {a});
            } else {
                for (int b = 0; b <= groups[1]; b++) {
                    states.add(new int[] {a, b});
                }
            }
        }
        states.sort(Comparator.comparingDouble(s -> s[0] + (s.length > 1 ? ratio * s[1] : 0)));
        return new CellStructure(groups, states.toArray(int[][]::new));
    }

    int levels() {
        return highCells.length;
    }

    /** Parameters of the rates: ln tau_P and ln tau_AP of each group. */
    int rateParameters() {
        return 2 * groups.length;
    }

    /** Parameters of the levels: the conductance of all P, and the step of each group. */
    int levelParameters() {
        return 1 + groups.length;
    }

    /** Probabilities to go from level to level in {@code seconds}; shape [levels][levels]. */
    double[][] transitions(double[] theta, double seconds) {
        double[][][] each = new double[groups.length][][];
        for (int g = 0; g < groups.length; g++) {
            each[g] = group(groups[g], theta[2 * g], theta[2 * g + 1], seconds);
        }
        int k = levels();
        double[][] out = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                out[i][j] = 1;
                for (int g = 0; g < groups.length; g++) {
                    out[i][j] *= each[g][highCells[i][g]][highCells[j][g]];
                }
            }
        }
        return out;
    }

    /** Share of the time in each level. */
    double[] occupancy(double[] theta) {
        double[] out = new double[levels()];
        for (int k = 0; k < out.length; k++) {
            out[k] = 1;
            for (int g = 0; g < groups.length; g++) {
                double logit = theta[2 * g] - theta[2 * g + 1];
                double p = 1 / (1 + Math.exp(-logit));
                out[k] *= binomial(groups[g], highCells[k][g], 1 - p);
            }
        }
        return out;
    }

    /** ln of the mean dwell time of level {@code k}, s. */
    double lnDwell(double[] theta, int k) {
        double rate = 0;
        for (int g = 0; g < groups.length; g++) {
            int high = highCells[k][g];
            rate += (groups[g] - high) * Math.exp(-theta[2 * g]) + high * Math.exp(-theta[2 * g + 1]);
        }
        return -Math.log(rate);
    }

    /** What multiplies the conductance parameters in the conductance of level {@code k}: 1, then minus the cells AP. */
    double[] conductanceRow(int k) {
        return IntStream.rangeClosed(0, groups.length)
                .mapToDouble(g -> g == 0 ? 1 : -highCells[k][g - 1])
                .toArray();
    }

    String text() {
        if (groups.length == 1) {
            return groups[0] == 1 ? "one cell" : groups[0] + " equal cells in parallel";
        }
        return groups[0] == 1 ? "two different cells in parallel" : "two equal cells and a different one in parallel";
    }

    private static double[][] group(int cells, double lnTauP, double lnTauAP, double seconds) {
        double rate = Math.exp(-lnTauP) + Math.exp(-lnTauAP);
        double gone = -Math.expm1(-rate * seconds);
        double up = gone * Math.exp(-lnTauP) / rate;
        double down = gone * Math.exp(-lnTauAP) / rate;
        double[][] out = new double[cells + 1][cells + 1];
        for (int high = 0; high <= cells; high++) {
            for (int fall = 0; fall <= high; fall++) {
                double a = binomial(high, fall, down);
                for (int rise = 0; rise <= cells - high; rise++) {
                    out[high][high - fall + rise] += a * binomial(cells - high, rise, up);
                }
            }
        }
        return out;
    }

    private static double binomial(int n, int k, double p) {
        double ways = 1;
        for (int i = 0; i < k; i++) {
            ways = ways * (n - i) / (i + 1);
        }
        return ways * Math.pow(p, k) * Math.pow(1 - p, n - k);
    }
}
