package io.mtjlab.app.network;

import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.networks.forcernn.ForceRnn;
import io.mtjlab.networks.forcernn.ForceSettings;
import io.mtjlab.networks.forcernn.ForceStudy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab network force-rnn}. */
@Command(
        name = "force-rnn",
        description = "Junctions that learn to make a sine, then another one (Zheng et al. 2020, Fig. 2).")
public final class ForceRnnCommand implements Callable<Integer> {

    /** The studies by the names of the command line; kept apart so that help loads no network. */
    enum Study {
        PROTOCOL,
        SEEDS,
        SIZES,
        PHASE_NOISE,
        WEIGHT_FLUCTUATION,
        DELAY,
        FROZEN_OUTPUTS,
        NETWORK_SIZE,
        LEAK,
        FORGETTING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Mixin
    final ResultOptions result = new ResultOptions();

    @Mixin
    final SignalOptions signals = new SignalOptions();

    @Mixin
    final DeviceOptions device = new DeviceOptions();

    @Option(
            names = "--study",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES}: one network over time, or how many of --networks learn.",
            defaultValue = "protocol")
    Study study = Study.PROTOCOL;

    @Option(names = "--networks", paramLabel = "N", description = "Default: 100", defaultValue = "100")
    int networks = 100;

    @Option(names = "--junctions", paramLabel = "N", description = "Default: 40")
    @Nullable
    Integer junctions;

    @Override
    public Integer call() {
        signals.tell(result.progress());
        ForceSettings settings = junctions == null ? ForceSettings.PAPER : ForceSettings.PAPER.withSize(junctions);
        return result.deliver(ForceRnn.run(
                settings, device.device(), ForceStudy.valueOf(study.name()), result.seed, networks, result.progress()));
    }
}
