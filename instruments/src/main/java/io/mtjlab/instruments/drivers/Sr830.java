package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.List;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.LockIn;
import io.mtjlab.instruments.scpi.EventStatus;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Stanford Research SR830 lock-in amplifier (SR830 manual, section 5, remote programming). Its dialect is not SCPI: four
 * letters, indices into tables, no error queue but a status byte.
 */
public final class Sr830 extends MessageDriver implements LockIn {

    private static final String MANUAL = "SR830 manual, section 5";

    private static final Setting REFERENCE_SOURCE =
            Setting.whole("reference_internal", "FMOD", 0, 1).from(MANUAL);
    private static final Setting FREQUENCY = Setting.number("reference_hertz", "FREQ", Unit.HERTZ)
            .between(1e-3, 102e3)
            .resolution(1e-4)
            .from(MANUAL);
    private static final Setting PHASE = Setting.number("phase_degrees", "PHAS", Unit.DEGREE)
            .between(-360, 729.99)
            .resolution(0.01)
            .from(MANUAL);
    private static final Setting SINE_OUT = Setting.number("sine_volts_rms", "SLVL", Unit.VOLT)
            .between(0.004, 5)
            .resolution(0.002)
            .from(MANUAL);
    private static final Setting HARMONIC =
            Setting.whole("harmonic", "HARM", 1, 19999).from(MANUAL);
    private static final Setting TRIGGER_SLOPE =
            Setting.whole("reference_slope", "RSLP", 0, 2).from(MANUAL);
    private static final Setting INPUT = Setting.whole("input", "ISRC", 0, 3).from(MANUAL);
    private static final Setting GROUND =
            Setting.whole("input_grounded", "IGND", 0, 1).from(MANUAL);
    private static final Setting COUPLING =
            Setting.whole("input_dc_coupled", "ICPL", 0, 1).from(MANUAL);
    private static final Setting NOTCHES =
            Setting.whole("line_notches", "ILIN", 0, 3).from(MANUAL);
    private static final Setting RESERVE =
            Setting.whole("reserve", "RMOD", 0, 2).from(MANUAL);
    private static final Setting SENSITIVITY =
            Setting.whole("sensitivity_index", "SENS", 0, 26).from(MANUAL);
    private static final Setting TIME_CONSTANT =
            Setting.whole("time_constant_index", "OFLT", 0, 19).from(MANUAL);
    private static final Setting SLOPE =
            Setting.whole("slope_index", "OFSL", 0, 3).from(MANUAL);
    private static final Setting SYNCHRONOUS =
            Setting.whole("synchronous_filter", "SYNC", 0, 1).from(MANUAL);

    /** LIAS bits: input or amplifier, filter, and output overload, reference unlocked. */
    private static final int OVERLOADED_OR_UNLOCKED = 1 | 1 << 1 | 1 << 2 | 1 << 3;

    /** Serial poll bit 1: no command is being executed. */
    private static final int IDLE = 1 << 1;

    private static final int MOST_POLLS = 2000;
    private static final long POLL_NANOS = 10_000_000;

    /** Gain accuracy between 20 and 30 C, notch filters off (SR830 specifications, signal channel). */
    private static final Accuracy ACCURACY = new Accuracy(0.01, 0, "SR830 specifications, gain accuracy");

    private final Seat seat;

    public Sr830(Seat seat) {
        super(
                seat.session(),
                EventStatus.SRS,
                List.of("STANFORD", "SR830"),
                REFERENCE_SOURCE,
                FREQUENCY,
                PHASE,
                SINE_OUT,
                HARMONIC,
                TRIGGER_SLOPE,
                INPUT,
                GROUND,
                COUPLING,
                NOTCHES,
                RESERVE,
                SENSITIVITY,
                TIME_CONSTANT,
                SLOPE,
                SYNCHRONOUS);
        this.seat = seat;
    }

    @Override
    public void configure(Settings settings) {
        send(
                REFERENCE_SOURCE.command(role(), settings.externalReference() ? 0 : 1),
                SENSITIVITY.command(role(), sensitivityIndex(settings.fullScaleVolts())),
                TIME_CONSTANT.command(role(), timeConstantIndex(settings.timeConstantSeconds())),
                SLOPE.command(role(), slopeIndex(settings.slopeDbPerOctave())));
    }

    /** The most sensitive scale that holds {@code volts}: 2 nV, 5 nV, 10 nV and so on up to 1 V. */
    private int sensitivityIndex(double volts) {
        for (int index = 0; index <= SENSITIVITY.high(); index++) {
            if (volts > 0 && volts <= fullScaleVolts(index) * (1 + 1e-9)) {
                return index;
            }
        }
        throw new InvalidInput(role() + ": full scale " + volts + " V refused: the scales go from 2e-9 to 1 V");
    }

    static double fullScaleVolts(int index) {
        double[] steps = {2, 5, 10};
        return steps[index % 3] * Math.pow(10, index / 3 - 9);
    }

    /** The index of a time constant that is one of 10 us, 30 us, 100 us and so on up to 30 ks. */
    private int timeConstantIndex(double seconds) {
        for (int index = 0; index <= TIME_CONSTANT.high(); index++) {
            if (Math.abs(seconds / timeConstantSeconds(index) - 1) < 1e-3) {
                return index;
            }
        }
        throw new InvalidInput(role() + ": time constant " + seconds
                + " s refused: the SR830 has 1 and 3 times powers of ten from 10e-6 to 30e3 s");
    }

    static double timeConstantSeconds(int index) {
        return (index % 2 == 0 ? 1 : 3) * Math.pow(10, index / 2 - 5);
    }

    private int slopeIndex(int decibelPerOctave) {
        if (decibelPerOctave % 6 != 0 || decibelPerOctave < 6 || decibelPerOctave > 24) {
            throw new InvalidInput(role() + ": slope " + decibelPerOctave + " dB/oct refused: 6, 12, 18 or 24");
        }
        return decibelPerOctave / 6 - 1;
    }

    /** X and Y of one instant ({@code SNAP?}); asked for one by one, they would be milliseconds apart. */
    @Override
    public Phasor read() {
        double[] values = seat.session().queryDoubles("SNAP?1,2", seat.session().timeout());
        if (values.length != 2) {
            throw new InstrumentError(role(), "SNAP?1,2", List.of(values.length + " values came back instead of 2"));
        }
        return new Phasor(values[0], values[1]);
    }

    @Override
    public void autoPhase() {
        send("APHS");
        for (int poll = 0; (register("*STB?") & IDLE) == 0; poll++) {
            if (poll == MOST_POLLS) {
                throw new InstrumentError(role(), "APHS", List.of("still busy; is the reference locked?"));
            }
            pause();
        }
    }

    private void pause() {
        try {
            seat.clock().sleepUntil(seat.clock().nanos() + POLL_NANOS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(role() + ": interrupted while the phase settles", e);
        }
    }

    @Override
    public double phaseDegrees() {
        return number(PHASE);
    }

    @Override
    public void setPhaseDegrees(double degrees) {
        set(PHASE, degrees);
    }

    @Override
    public double referenceHertz() {
        return number(FREQUENCY);
    }

    @Override
    public boolean overloadedOrUnlocked() {
        return (register("LIAS?") & OVERLOADED_OR_UNLOCKED) != 0;
    }

    @Override
    public Duration settlingTime() {
        double seconds = timeConstantSeconds(register(TIME_CONSTANT.query()));
        return Duration.ofNanos((long) Math.ceil(1e9 * seconds * settlingTimeConstants(poles(), 1e-3)));
    }

    /**
     * How many time constants {@code poles} equal poles in a row need until a step is settled to {@code left}: the root
     * of exp(-t) (1 + t + ... + t^(n-1)/(n-1)!) = left.
     */
    static double settlingTimeConstants(int poles, double left) {
        double low = 0;
        double high = 100;
        while (high - low > 1e-9) {
            double t = (low + high) / 2;
            double term = 1;
            double sum = 1;
            for (int k = 1; k < poles; k++) {
                term *= t / k;
                sum += term;
            }
            if (Math.exp(-t) * sum > left) {
                low = t;
            } else {
                high = t;
            }
        }
        return high;
    }

    /** 1/(4 tau), 1/(8 tau), 3/(32 tau), 5/(64 tau) for one to four poles (SR830 manual, section 3). */
    @Override
    public double noiseBandwidthHertz() {
        double[] factors = {1.0 / 4, 1.0 / 8, 3.0 / 32, 5.0 / 64};
        return factors[poles() - 1] / timeConstantSeconds(register(TIME_CONSTANT.query()));
    }

    private int poles() {
        return register(SLOPE.query()) + 1;
    }

    @Override
    public Accuracy voltsAccuracy() {
        return ACCURACY;
    }
}
