package io.mtjlab.analysis.rv;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BreakdownTest {

    private static final double[] VOLTS = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1};

    private static double[] ohms(double... last) {
        double[] ohms = new double[VOLTS.length];
        Arrays.fill(ohms, 1000);
        System.arraycopy(last, 0, ohms, ohms.length - last.length, last.length);
        return ohms;
    }

    @Test
    void the_first_of_the_readings_that_stay_low_tells_the_pulse() {
        Breakdown found = Breakdown.find(VOLTS, ohms(80, 82, 79, 81)).orElseThrow();
        assertThat(found.row()).isEqualTo(8);
        assertThat(found.volts()).isEqualTo(0.8);
    }

    @Test
    void a_dip_that_recovers_is_none() {
        assertThat(Breakdown.find(VOLTS, ohms(80, 82, 79, 1000, 1000, 1000, 1000)))
                .isEmpty();
    }

    @Test
    void one_or_two_low_readings_at_the_end_tell_what_they_may_be_and_no_voltage() {
        for (double[] low : new double[][] {{80}, {80, 82}}) {
            Breakdown found = Breakdown.find(VOLTS, ohms(low)).orElseThrow();
            assertThat(found.row()).isEqualTo(VOLTS.length - low.length);
            assertThat(found.sure()).isFalse();
            assertThat(found.outcome().determined()).isFalse();
            assertThat(found.remark()).contains(found.volts() + " V", "contact", "left out");
        }
    }

    @Test
    void one_outlier_among_the_broken_readings_changes_nothing() {
        assertThat(Breakdown.find(VOLTS, ohms(80, 82, 79, 900, 81, 80))
                        .orElseThrow()
                        .row())
                .isEqualTo(6);
    }

    @Test
    void the_low_state_of_a_junction_of_large_ratio_is_none() {
        double[] ohms = ohms(600, 600, 600, 600, 600, 600);
        assertThat(Breakdown.find(VOLTS, ohms)).isEmpty();
    }
}
