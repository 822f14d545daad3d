package io.mtjlab.analysis.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.analysis.result.Interval;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.analysis.steps.Staircase.Step;

/**
 * The steps of a loop measured once or several times, gathered over its cycles: step k of the rising sweeps, step k of
 * the falling ones, k counting from the lowest. Where sweeps differ in how many steps they show, those with the most
 * frequent number count (the larger on a tie), and the rest is said.
 */
public final class LoopSteps {

    /** A loop that ends within this share of its range from where it began is a whole one. */
    private static final double CLOSED = 0.1;

    /** Said of levels that stand out of a baseline that wanders. */
    public static final String WANDERING =
            "the resistance wanders: only levels farther apart than that are told, and its size is in their errors";

    private static final String NOT_SEEN = "no step in that direction within the sweep";

    private final List<List<Place>> rising;
    private final List<List<Place>> falling;
    private final Staircase staircase;
    private final double hidden;
    private int leftOut;

    public LoopSteps(Staircase staircase) {
        this.staircase = staircase;
        this.rising = gather(true);
        this.falling = gather(false);
        this.hidden = CensoredSpread.correlation(brackets());
    }

    private List<List<Place>> gather(boolean up) {
        List<List<Step>> sweeps = new ArrayList<>();
        for (int b = 0; b < staircase.sweeps().size(); b++) {
            List<Step> steps = staircase.steps(b);
            if (staircase.sweeps().get(b).rising() == up && !steps.isEmpty()) {
                sweeps.add(steps);
            }
        }
        Map<Integer, Integer> frequency = new HashMap<>();
        sweeps.forEach(s -> frequency.merge(s.size(), 1, Integer::sum));
        int usual = 0;
        for (Map.Entry<Integer, Integer> entry : frequency.entrySet()) {
            int most = frequency.getOrDefault(usual, 0);
            if (entry.getValue() > most || entry.getValue() == most && entry.getKey() > usual) {
                usual = entry.getKey();
            }
        }
        List<List<Place>> places = new ArrayList<>();
        for (int k = 0; k < usual; k++) {
            places.add(new ArrayList<>());
        }
        for (List<Step> steps : sweeps) {
            if (steps.size() != usual) {
                leftOut++;
                continue;
            }
            for (int k = 0; k < usual; k++) {
                // A falling sweep meets the highest step first.
                places.get(up ? k : usual - 1 - k).add(steps.get(k).place());
            }
        }
        return places;
    }

    /** Sweeps whose number of steps is not the usual one. */
    public int leftOut() {
        return leftOut;
    }

    /** Cycles that the most often seen step was seen in. */
    public int most() {
        return java.util.stream.Stream.concat(rising.stream(), falling.stream())
                .mapToInt(List::size)
                .max()
                .orElse(0);
    }

    public int count(boolean up) {
        return (up ? rising : falling).size();
    }

    /** Mean of each step over the cycles, from the lowest, named {@code prefix} and its number. */
    public List<Outcome> each(boolean up, String prefix, String unit) {
        List<Outcome> outcomes = new ArrayList<>();
        for (List<Place> places : up ? rising : falling) {
            outcomes.add(WeightedPlaces.mean(places).hiddenWith(hidden).estimate(prefix + outcomes.size(), unit));
        }
        if (outcomes.isEmpty()) {
            outcomes.add(Undetermined.because(prefix + 0, unit, NOT_SEEN));
        }
        return outcomes;
    }

    /** Mean over the steps of one direction. */
    public Outcome mean(boolean up, String name, String unit) {
        List<List<Place>> steps = up ? rising : falling;
        if (steps.isEmpty()) {
            return Undetermined.because(name, unit, NOT_SEEN);
        }
        WeightedPlaces sum = new WeightedPlaces();
        steps.forEach(places -> sum.plus(places, 1.0 / steps.size()));
        if (most() == 1) {
            sum.alikeWith(new CommonDistance(only(steps), only(up ? falling : rising)).probabilities());
        }
        return sum.hiddenWith(hidden).estimate(name, unit);
    }

    /** The places of a loop of one cycle. */
    private static List<Place> only(List<List<Place>> steps) {
        return steps.stream().map(places -> places.get(0)).toList();
    }

    /** (mean of the rising steps + {@code sign} times mean of the falling ones)/2. */
    public Outcome halfSum(int sign, String name, String unit) {
        if (rising.isEmpty() || falling.isEmpty()) {
            return Undetermined.because(name, unit, "the loop does not switch back within its range");
        }
        WeightedPlaces sum = new WeightedPlaces();
        rising.forEach(places -> sum.plus(places, 0.5 / rising.size()));
        falling.forEach(places -> sum.plus(places, 0.5 * sign / falling.size()));
        return sum.hiddenWith(hidden).estimate(name, unit);
    }

    /** The likeliest bracket of each step in each cycle, a list for each step. */
    public List<List<Interval>> brackets() {
        List<List<Interval>> all = new ArrayList<>();
        for (List<List<Place>> steps : List.of(rising, falling)) {
            steps.forEach(
                    places -> all.add(places.stream().map(Place::likeliest).toList()));
        }
        return all;
    }

    /**
     * Brackets of the only step of one direction, open beyond the end of a sweep that began like the others and did not
     * switch.
     */
    public List<Interval> censored(boolean up) {
        List<Interval> intervals = new ArrayList<>();
        for (int b = 0; b < staircase.sweeps().size(); b++) {
            Sweep sweep = staircase.sweeps().get(b);
            if (sweep.rising() != up) {
                continue;
            }
            List<Step> steps = staircase.steps(b);
            double end = sweep.x()[sweep.size() - 1];
            if (steps.size() == 1) {
                intervals.add(steps.get(0).place().likeliest());
            } else if (steps.isEmpty()) {
                intervals.add(
                        up ? new Interval(end, Double.POSITIVE_INFINITY) : new Interval(Double.NEGATIVE_INFINITY, end));
            }
        }
        return intervals;
    }

    /** 1 when a rising sweep goes to a higher level, -1 when to a lower one, 0 when nothing tells. */
    public int polarity() {
        int votes = 0;
        for (int b = 0; b < staircase.sweeps().size(); b++) {
            boolean up = staircase.sweeps().get(b).rising();
            List<Step> steps = staircase.steps(b);
            if (!steps.isEmpty()) {
                int change = Integer.signum(
                        steps.get(steps.size() - 1).to() - steps.get(0).from());
                votes += up ? change : -change;
            }
        }
        return Integer.signum(votes);
    }

    /**
     * Whether the loop comes back to where it began and the readings do not: they went from level to level in one direction
     * only. A lost contact does the same, and so may a device that was left in its other state; nothing tells them apart.
     */
    public boolean staysAway() {
        List<Sweep> sweeps = staircase.sweeps();
        Sweep first = sweeps.get(0);
        Sweep last = sweeps.get(sweeps.size() - 1);
        double low =
                sweeps.stream().flatMapToDouble(s -> Arrays.stream(s.x())).min().orElse(0);
        double high =
                sweeps.stream().flatMapToDouble(s -> Arrays.stream(s.x())).max().orElse(0);
        boolean closed =
                sweeps.size() > 1 && Math.abs(last.x()[last.size() - 1] - first.x()[0]) < CLOSED * (high - low);
        int before = -1;
        boolean up = false;
        boolean down = false;
        for (int b = 0; b < sweeps.size(); b++) {
            for (Step step : staircase.steps(b)) {
                up |= step.to() > step.from() || before >= 0 && step.from() > before;
                down |= step.to() < step.from() || before >= 0 && step.from() < before;
                before = step.to();
            }
        }
        return closed && !(up && down);
    }

    /** Middle of the steps of one direction; NaN when there are none. */
    public double middle(boolean up) {
        return (up ? rising : falling)
                .stream()
                        .flatMap(List::stream)
                        .mapToDouble(Place::mean)
                        .average()
                        .orElse(Double.NaN);
    }
}
