package io.mtjlab.app.network;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.networks.recognitionrnn.RecognitionRnn;
import io.mtjlab.networks.recognitionrnn.RecognitionSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab network recognition-rnn}. */
@Command(
        name = "recognition-rnn",
        description = "Junctions that learn to tell a sine from a square wave (Zheng et al. 2020, Fig. 4).")
public final class RecognitionRnnCommand implements Callable<Integer> {

    @Mixin
    final ResultOptions result = new ResultOptions();

    @Mixin
    final SignalOptions signals = new SignalOptions();

    @Mixin
    final DeviceOptions device = new DeviceOptions();

    @Option(names = "--noise", paramLabel = "FRACTION", description = "Of the waves, of their magnitude. Default: 0.05")
    @Nullable
    Double noise;

    @Option(names = "--random-phase", description = "Waves begin anywhere in their period.")
    boolean randomPhase;

    @Option(names = "--junctions", paramLabel = "N", description = "Default: 40")
    @Nullable
    Integer junctions;

    @Override
    public Integer call() {
        signals.tell(result.progress());
        RecognitionSettings settings = RecognitionSettings.PAPER.withRandomPhase(randomPhase);
        if (noise != null) {
            settings = settings.withNoise(noise);
        }
        if (junctions != null) {
            settings = settings.withSize(junctions);
        }
        return result.deliver(RecognitionRnn.run(settings, device.device(), result.seed));
    }
}
