package io.mtjlab.analysis.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Undetermined;
import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class TrendFitTest {

    private static final TrendFit VOLTS = TrendFit.of("Vc_plus", "V", "t", "nm");

    private static List<Device> devices(double design, double... values) {
        List<Device> devices = new ArrayList<>();
        for (double value : values) {
            devices.add(new Device(
                    design + "-" + devices.size(),
                    design,
                    Double.isNaN(value)
                            ? Optional.empty()
                            : Optional.of(Estimate.normal("Vc_plus", "V", value, 0.01))));
        }
        return devices;
    }

    /** Of six the smallest and the largest hold the median but with 2/64: 96.9 %, the least above 95 %. */
    @Test
    void medians_lie_between_order_statistics_and_spreads_are_chi_square() {
        FitResult fit = VOLTS.fit(devices(1.3, 0.31, 0.29, 0.33, 0.28, 0.32, 0.30));
        Estimate median = fit.estimate("median[1.3]").orElseThrow();
        assertThat(median.value()).isCloseTo(0.305, within(1e-12));
        assertThat(median.interval95().low()).isEqualTo(0.28);
        assertThat(median.interval95().high()).isEqualTo(0.33);
        Estimate spread = fit.estimate("spread[1.3]").orElseThrow();
        // variance 3.5e-4; chi square of 5 degrees of freedom: 0.8312 and 12.8325 leave 2.5 % at either side
        assertThat(spread.value()).isCloseTo(Math.sqrt(3.5e-4), within(1e-12));
        assertThat(spread.interval95().high()).isCloseTo(Math.sqrt(5 * 3.5e-4 / 0.8312116), within(1e-7));
        assertThat(spread.interval95().low()).isCloseTo(Math.sqrt(5 * 3.5e-4 / 12.8325020), within(1e-7));
        assertThat(((Undetermined) fit.outcome("slope")).reason()).contains("two designs");
    }

    @Test
    void five_devices_leave_the_95_percent_interval_of_their_median_open() {
        Estimate median =
                VOLTS.fit(devices(1.3, 1, 2, 3, 4, 5)).estimate("median[1.3]").orElseThrow();
        assertThat(median.interval95().isFinite()).isFalse();
        assertThat(median.interval68().isFinite()).isTrue();
    }

    @Test
    void devices_without_a_value_count_in_the_share_and_nowhere_else() {
        List<Device> all = devices(1.3, 0.31, 0.29, Double.NaN);
        all.addAll(devices(1.5, 0.56, 0.58, 0.57));
        FitResult fit = VOLTS.withLimit(0.3).fit(all);
        assertThat(fit.value("determined[1.3]")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(fit.value("above[1.3]")).isEqualTo(0.5);
        assertThat(fit.value("above[1.5]")).isEqualTo(1);
        // none of three missing: the lower end of Clopper and Pearson is 0.025^(1/3)
        assertThat(fit.estimate("above[1.5]").orElseThrow().interval95().low())
                .isCloseTo(Math.cbrt(0.025), within(1e-9));
        assertThat(fit.value("slope")).isCloseTo((0.57 - 0.30) / 0.2, within(1e-9));
        assertThat(fit.statistics()).containsEntry("devices", 6.0).containsEntry("devices_with_a_value", 5.0);
        assertThat(fit.figures()).hasSize(1);
    }

    @Test
    void refuses_no_device() {
        assertThatThrownBy(() -> VOLTS.fit(List.of())).isInstanceOf(InvalidInput.class);
    }
}
