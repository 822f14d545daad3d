package io.mtjlab.simulators.twin.kepcobop;

import java.util.function.DoubleSupplier;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;

/** What the card reads of the current: 0.02 % of rating (BIT 4886, specifications, typical for 16 bits), and noise. */
final class ReadBack {

    private static final double LIMIT_AMPERES = 2e-4 * SupplyState.RATED_AMPERES;
    private static final double NOISE_AMPERES = 2e-4;

    /** The card averages before it answers. */
    private static final long MEASURE_NANOS = 5_000_000;

    private final Post post;
    private final CalibrationError error;
    private ZigguratSampler.NormalizedGaussian normal;

    ReadBack(Post post) {
        this.post = post;
        this.error = CalibrationError.draw(post.calibration(), SupplyState.GAIN_LIMIT, LIMIT_AMPERES, "read");
        this.normal = noise(post.calibration());
        post.wires().onUnit(post.role(), dice -> normal = noise(dice));
    }

    private static ZigguratSampler.NormalizedGaussian noise(RandomStreams dice) {
        return ZigguratSampler.NormalizedGaussian.of(dice.stream("readings"));
    }

    /** @param amperes that flow at the end of the measurement */
    double measure(DoubleSupplier amperes) throws InterruptedException {
        post.time().sleepUntil(post.time().nanos() + MEASURE_NANOS);
        return error.apply(amperes.getAsDouble()) + NOISE_AMPERES * normal.sample();
    }

    double offsetError() {
        return error.offset();
    }
}
