package io.mtjlab.networks.sigmoidmlp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.mtjlab.networks.data.IdxFiles;
import io.mtjlab.networks.training.TrainingProgress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Figures on MNIST itself. The four files are looked for in {@code -Dmtjlab.mnist=DIR}, else in {@code
 * shared/data/mnist} beside the project; without them these tests are skipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MnistTest {

    private static final double PAPER_ACCURACY = 0.87;

    private Path mnist = Path.of("");

    @BeforeAll
    void find_mnist() {
        String given = System.getProperty("mtjlab.mnist", "../../shared/data/mnist");
        mnist = Path.of(given).toAbsolutePath().normalize();
        assumeTrue(
                Files.isDirectory(mnist), "skipped: no MNIST in " + mnist + " (-Dmtjlab.mnist=DIR names its folder)");
    }

    private SigmoidMlpResult run(SigmoidMlpSettings settings) {
        SigmoidMlpResult result = SigmoidMlp.run(settings, new IdxFiles(mnist), TrainingProgress.SILENT);
        System.out.println(settings.study().key() + " " + result.metrics());
        return result;
    }

    private Map<String, Double> metrics(Study study) {
        return run(SigmoidMlpSettings.defaults().withStudy(study)).metrics();
    }

    /** Reference run: 0.8157 (alpha 1.5) and 0.5652 (alpha 1) after 10 epochs; after 4 both are on their way. */
    @Test
    void the_device_is_ahead_after_four_epochs() {
        SigmoidMlpResult result = run(SigmoidMlpSettings.defaults().withEpochs(4));
        assertThat(result.data().trainCount()).isEqualTo(60_000);
        assertThat(result.curves().get(0).recipe().batchSize()).isEqualTo(1_000);
        assertThat(result.metrics().get("test_accuracy")).isBetween(0.6, 0.8);
        assertThat(result.metrics().get("test_accuracy_plain")).isBetween(0.25, 0.5);
    }

    @Test
    @Tag("long")
    void plain_recipe_crosses_87_percent_where_the_paper_does() {
        SigmoidMlpResult result = run(SigmoidMlpSettings.defaults().withStudy(Study.PLAIN_RECIPE));
        assertThat(result.curves().get(0).firstEpochAt(PAPER_ACCURACY)).isBetween(75, 85);
        assertThat(result.curves().get(1).firstEpochAt(PAPER_ACCURACY)).isBetween(1, 30);
    }

    @Test
    @Tag("long")
    void alpha_switched_naively_loses_and_scaled_keeps() {
        Map<String, Double> metrics = metrics(Study.ALPHA_SWITCH);
        double before = metrics.get("test_accuracy_before_switch");
        assertThat(metrics.get("test_accuracy_after_naive_switch")).isLessThan(before - 0.05);
        assertThat(metrics.get("test_accuracy_after_scaled_switch")).isCloseTo(before, within(0.002));
        assertThat(metrics.get("test_accuracy_naive")).isLessThan(before);
        assertThat(metrics.get("test_accuracy_scaled_rate"))
                .isCloseTo(metrics.get("test_accuracy_kept"), within(0.002));
    }

    @Test
    @Tag("long")
    void alpha_is_a_learning_rate() {
        assertThat(metrics(Study.LEARNING_RATE).get("largest_accuracy_difference"))
                .isLessThan(0.001);
    }

    @Test
    @Tag("long")
    void a_good_recipe_reaches_97_9_percent() {
        assertThat(metrics(Study.GOOD_RECIPE).get("test_accuracy")).isGreaterThanOrEqualTo(0.979);
    }

    @Test
    @Tag("long")
    void stochastic_neurons_recognise_96_percent_at_once_and_97_with_twenty_samples() {
        Map<String, Double> metrics = metrics(Study.STOCHASTIC);
        assertThat(metrics.get("test_accuracy")).isGreaterThanOrEqualTo(0.960);
        assertThat(metrics.get("test_accuracy_20_samples")).isGreaterThanOrEqualTo(0.972);
    }

    /** The one knob that the device has costs at most 0.2 points beside neurons without any. */
    @Test
    @Tag("long")
    void microwave_power_serves_as_bias_and_gain() {
        Map<String, Double> metrics = metrics(Study.BIAS_AND_GAIN);
        assertThat(metrics.get("test_accuracy")).isGreaterThanOrEqualTo(0.975);
        assertThat(metrics.get("test_accuracy")).isGreaterThan(metrics.get("test_accuracy_no_knob") - 0.002);
        assertThat(metrics.get("rf_position_spread")).isGreaterThan(0.1);
    }
}
