package io.mtjlab.app.design;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@link FewerPoints} prints, held over few devices, and over many. */
class FewerPointsTest {

    private static final int FEW = 3;
    private static final int MANY = 50;

    /** Set-points of an adaptive plan over those of an even grid. */
    private static final double THIRD = 1.0 / 3;

    private static final double LONGEST = 8 * FewerPoints.TRACE_SECONDS;

    @Test
    void few_traces_give_the_sigmoid_that_a_grid_of_fields_gives() {
        hold(FEW, device -> FewerPoints.traces(device, LONGEST));
    }

    @Test
    void few_fields_of_trials_give_the_same_sigmoid() {
        hold(FEW, device -> FewerPoints.trials(device, 800));
    }

    @Test
    void few_frequencies_give_the_line_that_an_even_sweep_gives() {
        hold(FEW, device -> FewerPoints.line(device, 4));
    }

    @Test
    @Tag("long")
    void the_same_holds_over_50_devices() {
        hold(MANY, device -> FewerPoints.traces(device, LONGEST));
        hold(MANY, device -> FewerPoints.trials(device, 800));
        hold(MANY, device -> FewerPoints.line(device, 4));
    }

    private static void hold(int devices, IntFunction<FewerPoints.Ratio> measured) {
        List<FewerPoints.Ratio> all =
                IntStream.range(0, devices).mapToObj(measured).toList();
        assertThat(median(all, FewerPoints.Ratio::points)).isLessThanOrEqualTo(THIRD);
        // Readings, seconds or trials: fewer too, though not by as much; no design could.
        assertThat(median(all, FewerPoints.Ratio::effort)).isLessThan(1);
        for (int parameter : new int[] {0, 1}) {
            assertThat(median(all, ratio -> ratio.intervals().get(parameter))).isLessThanOrEqualTo(1.0);
        }
    }

    private static double median(
            List<FewerPoints.Ratio> all, java.util.function.ToDoubleFunction<FewerPoints.Ratio> what) {
        return FewerPoints.median(all.stream().map(what::applyAsDouble).toList());
    }
}
