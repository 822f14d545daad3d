package io.mtjlab.protocols.hall;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AntisymmetricTest {

    /** Fields -2 .. 2 and back: a square loop of +-3 switching at +-1.5, on an even part 10 + H^2. */
    private static final double[] FIELDS = {-2, -1, 0, 1, 2, 1, 0, -1, -2};

    private static final double[] ODD = {-3, -3, -3, -3, 3, 3, 3, 3, -3};

    @Test
    void leaves_the_loop_and_takes_off_what_is_even_in_the_field() {
        double[] ohms = new double[FIELDS.length];
        for (int i = 0; i < ohms.length; i++) {
            ohms[i] = ODD[i] + 10 + FIELDS[i] * FIELDS[i];
        }
        assertThat(Antisymmetric.of(ohms)).containsExactly(ODD, within(1e-12));
    }
}
