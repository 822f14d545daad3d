package io.mtjlab.simulators.twin.keithley2450;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.MovingAverage;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.sampling.Scale;
import io.mtjlab.simulators.twin.smu.SourceMeter;
import io.mtjlab.simulators.twin.smu.SourceMeter.ScalePair;
import io.mtjlab.simulators.twin.smu.Sweep;
import io.mtjlab.simulators.twin.touch.Buffers;
import io.mtjlab.simulators.twin.touch.Reading;
import io.mtjlab.simulators.twin.touch.TouchInstrument;
import io.mtjlab.simulators.wiring.Waveform;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/** What a 2450 does with its settings (2450-901-01, reference manual, section 6). */
final class Smu2450 extends TouchInstrument {

    private static final double LINE_HERTZ = 60;

    /** Besides delay and integration, a reading takes this (specifications: 3000 readings a second at 0.01 cycles). */
    private static final double OVERHEAD_SECONDS = 0.17e-3;

    private static final double OFF_PART = 0.1;
    private static final double AUTO_DELAY_SECONDS = 1e-3;
    private static final int STATUS_OVERFLOW = 1;
    private static final int SOURCE_LIMITED = 1 << 5;
    private static final int SOURCE_SENSE = 1 << 6;
    private static final int SOURCE_OUTPUT = 1 << 7;

    /** Model 2450 specifications, one year. Noise is taken as half a part in a million of the range. */
    private static final SourceMeter.Ranges RANGES = new SourceMeter.Ranges(
            List.of(
                    pair(0.02, 0.1e-2, 200e-6, 0.1e-2, 150e-6),
                    pair(0.2, 0.015e-2, 200e-6, 0.012e-2, 200e-6),
                    pair(2, 0.02e-2, 300e-6, 0.012e-2, 300e-6),
                    pair(20, 0.015e-2, 2.4e-3, 0.015e-2, 1e-3),
                    pair(200, 0.015e-2, 24e-3, 0.015e-2, 10e-3)),
            List.of(
                    pair(10e-9, 0.1e-2, 100e-12, 0.1e-2, 50e-12),
                    pair(100e-9, 0.06e-2, 150e-12, 0.06e-2, 100e-12),
                    pair(1e-6, 0.025e-2, 400e-12, 0.025e-2, 300e-12),
                    pair(10e-6, 0.025e-2, 1.5e-9, 0.025e-2, 700e-12),
                    pair(100e-6, 0.02e-2, 15e-9, 0.02e-2, 6e-9),
                    pair(1e-3, 0.02e-2, 150e-9, 0.02e-2, 60e-9),
                    pair(10e-3, 0.02e-2, 1.5e-6, 0.02e-2, 600e-9),
                    pair(100e-3, 0.025e-2, 15e-6, 0.025e-2, 6e-6),
                    pair(1, 0.067e-2, 900e-6, 0.03e-2, 500e-6)),
            1.05);

    private static ScalePair pair(double nominal, double source, double sourceOffset, double meter, double offset) {
        return new ScalePair(
                new Scale(nominal, source, sourceOffset, 0), new Scale(nominal, meter, offset, 0.5e-6 * nominal));
    }

    private final Panel panel;
    private final SourceMeter meter;
    private final List<Double> sweep = new ArrayList<>();
    private final List<Double> voltsList = new ArrayList<>();
    private final List<Double> amperesList = new ArrayList<>();
    private double sweepDelay;
    private int sweepCount = 1;
    private String sweepBuffer = Buffers.DEFAULT;
    private Waveform levels = Waveform.constant(0);
    private final MovingAverage filter = new MovingAverage();
    private double relative;
    private boolean swept;
    private boolean abortAtLimit;
    private boolean told;

    Smu2450(Post post, Status status, CommandTable table, Panel panel) {
        super(post, status, table);
        this.panel = panel;
        this.meter = new SourceMeter(post, RANGES);
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS,MODEL 2450," + "0" + post.serial() + ",1.7.3c";
    }

    @Override
    public void reset() {
        super.reset();
        panel.reset();
        sweep.clear();
        voltsList.clear();
        amperesList.clear();
        filter.clear();
        relative = 0;
        for (Ranged each : List.of(meter.sourceVolts, meter.sourceAmperes, meter.meterVolts, meter.meterAmperes)) {
            each.auto(true);
            each.select(0);
        }
        drive();
    }

    private boolean sourcesVolts() {
        return panel.word("source").equals("VOLT");
    }

    private String sourced() {
        return sourcesVolts() ? "volts" : "amperes";
    }

    /** What is measured, as the panel names it. */
    String function() {
        return switch (panel.word("function")) {
            case "VOLT" -> "volts";
            case "RES" -> "ohms";
            default -> "amperes";
        };
    }

    void changed(String name, int channel) throws ScpiException {
        catchUp();
        switch (name) {
            case "volts" -> level(meter.sourceVolts, "volts");
            case "amperes" -> level(meter.sourceAmperes, "amperes");
            case "volts.range" -> fix(meter.sourceVolts, "volts.range", "volts.auto");
            case "amperes.range" -> fix(meter.sourceAmperes, "amperes.range", "amperes.auto");
            case "meter.volts" -> fix(meter.meterVolts, "meter.volts", "meter.volts.auto");
            case "meter.amperes" -> fix(meter.meterAmperes, "meter.amperes", "meter.amperes.auto");
            case "meter.volts.auto" -> meter.meterVolts.auto(panel.on(name));
            case "meter.amperes.auto" -> meter.meterAmperes.auto(panel.on(name));
            case "function" -> filter.clear();
            default -> {
                if (name.startsWith("average")) {
                    filter.clear();
                }
            }
        }
        meter.fourWire(panel.on("four.wire." + function()));
        if (idle()) {
            drive();
        } else if (name.equals("output")) {
            abort();
        }
    }

    private void level(Ranged range, String name) throws ScpiException {
        if (panel.on(name + ".auto")) {
            range.select(panel.get(name));
            panel.put(name + ".range", range.nominal());
        } else if (!range.holds(panel.get(name))) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
    }

    private void fix(Ranged range, String name, String auto) {
        range.select(panel.get(name));
        panel.put(name, range.nominal());
        panel.put(auto, 0);
        range.auto(false);
    }

    private void drive() {
        levels = Waveform.constant(panel.get(sourced()));
        drive(levels);
    }

    private void drive(Waveform next) {
        levels = next;
        if (!panel.on("output")) {
            meter.off(off());
        } else if (sourcesVolts()) {
            meter.driveVolts(next, panel.get("limit.amperes"));
        } else {
            meter.driveAmperes(next, panel.get("limit.volts"));
        }
    }

    /** "10 percent of the full scale"; ZERO takes the whole present current range (reference manual, 6-32). */
    private SourceMeter.Off off() {
        boolean volts = sourcesVolts();
        double amperesRange = (volts ? meter.meterAmperes : meter.sourceAmperes).nominal();
        double voltsRange = (volts ? meter.sourceVolts : meter.meterVolts).nominal();
        return new SourceMeter.Off(
                SourceMeter.OffState.of(panel.word("off." + sourced())),
                amperesRange,
                voltsRange,
                OFF_PART,
                amperesRange,
                volts ? panel.get("limit.amperes") : meter.sourceAmperes.fullScale());
    }

    /** Of the function that is sourced. */
    String offState() {
        return panel.word("off." + sourced());
    }

    boolean tripped(boolean volts) {
        return panel.on("output") && sourcesVolts() != volts && meter.limited();
    }

    // ---- sweeps ----

    /** Start, stop, points, then delay, count, ranging, abort at limit, back again, buffer; the last ones optional. */
    void sweep(Call call, boolean volts, boolean logarithmic, boolean bySteps) throws ScpiException {
        call.expect(3, 9);
        Dimension unit = volts ? Dimension.VOLTS : Dimension.AMPERES;
        Limits limits = volts ? Limits.of(-210, 210, 0) : Limits.of(-1.05, 1.05, 0);
        double start = call.number(0, unit, limits);
        double stop = call.number(1, unit, limits);
        int points;
        if (bySteps) {
            double step = call.number(2, unit, limits);
            if (step == 0) {
                throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
            }
            points = (int) Math.min(1e6, Math.round(Math.abs((stop - start) / step)) + 1);
        } else {
            points = call.integer(2, 2, 1_000_000);
        }
        program(null);
        sweep.addAll(Sweep.staircase(start, stop, points, logarithmic, false));
        if (call.parameterCount() > 7 && call.bool(7)) {
            sweep.addAll(Sweep.staircase(start, stop, points, logarithmic, true));
        }
        sweepDelay = call.parameterCount() > 3 ? Math.max(0, seconds(call, 3)) : 0;
        sweepCount = call.parameterCount() > 4 ? call.integer(4, 0, 268_435_455) : 1;
        abortAtLimit = call.parameterCount() > 6 && call.bool(6);
        sweepBuffer = call.parameterCount() > 8 ? call.string(8) : Buffers.DEFAULT;
        panel.put("source", volts ? 0 : 1);
    }

    /** First index, delay, count, abort at limit, buffer. */
    void sweepList(Call call, boolean volts) throws ScpiException {
        call.expect(0, 5);
        List<Double> list = volts ? voltsList : amperesList;
        int first = call.parameterCount() > 0 ? call.integer(0, 1, Math.max(1, list.size())) : 1;
        if (list.isEmpty()) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        program(null);
        sweep.addAll(list.subList(first - 1, list.size()));
        sweepDelay = call.parameterCount() > 1 ? Math.max(0, seconds(call, 1)) : 0;
        sweepCount = call.parameterCount() > 2 ? call.integer(2, 0, 268_435_455) : 1;
        abortAtLimit = call.parameterCount() > 3 && call.bool(3);
        sweepBuffer = call.parameterCount() > 4 ? call.string(4) : Buffers.DEFAULT;
        panel.put("source", volts ? 0 : 1);
    }

    /** A sweep is a trigger model of its own: whichever comes last is what starts. */
    @Override
    protected void program(@Nullable Program next) {
        super.program(next);
        sweep.clear();
        sweepDelay = 0;
    }

    List<Double> list(boolean volts) {
        return volts ? voltsList : amperesList;
    }

    @Override
    protected int planned() {
        return sweep.isEmpty() ? count(false) : sweep.size() * Math.max(1, sweepCount);
    }

    @Override
    protected String initiatedBuffer() {
        return sweep.isEmpty() ? Buffers.DEFAULT : sweepBuffer;
    }

    @Override
    protected int count(boolean digitizing) {
        return (int) panel.get("count");
    }

    @Override
    protected Timing timing(boolean digitizing) {
        double aperture = panel.get("cycles." + function()) / LINE_HERTZ;
        double looks = (function().equals("ohms") ? 2 : 1) * (panel.on("autozero." + function()) ? 2 : 1) * aperture;
        double delay = panel.on("delay.auto." + sourced()) ? AUTO_DELAY_SECONDS : panel.get("delay." + sourced());
        return new Timing(
                Math.max(delay, sweepDelay) + repeats() * (looks + OVERHEAD_SECONDS), Math.max(aperture, 1e-6));
    }

    /** A repeating filter converts so many times for one reading. */
    private double repeats() {
        return averages("REP") ? panel.get("average.count." + function()) : 1;
    }

    private boolean averages(String kind) {
        return panel.on("average." + function())
                && panel.word("average.kind." + function()).equals(kind);
    }

    @Override
    protected void beginning(long startNanos, long intervalNanos, int points, boolean digitizing) {
        tellSource(sourceTold(true));
        told = sourceTold(false) != null;
        if (!sweep.isEmpty()) {
            double most = sweep.stream().mapToDouble(Math::abs).max().orElse(0);
            (sourcesVolts() ? meter.sourceVolts : meter.sourceAmperes).select(most);
            panel.put("output", 1);
            swept = true;
            drive(new Sweep(sweep, startNanos, intervalNanos, points));
        }
    }

    /** A sweep ends with the output off (2450 reference manual, SOURce:SWEep). */
    @Override
    protected void caughtUp() {
        if (swept && idle()) {
            endSweep();
        }
        if (told && idle()) {
            told = false;
            tellSource(sourceTold(false));
        }
    }

    private void tellSource(@Nullable Boolean on) {
        if (on != null) {
            panel.put("output", on ? 1 : 0);
            drive();
        }
    }

    private void endSweep() {
        swept = false;
        sweep.clear();
        sweepDelay = 0;
        panel.put("output", 0);
        drive();
    }

    @Override
    public void abort() {
        super.abort();
        if (swept) {
            endSweep();
        }
    }

    @Override
    protected Reading reading(Terminals seen, long doneNanos) {
        String function = function();
        SourceMeter.Reading both = meter.reading(seen, panel.get("cycles." + function) * repeats(), doneNanos);
        if (swept && abortAtLimit && both.limited()) {
            abort();
        }
        boolean over = Math.abs(both.volts()) >= Ranged.OVERFLOW || Math.abs(both.amperes()) >= Ranged.OVERFLOW;
        String shown = shown(function);
        double value = over
                ? Ranged.OVERFLOW
                : switch (shown) {
                    case "VOLT DC" -> both.volts();
                    case "OHM" -> both.volts() / both.amperes();
                    case "WATT" -> both.volts() * both.amperes();
                    default -> both.amperes();
                };
        if (averages("MOV")) {
            value = filter.next(value, (int) panel.get("average.count." + function));
        }
        relative = value;
        if (panel.on("relative." + function) && !over) {
            value -= panel.get("relative.by." + function);
        }
        double sourced = panel.on("read.back." + sourced())
                ? (sourcesVolts() ? both.volts() : both.amperes())
                : levels.valueAt(doneNanos - 1);
        int source = (both.limited() ? SOURCE_LIMITED : 0)
                | (panel.on("four.wire." + function) ? SOURCE_SENSE : 0)
                | (panel.on("output") ? SOURCE_OUTPUT : 0);
        return new Reading(
                value, sourced, sourcesVolts() ? "VOLT" : "AMP", source, doneNanos, over ? STATUS_OVERFLOW : 0, shown);
    }

    /** A sweep is timed with its source: it goes on. */
    @Override
    protected double rangeInUse() {
        boolean volts = function().equals("volts");
        return swept ? 0 : (volts ? meter.meterVolts : meter.meterAmperes).nominal();
    }

    /** The unit that a reading of this function is shown in: its own, or what UNIT makes of it. */
    private String shown(String function) {
        if (function.equals("ohms")) {
            return "OHM";
        }
        return switch (panel.word("unit." + function)) {
            case "OHM" -> "OHM";
            case "WATT" -> "WATT";
            case "VOLT" -> "VOLT DC";
            default -> "AMP DC";
        };
    }

    /** RELative:ACQuire: the last reading is taken off from now on. */
    void acquireRelative(String function) {
        catchUp();
        panel.put("relative.by." + function, relative);
        panel.put("relative." + function, 1);
    }

    /** MEASure?: one reading into a buffer that may be named. */
    void measure(Call call) throws ScpiException, InterruptedException {
        read(call, 0, false);
    }

    Map<String, Object> state() {
        catchUp();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", panel.on("output"));
        state.put("source", sourced());
        state.put("level_" + sourced(), panel.get(sourced()));
        state.put("amperes", panel.on("output") ? post.wires().drive().amperes() : 0.0);
        state.put("limited", meter.limited());
        state.put("measuring", !idle());
        state.put("volts_gain_error", meter.meterVolts.error().gain());
        state.put("amperes_gain_error", meter.meterAmperes.error().gain());
        return state;
    }
}
