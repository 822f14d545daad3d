package io.mtjlab.analysis.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.mtjlab.analysis.files.Kinds;

/**
 * Loops: minor ones of one to three cells, sheared, major, with one branch, without switching; some with drift or
 * outliers, some swept three times with thermal scatter. In a sheared loop, and where the reference layer turns, the
 * conductance follows the cosine.
 */
final class RhSets implements SetSource {

    private enum Kind {
        MINOR,
        SHEARED,
        MAJOR,
        ONE_BRANCH,
        NO_SWITCH
    }

    @Override
    public String name() {
        return "rh";
    }

    @Override
    public SimulatedSet draw(long seed, int index) {
        return new Loop(Dice.of(seed, "rh", index)).set("rh-" + seed + "-" + index);
    }

    private static final class Loop {
        private final Dice dice;
        private final Kind kind;
        private final Cells cells;
        private final int polarity;
        private final int loops;
        private final boolean startsLow;
        private final double step;
        private final double coercive;
        private final double offset;
        private final double scatter;
        private final double[] up;
        private final double[] down;
        private final int[] orderUp;
        private final int[] orderDown;
        private final double shear;
        private final double reference;
        private final double referenceWidth;
        private final double[] field;
        private final double[] levels;
        private final double noise;
        private final double[] sumUp;
        private final double[] sumDown;

        Loop(Dice dice) {
            this.dice = dice;
            double share = dice.between(0, 99);
            this.kind = share < 62
                    ? Kind.MINOR
                    : share < 72
                            ? Kind.SHEARED
                            : share < 88 ? Kind.MAJOR : share < 93 ? Kind.ONE_BRANCH : Kind.NO_SWITCH;
            int count = kind != Kind.MINOR || share < 30 ? 1 : share < 46 ? 2 : 3;
            this.cells = Cells.draw(dice, count);
            this.polarity = dice.sign();
            this.loops = kind == Kind.MINOR && dice.chance(0.2) ? 3 : 1;
            this.startsLow = dice.chance(0.5);
            this.step = dice.decades(0.08, 6.8);
            double steps = dice.decades(count == 1 ? 7.5 : 16, 95);
            this.coercive = steps * step;
            this.offset = coercive * dice.between(-0.85, 0.85);
            this.scatter = loops > 1 ? step * dice.between(0.3, 1.3) : 0;
            this.up = spread(offset + coercive);
            this.down = spread(offset - coercive);
            this.orderUp = dice.order(count);
            this.orderDown = dice.order(count);
            this.shear = kind == Kind.SHEARED ? coercive * dice.between(0.2, 0.32) : 0;
            this.reference = kind == Kind.MAJOR ? coercive * dice.between(6, 11.5) : Double.POSITIVE_INFINITY;
            this.referenceWidth = reference * dice.between(0.06, 0.14);
            this.field = grid();
            this.levels = polarity > 0 ? cells.levels(orderUp, orderDown) : cells.levels(orderDown, orderUp);
            this.noise = Cells.smallestGap(levels) / dice.decades(5, 55);
            this.sumUp = new double[count];
            this.sumDown = new double[count];
        }

        /** Thresholds of the cells around their mean, at least 2.5 steps apart. */
        private double[] spread(double centre) {
            double[] at = new double[cells.count()];
            for (int i = 0; i < at.length; i++) {
                at[i] = i == 0 ? 0 : at[i - 1] + Math.max(2.5 * step, coercive * Math.abs(0.2 * dice.normal()));
            }
            double mean = Arrays.stream(at).average().orElse(0);
            return Arrays.stream(at).map(v -> v - mean + centre).toArray();
        }

        private double[] grid() {
            double end = coercive * dice.between(2.4, 4.3) + 0.5 * (up[up.length - 1] - up[0]);
            double shift = step * dice.between(-0.5, 0.5);
            boolean dense = kind != Kind.MAJOR && kind != Kind.SHEARED && dice.chance(0.25);
            double top = kind == Kind.MAJOR ? reference * dice.between(1.55, 1.95) : end;
            double from = offset - 1.6 * coercive;
            double to = offset + 1.6 * coercive;
            List<Double> fields = new ArrayList<>();
            double h = -end + shift;
            while (h <= top) {
                fields.add(h);
                boolean fine = dense && h > from && h < to;
                h += kind == Kind.MAJOR && h > end ? 2 * step : fine ? step / 2 : step;
            }
            return fields.stream().mapToDouble(Double::doubleValue).toArray();
        }

        SimulatedSet set(String id) {
            StringBuilder csv = new StringBuilder("# kind=RH_loop\n# loop=")
                    .append(kind == Kind.MAJOR ? "major" : "minor")
                    .append("\nloop,H_Oe,R_ohm\n");
            double tag = dice.between(0, 1);
            List<double[]> rows = new ArrayList<>();
            for (int loop = 0; loop < loops; loop++) {
                branch(loop, startsLow, rows);
                if (kind != Kind.ONE_BRANCH) {
                    branch(loop, !startsLow, rows);
                }
            }
            if (tag < 0.08) {
                drift(rows);
            } else if (tag < 0.18) {
                outliers(rows);
            }
            rows.forEach(r -> csv.append(String.format(Locale.ROOT, "%d,%.6g,%.7g%n", (int) r[0], r[1], r[2])));
            return new SimulatedSet(
                    id + "-" + kind.name().toLowerCase(Locale.ROOT) + cells.count()
                            + (tag < 0.08 ? "-drift" : tag < 0.18 ? "-outliers" : ""),
                    Kinds.RH,
                    csv.toString(),
                    truths());
        }

        private void branch(int loop, boolean rising, List<double[]> rows) {
            double[] at = new double[up.length];
            for (int k = 0; k < at.length; k++) {
                at[k] = (rising ? up[k] : down[k]) + scatter * dice.normal();
                (rising ? sumUp : sumDown)[k] += at[k];
            }
            for (int i = 0; i < field.length; i++) {
                double h = field[rising ? i : field.length - 1 - i];
                rows.add(new double[] {loop, h, ohms(h, rising, at) + noise * dice.normal()});
            }
        }

        private double ohms(double h, boolean rising, double[] at) {
            if (kind == Kind.NO_SWITCH) {
                return polarity > 0 ? cells.allP() : cells.allAP();
            }
            if (kind == Kind.SHEARED) {
                double m = Math.max(-1, Math.min(1, (h - at[0]) / shear));
                return mixed(polarity * m);
            }
            if (kind == Kind.MAJOR) {
                double free = h >= at[0] ? 1 : -1;
                return mixed(-polarity * free * Math.tanh((h - reference) / referenceWidth));
            }
            boolean[] antiparallel = new boolean[cells.count()];
            Arrays.fill(antiparallel, polarity < 0);
            int[] order = rising ? orderUp : orderDown;
            for (int k = 0; k < at.length; k++) {
                // Rising, the lowest threshold comes first; falling, the highest.
                int place = rising ? k : at.length - 1 - k;
                boolean high = rising ? h >= at[place] : h > at[place];
                boolean up = polarity > 0 ? high : !high;
                antiparallel[order[k]] = up;
            }
            return cells.ohms(antiparallel);
        }

        /** Conductance for a cosine of -m: R_P at m = -1. */
        private double mixed(double m) {
            return 2 / ((1 - m) / cells.allP() + (1 + m) / cells.allAP());
        }

        private void drift(List<double[]> rows) {
            double size = dice.between(0.01, 0.05) * (cells.allAP() - cells.allP());
            double phase = dice.between(0, 2 * Math.PI);
            double slope = dice.between(-1, 1);
            for (int i = 0; i < rows.size(); i++) {
                double t = (double) i / rows.size() - 0.5;
                rows.get(i)[2] += size * (slope * t + 0.3 * Math.sin(2 * Math.PI * t + phase));
            }
        }

        private void outliers(List<double[]> rows) {
            for (double[] row : rows) {
                if (dice.chance(0.01)) {
                    row[2] += dice.sign() * dice.between(0.4, 3) * (cells.allAP() - cells.allP());
                }
            }
        }

        private List<Truth> truths() {
            List<Truth> truths = new ArrayList<>();
            double low = cells.allP();
            double high = cells.allAP();
            if (kind == Kind.NO_SWITCH) {
                truths.add(new Truth("n_levels", "level count", 1, 1));
                for (String name : List.of("TMR", "Hup_0", "Hdown_0", "Hc", "H_offset", "Hs", "H_RL")) {
                    truths.add(Truth.none(name, name));
                }
                return truths;
            }
            truths.add(new Truth("R_P", "R_P", low, high - low));
            truths.add(new Truth("R_AP", "R_AP", high, high - low));
            truths.add(new Truth("TMR", "TMR", high / low - 1, high / low - 1));
            truths.add(new Truth("n_levels", "level count", levels.length, 1));
            for (int k = 0; k < sumUp.length; k++) {
                truths.add(new Truth("Hup_" + k, "Hup", sumUp[k] / loops, step));
                truths.add(
                        kind == Kind.ONE_BRANCH && startsLow
                                ? Truth.none("Hdown_" + k, "Hdown")
                                : new Truth("Hdown_" + k, "Hdown", sumDown[k] / loops, step));
            }
            if (kind == Kind.ONE_BRANCH) {
                if (!startsLow) {
                    truths.removeIf(t -> t.row().equals("Hup"));
                    truths.add(Truth.none("Hup_0", "Hup"));
                }
                truths.add(Truth.none("Hc", "Hc"));
                truths.add(Truth.none("H_offset", "H_offset"));
            } else {
                double meanUp = Arrays.stream(sumUp).average().orElseThrow() / loops;
                double meanDown = Arrays.stream(sumDown).average().orElseThrow() / loops;
                truths.add(new Truth("Hc", "Hc", (meanUp - meanDown) / 2, step));
                truths.add(new Truth("H_offset", "H_offset", (meanUp + meanDown) / 2, step));
            }
            double saturation = coercive + shear;
            truths.add(kind == Kind.SHEARED ? new Truth("Hs", "Hs", saturation, saturation) : Truth.none("Hs", "Hs"));
            truths.add(
                    kind == Kind.MAJOR ? new Truth("H_RL", "H_RL", reference, reference) : Truth.none("H_RL", "H_RL"));
            return truths;
        }
    }
}
