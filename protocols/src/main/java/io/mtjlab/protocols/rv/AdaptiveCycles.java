package io.mtjlab.protocols.rv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.protocols.adaptive.LoopThresholds;

/**
 * Cycles of which the first of an assist field takes the whole ramp, and each other one the amplitudes that are expected
 * to tell most about where it switches, rising, with plus until it has switched and then with minus. So field by field,
 * until both mean thresholds are known as well as asked. A device that does not switch gets whole cycles.
 *
 * <p>No amplitude is chosen that the whole ramp has not had before, and none follows a reading that tells of breakdown.
 * Every decision is made from the cycles of its own field alone, in their order.
 */
final class AdaptiveCycles implements Plan {

    /** The cycles under one assist field. */
    interface Series {

        boolean holds(UnitSpec unit);

        /** @param number from 1 */
        UnitSpec cycle(int number);
    }

    private final List<Double> whole;
    private final List<Double> plus;
    private final List<Double> minus;
    private final double halfWidthVolts;
    private final int most;
    private final List<Series> fields;
    private PulseWalk walk;

    /**
     * @param whole the first cycle of every field
     * @param magnitudes that may be chosen, rising
     * @param halfWidthVolts what half of the 95 % interval of both mean thresholds is to be
     * @param most cycles of a field
     */
    AdaptiveCycles(List<Double> whole, List<Double> magnitudes, double halfWidthVolts, int most, List<Series> fields) {
        this.whole = whole;
        this.plus = magnitudes;
        this.minus = magnitudes.stream().map(volts -> -volts).toList();
        this.halfWidthVolts = halfWidthVolts;
        this.most = most;
        this.fields = fields;
        this.walk = wholeCycle();
    }

    /** The pulses of the unit that {@link #next} returned last. */
    PulseWalk walk() {
        return walk;
    }

    private PulseWalk wholeCycle() {
        return new PulseWalk(List.of(whole), Optional.empty());
    }

    @Override
    public Optional<UnitSpec> next(List<UnitRecord> history) {
        for (Series field : fields) {
            List<UnitRecord> own =
                    history.stream().filter(unit -> field.holds(unit.spec())).toList();
            Optional<LoopThresholds> known = own.isEmpty() ? Optional.empty() : thresholds(own);
            if (own.size() < most && known.filter(LoopThresholds::reached).isEmpty()) {
                walk = known.map(this::chosen).orElseGet(this::wholeCycle);
                return Optional.of(field.cycle(own.size() + 1));
            }
        }
        return Optional.empty();
    }

    private PulseWalk chosen(LoopThresholds known) {
        return new PulseWalk(
                List.of(known.levels(true, List.of()), known.levels(false, List.of())), Optional.of(known));
    }

    /** Empty where the first cycle shows one state only. */
    private Optional<LoopThresholds> thresholds(List<UnitRecord> cycles) {
        double[] volts = cycles.get(0).column("V");
        double[] ohms = cycles.get(0).column("R");
        double afterPlus = ohms[last(volts, +1)];
        double afterMinus = ohms[last(volts, -1)];
        if (!LoopThresholds.switches(afterMinus, afterPlus)) {
            return Optional.empty();
        }
        LoopThresholds thresholds = new LoopThresholds(plus, minus, halfWidthVolts, afterMinus, afterPlus);
        double before = ohms[0];
        for (UnitRecord cycle : cycles) {
            for (int sign : new int[] {1, -1}) {
                before = learn(thresholds, cycle, sign, before);
            }
        }
        return Optional.of(thresholds);
    }

    /**
     * One way of a cycle, unless it began on the far side, where it has nothing to show.
     *
     * @param before what was read last before it
     * @return what was read last in it
     */
    private static double learn(LoopThresholds thresholds, UnitRecord cycle, int sign, double before) {
        double[] volts = cycle.column("V");
        double[] ohms = cycle.column("R");
        List<Integer> rising = new ArrayList<>();
        double last = before;
        for (int i = 0; i < volts.length; i++) {
            if (sign * volts[i] > 0) {
                last = ohms[i];
                if (rising.isEmpty() || sign * volts[i] > sign * volts[rising.get(rising.size() - 1)]) {
                    rising.add(i);
                }
            }
        }
        if (!thresholds.switched(sign > 0, before)) {
            thresholds.learn(
                    sign > 0,
                    0,
                    rising.stream().mapToDouble(i -> volts[i]).toArray(),
                    rising.stream().mapToDouble(i -> ohms[i]).toArray());
        }
        return last;
    }

    /** The last pulse of that sign. */
    private static int last(double[] volts, int sign) {
        int last = 0;
        for (int i = 0; i < volts.length; i++) {
            last = sign * volts[i] > 0 ? i : last;
        }
        return last;
    }

    /** One whole cycle of every field, and as many more as may be. */
    @Override
    public Seconds seconds() {
        return fields.stream()
                .map(field -> field.cycle(1).expectedSeconds())
                .map(cycle -> new Seconds(cycle, most * cycle))
                .reduce(Seconds::and)
                .orElseThrow();
    }
}
