package io.mtjlab.networks.innaternn;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.networks.recurrent.Device;
import io.mtjlab.networks.result.NetworkResult;

import static org.assertj.core.api.Assertions.assertThat;

class InnateRnnTest {

    @Test
    void eight_hundred_junctions_write_from_states_that_they_have_not_seen() {
        NetworkResult result = run(InnateSettings.PAPER, 11, 2);
        assertThat(result.metrics().get("rmse")).isLessThanOrEqualTo(0.010);
        assertThat(result.metrics().get("rmse_noise_0p01")).isLessThanOrEqualTo(0.015);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void so_do_others(long seed) {
        NetworkResult result = run(InnateSettings.PAPER, seed, 2);
        assertThat(result.metrics().get("rmse")).isLessThanOrEqualTo(0.010);
        assertThat(result.metrics().get("rmse_noise_0p01")).isLessThanOrEqualTo(0.015);
    }

    @Test
    void the_paper_s_variant_has_x_and_y_fed_in() {
        NetworkResult result = run(InnateSettings.PAPER.withSize(200).withInputs(true), 3, 2);
        assertThat(result.metrics().get("rmse")).isLessThanOrEqualTo(0.010);
    }

    @Test
    void any_number_of_threads_gives_the_same_bytes() {
        InnateSettings small = InnateSettings.PAPER.withSize(120);
        assertThat(run(small, 5, 3).toJson()).isEqualTo(run(small, 5, 1).toJson());
    }

    private static NetworkResult run(InnateSettings settings, long seed, int threads) {
        return InnateRnn.run(settings, Device.SURROGATE, seed, threads, progress -> {});
    }
}
