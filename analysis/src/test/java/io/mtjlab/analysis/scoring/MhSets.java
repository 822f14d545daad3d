package io.mtjlab.analysis.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.math3.distribution.NormalDistribution;

import io.mtjlab.analysis.files.Kinds;

/**
 * Magnetometer loops of grains without number, each of which turns over at a field of its own, on the background of a
 * substrate: sharp ones, spread ones, exchange-biased ones, one branch, no magnet at all; once or over a few cycles, some with drift, some
 * with outliers.
 */
final class MhSets implements SetSource {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    /** Fields at which grains turn over: all at one, or spread normally or evenly with this standard deviation. */
    private record Grains(boolean normal, double middle, double deviation) {

        /** The share that has turned over at {@code field}. */
        double below(double field) {
            if (!(deviation > 0)) {
                return field > middle ? 1 : 0;
            }
            double z = (field - middle) / deviation;
            return normal ? NORMAL.cumulativeProbability(z) : Math.max(0, Math.min(1, 0.5 + z / Math.sqrt(12)));
        }

        /** The field that this share has turned over at. */
        double quantile(double share) {
            return middle
                    + deviation * (normal ? NORMAL.inverseCumulativeProbability(share) : Math.sqrt(12) * (share - 0.5));
        }
    }

    @Override
    public String name() {
        return "mh";
    }

    @Override
    public SimulatedSet draw(long seed, int index) {
        Dice dice = Dice.of(seed, "mh", index);
        double saturation = dice.decades(1e-6, 1e-3);
        double hc = dice.decades(5, 500);
        double exchange = dice.chance(0.5) ? 0 : hc * dice.between(-2, 2);
        double tag = dice.between(0, 1);
        boolean sharp = tag < 0.25;
        boolean none = tag > 0.95;
        boolean oneBranch = tag > 0.88 && !none;
        double spread = sharp ? 0 : hc * dice.between(0.1, 0.4);
        double reach = Math.abs(exchange) + hc + 5 * spread + hc * dice.between(0.5, 2);
        int half = dice.whole(40, 120);
        double step = 2 * reach / half;
        double noise = saturation / dice.decades(10, 200);
        double chi = dice.chance(0.7) ? -saturation / reach * dice.between(0, 1) : 0;
        double offset = saturation * dice.between(-0.2, 0.2);
        double drift = dice.chance(0.3) ? saturation * dice.between(-0.2, 0.2) : 0;
        boolean outliers = dice.chance(0.15);
        int cycles = dice.chance(0.6) ? 1 : dice.whole(2, 4);
        double shift = dice.between(-0.5, 0.5) * step;
        Grains grains = new Grains(dice.chance(0.5), hc, spread);
        List<double[]> rows = new ArrayList<>();
        int total = cycles * (oneBranch ? half + 1 : 2 * half + 1);
        for (int cycle = 0; cycle < cycles; cycle++) {
            for (int i = 0; i <= (oneBranch ? half : 2 * half); i++) {
                boolean rising = i > half;
                double field = (rising ? -reach + (i - half) * step : reach - i * step) + shift;
                double turned = grains.below(rising ? field - exchange : exchange - field);
                double moment = (rising ? 1 : -1) * (2 * turned - 1) * (none ? 0 : saturation);
                moment += chi * field + offset + drift * ((double) rows.size() / total - 0.5) + noise * dice.normal();
                if (outliers && dice.chance(0.01)) {
                    moment += dice.sign() * saturation * dice.between(0.5, 3);
                }
                rows.add(new double[] {cycle, field, moment});
            }
        }
        StringBuilder csv = new StringBuilder("# kind=MH_loop\nloop,H_Oe,m_emu\n");
        rows.forEach(r -> csv.append(String.format(Locale.ROOT, "%d,%.8g,%.8g%n", (int) r[0], r[1], r[2])));
        String id = "mh-" + seed + "-" + index + (sharp ? "-sharp" : "") + (none ? "-none" : "")
                + (oneBranch ? "-branch" : "") + (outliers ? "-outliers" : "");
        List<Truth> truths = none
                ? nothing()
                : truths(grains, saturation, exchange, step, sharp, oneBranch, reach - Math.abs(shift));
        return new SimulatedSet(id, Kinds.MH, csv.toString(), truths);
    }

    private static List<Truth> nothing() {
        List<Truth> truths = new ArrayList<>();
        for (String name : List.of("m_s", "Hc", "H_ex", "Hs", "m_r")) {
            truths.add(Truth.none(name, name));
        }
        return truths;
    }

    private static List<Truth> truths(
            Grains grains,
            double saturation,
            double exchange,
            double step,
            boolean sharp,
            boolean oneBranch,
            double reach) {
        double hc = grains.middle();
        List<Truth> truths = new ArrayList<>();
        truths.add(new Truth("m_s", "m_s", saturation, saturation));
        truths.add(new Truth("Hdown", "Hdown", exchange - hc, step));
        if (oneBranch) {
            truths.add(Truth.none("Hup", "Hup"));
            truths.add(Truth.none("Hc", "Hc"));
            truths.add(Truth.none("H_ex", "H_ex"));
            truths.add(Truth.none("m_r", "m_r"));
            return truths;
        }
        truths.add(new Truth("Hup", "Hup", exchange + hc, step));
        truths.add(new Truth("Hc", "Hc", hc, step));
        truths.add(new Truth("H_ex", "H_ex", exchange, step));
        double remanence = saturation * (1 - grains.below(exchange) - grains.below(-exchange));
        if (!sharp || Math.abs(hc - Math.abs(exchange)) > step) {
            truths.add(new Truth("m_r", "m_r", remanence, saturation));
        }
        double saturated = grains.quantile(0.975);
        if (sharp) {
            truths.add(Truth.none("Hs", "Hs"));
        } else if (Math.abs(exchange) + saturated < reach) {
            truths.add(new Truth("Hs", "Hs", saturated, step));
        }
        return truths;
    }
}
