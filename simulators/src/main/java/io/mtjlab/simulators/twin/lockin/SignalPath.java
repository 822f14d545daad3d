package io.mtjlab.simulators.twin.lockin;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.wiring.SignalFollower;
import io.mtjlab.simulators.wiring.Tone;

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

    /** A junction that switches by itself is looked at so many times in a time constant, within these bounds. */
    private static final double LOOKS = 16;

    /** After so many time constants four poles have forgotten all but a part in 10^12. */
    private static final double MEMORY = 40;

    private static final double LEAST_LOOK_SECONDS = 1e-4;
    private static final double MOST_LOOK_SECONDS = 0.1;

    /**
     * The detector's settings, as far as the path depends on them.
     *
     * @param synchronous true when the filter that averages over whole periods is in
     */
    public record Setting(
            boolean external,
            double internalHertz,
            int harmonic,
            double phaseDegrees,
            double tauSeconds,
            int poles,
            boolean synchronous,
            SignalInput input) {}

    /** Takes the outputs at moments of its own choice. */
    public interface Sampler {
        /** The first moment after {@code nanos}; {@link Long#MAX_VALUE} for none. */
        long nextAfter(long nanos);

        void sample(long nanos, double xVolts, double yVolts);
    }

    private final Post post;
    private final Reference reference;
    private final Demodulator demodulator;
    private final PoleCascade x = new PoleCascade();
    private final PoleCascade y = new PoleCascade();
    private final OutputNoise noise;
    private Setting setting;
    private long followedNanos;
    private double largestInput;
    private @Nullable Sampler sampler;

    /** @param lowestHertz least frequency that an external reference may have; likewise the highest */
    public SignalPath(Post post, double lowestHertz, double highestHertz, Setting setting) {
        this.post = post;
        this.reference = new Reference(post, lowestHertz, highestHertz);
        this.demodulator = new Demodulator(reference);
        this.setting = setting;
        this.followedNanos = post.time().nanos();
        this.noise = new OutputNoise(post.calibration(), density(), setting.tauSeconds());
        post.wires().onUnit(post.role(), this::begin);
        post.wires().attach(this);
        post.wires().load(post.role(), setting.input().load());
    }

    /** A unit of work begins with the filter at rest, so that it does not depend on the one before. */
    private void begin(RandomStreams dice) {
        x.settle(0);
        y.settle(0);
        noise.begin(dice);
    }

    public void setting(Setting next) {
        if (!next.input().equals(setting.input())) {
            post.wires().load(post.role(), next.input().load());
        }
        setting = next;
        noise.becomes(density(), setting.tauSeconds(), followedNanos);
    }

    public Setting setting() {
        return setting;
    }

    /** Whose samples are taken from here on, while the path is followed. */
    public void sampler(Sampler next) {
        sampler = next;
    }

    @Override
    public String role() {
        return post.role();
    }

    @Override
    public long stepNanos() {
        double step = Math.min(MOST_LOOK_SECONDS, setting.tauSeconds() / LOOKS);
        return Math.round(1e9 * Math.max(LEAST_LOOK_SECONDS, step));
    }

    @Override
    public long memoryNanos() {
        Sampler taking = sampler;
        boolean samples = taking != null && taking.nextAfter(followedNanos) < Long.MAX_VALUE;
        return samples ? Long.MAX_VALUE : Math.round(1e9 * MEMORY * setting.tauSeconds());
    }

    @Override
    public void follow(long nanos, Signals signals) {
        if (nanos <= followedNanos) {
            return;
        }
        long lockedNanos = reference.follow(setting, followedNanos);
        noise.becomes(density(), setting.tauSeconds(), followedNanos);
        List<Tone> tones = setting.input().current() != null
                ? signals.amperes().stream()
                        .map(tone -> tone.times(CurrentInput.VOLTS_PER_AMPERE))
                        .toList()
                : signals.volts();
        double peak = tones.stream().mapToDouble(Tone::peak).sum();
        largestInput = Math.max(largestInput, peak / Math.sqrt(2));
        long locked = reference.lockedHertz() > 0 ? Math.min(Math.max(lockedNanos, followedNanos), nanos) : nanos;
        step(List.of(), locked);
        step(demodulator.beats(tones, setting), nanos);
    }

    private void step(List<Beat> beats, long untilNanos) {
        Sampler taking = sampler;
        if (taking != null) {
            for (long at = taking.nextAfter(followedNanos); at <= untilNanos; at = taking.nextAfter(at)) {
                go(beats, at);
                taking.sample(at, xVolts(), yVolts());
            }
        }
        go(beats, untilNanos);
    }

    private void go(List<Beat> beats, long untilNanos) {
        double seconds = (untilNanos - followedNanos) * 1e-9;
        if (seconds <= 0) {
            return;
        }
        double[][] from = settled(beats, followedNanos);
        double[][] to = settled(beats, untilNanos);
        x.follow(from[0], to[0], seconds, setting.tauSeconds());
        y.follow(from[1], to[1], seconds, setting.tauSeconds());
        followedNanos = untilNanos;
    }

    private double[][] settled(List<Beat> beats, long nanos) {
        double[][] poles = new double[2][PoleCascade.MOST_POLES];
        beats.forEach(beat -> beat.addTo(poles[0], poles[1], nanos, setting.tauSeconds()));
        return poles;
    }

    /** Equivalent noise bandwidth of 6, 12, 18 or 24 dB an octave (SR830 manual, chapter 3). */
    public static double noiseBandwidthHertz(int poles, double tauSeconds) {
        return new double[] {1 / 4.0, 1 / 8.0, 3 / 32.0, 5 / 64.0}[poles - 1] / tauSeconds;
    }

    /** Of the outputs while nothing is at the input, in V/sqrt(Hz). */
    public double inputDensity() {
        return density();
    }

    private double density() {
        double locked = reference.lockedHertz();
        double hertz = locked > 0 ? locked * setting.harmonic() : 1e3;
        CurrentInput current = setting.input().current();
        double white = current == null ? WHITE_DENSITY : current.noiseDensity();
        return white * Math.sqrt(1 + CORNER_HERTZ / hertz);
    }

    public double xVolts() {
        return x.output(setting.poles()) + noise.xAt(followedNanos, setting.poles());
    }

    public double yVolts() {
        return y.output(setting.poles()) + noise.yAt(followedNanos, setting.poles());
    }

    /** The frequency of detection, less the harmonic; 0 while there is no reference. */
    public double referenceHertz() {
        return reference.hertz(setting);
    }

    public boolean lockedAt(long nanos) {
        return reference.lockedAt(setting, nanos);
    }

    /** True once when the lock has been missing since last asked. */
    public boolean takeLostLock() {
        return reference.takeLostLock();
    }

    /** The largest input since last asked, RMS. */
    public double takeLargestInput() {
        double largest = largestInput;
        largestInput = 0;
        return largest;
    }
}
