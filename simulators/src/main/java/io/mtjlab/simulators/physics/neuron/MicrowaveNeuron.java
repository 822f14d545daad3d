package io.mtjlab.simulators.physics.neuron;

import java.util.Map;
import java.util.Optional;

import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.TwoStateProcess;

/**
 * The microwave-modulated stochastic neuron of Luo et al., Phys. Rev. Applied 20, L011002 (2023), as its instruments
 * see it.
 *
 * <p>A unit of work measured again meets the same device whatever was measured before it: the state is drawn at the
 * first look after the unit begins, from the stationary distribution when the drive of that moment forgets within
 * {@value #FORGETS_SECONDS} s, otherwise (a loop at rest) from what the field left behind.
 *
 * <p>The rectified voltage is the same in both states; the preset gives their average.
 */
public final class MicrowaveNeuron implements Junction {

    private static final double FORGETS_SECONDS = 10;

    private final NeuronPreset preset;
    private final NeuronLandscape landscape;
    private final NeuronTruth truth;

    private UniformRandomProvider random;
    private @Nullable TwoStateProcess process;
    private long atNanos;
    private Drive drive = Drive.REST;
    private TwoLevels levels;
    private double rectifiedVolts;

    /** Probability of P that the last drive held long enough has left behind. */
    private double remembered;

    /** @param streams randomness until the first unit begins */
    public MicrowaveNeuron(NeuronPreset preset, RandomStreams streams) {
        this.preset = preset;
        this.landscape = new NeuronLandscape(preset);
        this.truth = new NeuronTruth(preset, landscape);
        this.random = streams.stream("switching");
        this.levels = landscape.at(drive);
        this.remembered = levels.dwell().occupancy();
    }

    @Override
    public void beginUnit(RandomStreams streams) {
        if (process != null && !forgets()) {
            remembered = process.parallel() ? 1 : 0;
        }
        process = null;
        random = streams.stream("switching");
    }

    @Override
    public void drive(long nanos, Drive next) {
        passTime(nanos);
        drive = next;
        levels = landscape.at(next);
        rectifiedVolts = next.rfWatts() > 0
                ? preset.rectification()
                        .volts(
                                preset.ellipse().line(next.easyOersted(), next.hardOersted()),
                                next.rfHertz(),
                                next.rfWatts())
                : 0;
    }

    @Override
    public double meanVolts(long fromNanos, long toNanos) {
        passTime(fromNanos);
        double ohms;
        if (toNanos == fromNanos) {
            ohms = ohmsNow();
        } else {
            double seconds = (toNanos - fromNanos) * 1e-9;
            double low = look().advance(seconds, levels.dwell()) / seconds;
            atNanos = toNanos;
            ohms = low * levels.lowOhms() + (1 - low) * levels.highOhms();
        }
        return drive.amperes() * ohms + rectifiedVolts * drive.rfOnFraction();
    }

    @Override
    public double ohms(long nanos) {
        passTime(nanos);
        return ohmsNow();
    }

    @Override
    public double peekOhms(long nanos) {
        passTime(nanos);
        boolean parallel = process == null ? likelihoodOfParallel() > 0.5 : process.parallel();
        return parallel ? levels.lowOhms() : levels.highOhms();
    }

    @Override
    public double rectifiedVolts() {
        return rectifiedVolts;
    }

    @Override
    public Optional<DwellTimes> dwellTimes() {
        return Optional.of(levels.dwell());
    }

    @Override
    public double truth(String name, Map<String, Object> conditions) {
        return truth.of(name, conditions);
    }

    private double ohmsNow() {
        return look().parallel() ? levels.lowOhms() : levels.highOhms();
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
