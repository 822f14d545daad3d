package io.mtjlab.base.random;

import java.util.HashSet;
import java.util.Set;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RandomStreamsTest {

    @Test
    void the_same_names_give_the_same_numbers_whatever_was_drawn_before() {
        RandomStreams streams = RandomStreams.of(11);
        long first = streams.stream("trace", 3).nextLong();
        streams.stream("other").nextLong();
        assertThat(streams.child("trace").stream(3).nextLong()).isEqualTo(first);
    }

    @Test
    void neighbouring_names_and_seeds_give_different_numbers() {
        Set<Long> seen = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            for (int point = 0; point < 50; point++) {
                seen.add(RandomStreams.of(seed).stream("p", point).nextLong());
            }
        }
        assertThat(seen).hasSize(2500);
    }

    @Test
    void where_one_name_ends_and_the_next_begins_counts() {
        RandomStreams streams = RandomStreams.of(1);
        assertThat(streams.stream("a", "bc").nextLong())
                .isNotEqualTo(streams.stream("ab", "c").nextLong());
    }

    @Test
    void streams_of_neighbouring_points_are_uncorrelated() {
        int n = 20_000;
        double sum = 0;
        for (int point = 0; point < n; point++) {
            UniformRandomProvider a = RandomStreams.of(5).stream("p", point);
            UniformRandomProvider b = RandomStreams.of(5).stream("p", point + 1);
            sum += (a.nextDouble() - 0.5) * (b.nextDouble() - 0.5);
        }
        // The product of two independent uniforms around zero has standard deviation 1/12.
        assertThat(Math.abs(sum / n)).isLessThan(4 * (1.0 / 12) / Math.sqrt(n));
    }
}
