package io.mtjlab.analysis.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.analysis.files.Kinds;
import io.mtjlab.base.random.RandomStreams;

/**
 * Telegraph traces of two or three cells in parallel, equal or not, half of them with drift: three or four levels, the
 * smallest gap 5 to 15 times the noise, every level visited at least 20 times.
 */
final class LevelSets implements SetSource {

    private static final int FEWEST_VISITS = 20;
    /** Smallest gap over the whole span, below which two levels would be called one. */
    private static final double FINEST = 0.06;

    private record Cell(double ohmsP, double ohmsAP, double tauP, double tauAP) {

        static Cell draw(double scale, UniformRandomProvider random) {
            double ohms = scale * (1 + random.nextDouble());
            return new Cell(
                    ohms,
                    ohms * (1.2 + random.nextDouble()),
                    TelegraphSets.logUniform(8, 160, random),
                    TelegraphSets.logUniform(8, 160, random));
        }
    }

    /** Levels of distinct resistance, ascending, with their chain; rates are per sample. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Chain(double[] levels, double[][] rates, double[] occupancy) {

        static Chain ofEqual(Cell cell, int cells) {
            int levels = cells + 1;
            double[] ohms = new double[levels];
            double[][] rates = new double[levels][levels];
            double[] occupancy = new double[levels];
            double p = cell.tauP / (cell.tauP + cell.tauAP);
            double ways = 1;
            for (int k = 0; k < levels; k++) {
                ohms[k] = 1 / ((cells - k) / cell.ohmsP + k / cell.ohmsAP);
                occupancy[k] = ways * Math.pow(p, cells - k) * Math.pow(1 - p, k);
                ways = ways * (cells - k) / (k + 1);
                if (k < cells) {
                    rates[k][k + 1] = (cells - k) / cell.tauP;
                    rates[k + 1][k] = (k + 1) / cell.tauAP;
                }
            }
            return new Chain(ohms, rates, occupancy);
        }

        static Chain ofDifferent(Cell a, Cell b) {
            double[] ohms = new double[4];
            double[][] rates = new double[4][4];
            double[] occupancy = new double[4];
            for (int s = 0; s < 4; s++) {
                boolean highA = (s & 1) > 0;
                boolean highB = (s & 2) > 0;
                ohms[s] = 1 / (1 / (highA ? a.ohmsAP : a.ohmsP) + 1 / (highB ? b.ohmsAP : b.ohmsP));
                occupancy[s] = (highA ? a.tauAP : a.tauP)
                        / (a.tauP + a.tauAP)
                        * (highB ? b.tauAP : b.tauP)
                        / (b.tauP + b.tauAP);
                rates[s][s ^ 1] = 1 / (highA ? a.tauAP : a.tauP);
                rates[s][s ^ 2] = 1 / (highB ? b.tauAP : b.tauP);
            }
            int[] order = IntStream.range(0, 4)
                    .boxed()
                    .sorted(Comparator.comparingDouble(s -> ohms[s]))
                    .mapToInt(s -> s)
                    .toArray();
            double[][] sorted = new double[4][4];
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    sorted[i][j] = rates[order[i]][order[j]];
                }
            }
            return new Chain(
                    Arrays.stream(order).mapToDouble(s -> ohms[s]).toArray(),
                    sorted,
                    Arrays.stream(order).mapToDouble(s -> occupancy[s]).toArray());
        }

        double smallestGap() {
            return IntStream.range(1, levels.length)
                    .mapToDouble(k -> levels[k] - levels[k - 1])
                    .min()
                    .orElseThrow();
        }

        double span() {
            return levels[levels.length - 1] - levels[0];
        }

        double dwell(int k) {
            return 1 / Arrays.stream(rates[k]).sum();
        }
    }

    @Override
    public String name() {
        return "telegraph, several levels";
    }

    @Override
    public SimulatedSet draw(long seed, int index) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("level sets", index);
        while (true) {
            double scale = TelegraphSets.logUniform(500, 20_000, random);
            Cell cell = Cell.draw(scale, random);
            Chain chain = switch (Math.floorMod(index, 3)) {
                case 0 -> Chain.ofEqual(cell, 2);
                case 1 -> Chain.ofDifferent(cell, Cell.draw(scale, random));
                default -> Chain.ofEqual(cell, 3);
            };
            int n = (int) TelegraphSets.logUniform(10_000, 40_000, random);
            SwitchingPath path = SwitchingPath.draw(chain.rates, chain.occupancy, n, random);
            int fewest =
                    Arrays.stream(path.visits(chain.levels.length, n)).min().orElse(0);
            if (fewest >= FEWEST_VISITS && chain.smallestGap() > FINEST * chain.span()) {
                return set(index, chain, path, n, random);
            }
        }
    }

    private static SimulatedSet set(int index, Chain chain, SwitchingPath path, int n, UniformRandomProvider random) {
        double gap = chain.smallestGap();
        double[] ohms = path.sampled(chain.levels, n);
        boolean drifts = Math.floorMod(index, 2) == 1;
        double[] drift = drifts ? Disturbance.drift(n, random) : new double[n];
        double size = gap * (0.2 + 0.4 * random.nextDouble());
        double sigma = gap / TelegraphSets.logUniform(5, 15, random);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int i = 0; i < n; i++) {
            ohms[i] += size * drift[i] + sigma * normal.sample();
        }
        double step = Math.pow(10, -5 + random.nextInt(4));
        List<Truth> truths = new ArrayList<>();
        truths.add(new Truth("n_levels", "n_levels", chain.levels.length, 1));
        for (int k = 0; k < chain.levels.length; k++) {
            truths.add(new Truth("level_" + k, "level", chain.levels[k], gap));
            truths.add(new Truth("dwell_" + k, "dwell", chain.dwell(k) * step, chain.dwell(k) * step));
            truths.add(new Truth("occ_" + k, "occ", chain.occupancy[k], 1));
        }
        String id = String.format(Locale.ROOT, "M%04d-%d%s", index, chain.levels.length, drifts ? "-drift" : "");
        return new SimulatedSet(
                id, Kinds.TELEGRAPH, TelegraphSets.csv(step, "sample", "unknown (2 to 6)", ohms), truths);
    }
}
