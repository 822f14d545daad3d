package io.mtjlab.analysis.sigmoid;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.result.Undetermined;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AlphaBoundTest {

    /** Nothing of n at -1 Oe, everything at +1 Oe: L = (1 + e^-alpha)^-2n, which falls to e^-1.3528 of one. */
    @Test
    void counts_that_split_between_two_fields_tell_the_least_slope() {
        int n = 20;
        List<SigmoidPoint> points = List.of(new SigmoidPoint(-1, 0, n), new SigmoidPoint(1, n, n));
        Separation separation = Separation.ofCells(
                        List.of(new Separation.Cell(-1, 0, n), new Separation.Cell(1, n, n)), Abscissa.FIELD)
                .orElseThrow();
        double bound = -Math.log(Math.exp(0.5 * 1.6448536269514722 * 1.6448536269514722 / (2 * n)) - 1);
        Undetermined alpha = AlphaBound.of(points, 0, 1, separation, Abscissa.FIELD);
        assertThat(alpha.bounds95().low()).isCloseTo(bound, within(1e-3 * bound));
        assertThat(alpha.bounds95().high()).isInfinite();
    }
}
