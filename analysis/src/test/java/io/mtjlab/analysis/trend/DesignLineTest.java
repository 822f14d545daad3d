package io.mtjlab.analysis.trend;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class DesignLineTest {

    /** Residuals +d, -d, -d, +d at evenly spaced thicknesses are orthogonal to any line; variance 4 d^2/2. */
    @Test
    void kumars_critical_voltage_comes_out_with_the_closed_form_error() {
        double[] thickness = {1.3, 1.4, 1.5, 1.6};
        double d = 0.01;
        double[] sign = {1, -1, -1, 1};
        double[] volts = new double[4];
        for (int i = 0; i < 4; i++) {
            volts[i] = 1.30 * (thickness[i] - 1.0615) + d * sign[i];
        }
        DesignLine line = DesignLine.fit(thickness, volts, "nm", "V");
        assertThat(line.slope().value()).isCloseTo(1.30, offset(1e-12));
        assertThat(line.zero().value()).isCloseTo(1.0615, offset(1e-12));
        assertThat(line.slope().standardError()).isCloseTo(Math.sqrt(2 * d * d / 0.05), offset(1e-12));
        assertThat(line.zero().interval95().contains(1.0615)).isTrue();
    }
}
