package io.mtjlab.networks.sigmoidmlp;

import io.mtjlab.networks.data.DataSource;
import io.mtjlab.networks.training.TrainingProgress;

/** The one entry point: {@code SigmoidMlp.run(SigmoidMlpSettings.defaults(), new DrawnDigits(), TrainingProgress.SILENT)}. */
public final class SigmoidMlp {

    private SigmoidMlp() {}

    /**
     * Trains the networks of {@code settings.study()} and measures them.
     *
     * @throws io.mtjlab.base.error.InvalidInput if the data are missing or wrong
     */
    public static SigmoidMlpResult run(SigmoidMlpSettings settings, DataSource source, TrainingProgress progress) {
        throw new UnsupportedOperationException("not written yet");
    }
}
