package io.mtjlab.networks.recognitionrnn;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.networks.recurrent.Device;
import io.mtjlab.networks.result.NetworkResult;

import static org.assertj.core.api.Assertions.assertThat;

class RecognitionRnnTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_window_is_recognised_for_ten_seeds(boolean randomPhase) {
        for (int seed = 11; seed <= 20; seed++) {
            NetworkResult result =
                    RecognitionRnn.run(RecognitionSettings.PAPER.withRandomPhase(randomPhase), Device.SURROGATE, seed);
            assertThat(result.metrics().get("correct_fraction"))
                    .as("seed %d", seed)
                    .isEqualTo(1);
            assertThat(result.metrics().get("margin")).as("seed %d", seed).isGreaterThan(0.3);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {5})
    void noise_five_times_the_wave_is_too_much(double noise) {
        NetworkResult result = RecognitionRnn.run(RecognitionSettings.PAPER.withNoise(noise), Device.SURROGATE, 1);
        assertThat(result.metrics().get("correct_fraction")).isLessThan(1);
    }
}
