package io.mtjlab.networks;

import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.networks.data.DataSource;
import io.mtjlab.networks.data.ImageData;
import io.mtjlab.networks.data.LabelledImages;
import io.mtjlab.networks.dwsnn.DwSnn;
import io.mtjlab.networks.dwsnn.DwSnnSettings;
import io.mtjlab.networks.quantizedmlp.QuantizedMlp;
import io.mtjlab.networks.quantizedmlp.QuantizedSettings;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlp;
import io.mtjlab.networks.sigmoidmlp.SigmoidMlpSettings;
import io.mtjlab.networks.training.TrainingProgress;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImagesOfAnotherSizeTest {

    private static final DataSource TWENTY = () -> {
        LabelledImages images = new LabelledImages(20, 20, new byte[30 * 400], new byte[30]);
        return new ImageData("idx", "thirty images", Map.of(), images, images);
    };

    private static void assertRefused(ThrowingCallable run) {
        assertThatThrownBy(run)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll("thirty images", "20 x 20", "28 x 28");
    }

    @Test
    void are_refused_by_every_network_that_sees_images() {
        TrainingProgress silent = TrainingProgress.SILENT;
        assertRefused(() -> SigmoidMlp.run(SigmoidMlpSettings.defaults(), TWENTY, silent));
        assertRefused(() -> QuantizedMlp.run(QuantizedSettings.defaults(), TWENTY, silent));
        assertRefused(() -> DwSnn.run(DwSnnSettings.defaults(), TWENTY, silent));
    }
}
