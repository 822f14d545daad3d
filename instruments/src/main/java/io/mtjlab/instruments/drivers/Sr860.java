package io.mtjlab.instruments.drivers;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.scpi.EventStatus;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.session.BinaryFormat;

import static io.mtjlab.instruments.drivers.Sr860Settings.ADVANCED;
import static io.mtjlab.instruments.drivers.Sr860Settings.AUX_OUTPUTS;
import static io.mtjlab.instruments.drivers.Sr860Settings.CAPTURE_LENGTH;
import static io.mtjlab.instruments.drivers.Sr860Settings.CAPTURE_RATE;
import static io.mtjlab.instruments.drivers.Sr860Settings.CAPTURE_WHAT;
import static io.mtjlab.instruments.drivers.Sr860Settings.FREQUENCY;
import static io.mtjlab.instruments.drivers.Sr860Settings.PHASE;
import static io.mtjlab.instruments.drivers.Sr860Settings.REFERENCE_SOURCE;
import static io.mtjlab.instruments.drivers.Sr860Settings.SENSITIVITY;
import static io.mtjlab.instruments.drivers.Sr860Settings.SINE_OFFSET;
import static io.mtjlab.instruments.drivers.Sr860Settings.SINE_OUT;
import static io.mtjlab.instruments.drivers.Sr860Settings.SLOPE;
import static io.mtjlab.instruments.drivers.Sr860Settings.TIME_CONSTANT;

/**
 * Stanford Research SR860 lock-in amplifier (SR860 operation manual, chapter 4; headers and ranges as in PyMeasure's and
 * QCoDeS' drivers; the capture commands from the manual, pages 135 to 139). Its sensitivities count downwards: index 0 is
 * 1 V, where the SR830's is 2 nV.
 */
public final class Sr860 extends SineDriver {

    /** LIAS bits: channel 1 and 2 output overload, reference unlocked, input overload (bits 0 and 1 as remembered, not seen in print). */
    private static final int OVERLOADED_OR_UNLOCKED = 1 | 1 << 1 | 1 << 3 | 1 << 4;

    private static final int BYTES_PER_READING = 8;
    private static final int KILOBYTE = 1024;
    private static final int KILOBYTES_PER_BLOCK = 64;
    private static final long POLL_NANOS = 20_000_000;
    private static final int MOST_POLLS = 500;

    private static final Accuracy ACCURACY =
            new Accuracy(0.01, 0, "SR860 specifications, gain accuracy, from memory, not compared with the manual");

    private final Seat seat;
    private volatile int wanted;
    private volatile double rateHertz;

    public Sr860(Seat seat) {
        super(
                seat,
                EventStatus.STANDARD,
                List.of("STANFORD", "SR860"),
                new Sine(FREQUENCY, SINE_OUT, Optional.of(SINE_OFFSET)),
                Sr860Settings.all());
        this.seat = seat;
    }

    /** Plain poles, not the steeper filter that it also has, so that settling and noise bandwidth are those told here. */
    @Override
    public void configure(Settings settings) {
        send(
                REFERENCE_SOURCE.command(role(), settings.externalReference() ? 1 : 0),
                SENSITIVITY.command(role(), sensitivityIndex(settings.fullScaleVolts())),
                ADVANCED.command(role(), 0),
                TIME_CONSTANT.command(role(), timeConstantIndex(settings.timeConstantSeconds())),
                SLOPE.command(role(), slopeIndex(settings.slopeDbPerOctave())));
    }

    /** The most sensitive scale that holds {@code volts}: 1 nV, 2 nV, 5 nV and so on up to 1 V. */
    private int sensitivityIndex(double volts) {
        for (int index = (int) SENSITIVITY.high(); index >= 0; index--) {
            if (volts > 0 && volts <= Sr860Settings.fullScaleVolts(index) * (1 + 1e-9)) {
                return index;
            }
        }
        throw new InvalidInput(role() + ": full scale " + volts + " V refused: the scales go from 1e-9 to 1 V");
    }

    /** The index of a time constant that is one of 1 us, 3 us, 10 us and so on up to 30 ks. */
    private int timeConstantIndex(double seconds) {
        for (int index = 0; index <= TIME_CONSTANT.high(); index++) {
            if (Math.abs(seconds / Sr860Settings.timeConstantSeconds(index) - 1) < 1e-3) {
                return index;
            }
        }
        throw new InvalidInput(role() + ": time constant " + seconds
                + " s refused: the SR860 has 1 and 3 times powers of ten from 1e-6 to 30e3 s");
    }

    private int slopeIndex(int decibelPerOctave) {
        if (decibelPerOctave % 6 != 0 || decibelPerOctave < 6 || decibelPerOctave > 24) {
            throw new InvalidInput(role() + ": slope " + decibelPerOctave + " dB/oct refused: 6, 12, 18 or 24");
        }
        return decibelPerOctave / 6 - 1;
    }

    /** X and Y of one instant. */
    @Override
    public Phasor read() {
        double[] values =
                seat.session().queryDoubles("SNAP? 0,1", seat.session().timeout());
        if (values.length != 2) {
            throw new InstrumentError(role(), "SNAP? 0,1", List.of(values.length + " values came back instead of 2"));
        }
        return new Phasor(values[0], values[1]);
    }

    @Override
    public Reading readWithStatus() {
        Phasor phasor = read();
        return new Reading(phasor, overloadedOrUnlocked());
    }

    /** Takes the phase as it is now and waits until the outputs have followed. */
    @Override
    public void autoPhase() {
        send("APHS");
        pause(settlingTime().toNanos());
    }

    /** Input range by itself, once. */
    public void autoRange() {
        send("ARNG");
        pause(settlingTime().toNanos());
    }

    /** Sensitivity by itself, once. */
    public void autoScale() {
        send("ASCL");
        pause(settlingTime().toNanos());
    }

    private void pause(long nanos) {
        try {
            seat.clock().sleepUntil(seat.clock().nanos() + nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(role() + ": interrupted while its outputs settle", e);
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

    /** The frequency of the reference, whichever is in use. */
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
        return LockInFilter.settlingTime(poles(), Sr860Settings.timeConstantSeconds(register(TIME_CONSTANT.query())));
    }

    @Override
    public double noiseBandwidthHertz() {
        return seat.session().queryDouble("ENBW?");
    }

    private int poles() {
        return register(SLOPE.query()) + 1;
    }

    @Override
    public Accuracy voltsAccuracy() {
        return ACCURACY;
    }

    /** Volts at an auxiliary input, 1 to 4. */
    public double auxiliaryInputVolts(int input) {
        refuseUnknown(input);
        return seat.session().queryDouble("OAUX? " + (input - 1));
    }

    /** What an auxiliary output, 1 to 4, is set to. There is no way to set one here: nobody would make it safe. */
    public double auxiliaryOutputVolts(int output) {
        refuseUnknown(output);
        return number(AUX_OUTPUTS.get(output - 1));
    }

    private void refuseUnknown(int auxiliary) {
        if (auxiliary < 1 || auxiliary > AUX_OUTPUTS.size()) {
            throw new InvalidInput(role() + " has no auxiliary connector " + auxiliary + "; it has 1 to 4");
        }
    }

    @Override
    public double bufferHertz(double hertz) {
        double fastest = seat.session().queryDouble("CAPTURERATEMAX?");
        return fastest / (1L << halvings(fastest, hertz));
    }

    private int halvings(double fastest, double hertz) {
        int halvings = (int) Math.max(0, Math.ceil(Math.log(fastest / hertz) / Math.log(2) - 1e-9));
        if (!(hertz > 0) || halvings > CAPTURE_RATE.high()) {
            throw new InvalidInput(role() + ": buffer rate " + hertz + " Hz refused: the slowest is "
                    + fastest / (1L << (int) CAPTURE_RATE.high()) + " Hz");
        }
        return halvings;
    }

    @Override
    public int bufferCapacity() {
        return (int) CAPTURE_LENGTH.high() * KILOBYTE / BYTES_PER_READING;
    }

    @Override
    public synchronized void startBuffer(double hertz, int readings) {
        if (readings < 1 || readings > bufferCapacity()) {
            throw new InvalidInput(
                    role() + ": " + readings + " readings refused: its buffer holds 1 to " + bufferCapacity());
        }
        double fastest = seat.session().queryDouble("CAPTURERATEMAX?");
        int halvings = halvings(fastest, hertz);
        register("LIAS?"); // what was overloaded before is none of the recording's business
        send(
                CAPTURE_WHAT.command(role(), 1),
                CAPTURE_LENGTH.command(role(), kilobytes(readings)),
                CAPTURE_RATE.command(role(), halvings),
                "CAPTURESTART ONE,IMM");
        wanted = readings;
        rateHertz = fastest / (1L << halvings);
    }

    /** It captures in pieces of two kilobytes. */
    private static int kilobytes(int readings) {
        return 2 * (int) Math.ceil(readings * BYTES_PER_READING / (2.0 * KILOBYTE));
    }

    @Override
    public synchronized Buffer takeBuffer() throws InterruptedException {
        int readings = wanted;
        if (readings == 0) {
            throw new IllegalStateException(role() + ": no buffer was started");
        }
        seat.clock().sleepUntil(seat.clock().nanos() + Math.round(1e9 * readings / rateHertz));
        for (int poll = 0; register("CAPTUREBYTES?") < readings * BYTES_PER_READING; poll++) {
            if (poll == MOST_POLLS) {
                throw new InstrumentError(role(), "CAPTURESTART", List.of("its buffer does not fill"));
            }
            seat.clock().sleepUntil(seat.clock().nanos() + POLL_NANOS);
        }
        send("CAPTURESTOP");
        Buffer buffer = read(readings);
        wanted = 0;
        return buffer;
    }

    private Buffer read(int readings) {
        double[] seconds = new double[readings];
        double[] x = new double[readings];
        double[] y = new double[readings];
        int kilobytes = kilobytes(readings);
        int n = 0;
        for (int from = 0; from < kilobytes; from += KILOBYTES_PER_BLOCK) {
            int size = Math.min(KILOBYTES_PER_BLOCK, kilobytes - from);
            double[] values = seat.session()
                    .queryBinary(
                            "CAPTUREGET? " + from + "," + size,
                            BinaryFormat.FLOAT32,
                            ByteOrder.LITTLE_ENDIAN,
                            seat.session().timeout());
            for (int i = 0; i + 1 < values.length && n < readings; i += 2, n++) {
                seconds[n] = n / rateHertz;
                x[n] = values[i];
                y[n] = values[i + 1];
            }
        }
        if (n < readings) {
            throw new InstrumentError(role(), "CAPTUREGET?", List.of(n + " readings came instead of " + readings));
        }
        return new Buffer(seconds, x, y, overloadedOrUnlocked());
    }
}
