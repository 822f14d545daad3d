package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.ReadingOverflow;
import io.mtjlab.instruments.scpi.ErrorQueue;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Keithley 2182A nanovoltmeter (2182A-900-01 user's manual, sections 2 and 11 to 15; ranges of both channels from page
 * 2-3; accuracy and reading rates from its specifications, as remembered: no print of that table was at hand).
 */
public final class Keithley2182A extends MessageDriver implements Nanovoltmeter {

    private static final String SENSE = "2182A user's manual, section 15, SENSe subsystem";
    private static final String TRIGGER = "2182A user's manual, section 15, trigger and TRACe subsystems";

    private static final Setting RANGE = Setting.number("range_volts", ":SENS:VOLT:CHAN1:RANG", Unit.VOLT)
            .between(0, 120)
            .resolution(1e-9)
            .from(SENSE);
    private static final Setting AUTORANGE =
            Setting.onOff("autorange", ":SENS:VOLT:CHAN1:RANG:AUTO").from(SENSE);
    private static final Setting RANGE_2 = Setting.number("range_volts_channel_2", ":SENS:VOLT:CHAN2:RANG", Unit.VOLT)
            .between(0, 12)
            .resolution(1e-8)
            .from(SENSE);
    private static final Setting AUTORANGE_2 =
            Setting.onOff("autorange_channel_2", ":SENS:VOLT:CHAN2:RANG:AUTO").from(SENSE);

    /** 0 stands for the temperature inside. */
    private static final Setting CHANNEL =
            Setting.whole("channel", ":SENS:CHAN", 0, 2).from(SENSE);

    private static final Setting RELATIVE =
            Setting.onOff("relative", ":SENS:VOLT:CHAN1:REF:STAT").from(SENSE);
    private static final Setting RELATIVE_2 =
            Setting.onOff("relative_channel_2", ":SENS:VOLT:CHAN2:REF:STAT").from(SENSE);
    private static final Setting RELATIVE_VOLTS = Setting.number("relative_volts", ":SENS:VOLT:CHAN1:REF", Unit.VOLT)
            .between(-120, 120)
            .resolution(1e-9)
            .from(SENSE);
    private static final Setting RELATIVE_VOLTS_2 = Setting.number(
                    "relative_volts_channel_2", ":SENS:VOLT:CHAN2:REF", Unit.VOLT)
            .between(-12, 12)
            .resolution(1e-8)
            .from(SENSE);
    private static final Setting FILTER_COUNT = Setting.whole("digital_filter_count", ":SENS:VOLT:DFIL:COUN", 1, 100)
            .from(SENSE);
    private static final Setting FILTER_WINDOW = Setting.number(
                    "digital_filter_window_percent", ":SENS:VOLT:DFIL:WIND", Unit.PERCENT)
            .between(0, 10)
            .resolution(0.01)
            .from(SENSE);
    private static final Setting FILTER_KIND = Setting.word("digital_filter_kind", ":SENS:VOLT:DFIL:TCON", "MOV", "REP")
            .from(SENSE);
    private static final Setting TRIGGER_SOURCE = Setting.word(
                    "trigger_source", ":TRIG:SOUR", "IMM", "EXT", "TIM", "MAN", "BUS")
            .from(TRIGGER);
    private static final Setting TRIGGER_DELAY = Setting.number("trigger_delay_seconds", ":TRIG:DEL", Unit.SECOND)
            .between(0, 999999.999)
            .resolution(1e-3)
            .from(TRIGGER);
    private static final Setting POWER_LINE_CYCLES = Setting.number("power_line_cycles", ":SENS:VOLT:NPLC", Unit.ONE)
            .between(0.01, 60)
            .resolution(0.01)
            .from(SENSE);
    private static final Setting ANALOGUE_FILTER =
            Setting.onOff("analogue_filter", ":SENS:VOLT:LPAS").from(SENSE);
    private static final Setting DIGITAL_FILTER =
            Setting.onOff("digital_filter", ":SENS:VOLT:DFIL").from(SENSE);
    private static final Setting AUTOZERO =
            Setting.onOff("autozero", ":SYST:AZER").from(SENSE);
    private static final Setting TRIGGER_COUNT =
            Setting.whole("trigger_count", ":TRIG:COUN", 1, 9999).from(TRIGGER);
    private static final Setting SAMPLE_COUNT =
            Setting.whole("sample_count", ":SAMP:COUN", 1, 1024).from(TRIGGER);
    private static final Setting BUFFER_POINTS =
            Setting.whole("buffer_points", ":TRAC:POIN", 2, 1024).from(TRIGGER);

    /** Accuracy of one year at 23 +- 5 C; offsets are parts of the range. A range holds a fifth more than its name. */
    private static final Ranges RANGES = new Ranges(
            "V",
            "2182A specifications, volts channel 1 (1 year)",
            List.of(
                    new Ranges.Range(0.01, 0.012, 50e-6, 4e-6 * 0.01),
                    new Ranges.Range(0.1, 0.12, 30e-6, 4e-6 * 0.1),
                    new Ranges.Range(1, 1.2, 25e-6, 2e-6 * 1),
                    new Ranges.Range(10, 12, 25e-6, 2e-6 * 10),
                    new Ranges.Range(100, 120, 35e-6, 4e-6 * 100)));

    /** As for channel 1, which it is referred to. */
    private static final Ranges RANGES_2 = new Ranges(
            "V",
            "2182A specifications, volts channel 2 (1 year)",
            List.of(
                    new Ranges.Range(0.1, 0.12, 30e-6, 7e-6 * 0.1),
                    new Ranges.Range(1, 1.2, 25e-6, 3e-6 * 1),
                    new Ranges.Range(10, 12, 25e-6, 3e-6 * 10)));

    private static final double OVERFLOW = 9.9e37;
    private static final double ANALOGUE_FILTER_SECONDS = 0.125;

    private final Seat seat;
    private final double lineHertz;
    private volatile Ranges.Range range;
    private volatile int channel = 1;
    private double intervalSeconds;
    private int triggerCount;
    private long startedNanos;
    private int started;

    public Keithley2182A(Seat seat) {
        super(
                seat.session(),
                ErrorQueue.SEPARATE,
                List.of("KEITHLEY", "2182"),
                RANGE,
                AUTORANGE,
                POWER_LINE_CYCLES,
                ANALOGUE_FILTER,
                DIGITAL_FILTER,
                AUTOZERO,
                RANGE_2,
                AUTORANGE_2,
                CHANNEL,
                RELATIVE,
                RELATIVE_2,
                RELATIVE_VOLTS,
                RELATIVE_VOLTS_2,
                FILTER_COUNT,
                FILTER_WINDOW,
                FILTER_KIND,
                TRIGGER_SOURCE,
                TRIGGER_DELAY,
                TRIGGER_COUNT,
                SAMPLE_COUNT,
                BUFFER_POINTS);
        this.seat = seat;
        this.lineHertz = seat.session().queryDouble(":SYST:LFR?");
        this.range = RANGES.holding(seat.role(), number(RANGE));
        this.intervalSeconds = intervalSeconds(number(POWER_LINE_CYCLES), on(ANALOGUE_FILTER), on(AUTOZERO));
    }

    @Override
    public Optional<LocalDate> calibrationDue() {
        return CalibrationDate.due(session());
    }

    /**
     * Which input {@link #configure} sets up from now on, 1 or 2. Channel 2 is referred to the low terminal of channel 1
     * and holds at most 12 V.
     */
    public synchronized void useChannel(int wanted) {
        if (wanted != 1 && wanted != 2) {
            throw new InvalidInput(role() + ": there is no channel " + wanted + "; right is 1 or 2");
        }
        channel = wanted;
    }

    private Ranges ranges() {
        return channel == 1 ? RANGES : RANGES_2;
    }

    /** Takes the present reading of the channel for zero from now on; or no more. */
    public synchronized void setRelative(boolean on) {
        String switched = (channel == 1 ? RELATIVE : RELATIVE_2).command(on);
        if (on) {
            send(":SENS:VOLT:CHAN" + channel + ":REF:ACQ", switched);
        } else {
            send(switched);
        }
    }

    /**
     * How the digital filter works once it is on.
     *
     * @param readings that it is the mean of
     * @param windowPercent of the range; a reading outside starts it afresh, 0 for none
     * @param repeating waits for all of its readings each time, instead of moving on by one
     */
    public void setDigitalFilter(int readings, double windowPercent, boolean repeating) {
        send(
                FILTER_COUNT.command(role(), readings),
                FILTER_WINDOW.command(role(), windowPercent),
                FILTER_KIND.command(role(), repeating ? "REP" : "MOV"));
    }

    /** Each reading of a buffer waits for a pulse at the trigger link, and for {@code delaySeconds} behind it. */
    public void useExternalTrigger(double delaySeconds) {
        send(TRIGGER_SOURCE.command(role(), "EXT"), TRIGGER_DELAY.command(role(), delaySeconds));
    }

    /** A buffer of the chosen readings is recorded by {@link #startBuffer}; here the trigger is only put at rest. */
    @Override
    public synchronized void configure(Acquisition acquisition) {
        Ranges.Range chosen = ranges().holding(role(), acquisition.rangeVolts());
        send(
                ":INIT:CONT OFF",
                ":ABOR",
                ":SENS:FUNC 'VOLT'",
                CHANNEL.command(role(), channel),
                (channel == 1 ? AUTORANGE : AUTORANGE_2).command(false),
                (channel == 1 ? RANGE : RANGE_2).command(role(), chosen.fullScale()),
                POWER_LINE_CYCLES.command(role(), acquisition.powerLineCycles()),
                ANALOGUE_FILTER.command(acquisition.filters()),
                DIGITAL_FILTER.command(acquisition.filters()),
                AUTOZERO.command(acquisition.autozero()),
                TRIGGER_SOURCE.command(role(), "IMM"),
                TRIGGER_DELAY.command(role(), 0),
                SAMPLE_COUNT.command(role(), 1),
                ":FORM:DATA ASC",
                ":FORM:ELEM READ",
                ":TRAC:FEED SENS");
        range = chosen;
        intervalSeconds = intervalSeconds(acquisition.powerLineCycles(), acquisition.filters(), acquisition.autozero());
    }

    /**
     * Integration plus what the meter needs around it, from the reading rates of the specifications at 60 Hz without
     * filters and autozero: 115, 80 and 45 readings a second at 0.01, 0.1 and 1 power line cycles.
     */
    private double intervalSeconds(double powerLineCycles, boolean filters, boolean autozero) {
        double overhead = powerLineCycles < 0.1 ? 8.7e-3 - 0.01 / 60 : powerLineCycles < 1 ? 10.8e-3 : 5.5e-3;
        double reading = powerLineCycles < 0.1 ? overhead + 0.01 / 60 : overhead + powerLineCycles / lineHertz;
        return (autozero ? 2 : 1) * reading + (filters ? ANALOGUE_FILTER_SECONDS : 0);
    }

    @Override
    public synchronized double readVolts() {
        String prefix = triggerCount == 1 ? "" : TRIGGER_COUNT.command(role(), 1) + "\n";
        double volts = seat.session().queryDouble(prefix + ":READ?");
        triggerCount = 1;
        if (Math.abs(volts) >= OVERFLOW) {
            throw new ReadingOverflow(role(), range.fullScale(), "V");
        }
        return volts;
    }

    @Override
    public int bufferCapacity() {
        return (int) BUFFER_POINTS.high();
    }

    @Override
    public synchronized Duration readingInterval() {
        return Duration.ofNanos(Math.round(intervalSeconds * 1e9));
    }

    @Override
    public synchronized void startBuffer(int readings) {
        send(
                ":ABOR",
                ":TRAC:CLE",
                BUFFER_POINTS.command(role(), readings),
                TRIGGER_COUNT.command(role(), readings),
                ":TRAC:FEED:CONT NEXT",
                ":INIT");
        triggerCount = readings;
        started = readings;
        startedNanos = seat.clock().nanos();
    }

    /** Asks again, at growing intervals, when the meter turns out to be slower than its specification. */
    @Override
    public synchronized Buffer takeBuffer() throws InterruptedException {
        if (started == 0) {
            throw new IllegalStateException(role() + ": no buffer was started");
        }
        long intervalNanos = readingInterval().toNanos();
        seat.clock().sleepUntil(startedNanos + started * intervalNanos);
        double[] volts = stored();
        for (int patience = 0; volts.length < started; patience++) {
            if (patience == 10) {
                String found = volts.length + " of " + started + " readings after "
                        + (seat.clock().nanos() - startedNanos) * 1e-9 + " s";
                throw new InstrumentError(role(), ":TRAC:DATA?", List.of(found));
            }
            seat.clock().sleepUntil(seat.clock().nanos() + (started - volts.length + (1L << patience)) * intervalNanos);
            volts = stored();
        }
        volts = volts.length == started ? volts : Arrays.copyOf(volts, started);
        started = 0;
        return new Buffer(times(volts.length), volts);
    }

    private double[] stored() {
        double[] volts =
                seat.session().queryDoubles(":TRAC:DATA?", seat.session().timeout());
        for (double reading : volts) {
            if (Math.abs(reading) >= OVERFLOW) {
                throw new ReadingOverflow(role(), range.fullScale(), "V");
            }
        }
        return volts;
    }

    private double[] times(int count) {
        double[] seconds = new double[count];
        for (int i = 0; i < count; i++) {
            seconds[i] = i * intervalSeconds;
        }
        return seconds;
    }

    @Override
    public Accuracy voltsAccuracy() {
        return ranges().accuracy(range);
    }
}
