package io.mtjlab.simulators.physics;

import java.util.Optional;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.TwoLevels;
import io.mtjlab.simulators.physics.telegraph.TwoStateProcess;

/**
 * A junction that heat, field, current and microwaves switch between two states: R(H), telegraph signal, pulses and
 * rectified voltage of one device, whose {@link #levels} and {@link #rectified} say what it is.
 *
 * <p>A unit of work measured again meets the same device whatever was measured before it: the state is drawn at the
 * first look after the unit begins, from the stationary distribution when the drive of that moment forgets within
 * {@value #FORGETS_SECONDS} s, otherwise (a loop at rest) from what the field left behind.
 *
 * <p>A barrier that has seen its breakdown voltage is a short for good.
 */
public abstract class TwoStateJunction implements PulsedJunction {

    private static final double FORGETS_SECONDS = 10;
    private static final double OERSTED_PER_MILLITESLA = 10;
    private static final double BROKEN_SHARE = 0.02;

    private final double breakdownVolts;
    private final double brokenOhms;
    private UniformRandomProvider random;
    private @Nullable TwoStateProcess process;
    private long atNanos;
    private Drive drive = Drive.REST;
    private TwoLevels levels;
    private double rectifiedVolts;
    private boolean broken;

    /** Probability of P that the last drive held long enough has left behind. */
    private double remembered;

    /**
     * @param rest levels under {@link Drive#REST}
     * @param breakdownVolts across the barrier, from which it breaks
     * @param streams randomness until the first unit begins
     */
    protected TwoStateJunction(TwoLevels rest, double breakdownVolts, RandomStreams streams) {
        this.breakdownVolts = breakdownVolts;
        this.brokenOhms = BROKEN_SHARE * Math.min(rest.lowOhms(), rest.highOhms());
        this.random = streams.stream("switching");
        this.levels = rest;
        this.remembered = rest.dwell().occupancy();
    }

    /** The states under a drive, and how long each lasts. A device with a history is told every drive once, in order. */
    protected abstract TwoLevels levels(Drive acting);

    /** Direct volts that the carrier of a drive rectifies to while it is on. */
    protected abstract double rectified(Drive acting);

    @Override
    public final void beginUnit(RandomStreams streams) {
        if (process != null && !forgets()) {
            remembered = process.parallel() ? 1 : 0;
        }
        process = null;
        random = streams.stream("switching");
    }

    @Override
    public final void drive(long nanos, Drive next) {
        passTime(nanos);
        drive = next;
        levels = levels(next);
        rectifiedVolts = next.rfWatts() > 0 ? rectified(next) : 0;
        stress(next.amperes() * likelyOhms());
    }

    /** The write line of a device that has one beside its barrier; empty where pulses go through the barrier. */
    protected Optional<SpinOrbitWrite> channel() {
        return Optional.empty();
    }

    /** A pulse in a channel writes the state that a field of its sign favours, when there is a field of that sign. */
    @Override
    public final void pulse(long nanos, double volts, double seconds) {
        passTime(nanos);
        stress(volts);
        if (broken) {
            return;
        }
        Optional<SpinOrbitWrite> channel = channel();
        if (channel.isEmpty()) {
            TwoLevels pulsed = levels(drive.withAmperes(volts / ohmsNow()));
            look().advance(seconds, pulsed.dwell());
            return;
        }
        TwoStateProcess before = look();
        boolean positive = volts > 0;
        double along = (positive ? 1 : -1) * drive.easyOersted() / OERSTED_PER_MILLITESLA;
        double normal = ZigguratSampler.NormalizedGaussian.of(random).sample();
        if (Math.abs(volts) >= channel.get().thresholdVolts(along, seconds, normal) && before.parallel() != positive) {
            process = new TwoStateProcess(random, positive);
        }
    }

    @Override
    public final double writeOhms(long nanos) {
        return channel().map(SpinOrbitWrite::channelOhms).orElseGet(() -> peekOhms(nanos));
    }

    private void stress(double volts) {
        broken |= Math.abs(volts) >= breakdownVolts;
    }

    /** Whether the barrier has broken down. */
    public final boolean broken() {
        return broken;
    }

    @Override
    public final double meanVolts(long fromNanos, long toNanos) {
        passTime(fromNanos);
        double ohms;
        if (toNanos == fromNanos || broken) {
            ohms = ohmsNow();
        } else {
            double seconds = (toNanos - fromNanos) * 1e-9;
            double low = look().advance(seconds, levels.dwell()) / seconds;
            ohms = low * levels.lowOhms() + (1 - low) * levels.highOhms();
        }
        atNanos = toNanos;
        return drive.amperes() * ohms + rectifiedVolts() * drive.rfOnFraction();
    }

    @Override
    public final double ohms(long nanos) {
        passTime(nanos);
        return ohmsNow();
    }

    @Override
    public final double peekOhms(long nanos) {
        passTime(nanos);
        return likelyOhms();
    }

    @Override
    public final double rectifiedVolts() {
        return broken ? 0 : rectifiedVolts;
    }

    @Override
    public final Optional<DwellTimes> dwellTimes() {
        return broken ? Optional.empty() : Optional.of(levels.byResistance());
    }

    private double ohmsNow() {
        return broken ? brokenOhms : look().parallel() ? levels.lowOhms() : levels.highOhms();
    }

    private double likelyOhms() {
        if (broken) {
            return brokenOhms;
        }
        boolean parallel = process == null ? likelihoodOfParallel() > 0.5 : process.parallel();
        return parallel ? levels.lowOhms() : levels.highOhms();
    }

    private void passTime(long toNanos) {
        if (toNanos < atNanos) {
            throw new IllegalArgumentException(
                    "the junction stands at " + atNanos + " ns; asked of " + toNanos + " ns");
        }
        double seconds = (toNanos - atNanos) * 1e-9;
        atNanos = toNanos;
        if (process != null) {
            process.advance(seconds, levels.dwell());
        } else if (seconds >= levels.dwell().relaxationSeconds()) {
            remembered = levels.dwell().occupancy();
        }
    }

    private boolean forgets() {
        return levels.dwell().relaxationSeconds() <= FORGETS_SECONDS;
    }

    private double likelihoodOfParallel() {
        return forgets() ? levels.dwell().occupancy() : remembered;
    }

    private TwoStateProcess look() {
        TwoStateProcess seen = process;
        if (seen == null) {
            seen = new TwoStateProcess(random, random.nextDouble() < likelihoodOfParallel());
            process = seen;
        }
        return seen;
    }
}
