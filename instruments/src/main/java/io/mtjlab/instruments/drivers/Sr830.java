package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.scpi.EventStatus;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.Setting;

import static io.mtjlab.instruments.drivers.Sr830Settings.BUFFER_LOOPS;
import static io.mtjlab.instruments.drivers.Sr830Settings.BUFFER_RATE;
import static io.mtjlab.instruments.drivers.Sr830Settings.BUFFER_TRIGGERED;
import static io.mtjlab.instruments.drivers.Sr830Settings.DISPLAY_1;
import static io.mtjlab.instruments.drivers.Sr830Settings.DISPLAY_2;
import static io.mtjlab.instruments.drivers.Sr830Settings.FREQUENCY;
import static io.mtjlab.instruments.drivers.Sr830Settings.PHASE;
import static io.mtjlab.instruments.drivers.Sr830Settings.REFERENCE_SOURCE;
import static io.mtjlab.instruments.drivers.Sr830Settings.SENSITIVITY;
import static io.mtjlab.instruments.drivers.Sr830Settings.SINE_OUT;
import static io.mtjlab.instruments.drivers.Sr830Settings.SLOPE;
import static io.mtjlab.instruments.drivers.Sr830Settings.TIME_CONSTANT;

/**
 * Stanford Research SR830 lock-in amplifier (SR830 manual, section 5, remote programming). Its dialect is not SCPI: four
 * letters, indices into tables, no error queue but a status byte.
 */
public final class Sr830 extends SineDriver {

    private static final int AUXILIARIES = 4;

    private static final int BUFFER_POINTS = 16383;
    private static final double SLOWEST_BUFFER_HERTZ = 0.0625;
    private static final int FASTEST_BUFFER_INDEX = 13;

    /** ERRS bits (page 5-23). */
    private static final List<String> SELF_TEST =
            List.of("", "battery backup", "RAM", "", "ROM", "GPIB fast transfer", "DSP", "math");

    /** LIAS bits: input or amplifier, filter, and output overload, reference unlocked. */
    private static final int OVERLOADED_OR_UNLOCKED = 1 | 1 << 1 | 1 << 2 | 1 << 3;

    /** Serial poll bit 1: no command is being executed. */
    private static final int IDLE = 1 << 1;

    private static final int MOST_POLLS = 2000;
    private static final long POLL_NANOS = 10_000_000;

    /** Gain accuracy between 20 and 30 C, notch filters off (SR830 specifications, signal channel). */
    private static final Accuracy ACCURACY = new Accuracy(0.01, 0, "SR830 specifications, gain accuracy");

    private final Seat seat;
    private final Sr830Buffer buffer;

    public Sr830(Seat seat) {
        super(
                seat,
                EventStatus.SRS,
                List.of("STANFORD", "SR830"),
                new Sine(FREQUENCY, SINE_OUT, Optional.empty()),
                Sr830Settings.all());
        this.buffer = new Sr830Buffer(seat);
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
            if (volts > 0 && volts <= Sr830Settings.fullScaleVolts(index) * (1 + 1e-9)) {
                return index;
            }
        }
        throw new InvalidInput(role() + ": full scale " + volts + " V refused: the scales go from 2e-9 to 1 V");
    }

    /** The index of a time constant that is one of 10 us, 30 us, 100 us and so on up to 30 ks. */
    private int timeConstantIndex(double seconds) {
        for (int index = 0; index <= TIME_CONSTANT.high(); index++) {
            if (Math.abs(seconds / Sr830Settings.timeConstantSeconds(index) - 1) < 1e-3) {
                return index;
            }
        }
        throw new InvalidInput(role() + ": time constant " + seconds
                + " s refused: the SR830 has 1 and 3 times powers of ten from 10e-6 to 30e3 s");
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

    /**
     * X and Y and whether anything was overloaded or unlocked since it was asked last, in one exchange; this dialect
     * answers each query of a line on a line of its own.
     */
    @Override
    public Reading readWithStatus() {
        List<String> answers = seat.session().queryLines("SNAP?1,2;LIAS?", 2);
        String phasor = answers.get(0);
        return new Reading(
                new Phasor(field("SNAP?1,2", phasor, 0), field("SNAP?1,2", phasor, 1)),
                ((int) field("LIAS?", answers.get(1), 0) & OVERLOADED_OR_UNLOCKED) != 0);
    }

    @Override
    public void autoPhase() {
        untilIdle("APHS", "is the reference locked?");
    }

    /** Sensitivity by itself, once; the manual warns that it does nothing above a time constant of 1 s. */
    public void autoGain() {
        untilIdle("AGAN", "is the time constant too long?");
    }

    /** Reserve by itself, once. */
    public void autoReserve() {
        untilIdle("ARSV", "is the signal steady?");
    }

    /** Takes the present X (1), Y (2) or R (3) for zero. */
    public void autoOffset(int output) {
        if (output < 1 || output > 3) {
            throw new InvalidInput(role() + ": offset of output " + output + " refused: 1 is X, 2 is Y, 3 is R");
        }
        send("AOFF " + output);
    }

    private void untilIdle(String command, String hint) {
        send(command);
        for (int poll = 0; (register("*STB?") & IDLE) == 0; poll++) {
            if (poll == MOST_POLLS) {
                throw new InstrumentError(role(), command, List.of("still busy; " + hint));
            }
            pause();
        }
    }

    /** Volts at an auxiliary input, 1 to 4. */
    public double auxiliaryInputVolts(int input) {
        refuseUnknown(input);
        return seat.session().queryDouble("OAUX?" + input);
    }

    /** What an auxiliary output, 1 to 4, is set to. There is no way to set one here: nobody would make it safe. */
    public double auxiliaryOutputVolts(int output) {
        refuseUnknown(output);
        return seat.session().queryDouble("AUXV?" + output);
    }

    private void refuseUnknown(int auxiliary) {
        if (auxiliary < 1 || auxiliary > AUXILIARIES) {
            throw new InvalidInput(role() + " has no auxiliary connector " + auxiliary + "; it has 1 to 4");
        }
    }

    /** What its own tests found since they were asked last ({@code ERRS?}); empty is good. */
    public List<String> faults() {
        int bits = register("ERRS?");
        return IntStream.range(0, SELF_TEST.size())
                .filter(bit -> (bits >> bit & 1) == 1 && !SELF_TEST.get(bit).isEmpty())
                .mapToObj(SELF_TEST::get)
                .toList();
    }

    /** What the buffer is set to says nothing before it is used: it is set anew with every recording. */
    @Override
    protected boolean available(Setting row) {
        return buffer.wasStarted();
    }

    @Override
    public double bufferHertz(double hertz) {
        return SLOWEST_BUFFER_HERTZ * (1 << rateIndex(hertz));
    }

    private int rateIndex(double hertz) {
        if (!(hertz >= SLOWEST_BUFFER_HERTZ * (1 - 1e-9))) {
            throw new InvalidInput(
                    role() + ": buffer rate " + hertz + " Hz refused: the slowest is " + SLOWEST_BUFFER_HERTZ + " Hz");
        }
        int doublings = (int) Math.floor(Math.log(hertz / SLOWEST_BUFFER_HERTZ) / Math.log(2) + 1e-9);
        return Math.min(FASTEST_BUFFER_INDEX, doublings);
    }

    @Override
    public int bufferCapacity() {
        return BUFFER_POINTS;
    }

    @Override
    public synchronized void startBuffer(double hertz, int readings) {
        if (readings < 1 || readings > BUFFER_POINTS) {
            throw new InvalidInput(
                    role() + ": " + readings + " readings refused: its buffer holds 1 to " + BUFFER_POINTS);
        }
        int index = rateIndex(hertz);
        register("LIAS?"); // what was overloaded before is none of the recording's business
        send(
                "REST",
                DISPLAY_1.header() + " 1," + DISPLAY_1.argument(role(), 0) + ",0",
                DISPLAY_2.header() + " 2," + DISPLAY_2.argument(role(), 0) + ",0",
                BUFFER_RATE.command(role(), index),
                BUFFER_LOOPS.command(role(), 0),
                BUFFER_TRIGGERED.command(role(), 0),
                "STRT");
        buffer.started(readings, SLOWEST_BUFFER_HERTZ * (1 << index));
    }

    @Override
    public synchronized Buffer takeBuffer() throws InterruptedException {
        buffer.awaitFull(() -> register("SPTS?"));
        send("PAUS");
        Buffer taken = buffer.take(Sr830Buffer.Transfer.IEEE, this::overloadedOrUnlocked);
        send("REST");
        return taken;
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
        double seconds = Sr830Settings.timeConstantSeconds(register(TIME_CONSTANT.query()));
        return LockInFilter.settlingTime(poles(), seconds);
    }

    @Override
    public double noiseBandwidthHertz() {
        int poles = poles();
        return LockInFilter.noiseBandwidthHertz(
                poles, Sr830Settings.timeConstantSeconds(register(TIME_CONSTANT.query())));
    }

    private int poles() {
        return register(SLOPE.query()) + 1;
    }

    @Override
    public Accuracy voltsAccuracy() {
        return ACCURACY;
    }
}
