package io.mtjlab.analysis.trend;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.CoverageTally;
import io.mtjlab.base.random.RandomStreams;

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

    /** Devices scatter by 0.05 around the line and are measured to between 0.01 and 0.2: slopes and zeros are covered. */
    @Test
    void weighted_intervals_hold_where_devices_scatter_and_errors_differ() {
        CoverageTally slopes = new CoverageTally();
        CoverageTally zeros = new CoverageTally();
        for (int seed = 1; seed <= 1000; seed++) {
            UniformRandomProvider random = RandomStreams.of(seed).stream("trend");
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
            double[] x = new double[24];
            double[] y = new double[24];
            double[] sigma = new double[24];
            for (int i = 0; i < x.length; i++) {
                x[i] = 1.2 + 0.1 * (i % 6);
                sigma[i] = 0.01 * Math.pow(20, random.nextDouble());
                y[i] = 1.30 * (x[i] - 1.0615) + 0.05 * normal.sample() + sigma[i] * normal.sample();
            }
            DesignLine line = DesignLine.weighted(x, y, sigma, "nm", "V");
            slopes.add(line.slope(), 1.30);
            zeros.add(line.zero(), 1.0615);
        }
        for (CoverageTally tally : new CoverageTally[] {slopes, zeros}) {
            assertThat(tally.deviation(tally.at68(), 0.6827)).isBetween(-4.0, 4.0);
            assertThat(tally.deviation(tally.at95(), 0.95)).isBetween(-4.0, 4.0);
        }
    }

    @Test
    void equal_errors_give_the_unweighted_line_and_take_themselves_off_the_scatter() {
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {1.1, 1.8, 3.3, 3.7, 5.2};
        DesignLine plain = DesignLine.fit(x, y, "nm", "V");
        DesignLine weighted = DesignLine.weighted(x, y, new double[] {0.1, 0.1, 0.1, 0.1, 0.1}, "nm", "V");
        assertThat(weighted.slope().value()).isCloseTo(plain.slope().value(), offset(1e-12));
        assertThat(weighted.slope().standardError()).isCloseTo(plain.slope().standardError(), offset(1e-9));
        assertThat(weighted.scatter()).isCloseTo(Math.sqrt(plain.scatter() * plain.scatter() - 0.01), offset(1e-9));
    }

    @Test
    void a_device_that_is_not_of_the_series_does_not_move_the_robust_line() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] y = {1.02, 1.99, 3.01, 3.98, 5.02, 6.01, 6.98, 30};
        DesignLine robust = DesignLine.robust(x, y, "nm", "V");
        assertThat(robust.slope().value()).isCloseTo(1, offset(0.02));
        assertThat(DesignLine.fit(x, y, "nm", "V").slope().value()).isGreaterThan(2);
    }
}
