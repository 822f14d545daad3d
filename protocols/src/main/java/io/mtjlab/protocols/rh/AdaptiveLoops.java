package io.mtjlab.protocols.rh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.protocols.adaptive.LoopThresholds;
import io.mtjlab.protocols.parameter.Grid;

/**
 * Loops of which the first takes the whole staircase, and each other one coarse steps and, between them, the fields that
 * are expected to tell most about where it switches; once it has, it goes on to the end of its way. So until the mean
 * switching fields are known as well as asked. A device that does not switch gets whole loops.
 */
final class AdaptiveLoops implements Plan {

    private final Staircase whole;
    private final List<Double> candidates;
    private final List<Double> coarse;
    private final double halfWidthOersted;
    private final int most;
    private final IntFunction<UnitSpec> units;
    private final double wholeSeconds;
    private Staircase taken;
    private Optional<LoopThresholds> thresholds = Optional.empty();

    /**
     * @param candidates fields that may be chosen, from the first of the loop to its turn
     * @param coarse those that every loop takes until it has switched: its pace stays that of a staircase
     * @param most loops
     * @param units makes the unit of that number, from 1
     */
    AdaptiveLoops(
            Staircase whole,
            Grid candidates,
            Grid coarse,
            double halfWidthOersted,
            int most,
            IntFunction<UnitSpec> units) {
        this.whole = whole;
        this.candidates = candidates.values();
        this.coarse = coarse.values();
        this.halfWidthOersted = halfWidthOersted;
        this.most = most;
        this.units = units;
        this.wholeSeconds = units.apply(1).expectedSeconds();
        this.taken = whole;
    }

    /** How the unit that {@link #next} returned last is to be taken. */
    LoopWalk walk() {
        return new LoopWalk(taken, thresholds);
    }

    @Override
    public Optional<UnitSpec> next(List<UnitRecord> history) {
        if (history.size() >= most) {
            return Optional.empty();
        }
        Optional<LoopThresholds> known = history.isEmpty() ? Optional.empty() : thresholds(history);
        if (known.isPresent() && known.get().reached()) {
            return Optional.empty();
        }
        taken = known.map(this::staircase).orElse(whole);
        thresholds = known;
        return Optional.of(units.apply(history.size() + 1));
    }

    private Optional<LoopThresholds> thresholds(List<UnitRecord> loops) {
        double[] ohms = loops.get(0).column("R");
        int turn = turn(loops.get(0));
        if (!LoopThresholds.switches(ohms[0], ohms[turn])) {
            return Optional.empty();
        }
        LoopThresholds thresholds =
                new LoopThresholds(candidates, reversed(candidates), halfWidthOersted, ohms[0], ohms[turn]);
        loops.forEach(loop -> learn(thresholds, loop));
        return Optional.of(thresholds);
    }

    private static void learn(LoopThresholds thresholds, UnitRecord loop) {
        double[] oersted = loop.column("H");
        double[] ohms = loop.column("R");
        int turn = turn(loop);
        int[] out = IntStream.rangeClosed(1, turn).toArray();
        int[] back = IntStream.range(turn + 1, ohms.length).toArray();
        thresholds.learn(true, oersted[0], pick(oersted, out), pick(ohms, out));
        thresholds.learn(false, oersted[turn], pick(oersted, back), pick(ohms, back));
    }

    /** The last reading of the way out. */
    private static int turn(UnitRecord loop) {
        double[] branch = loop.column("branch");
        int turn = 0;
        while (turn + 1 < branch.length && branch[turn + 1] == branch[0]) {
            turn++;
        }
        return turn;
    }

    private static double[] pick(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
    }

    private Staircase staircase(LoopThresholds thresholds) {
        int outward = whole.steps().get(0).branch();
        List<Staircase.Step> steps = new ArrayList<>();
        steps.add(new Staircase.Step(candidates.get(0), outward));
        for (boolean wayOut : new boolean[] {true, false}) {
            for (double oersted : thresholds.levels(wayOut, coarse)) {
                if (oersted != steps.get(steps.size() - 1).oersted()) {
                    steps.add(new Staircase.Step(oersted, wayOut ? outward : -outward));
                }
            }
        }
        return new Staircase(steps);
    }

    private static List<Double> reversed(List<Double> values) {
        List<Double> back = new ArrayList<>(values);
        java.util.Collections.reverse(back);
        return back;
    }

    /** One whole loop, and as many more as may be. */
    @Override
    public Seconds seconds() {
        return new Seconds(wholeSeconds, most * wholeSeconds);
    }
}
