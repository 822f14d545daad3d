package io.mtjlab.analysis.budget;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class UncertaintyBudgetTest {

    private static final Source GAIN = Source.calibration("voltmeter gain");
    private static final Source SERIES = Source.calibration("series resistance");
    private static final double P = 126.2;
    private static final double AP = 263.2;

    private static Uncertain ohms(double value, String name, double error) {
        return Uncertain.of(Estimate.normal(name, "ohm", value, error), name).with(GAIN, value * 2.5e-4);
    }

    @Test
    void a_gain_moves_resistances_and_cancels_in_the_magnetoresistance() {
        Uncertain low = ohms(P, "R_P", 0.01);
        assertThat(low.standardError(Source.Kind.CALIBRATION)).isCloseTo(P * 2.5e-4, offset(1e-12));
        Uncertain tmr = ohms(AP, "R_AP", 0.02).minus(low).dividedBy(low);
        assertThat(tmr.value()).isCloseTo(137 / P, offset(1e-12));
        assertThat(tmr.standardError(Source.Kind.CALIBRATION)).isCloseTo(0, offset(1e-12));
        double byP = AP / (P * P) * 0.01;
        assertThat(tmr.standardError(Source.Kind.STATISTICAL)).isCloseTo(Math.hypot(byP, 0.02 / P), offset(1e-12));
    }

    @Test
    void the_series_resistance_moves_the_corrected_magnetoresistance() {
        Uncertain series = Uncertain.exactly(6.2).with(SERIES, 0.05);
        Uncertain low = ohms(P, "R_P", 0.01).minus(series);
        Uncertain tmr = ohms(AP, "R_AP", 0.02).minus(series).minus(low).dividedBy(low);
        assertThat(tmr.value()).isCloseTo(137.0 / 120, offset(1e-12));
        // d/dS of (AP - P)/(P - S) is (AP - P)/(P - S)^2; the gain acts on AP - P over P - S, whose raw part it scales.
        double bySeries = 137.0 / (120 * 120) * 0.05;
        double byGain = 137.0 / (120 * 120) * 6.2 * 2.5e-4;
        assertThat(tmr.standardError(Source.Kind.CALIBRATION)).isCloseTo(Math.hypot(bySeries, byGain), offset(1e-9));
    }

    @Test
    void a_term_of_unstated_size_is_named_and_is_in_no_interval() {
        UncertaintyBudget budget =
                UncertaintyBudget.of(Estimate.normal("VS", "V", 1, 0.1)).withCalibration("gain", 0.2);
        UncertaintyBudget told = budget.withUnstated("RF loss").within(UncertaintyBudget.POSITIVE);
        assertThat(told.unstated()).containsExactly("RF loss");
        assertThat(told.standardError()).isEqualTo(budget.standardError());
        assertThat(told.calibration()).isEqualTo(budget.calibration());
    }

    @Test
    void each_side_of_the_total_interval_is_a_root_of_squares() {
        Estimate skew = new Estimate("x", "1", 10, 1.5, new Interval(9, 12), new Interval(8, 15), "profile");
        UncertaintyBudget budget =
                UncertaintyBudget.of(skew).withCalibration("gain", 2).withDrift("creep", 1);
        assertThat(budget.interval68().low()).isCloseTo(10 - Math.sqrt(1 + 5), offset(1e-12));
        assertThat(budget.interval68().high()).isCloseTo(10 + Math.sqrt(4 + 5), offset(1e-12));
        double z = 1.959963984540054;
        assertThat(budget.interval95().high()).isCloseTo(10 + Math.sqrt(25 + z * z * 5), offset(1e-12));
        assertThat(budget.standardError()).isCloseTo(Math.sqrt(1.5 * 1.5 + 5), offset(1e-12));
    }

    @Test
    void sensitivity_to_the_level_follows_the_shift_of_the_threshold() {
        double[] dbm = {-40, -35, -30, -25, -20, -15};
        double[] beta = new double[6];
        for (int i = 0; i < 6; i++) {
            beta[i] = 27.8 - 5.2 * Math.pow(10, (dbm[i] + 15) / 20);
        }
        double steepest = 5.2 * Math.log(10) / 20;
        for (int i = 0; i < 6; i++) {
            double exact = -5.2 * Math.log(10) / 20 * Math.pow(10, (dbm[i] + 15) / 20);
            assertThat(Sensitivity.at(dbm, beta, i)).isCloseTo(exact, offset(0.03 * steepest));
        }
        assertThat(Sensitivity.at(new double[] {-15}, new double[] {22.6}, 0)).isNaN();
    }

    /** The square of 1e200 is beyond what a double holds; the error itself is not, and a card must be able to say it. */
    @Test
    void errors_of_any_size_add_up() {
        UncertaintyBudget budget =
                UncertaintyBudget.of(Estimate.normal("tau", "s", 1, 3e200)).withCalibration("gain", 4e200);
        assertThat(budget.standardError()).isCloseTo(5e200, org.assertj.core.data.Percentage.withPercentage(1e-10));
        assertThat(budget.interval68().isFinite()).isTrue();
    }

    @Test
    void no_total_interval_reaches_what_is_impossible() {
        Estimate visit = new Estimate("tau_P", "s", 1e-3, 9e-4, new Interval(2e-4, 2e-3), new Interval(1e-5, 4e-3), "");
        UncertaintyBudget dwell =
                UncertaintyBudget.of(visit).withCalibration("gain", 1e-3).within(UncertaintyBudget.POSITIVE);
        // ln(1e-3/1e-5) = 4.605 and 1.96 of the gain, together
        double ln = Math.hypot(Math.log(100), 1.959963984540054);
        assertThat(dwell.interval95().low()).isCloseTo(1e-3 * Math.exp(-ln), offset(1e-12));
        assertThat(dwell.interval95().high()).isCloseTo(1e-3 + Math.hypot(3e-3, 1.959963984540054e-3), offset(1e-12));
        Estimate share = new Estimate("P", "1", 0.9997, 1e-4, new Interval(0.9995, 1), new Interval(0.999, 1), "");
        Interval total = UncertaintyBudget.of(share)
                .withCalibration("gain", 1e-3)
                .within(UncertaintyBudget.SHARE)
                .interval95();
        assertThat(total.high()).isEqualTo(1);
        assertThat(total.low()).isBetween(0.9975, 0.999);
        // where the bound is far, nothing changes
        UncertaintyBudget far =
                UncertaintyBudget.of(Estimate.normal("tau_P", "s", 1, 1e-4)).withCalibration("gain", 1e-4);
        assertThat(far.within(UncertaintyBudget.POSITIVE).interval95().low())
                .isCloseTo(far.interval95().low(), offset(1e-7));
    }
}
