package io.mtjlab.analysis.budget;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.Interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class CalibrationTest {

    private static final Estimate P = Estimate.normal("R_P", "ohm", 126.2, 0.01);
    private static final Estimate AP = Estimate.normal("R_AP", "ohm", 263.2, 0.02);
    private static final Calibration CALIBRATION = Calibration.ofNotes(Map.of(
            "volts_gain_se", 5e-5,
            "amperes_gain_se", 2.5e-4,
            "field_gain_se", 1e-3,
            "field_offset_se_oersted", 0.05,
            "rf_level_se_db", 0.306,
            "lockin_gain_se", 0.005,
            "series_ohms", 6.2,
            "series_ohms_se", 0.05));

    @Test
    void gains_move_resistances_and_cancel_in_the_magnetoresistance() {
        Uncertain r = CALIBRATION.resistance(P);
        assertThat(r.standardError(Source.Kind.CALIBRATION)).isCloseTo(126.2 * Math.hypot(5e-5, 2.5e-4), offset(1e-9));
        Uncertain tmr = CALIBRATION.magnetoresistance(P, AP);
        assertThat(tmr.value()).isCloseTo(137 / 126.2, offset(1e-12));
        assertThat(tmr.standardError(Source.Kind.CALIBRATION)).isCloseTo(0, offset(1e-12));
        double byP = 263.2 / (126.2 * 126.2) * 0.01;
        assertThat(tmr.standardError(Source.Kind.STATISTICAL)).isCloseTo(Math.hypot(byP, 0.02 / 126.2), offset(1e-12));
    }

    @Test
    void the_series_resistance_moves_the_corrected_magnetoresistance() {
        Uncertain tmr = CALIBRATION.correctedMagnetoresistance(P, AP);
        assertThat(tmr.value()).isCloseTo(137.0 / 120, offset(1e-12));
        // d/dS of (AP - P)/(P - S) is (AP - P)/(P - S)^2; gains act on AP - P over P - S, whose raw part they scale.
        double bySeries = 137.0 / (120 * 120) * 0.05;
        double byGains = 137.0 / (120 * 120) * 6.2 * Math.hypot(5e-5, 2.5e-4);
        assertThat(tmr.standardError(Source.Kind.CALIBRATION)).isCloseTo(Math.hypot(bySeries, byGains), offset(1e-9));
    }

    @Test
    void the_field_offset_moves_beta_but_not_the_coercive_field() {
        UncertaintyBudget beta = CALIBRATION.field(Estimate.normal("beta", "Oe", 25, 0.03));
        UncertaintyBudget hc = CALIBRATION.fieldDifference(Estimate.normal("Hc", "Oe", 50, 0.4));
        assertThat(beta.calibrationTotal()).isCloseTo(Math.hypot(0.025, 0.05), offset(1e-12));
        assertThat(hc.calibrationTotal()).isCloseTo(0.05, offset(1e-12));
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
        assertThat(Sensitivity.at(new double[] {-15}, new double[] {22.6}, 0)).isZero();
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
