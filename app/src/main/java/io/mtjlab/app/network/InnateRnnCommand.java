package io.mtjlab.app.network;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.networks.innaternn.InnateRnn;
import io.mtjlab.networks.innaternn.InnateSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab network innate-rnn}. */
@Command(
        name = "innate-rnn",
        description = "Junctions that learn to write a character from a pulse (Zheng et al. 2020, Fig. 3).")
public final class InnateRnnCommand implements Callable<Integer> {

    @Mixin
    final ResultOptions result = new ResultOptions();

    @Mixin
    final SignalOptions signals = new SignalOptions();

    @Mixin
    final DeviceOptions device = new DeviceOptions();

    @Option(names = "--fed-in", description = "x and y drive the junctions while they write, as in the paper.")
    boolean fedIn;

    @Option(names = "--junctions", paramLabel = "N", description = "Default: 800")
    @Nullable
    Integer junctions;

    @Override
    public Integer call() {
        signals.tell(result.progress());
        InnateSettings settings = InnateSettings.PAPER.withInputs(fedIn);
        if (junctions != null) {
            settings = settings.withSize(junctions);
        }
        int threads = Runtime.getRuntime().availableProcessors();
        return result.deliver(InnateRnn.run(settings, device.device(), result.seed, threads, result.progress()));
    }
}
