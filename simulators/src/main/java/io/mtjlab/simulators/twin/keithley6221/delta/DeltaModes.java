package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.BufferStatistics;
import io.mtjlab.simulators.wiring.TriggeredMeter;
import io.mtjlab.simulators.wiring.Waveform;

/**
 * The delta modes at work with a 2182A on the serial link and the trigger link (622X-901-01, section 5): one is armed,
 * triggered, and makes readings of the nanovoltmeter's conversions, which go through filter, units, math and buffer.
 */
public final class DeltaModes {

    private static final String METER = "keithley2182a";
    private static final int DECIMALS = 6;

    /** Bits of the measurement and of the operation register (622X-901-01, section 11). */
    private static final int READING_OVERFLOW = 1;

    private static final int READING_AVAILABLE = 1 << 5;
    private static final int SWEEP_ABORTED = 1 << 2;
    private static final int FILTER_SETTLED = 1 << 8;

    private final Post post;
    private final Map<String, Mode> modes;
    private final PulseDelta pulses;
    private final Averaging averaging;
    private final Mathematics mathematics;
    private final MeasurementUnits units;
    private final ReadingFormat format;
    private final DeltaBuffer buffer;
    private final BufferStatistics statistics;
    private final Conversions conversions;
    private final List<Double> last = new ArrayList<>();
    private final List<Boolean> limits = new ArrayList<>();
    private @Nullable Mode armed;
    private @Nullable Course course;
    private @Nullable DeltaRun run;
    private ReadingFormat.@Nullable Row latest;
    private boolean fresh;
    private int made;
    private long doneNanos;
    private long firstNanos;

    /** @param sweep what a swept pulse delta takes its levels from */
    public DeltaModes(Post post, CommandTable table, SweepLevels sweep) {
        this.post = post;
        pulses = new PulseDelta(table, this::requireOpen, sweep);
        modes = Map.of(
                "DELTa",
                new Delta(table, this::requireOpen),
                "PDELta",
                pulses,
                "DCONductance",
                new DifferentialConductance(table, this::requireOpen, this::meter));
        averaging = new Averaging(table);
        mathematics = new Mathematics(table);
        units = new MeasurementUnits(table);
        format = new ReadingFormat(table);
        buffer = new DeltaBuffer(table, format, this::advance);
        statistics = new BufferStatistics(
                table, List.of("MEAN", "SDEViation", "MAXimum", "MINimum", "PKPK"), buffer::values, DECIMALS);
        conversions = new Conversions(() -> meter().map(TriggeredMeter::role).orElse(post.role()), this::converted);
        post.wires().attach(conversions);
        modes.forEach((name, mode) -> table.query(
                        "[:SOURce[1]]:" + name + ":NVPResent", () -> meter().isPresent() ? "1" : "0")
                .query("[:SOURce[1]]:" + name + ":ARM", () -> armed == mode ? "1" : "0"));
        read(table, "SENSe[1]:DATA", false);
        read(table, "CALCulate[1]:DATA", true);
        table.action("SYSTem:TSTamp:RESet", () -> firstNanos = post.time().nanos())
                .action("SYSTem:RNUMber:RESet", () -> made = 0);
    }

    private void read(CommandTable table, String at, boolean calculated) {
        table.row(at + "[:LATest]", null, call -> {
                    call.expect(0, 0);
                    format.print(List.of(latest(calculated)), call.answer());
                })
                .row(at + ":FRESh", null, call -> {
                    call.expect(0, 0);
                    advance();
                    if (armed != null && !fresh) {
                        throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
                    }
                    format.print(List.of(latest(calculated)), call.answer());
                });
    }

    /** The words of the modes as commands have them. */
    public Iterable<String> names() {
        return modes.keySet();
    }

    private Optional<TriggeredMeter> meter() {
        return post.wires().neighbours().triggered(METER);
    }

    private void requireOpen(Mode mode) throws ScpiException {
        if (armed == mode) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
    }

    /** As after *RST. */
    public void reset() {
        modes.values().forEach(Mode::reset);
        averaging.reset();
        mathematics.reset();
        units.reset();
        format.reset();
        statistics.reset();
        abort();
    }

    /** As after the mains switch: what *RST leaves alone goes, too. */
    public void powerOn() {
        reset();
        buffer.powerOn();
        latest = null;
        fresh = false;
    }

    /**
     * Arms a mode; one that was armed before is not any more.
     *
     * @param name one of {@link #names()}
     */
    public void arm(String name) throws ScpiException {
        TriggeredMeter meter = meter().orElseThrow(() -> new ScpiException(StandardError.HARDWARE_MISSING));
        Mode mode = Objects.requireNonNull(modes.get(name), name);
        Course next = mode.course(meter.powerLineCycles(), averaging.perReading());
        abort();
        armed = mode;
        course = next;
        latest = null;
        fresh = false;
        buffer.arm(mode.name(), next.readings());
    }

    public boolean armed() {
        return armed != null;
    }

    /** True when the range that the source has is to stay. */
    public boolean fixedRange() {
        return armed == pulses && pulses.fixedRange();
    }

    /** The most that the armed mode drives. */
    public double peakAmperes() {
        Course now = course;
        return now == null ? 0 : now.peakAmperes();
    }

    /** INITiate. */
    public void start(long nanos) {
        Course now = course;
        if (now == null) {
            return;
        }
        last.clear();
        limits.clear();
        made = 0;
        doneNanos = nanos;
        averaging.begin(now);
        buffer.begin();
        DeltaRun next = new DeltaRun(now, nanos, now.cyclesFor(averaging.unfiltered(now.readings())));
        run = next;
        conversions.start(next);
    }

    public void abort() {
        advance();
        armed = null;
        course = null;
        run = null;
        conversions.stop();
    }

    /** True when a run has met the compliance that was to end it. */
    public boolean aborted() {
        advance();
        DeltaRun now = run;
        return now != null && now.aborted();
    }

    /** When a run that has an end is over; 0 otherwise. */
    public long endNanos() {
        DeltaRun now = run;
        return now == null || now.endNanos() == Long.MAX_VALUE ? 0 : now.endNanos();
    }

    /** True while a run is under way at {@code nanos}. */
    public boolean runningAt(long nanos) {
        DeltaRun now = run;
        return now != null && nanos < now.endNanos();
    }

    /** True once a run has ended by {@code nanos}. */
    public boolean doneAt(long nanos) {
        DeltaRun now = run;
        return now != null && nanos >= now.endNanos();
    }

    /** The current, armed or under way, in amperes. */
    public Waveform waveform() {
        DeltaRun now = run;
        Course ready = course;
        return now != null ? now : Waveform.constant(ready == null ? 0 : ready.restAmperes());
    }

    /** Brings the registers to now. */
    public void refresh(Status status) {
        advance();
        ReadingFormat.Row row = latest;
        status.measurement().condition(READING_AVAILABLE, fresh);
        status.measurement().condition(READING_OVERFLOW, row != null && row.value() >= DeltaReading.OVERFLOW);
        status.operation().condition(SWEEP_ABORTED, aborted());
        status.operation().condition(FILTER_SETTLED, run != null && averaging.settled());
        buffer.refresh(status.measurement());
    }

    /** Works out every reading that is complete by now. */
    public void advance() {
        post.wires().advance();
    }

    private void converted(long number, double volts, long nanos) {
        DeltaRun now = run;
        Mode mode = armed;
        TriggeredMeter meter = meter().orElse(null);
        if (now == null || mode == null || meter == null) {
            return;
        }
        double cycles = now.course().windows().apertureNanos() * 1e-9 / Mode.LINE_SECONDS;
        keep(last, meter.converted(volts, (nanos - doneNanos) * 1e-9, cycles));
        keep(limits, post.wires().inCompliance(post.role(), nanos - 1));
        doneNanos = nanos;
        if (limits.contains(true) && mode.abortsInCompliance()) {
            now.abort(nanos);
            return;
        }
        boolean overflows = last.stream().anyMatch(each -> each >= TriggeredMeter.OVERFLOW);
        now.course()
                .reading(number, last)
                .map(reading -> overflows ? reading.overflow() : reading)
                .flatMap(reading -> averaging.push(reading, meter.rangeVolts()))
                .ifPresent(reading -> take(reading, nanos));
        now.extend(averaging.takeLost());
    }

    private static <T> void keep(List<T> list, T value) {
        list.add(value);
        if (list.size() > Course.CONVERSIONS) {
            list.remove(0);
        }
    }

    private void take(DeltaReading reading, long nanos) {
        firstNanos = made == 0 ? nanos : firstNanos;
        ReadingFormat.Row row = new ReadingFormat.Row(
                units.of(reading),
                units.suffix(),
                (nanos - firstNanos) * 1e-9,
                made++,
                reading.sourceAmperes(),
                reading.averageVolts(),
                limits.contains(true));
        latest = row;
        fresh = true;
        buffer.take(row, mathematics.of(row));
    }

    private ReadingFormat.Row latest(boolean calculated) throws ScpiException {
        advance();
        if (armed == null) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        ReadingFormat.Row row = latest;
        if (row == null) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
        fresh = false;
        return calculated ? mathematics.of(row) : row;
    }
}
