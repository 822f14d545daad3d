package io.mtjlab.analysis.result;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResultTextTest {

    private static String report(double value, double standardError) {
        Estimate ohms = Estimate.normal("R_P", "ohm", value, standardError);
        return new FitResult("rh", "x", List.of(ohms), Covariance.NONE, "converged", Map.of(), List.of(), List.of())
                .report();
    }

    @Test
    void a_value_has_the_digits_that_its_error_tells() {
        assertThat(report(126.2249588, 1.7e-5)).contains("126.224959 +- 1.7e-05 ohm  68 % [126.224942, 126.224976]");
        assertThat(report(126.2249588, 2)).contains("126.225 +- 2.0 ohm");
        assertThat(report(4, 0)).contains("4.00000 +- 0.0 ohm");
    }
}
