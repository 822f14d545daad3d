package io.mtjlab.networks.matrix;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.mtjlab.networks.data.DrawnDigits;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlp;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlpResult;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlpSettings;
import io.mtjlab.networks.training.TrainingProgress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ComputeTest {

    @AfterEach
    void choose_freely_again() {
        System.clearProperty(Compute.LIBRARY_PROPERTY);
    }

    private static SigmoidMlpResult run() {
        return SigmoidMlp.run(
                SigmoidMlpSettings.defaults().withEpochs(3), new DrawnDigits(1, 300, 100), TrainingProgress.SILENT);
    }

    @Test
    void without_the_native_library_a_network_is_trained_in_java_and_the_result_says_so() {
        SigmoidMlpResult byOpenBlas = run();
        System.setProperty(Compute.LIBRARY_PROPERTY, "java");
        SigmoidMlpResult byJava = run();
        assertThat(byOpenBlas.backend()).startsWith("OpenBLAS");
        assertThat(byJava.backend()).contains("(Java)");
        assertThat(byJava.toJson()).contains(byJava.backend());
        assertThat(byJava.curves().get(0).loss()[2])
                .isCloseTo(byOpenBlas.curves().get(0).loss()[2], within(1e-4));
    }
}
