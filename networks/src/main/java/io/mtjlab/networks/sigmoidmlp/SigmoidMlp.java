package io.mtjlab.networks.sigmoidmlp;

import java.util.LinkedHashMap;
import java.util.Map;

import io.mtjlab.networks.data.DataSource;
import io.mtjlab.networks.data.DataSummary;
import io.mtjlab.networks.data.ImageData;
import io.mtjlab.networks.data.LabelledImages;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.training.TrainingProgress;

/**
 * The 784-400-10 perceptron of Luo et al. 2023.
 *
 * <pre>{@code
 * SigmoidMlpResult result =
 *         SigmoidMlp.run(SigmoidMlpSettings.defaults(), new DrawnDigits(), TrainingProgress.SILENT);
 * }</pre>
 */
public final class SigmoidMlp {

    private SigmoidMlp() {}

    /**
     * Trains the networks of {@code settings.study()} and measures them.
     *
     * @throws io.mtjlab.base.error.InvalidInput if the data are missing or wrong, or a checkpoint belongs to other
     *     settings
     * @throws io.mtjlab.networks.training.NonFiniteLoss if training runs away
     */
    public static SigmoidMlpResult run(SigmoidMlpSettings settings, DataSource source, TrainingProgress progress) {
        ImageData data = source.load().ofMnistSize();
        try (Compute compute = Compute.withThreads(settings.run().threads())) {
            Findings findings = study(settings.study(), new Workshop(settings, data, compute, progress));
            Map<String, Double> metrics = new LinkedHashMap<>(findings.metrics());
            settings.hardware()
                    .costs(
                            new int[] {Workshop.HIDDEN, LabelledImages.CLASSES},
                            findings.curves().get(0).recipe().batchSize(),
                            metrics);
            return new SigmoidMlpResult(
                    settings,
                    DataSummary.of(data),
                    compute.blas().name(),
                    findings.curves(),
                    metrics,
                    findings.explanation());
        }
    }

    private static Findings study(Study study, Workshop workshop) {
        return switch (study) {
            case DEVICE -> PlainStudies.device(workshop);
            case PLAIN_RECIPE -> PlainStudies.plainRecipe(workshop);
            case ALPHA_SWITCH -> AlphaStudies.alphaSwitch(workshop);
            case LEARNING_RATE -> AlphaStudies.learningRate(workshop);
            case GOOD_RECIPE -> GoodStudies.goodRecipe(workshop);
            case STOCHASTIC -> GoodStudies.stochastic(workshop);
            case BIAS_AND_GAIN -> GoodStudies.biasAndGain(workshop);
        };
    }
}
