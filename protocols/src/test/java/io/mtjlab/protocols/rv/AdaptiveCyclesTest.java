package io.mtjlab.protocols.rv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.UnitRecord;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.analysis.rv.RvFit;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Against a junction that switches where a normal law says: up at 0.61 V, back at -0.83 V, 0.02 V from time to time. */
class AdaptiveCyclesTest {

    private static final double UP_VOLTS = 0.61;
    private static final double BACK_VOLTS = -0.83;
    private static final double SCATTER_VOLTS = 0.02;
    private static final double LOW_OHMS = 1000;
    private static final double HIGH_OHMS = 1400;
    private static final double HALF_WIDTH_VOLTS = 0.02;
    private static final int MOST = 60;
    private static final List<Column> COLUMNS = List.of(Column.of("V", Unit.VOLT), Column.of("R", Unit.OHM));

    private static final List<Double> MAGNITUDES = Grid.even(0.1, 1.3, 0.04).values();
    private static final List<Double> WHOLE = whole(MAGNITUDES);
    private static final SplittableRandom RANDOM = new SplittableRandom(5);
    private static boolean high;
    private static List<UnitRecord> cycles = List.of();

    @BeforeAll
    static void measure() {
        cycles = run(plan(0, 50), true);
    }

    private static List<UnitRecord> ofFirstField() {
        return cycles.stream()
                .filter(cycle -> cycle.spec().coordinates().get("field_oersted").equals(0.0))
                .toList();
    }

    private static List<Double> whole(List<Double> rising) {
        List<Double> cycle = new ArrayList<>();
        for (int sign : new int[] {1, -1}) {
            rising.forEach(volts -> cycle.add(sign * volts));
            for (int i = rising.size() - 2; i >= 0; i--) {
                cycle.add(sign * rising.get(i));
            }
        }
        return cycle;
    }

    private static AdaptiveCycles plan(double... fields) {
        List<AdaptiveCycles.Series> series = new ArrayList<>();
        for (double field : fields) {
            series.add(new AdaptiveCycles.Series() {
                @Override
                public boolean holds(UnitSpec unit) {
                    return unit.coordinates().get("field_oersted").equals(field);
                }

                @Override
                public UnitSpec cycle(int number) {
                    return new UnitSpec(
                            "H=" + field + "/cycle=" + number, "", Map.of("field_oersted", field), COLUMNS, 1);
                }
            });
        }
        return new AdaptiveCycles(WHOLE, MAGNITUDES, HALF_WIDTH_VOLTS, MOST, series);
    }

    /** One cycle on the junction, its thresholds drawn anew; {@code comesBack}: whether minus does anything. */
    private static UnitRecord measured(UnitSpec unit, PulseWalk walk, boolean comesBack) {
        double up = UP_VOLTS + SCATTER_VOLTS * RANDOM.nextGaussian();
        double back = comesBack ? BACK_VOLTS + SCATTER_VOLTS * RANDOM.nextGaussian() : Double.NEGATIVE_INFINITY;
        List<Double> volts = new ArrayList<>();
        List<Double> ohms = new ArrayList<>();
        while (walk.hasNext()) {
            double pulse = walk.next();
            high = pulse >= up || high && pulse > back;
            volts.add(pulse);
            ohms.add((high ? HIGH_OHMS : LOW_OHMS) + 2 * RANDOM.nextGaussian());
            walk.saw(ohms.get(ohms.size() - 1));
        }
        return new UnitRecord(unit, new double[][] {array(volts), array(ohms)}, Map.of(), true);
    }

    private static List<UnitRecord> run(AdaptiveCycles plan, boolean comesBack) {
        List<UnitRecord> history = new ArrayList<>();
        for (Optional<UnitSpec> next = plan.next(history); next.isPresent(); next = plan.next(history)) {
            history.add(measured(next.get(), plan.walk(), comesBack));
        }
        return history;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    private static double[] all(List<UnitRecord> cycles, String column) {
        return cycles.stream()
                .flatMapToDouble(cycle -> java.util.Arrays.stream(cycle.column(column)))
                .toArray();
    }

    @Test
    void both_thresholds_are_known_as_well_as_asked_after_a_part_of_the_pulses() {
        List<UnitRecord> own = ofFirstField();
        assertThat(own).hasSizeBetween(4, MOST - 1);
        var fit = RvFit.fit(all(own, "V"), all(own, "R"));
        // 0.02 V is half of a 95 % interval; four standard errors are twice that.
        assertThat(fit.value("Vc_plus")).isCloseTo(UP_VOLTS, within(2 * HALF_WIDTH_VOLTS));
        assertThat(fit.value("Vc_minus")).isCloseTo(BACK_VOLTS, within(2 * HALF_WIDTH_VOLTS));
        int pulses = own.stream().mapToInt(cycle -> cycle.column("V").length).sum();
        assertThat(pulses).isLessThan(own.size() * WHOLE.size() / 2);
    }

    @Test
    void only_amplitudes_of_the_ramp_are_chosen_and_they_rise_within_a_way() {
        for (UnitRecord cycle : ofFirstField().subList(1, 4)) {
            double[] volts = cycle.column("V");
            for (int i = 0; i < volts.length; i++) {
                assertThat(WHOLE).contains(volts[i]);
                if (i > 0 && volts[i] * volts[i - 1] > 0) {
                    assertThat(Math.abs(volts[i])).isGreaterThan(Math.abs(volts[i - 1]));
                }
            }
        }
    }

    /** After a switch has been seen twice no higher pulse stresses the barrier. */
    @Test
    void a_way_ends_soon_after_it_has_switched() {
        List<UnitRecord> own = ofFirstField();
        for (UnitRecord cycle : own.subList(1, own.size())) {
            double[] ohms = cycle.column("R");
            double[] volts = cycle.column("V");
            long beyond = java.util.stream.IntStream.range(0, ohms.length)
                    .filter(i -> volts[i] > 0 && ohms[i] > (LOW_OHMS + HIGH_OHMS) / 2)
                    .count();
            assertThat(beyond).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void a_plan_that_starts_anew_from_what_is_stored_decides_alike() {
        for (int n : new int[] {0, 1, 2, cycles.size() - 1}) {
            AdaptiveCycles resumed = plan(0, 50);
            assertThat(resumed.next(cycles.subList(0, n)).orElseThrow().key())
                    .isEqualTo(cycles.get(n).spec().key());
            double[] stored = cycles.get(n).column("V");
            double[] ohms = cycles.get(n).column("R");
            PulseWalk walk = resumed.walk();
            for (int i = 0; i < stored.length; i++) {
                assertThat(walk.next()).isEqualTo(stored[i]);
                walk.saw(ohms[i]);
            }
            assertThat(walk.hasNext()).isFalse();
        }
        assertThat(plan(0, 50).next(cycles)).isEmpty();
    }

    @Test
    void each_field_is_searched_by_its_own_cycles() {
        assertThat(cycles.stream().filter(c -> c.column("V").length == WHOLE.size()))
                .hasSize(2);
    }

    @Test
    void a_junction_that_does_not_come_back_gets_whole_cycles_and_no_more_than_asked() {
        assertThat(run(plan(0), false))
                .hasSize(MOST)
                .allSatisfy(cycle -> assertThat(cycle.column("V")).hasSize(WHOLE.size()));
    }
}
