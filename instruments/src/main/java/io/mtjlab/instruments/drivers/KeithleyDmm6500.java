package io.mtjlab.instruments.drivers;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.Digitizer;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.ReadingOverflow;
import io.mtjlab.instruments.scpi.ErrorQueue;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.session.BinaryFormat;

import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.AUTORANGE;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.AUTOZERO;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.BUFFER_POINTS;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.BYTE_ORDER;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.DATA_FORMAT;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.DIGITIZE_INPUT;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.DIGITIZE_RANGE;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.FILTER;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.FILTER_COUNT;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.FILTER_KIND;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.INPUT;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.POWER_LINE_CYCLES;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.RANGE;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.READINGS_A_QUERY;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.RELATIVE;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.RELATIVE_VOLTS;
import static io.mtjlab.instruments.drivers.KeithleyDmm6500Settings.SAMPLE_RATE;

/**
 * Keithley DMM6500 multimeter in its SCPI mode, as a meter of direct volts and as a digitizer of up to a million samples
 * a second (DMM6500 reference manual, DMM6500-901-01). Whichever was configured last is what it is. Samples travel as
 * single precision binary, little endian; the block that they come in does not tell its length, so that is checked
 * against what was asked for.
 */
public final class KeithleyDmm6500 extends MessageDriver implements Nanovoltmeter, Digitizer {

    private static final String BUFFER = "\"defbuffer1\"";
    private static final String STORED = ":TRAC:ACT? " + BUFFER;
    private static final double OVERFLOW = 9.9e37;

    /** One transfer; more samples come in several. */
    private static final int SAMPLES_A_TRANSFER = 500_000;

    /** Wall time that is allowed for a sample on the slowest link in use, on top of the usual time-out. */
    private static final double TRANSFER_SECONDS_A_SAMPLE = 20e-6;

    /** Readings of a filtered one. */
    private static final int FILTERED_READINGS = 10;

    /** What a reading takes besides its integration, by the reading rates of the specifications (as remembered). */
    private static final double OVERHEAD_SECONDS = 0.2e-3;

    /**
     * Direct volts, 1 year, calibration temperature +- 5 C. The 10 V range stands as an example in the calibration
     * manual DMM6500-905-01; the others are as remembered, not seen in print.
     */
    private static final Ranges METER = new Ranges(
            "V",
            "DMM6500 specifications, DC voltage (1 year)",
            List.of(
                    new Ranges.Range(0.1, 0.12, 30e-6, 35e-6 * 0.1),
                    new Ranges.Range(1, 1.2, 25e-6, 6e-6 * 1),
                    new Ranges.Range(10, 12, 25e-6, 5e-6 * 10),
                    new Ranges.Range(100, 120, 40e-6, 6e-6 * 100),
                    new Ranges.Range(1000, 1000, 40e-6, 6e-6 * 1000)));

    /** Digitized volts, 1 year: as remembered and rounded up, not seen in print. */
    private static final Ranges DIGITIZED = new Ranges(
            "V",
            "DMM6500 specifications, digitize voltage (1 year, not verified)",
            List.of(
                    new Ranges.Range(0.1, 0.12, 300e-6, 300e-6 * 0.1),
                    new Ranges.Range(1, 1.2, 300e-6, 200e-6 * 1),
                    new Ranges.Range(10, 12, 300e-6, 200e-6 * 10),
                    new Ranges.Range(100, 120, 300e-6, 200e-6 * 100),
                    new Ranges.Range(1000, 1000, 300e-6, 200e-6 * 1000)));

    private final Seat seat;
    private final double lineHertz;
    private Accuracy accuracy;
    private double fullScaleVolts;
    private double readingSeconds;
    private double sampleSeconds;
    private boolean readySingle;
    private @Nullable Filling filling;

    public KeithleyDmm6500(Seat seat) {
        super(
                seat.session(),
                ErrorQueue.SEPARATE,
                List.of("KEITHLEY", "DMM6500"),
                session -> ScpiLanguage.require(session, "SCPI"),
                RANGE,
                AUTORANGE,
                POWER_LINE_CYCLES,
                AUTOZERO,
                INPUT,
                FILTER,
                FILTER_COUNT,
                FILTER_KIND,
                RELATIVE,
                RELATIVE_VOLTS,
                READINGS_A_QUERY,
                DIGITIZE_RANGE,
                SAMPLE_RATE,
                DIGITIZE_INPUT,
                BUFFER_POINTS,
                DATA_FORMAT,
                BYTE_ORDER);
        this.seat = seat;
        this.lineHertz = seat.session().queryDouble(":SYST:LFR?");
        Ranges.Range range = METER.holding(seat.role(), number(RANGE));
        this.accuracy = METER.accuracy(range);
        this.fullScaleVolts = range.fullScale();
        this.readingSeconds = readingSeconds(number(POWER_LINE_CYCLES), false, on(AUTOZERO));
        this.sampleSeconds = 1 / number(SAMPLE_RATE);
    }

    private double readingSeconds(double powerLineCycles, boolean filter, boolean autozero) {
        double reading = powerLineCycles / lineHertz + OVERHEAD_SECONDS;
        return (autozero ? 2 : 1) * (filter ? FILTERED_READINGS : 1) * reading;
    }

    @Override
    public synchronized void configure(Nanovoltmeter.Acquisition wanted) {
        Ranges.Range chosen = METER.holding(role(), wanted.rangeVolts());
        send(
                ":ABOR",
                ":SENS:FUNC \"VOLT\"",
                RANGE.command(role(), chosen.fullScale()),
                POWER_LINE_CYCLES.command(role(), wanted.powerLineCycles()),
                AUTOZERO.command(wanted.autozero()),
                INPUT.command(role(), "AUTO"),
                FILTER_KIND.command(role(), "REP"),
                FILTER_COUNT.command(role(), FILTERED_READINGS),
                FILTER.command(wanted.filters()),
                READINGS_A_QUERY.command(role(), 1),
                DATA_FORMAT.command(role(), "ASC"));
        accuracy = METER.accuracy(chosen);
        fullScaleVolts = chosen.fullScale();
        readingSeconds = readingSeconds(wanted.powerLineCycles(), wanted.filters(), wanted.autozero());
        readySingle = true;
    }

    @Override
    public synchronized void configure(Digitizer.Acquisition wanted) {
        Ranges.Range chosen = DIGITIZED.holding(role(), wanted.rangeVolts());
        send(
                ":ABOR",
                ":SENS:DIG:FUNC \"VOLT\"",
                DIGITIZE_RANGE.command(role(), chosen.fullScale()),
                SAMPLE_RATE.command(role(), wanted.sampleHertz()),
                ":SENS:DIG:VOLT:APER AUTO",
                DIGITIZE_INPUT.command(role(), "AUTO"),
                DATA_FORMAT.command(role(), "SRE"),
                BYTE_ORDER.command(role(), "SWAP"));
        sampleSeconds = 1 / number(SAMPLE_RATE);
        accuracy = DIGITIZED.accuracy(chosen);
        fullScaleVolts = chosen.fullScale();
        readySingle = false;
    }

    /** Takes the present reading for zero from now on; or no more. */
    public synchronized void setRelative(boolean on) {
        if (on) {
            send(":SENS:VOLT:REL:ACQ", RELATIVE.command(true));
        } else {
            set(RELATIVE, false);
        }
    }

    @Override
    public double maxSampleHertz() {
        return SAMPLE_RATE.high();
    }

    @Override
    public int bufferCapacity() {
        return (int) BUFFER_POINTS.high();
    }

    @Override
    public synchronized double readVolts() {
        if (!readySingle) {
            throw new IllegalStateException(role() + ": it was not configured as a meter");
        }
        Duration patience = seat.session().timeout().plus(readingInterval());
        return sound(seat.session().queryDouble(":READ? " + BUFFER, patience));
    }

    private double sound(double volts) {
        if (Math.abs(volts) >= OVERFLOW) {
            throw new ReadingOverflow(role(), fullScaleVolts, "V");
        }
        return volts;
    }

    @Override
    public synchronized Duration readingInterval() {
        return Duration.ofNanos(Math.round(1e9 * readingSeconds));
    }

    @Override
    public synchronized void startBuffer(int readings) {
        begin(readings, readingSeconds, ":TRIG:LOAD \"SimpleLoop\", " + readings + ", 0, " + BUFFER);
    }

    @Override
    public synchronized void startTrace(int samples) {
        begin(samples, sampleSeconds, ":TRIG:LOAD \"Empty\"", ":TRIG:BLOC:MDIG 1, " + BUFFER + ", " + samples);
    }

    private void begin(int count, double interval, String... triggerModel) {
        if (count < 1 || count > bufferCapacity()) {
            throw new InvalidInput(
                    role() + ": a buffer of " + count + " readings refused: it holds 1 to " + bufferCapacity());
        }
        send(
                ":ABOR",
                ":TRAC:CLE " + BUFFER,
                BUFFER_POINTS.command(role(), Math.max(count, BUFFER_POINTS.low())) + ", " + BUFFER);
        send(triggerModel);
        start(":INIT");
        filling = Filling.started(seat.clock(), count, interval);
    }

    private int awaited() throws InterruptedException {
        Filling started = filling;
        if (started == null) {
            throw new IllegalStateException(role() + ": no buffer was started");
        }
        started.await(seat.clock(), role(), STORED, () -> register(STORED));
        filling = null;
        return started.readings();
    }

    @Override
    public synchronized Buffer takeBuffer() throws InterruptedException {
        int count = awaited();
        String query = ":TRAC:DATA? 1, " + count + ", " + BUFFER + ", READ, REL";
        double[] fields = seat.session().queryDoubles(query, patience(2 * count));
        if (fields.length != 2 * count) {
            throw garbage(query, Arrays.toString(fields), "these are not " + count + " readings with their times");
        }
        double[] seconds = new double[count];
        double[] volts = new double[count];
        for (int i = 0; i < count; i++) {
            volts[i] = sound(fields[2 * i]);
            seconds[i] = fields[2 * i + 1] - fields[1];
        }
        return new Buffer(seconds, volts);
    }

    @Override
    public synchronized Trace takeTrace() throws InterruptedException {
        int count = awaited();
        double[] volts = new double[count];
        for (int from = 0; from < count; from += SAMPLES_A_TRANSFER) {
            int length = Math.min(SAMPLES_A_TRANSFER, count - from);
            System.arraycopy(transfer(from + 1, length), 0, volts, from, length);
        }
        return new Trace(sampleSeconds, volts);
    }

    /** @param first counted from 1 */
    private double[] transfer(int first, int length) {
        String query = ":TRAC:DATA? " + first + ", " + (first + length - 1) + ", " + BUFFER + ", READ";
        double[] volts =
                seat.session().queryBinary(query, BinaryFormat.FLOAT32, ByteOrder.LITTLE_ENDIAN, patience(length));
        if (volts.length != length) {
            throw garbage(query, volts.length + " samples", "these are not " + length + " samples");
        }
        for (double sample : volts) {
            sound(sample);
        }
        return volts;
    }

    private Duration patience(int numbers) {
        return seat.session().timeout().plusNanos(Math.round(1e9 * TRANSFER_SECONDS_A_SAMPLE * numbers));
    }

    @Override
    public synchronized Accuracy voltsAccuracy() {
        return accuracy;
    }
}
