package io.mtjlab.protocols.stfmr;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.LockIn;
import io.mtjlab.instruments.capability.LockIn.Phasor;
import io.mtjlab.instruments.capability.RfGenerator;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.setup.LockInParameters;
import io.mtjlab.protocols.setup.MeasurementFailed;

/**
 * A carrier that is switched fully on and off, and the lock-in that listens at that rate: generator's sync to the
 * lock-in's reference, the bias tee's DC port to its input.
 */
final class ModulatedDetector {

    /**
     * RMS of the fundamental of a voltage that is V half of the time and 0 otherwise, over V: the fundamental's
     * amplitude is 2V/pi, its RMS sqrt(2)/pi V.
     */
    static final double RMS_OF_FULL_SQUARE = Math.sqrt(2) / Math.PI;

    /** Sensitivity of the search: rectified voltages of junctions are microvolts, rarely a millivolt. */
    private static final double SEARCH_FULL_SCALE_VOLTS = 1e-3;

    /** The search looks at every so many frequencies; a line is some ten steps wide. */
    static final int SEARCH_STRIDE = 8;

    /** Room above the strongest signal: the search may have missed the very top. */
    private static final double HEADROOM = 2;

    private final RfGenerator generator;
    private final LockIn lockIn;
    private final LabClock clock;
    private final Arguments arguments;
    private double setDbm;

    /** Level at the generator's connector by the frequency in hertz; 0 Hz for the lowest of all. */
    private DoubleUnaryOperator level;

    private OptionalDouble backgroundVolts = OptionalDouble.empty();
    private Duration settling = Duration.ZERO;
    private Accuracy levelAccuracy = new Accuracy(0, 0, "not tuned yet");

    ModulatedDetector(RfGenerator generator, LockIn lockIn, LabClock clock, Arguments arguments, double lowestDbm) {
        this.generator = generator;
        this.lockIn = lockIn;
        this.clock = clock;
        this.arguments = arguments;
        this.level = hertz -> lowestDbm;
    }

    /** @param dbm level at the generator's connector by the frequency in hertz, from here on */
    void level(DoubleUnaryOperator dbm) {
        level = dbm;
    }

    /** Carrier off, but modulated as soon as it is on; the reference runs. */
    void prepare() throws InterruptedException {
        configure(searchFullScaleVolts());
        generator.setOutput(false);
        setDbm = level.applyAsDouble(0);
        generator.setDbm(setDbm);
        generator.setSquareModulation(arguments.get(StfmrParameters.RATE), 1);
        generator.setModulation(true);
        generator.setSync(true);
    }

    private void tuneTo(double megahertz) {
        double dbm = level.applyAsDouble(megahertz * 1e6);
        // The lower level first: at no moment is it higher than at one of both frequencies.
        if (dbm < setDbm) {
            generator.setDbm(dbm);
        }
        generator.setHertz(megahertz * 1e6);
        if (dbm > setDbm) {
            generator.setDbm(dbm);
        }
        setDbm = dbm;
    }

    void carrier(boolean on) {
        generator.setOutput(on);
    }

    /** The settled signal with the carrier at this frequency. */
    Phasor at(double megahertz) throws InterruptedException {
        tuneTo(megahertz);
        return settled(Grid.plain(megahertz) + " MHz");
    }

    /**
     * The signal once more at the same frequency, after half a settling time: of the noise of the reading before, less
     * than a tenth is left behind four poles.
     */
    Phasor again(double megahertz) throws InterruptedException {
        return settled(Grid.plain(megahertz) + " MHz", settling.dividedBy(2));
    }

    /**
     * The signal after the filter has settled. An overload or a lost reference counts once more after another
     * settling: it may be the memory of a jump.
     *
     * @param where for the message
     */
    Phasor settled(String where) throws InterruptedException {
        return settled(where, settling);
    }

    private Phasor settled(String where, Duration first) throws InterruptedException {
        for (int attempt = 0; attempt < 2; attempt++) {
            clock.sleep(attempt == 0 ? first : settling);
            Phasor signal = lockIn.read();
            if (!lockIn.overloadedOrUnlocked()) {
                return signal;
            }
        }
        throw new MeasurementFailed("lock-in " + lockIn.role() + " is overloaded or has lost its reference at " + where
                + "; reference " + lockIn.referenceHertz() + " Hz, wanted "
                + arguments.get(StfmrParameters.RATE) + " Hz; for a line narrower than the search's stride say"
                + " lockin.full_scale_volts");
    }

    /** Goes to a place of a spectrum, a frequency in megahertz or a field in oersted, and reads what has settled there. */
    @FunctionalInterface
    interface Place {
        Phasor at(double place) throws InterruptedException;
    }

    /**
     * Carrier on, at the first frequency: where it stood before would linger in the filter. Then the detector is tuned
     * for a spectrum over these frequencies.
     */
    void begin(List<Double> megahertz) throws InterruptedException {
        start(megahertz.get(0));
        tune(megahertz, SEARCH_STRIDE, this::at);
        // The spectrum's first point must not remember the jump from wherever the carrier was.
        at(megahertz.get(0));
    }

    /**
     * X with the carrier off, from here on taken off {@link #directVolts}; then the carrier is on again, and the filter
     * has yet to settle.
     */
    void readBackground() throws InterruptedException {
        carrier(false);
        backgroundVolts = OptionalDouble.of(settled("no carrier").xVolts());
        carrier(true);
    }

    /** What {@link #readBackground} read since the carrier was started; empty where that was not asked for. */
    OptionalDouble backgroundVolts() {
        return backgroundVolts;
    }

    /** The direct voltage, while the carrier is on, of which this is the signal. */
    double directVolts(Phasor rms) {
        return (rms.xVolts() - backgroundVolts.orElse(0)) / RMS_OF_FULL_SQUARE;
    }

    /** Carrier on, at this frequency, not tuned for anything yet. */
    void start(double megahertz) {
        backgroundVolts = OptionalDouble.empty();
        tuneTo(megahertz);
        carrier(true);
    }

    /**
     * Sensitivity and phase for the spectrum to come, from a coarse search for its strongest signal. The carrier must
     * be on.
     *
     * <p>The phase is turned by less than a quarter of a turn from the generator's own: positive X stays a positive
     * voltage while the carrier is on. Auto-phase alone would make every strongest signal positive.
     *
     * @param places of the spectrum, in its order
     * @param stride the search looks at every so many of them
     */
    void tune(List<Double> places, int stride, Place spectrum) throws InterruptedException {
        levelAccuracy = generator.dbmAccuracy();
        configure(searchFullScaleVolts());
        lockIn.setPhaseDegrees(arguments.find(StfmrParameters.PHASE).orElse(0.0));
        boolean scale = arguments.find(StfmrParameters.FULL_SCALE).isEmpty();
        boolean phase = arguments.find(StfmrParameters.PHASE).isEmpty();
        if (scale || phase) {
            Peak peak = search(places, stride, spectrum);
            if (scale && peak.volts() > 0) {
                configure(HEADROOM * peak.volts());
            }
            if (phase) {
                spectrum.at(peak.place());
                levelAccuracy = generator.dbmAccuracy();
                lockIn.autoPhase();
                lockIn.setPhaseDegrees(withinQuarterTurn(lockIn.phaseDegrees()));
            }
        }
    }

    private record Peak(double place, double volts) {}

    private static Peak search(List<Double> places, int stride, Place spectrum) throws InterruptedException {
        Peak strongest = new Peak(places.get(0), 0);
        for (int i = 0; i < places.size(); i += stride) {
            Phasor signal = spectrum.at(places.get(i));
            double volts = Math.hypot(signal.xVolts(), signal.yVolts());
            if (volts > strongest.volts()) {
                strongest = new Peak(places.get(i), volts);
            }
        }
        return strongest;
    }

    private double searchFullScaleVolts() {
        return arguments.find(StfmrParameters.FULL_SCALE).orElse(SEARCH_FULL_SCALE_VOLTS);
    }

    private void configure(double fullScaleVolts) throws InterruptedException {
        lockIn.configure(new LockIn.Settings(
                true,
                fullScaleVolts,
                arguments.get(LockInParameters.TIME_CONSTANT),
                arguments.get(LockInParameters.SLOPE)));
        // A change of range upsets the filter; what it flags meanwhile is not the signal's.
        settling = lockIn.settlingTime();
        clock.sleep(settling);
        lockIn.overloadedOrUnlocked();
    }

    /** The same line of phase, by the end that lies within a quarter of a turn of zero. */
    static double withinQuarterTurn(double degrees) {
        double wrapped = Math.IEEEremainder(degrees, 360);
        return Math.abs(wrapped) <= 90 ? wrapped : wrapped - Math.copySign(180, wrapped);
    }

    /** Lab time of a spectrum of so many places with its search, what it takes to go from one to the next left out. */
    double expectedSeconds(int places, int stride, int readings) {
        return (readings + places / stride + 4) * LockInParameters.settlingSeconds(arguments);
    }

    /** Of the carrier where the search found the strongest signal: accuracy depends on the frequency. */
    Accuracy levelAccuracy() {
        return levelAccuracy;
    }

    RfGenerator generator() {
        return generator;
    }

    LockIn lockIn() {
        return lockIn;
    }
}
