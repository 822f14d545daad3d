package io.mtjlab.protocols.setup;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FieldReadingTest {

    @Test
    void has_the_mean_and_its_standard_error() {
        // 1, 2, 3, 4: mean 2.5, variance (2.25 + 0.25 + 0.25 + 2.25) / 3
        FieldReading reading = FieldReading.of(1, 2, 3, 4);
        assertThat(reading.oersted()).isEqualTo(2.5);
        assertThat(reading.standardErrorOersted()).isCloseTo(Math.sqrt(5 / 3.0) / 2, within(1e-12));
        assertThat(FieldReading.of(7).standardErrorOersted()).isZero();
    }

    @Test
    void two_together_are_as_all_their_readings() {
        SplittableRandom random = new SplittableRandom(1);
        double[] before = random.doubles(11).toArray();
        double[] after = random.doubles(7).map(h -> h + 0.2).toArray();
        FieldReading both = FieldReading.of(before).and(FieldReading.of(after));
        FieldReading all = FieldReading.of(DoubleStream.concat(DoubleStream.of(before), DoubleStream.of(after))
                .toArray());
        assertThat(both.oersted()).isCloseTo(all.oersted(), within(1e-12));
        assertThat(both.scatterOersted()).isCloseTo(all.scatterOersted(), within(1e-12));
        assertThat(both.readings()).isEqualTo(18);
    }
}
