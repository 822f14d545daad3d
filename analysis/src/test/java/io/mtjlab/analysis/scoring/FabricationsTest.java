package io.mtjlab.analysis.scoring;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Noise, drift, steps and hum alone hold no value. */
class FabricationsTest {

    private static final long SEED = 1;

    @ParameterizedTest
    @EnumSource(Nothing.class)
    void nothing_is_made_up_of_noise(Nothing nothing) {
        for (Fabrications.Source source : Fabrications.sources(SEED)) {
            if (source.name().contains(" " + nothing + " ") && source.isShort()) {
                assertThat(Fabrications.indicesWithValues(source, 5))
                        .as("%s, seed %d", source.name(), SEED)
                        .isEmpty();
            }
        }
    }

    /** Once in a thousand, and three standard deviations of that. */
    @Tag("long")
    @Test
    void of_two_hundred_sets_of_each_kind_of_noise_one_in_a_thousand_has_a_value() {
        List<Fabrications.Source> sources = Fabrications.sources(7);
        long made = sources.stream()
                .mapToLong(source -> Fabrications.indicesWithValues(source, 200).size())
                .sum();
        double expected = 1e-3 * 200 * sources.size();
        assertThat(made).isLessThan((long) (expected + 3 * Math.sqrt(expected)));
    }
}
