package io.mtjlab.simulators.twin.lockin;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.wiring.SignalFollower;

/**
 * From the input to the output: reference lock, phase-sensitive detection, filter, noise. Everything is followed
 * exactly through the history of the input; only the present settings count, so whoever changes one lets the path
 * follow to now first.
 */
public final class SignalPath implements SignalFollower {

    /** "Input noise 6 nV/sqrt(Hz) at 1 kHz, typical" (manual, specifications); lower here as measured units are. */
    private static final double WHITE_DENSITY = 5e-9;

    /** Where 1/f noise equals the white one, in hertz. */
    private static final double CORNER_HERTZ = 30;

    /** "Acquisition time (2 cycles + 5 ms) or 40 ms, whichever is greater" (manual, specifications). */
    private static final double LOCK_CYCLES = 2;

    private static final double LOCK_SECONDS = 5e-3;
    private static final double LEAST_LOCK_SECONDS = 40e-3;

    /** The detector's settings, as far as the path depends on them. */
    public record Setting(
            boolean external, double internalHertz, int harmonic, double phaseDegrees, double tauSeconds, int poles) {}

    /** Takes the outputs at moments of its own choice. */
    public interface Sampler {
        /** The first moment after {@code nanos}; {@link Long#MAX_VALUE} for none. */
        long nextAfter(long nanos);

        void sample(long nanos, double xVolts, double yVolts);
    }

    /** What the cables bring. */
    public interface Inputs {
        /** At the reference input; 0 for nothing. */
        double referenceHertz();

        /** Of the signal against that reference. */
        double signalPhaseDegrees();
    }

    private final Inputs inputs;
    private final PoleCascade x = new PoleCascade();
    private final PoleCascade y = new PoleCascade();
    private final FilteredNoise noiseX;
    private final FilteredNoise noiseY;
    private Setting setting;
    private long followedNanos;
    private double lockedHertz;
    private long lockedNanos;
    private double largestInput;
    private boolean lostLock;
    private @Nullable Sampler sampler;

    public SignalPath(Inputs inputs, Setting setting, RandomStreams dice, long nowNanos) {
        this.inputs = inputs;
        this.setting = setting;
        this.followedNanos = nowNanos;
        this.noiseX = new FilteredNoise(gaussian(dice, "x"));
        this.noiseY = new FilteredNoise(gaussian(dice, "y"));
    }

    private static ZigguratSampler.NormalizedGaussian gaussian(RandomStreams dice, String name) {
        return ZigguratSampler.NormalizedGaussian.of(dice.stream(name));
    }

    /** A unit of work begins with the filter at rest, so that it does not depend on the one before. */
    public void begin(RandomStreams dice) {
        x.settle(0);
        y.settle(0);
        noiseX.begin(gaussian(dice, "x"), density(), setting.tauSeconds());
        noiseY.begin(gaussian(dice, "y"), density(), setting.tauSeconds());
    }

    public void setting(Setting next) {
        setting = next;
    }

    /** Whose samples are taken from here on, while the path is followed. */
    public void sampler(Sampler next) {
        sampler = next;
    }

    @Override
    public void follow(long nanos, double rmsVolts, double hertz) {
        if (nanos <= followedNanos) {
            return;
        }
        double reference = setting.external() ? inputs.referenceHertz() : setting.internalHertz();
        if (reference != lockedHertz) {
            lockedHertz = reference;
            lockedNanos = followedNanos + lockNanos(reference);
        }
        if (setting.external() && (reference == 0 || lockedNanos > followedNanos)) {
            lostLock = true;
        }
        largestInput = Math.max(largestInput, Math.abs(rmsVolts));
        double seen = detected(rmsVolts, hertz, reference);
        long locked = reference > 0 ? Math.min(Math.max(lockedNanos, followedNanos), nanos) : nanos;
        step(0, locked);
        step(seen, nanos);
    }

    /** Two oscillators that share no clock have no phase to each other, so an internal reference sees nothing. */
    private double detected(double rmsVolts, double hertz, double reference) {
        if (!setting.external() || hertz == 0 || Math.abs(hertz - reference) > 1e-9 * reference) {
            return 0;
        }
        // A square wave has its odd harmonics, each by its number weaker than the fundamental.
        return setting.harmonic() % 2 == 1 ? rmsVolts / setting.harmonic() : 0;
    }

    private void step(double rmsVolts, long untilNanos) {
        Sampler taking = sampler;
        if (taking != null) {
            for (long at = taking.nextAfter(followedNanos); at <= untilNanos; at = taking.nextAfter(at)) {
                go(rmsVolts, at);
                taking.sample(at, xVolts(), yVolts());
            }
        }
        go(rmsVolts, untilNanos);
    }

    private void go(double rmsVolts, long untilNanos) {
        double seconds = (untilNanos - followedNanos) * 1e-9;
        if (seconds <= 0) {
            return;
        }
        double angle = Math.toRadians(inputs.signalPhaseDegrees() - setting.phaseDegrees());
        x.follow(rmsVolts * Math.cos(angle), seconds, setting.tauSeconds());
        y.follow(rmsVolts * Math.sin(angle), seconds, setting.tauSeconds());
        noiseX.advance(seconds, density(), setting.tauSeconds());
        noiseY.advance(seconds, density(), setting.tauSeconds());
        followedNanos = untilNanos;
    }

    private long lockNanos(double hertz) {
        if (!setting.external() || hertz == 0) {
            return 0;
        }
        return Math.round(1e9 * Math.max(LEAST_LOCK_SECONDS, LOCK_CYCLES / hertz + LOCK_SECONDS));
    }

    private double density() {
        double hertz = lockedHertz > 0 ? lockedHertz * setting.harmonic() : 1e3;
        return WHITE_DENSITY * Math.sqrt(1 + CORNER_HERTZ / hertz);
    }

    public double xVolts() {
        return x.output(setting.poles()) + noiseX.output(setting.poles());
    }

    public double yVolts() {
        return y.output(setting.poles()) + noiseY.output(setting.poles());
    }

    /** The frequency of detection, less the harmonic; 0 while there is no reference. */
    public double referenceHertz() {
        return setting.external() ? inputs.referenceHertz() : setting.internalHertz();
    }

    public boolean lockedAt(long nanos) {
        return !setting.external() || referenceHertz() > 0 && nanos >= lockedNanos && referenceHertz() == lockedHertz;
    }

    /** True once when the lock has been missing since last asked. */
    public boolean takeLostLock() {
        boolean lost = lostLock;
        lostLock = false;
        return lost;
    }

    /** The largest input since last asked, RMS. */
    public double takeLargestInput() {
        double largest = largestInput;
        largestInput = 0;
        return largest;
    }
}
