package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.keithley2400.Readings.Row;
import io.mtjlab.simulators.twin.keithley2400.SourceMemory.Setup;
import io.mtjlab.simulators.twin.sampling.PointSeries;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.smu.SourceMeter;
import io.mtjlab.simulators.twin.smu.Sweep;
import io.mtjlab.simulators.wiring.BenchWires;
import io.mtjlab.simulators.wiring.Waveform;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/**
 * What the 2400 does with its settings: drives its source, and works through arm count times trigger count points, each
 * of them source, delay, measure. Readings are worked out when somebody asks, from what was there at the time.
 */
final class SmuState implements Machine {

    static final Readings.Format FIRST_ELEMENT = new Readings.Format(List.of(0), false, false);

    /** Bits of the measurement event register (user's manual, figure 15-6). */
    private static final int READING_AVAILABLE = 1 << 6;

    private static final int READING_OVERFLOW = 1 << 7;
    private static final int BUFFER_AVAILABLE = 1 << 8;
    private static final int BUFFER_FULL = 1 << 9;
    private static final int IN_COMPLIANCE = 1 << 14;

    /** Bits of the operation event register (figure 15-7). */
    private static final int SWEEPING = 1 << 3;

    private static final int IDLE = 1 << 10;

    /** Bit of a reading's status word that says so (user's manual, 18-52). */
    private static final int STATUS_COMPLIANCE = 1 << 3;

    /** Besides delay and integration, a point takes this (SPEC-2400: 2081 readings a second at 0.01 cycles). */
    private static final double OVERHEAD_SECONDS = 0.31e-3;

    private static final double OFF_PART = 0.005;

    private static final double AUTO_DELAY_SECONDS = 1e-3;
    private static final double SLOW_AUTO_DELAY_SECONDS = 3e-3;
    private static final double SLOW_BELOW_AMPERES = 10e-6;

    /** What auto ohms sets itself (user's manual, B-7: error 825). */
    private static final Set<String> AUTO_OHMS_OWNS =
            Set.of("source", "volts", "amperes", "volts.range", "amperes.range", "limit.volts", "limit.amperes");

    private final Post post;
    private final Status status;
    private final Panel panel;
    private final SourceMeter meter;
    private final PointSeries series;
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> trace = new ArrayList<>();
    private final List<Double> voltsList = new ArrayList<>();
    private final List<Double> amperesList = new ArrayList<>();
    private List<Integer> functions = List.of(1);
    private List<Integer> elements = List.of(0, 1, 2, 3, 4);
    private boolean binary;
    private boolean autozero;
    private boolean filling;
    private boolean fresh;
    private boolean swept;
    private boolean waiting;
    private boolean ohmsSourced;
    private long pointsLeft;
    private long zeroNanos;
    private final List<Row> filter = new ArrayList<>();
    private final SourceMemory memory = new SourceMemory();
    private @Nullable MemorySweep memorySweep;

    SmuState(Post post, Status status, Panel panel) {
        this.post = post;
        this.status = status;
        this.panel = panel;
        this.meter = new SourceMeter(post, Specifications.RANGES);
        this.series = new PointSeries(post.role(), this::measured);
        post.wires().attach(series);
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS INC.,MODEL 2400," + post.serial() + ",C30   Mar 17 2006 09:29:29/A02  /K/J";
    }

    void powerOn() {
        trace.clear();
        filling = false;
        zeroNanos = post.time().nanos();
        reset();
    }

    @Override
    public void reset() {
        stop();
        rows.clear();
        int points = (int) panel.get("trace.points");
        panel.reset();
        panel.put("trace.points", points); // the buffer is no matter of *RST
        voltsList.clear();
        amperesList.clear();
        functions = List.of(1);
        elements = List.of(0, 1, 2, 3, 4);
        binary = false;
        autozero = true;
        meter.meterVolts.auto(true);
        meter.meterAmperes.auto(true);
        meter.meterVolts.select(21);
        meter.meterAmperes.select(1.05e-4);
        meter.sourceVolts.select(21);
        meter.sourceAmperes.select(1.05e-4);
        memory.afterReset(setup());
        drive();
    }

    private void stop() {
        series.stop();
        memorySweep = null;
        waiting = false;
    }

    // ---- settings ----

    void changed(String name) throws ScpiException {
        catchUp();
        if (autoOhms() && AUTO_OHMS_OWNS.contains(name)) {
            throw new ScpiException(825, "Invalid with auto-ohms on");
        }
        switch (name) {
            case "source" -> sourced(panel.word("source"));
            case "volts" -> level(meter.sourceVolts, "volts");
            case "amperes" -> level(meter.sourceAmperes, "amperes");
            case "volts.range" -> range(meter.sourceVolts, "volts");
            case "amperes.range" -> range(meter.sourceAmperes, "amperes");
            case "meter.volts" -> meterRange(meter.meterVolts, "volts", sourcesVolts());
            case "meter.amperes" -> meterRange(meter.meterAmperes, "amperes", !sourcesVolts());
            case "meter.volts.auto" -> meter.meterVolts.auto(panel.on("meter.volts.auto"));
            case "meter.amperes.auto" -> meter.meterAmperes.auto(panel.on("meter.amperes.auto"));
            case "limit.volts", "limit.amperes" -> limit(name);
            case "meter.ohms" -> ohmsRange();
            case "delay" -> panel.put("delay.auto", 0);
            case "line.hertz" -> panel.put("line.auto", 0);
            case "arm.count", "trigger.count" -> checkCount();
            case "trace.points", "trace.feed" -> refuseWhileFilling();
            default -> {}
        }
        meter.fourWire(panel.on("four.wire"));
        if (endNanos() <= post.time().nanos()) {
            drive();
        } else if (name.equals("output") && !panel.on("output")) {
            abort();
        }
    }

    private void level(Ranged range, String name) throws ScpiException {
        if (panel.on(name + ".auto")) {
            select(range, panel.get(name));
            panel.put(name + ".range", range.nominal());
        } else if (!range.holds(panel.get(name))) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
    }

    private void select(Ranged range, double level) throws ScpiException {
        double before = range.nominal();
        range.select(level);
        if (beyondPower()) {
            range.select(before);
            throw Keithley2400Twin.tooMuchPower();
        }
    }

    private boolean beyondPower() {
        return sourcesVolts()
                ? Specifications.beyondPower(meter.sourceVolts.nominal(), panel.get("limit.amperes"))
                : Specifications.beyondPower(panel.get("limit.volts"), meter.sourceAmperes.nominal());
    }

    /** Choosing a range ends automatic ranging; the query tells the range's name. */
    private void range(Ranged range, String name) throws ScpiException {
        select(range, panel.get(name + ".range"));
        panel.put(name + ".range", range.nominal());
        panel.put(name + ".auto", 0);
    }

    private void meterRange(Ranged range, String name, boolean alsoSourced) throws ScpiException {
        double before = range.nominal();
        range.select(panel.get("meter." + name));
        double most = Math.abs(panel.get("limit." + name));
        if (!alsoSourced && range.nominal() > 10 * most) {
            range.select(before);
            throw new ScpiException(824, "Cannot exceed compliance range");
        }
        range.auto(false);
        panel.put("meter." + name + ".auto", 0);
        panel.put("meter." + name, range.fullScale());
    }

    /** 2 ohm, 20 ohm and so on to 200 megohm, each with five per cent more. */
    private void ohmsRange() {
        double decade = Math.ceil(Math.log10(panel.get("meter.ohms") / 2.1 / (1 + 1e-12)));
        panel.put("meter.ohms", 2.1 * Math.pow(10, Math.max(0, Math.min(8, decade))));
        panel.put("meter.ohms.auto", 0);
    }

    private void limit(String name) throws ScpiException {
        double most = Math.abs(panel.get(name));
        boolean volts = name.equals("limit.volts");
        Ranged range = volts ? meter.meterVolts : meter.meterAmperes;
        if (!range.auto() && most < 1e-3 * range.nominal()) {
            throw new ScpiException(822, "Too small for sense range");
        }
        if (beyondPower()) {
            throw Keithley2400Twin.tooMuchPower();
        }
        panel.put(name, most);
    }

    private void checkCount() throws ScpiException {
        if (panel.get("arm.count") * panel.get("trigger.count") > Readings.LARGEST) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
    }

    private void refuseWhileFilling() throws ScpiException {
        if (filling) {
            throw Keithley2400Twin.whileStoring();
        }
        trace.clear();
    }

    void functions(List<Integer> wanted) {
        if (!panel.on("concurrent")) {
            functions = List.of(wanted.get(wanted.size() - 1));
            functionsChanged();
            return;
        }
        List<Integer> all = new ArrayList<>(functions);
        all.addAll(wanted);
        functions = all.stream().distinct().sorted().toList();
        functionsChanged();
    }

    /** Resistance in auto mode takes the source over, or gives it back. */
    private void functionsChanged() {
        if (idle() && (autoOhms() || ohmsSourced)) {
            drive();
        }
    }

    void functionsOff(List<Integer> unwanted) {
        functions = functions.stream().filter(f -> !unwanted.contains(f)).toList();
        functionsChanged();
    }

    String functions() {
        List<String> names = List.of("\"VOLT:DC\"", "\"CURR:DC\"", "\"RES\"");
        return functions.isEmpty()
                ? "\"\""
                : String.join(",", functions.stream().map(names::get).toList());
    }

    void elements(List<Integer> chosen) {
        elements = chosen;
    }

    List<Integer> elements() {
        return elements;
    }

    void binary(boolean on) {
        binary = on;
    }

    boolean binary() {
        return binary;
    }

    void autozero(boolean on) {
        autozero = on;
    }

    boolean autozero() {
        return autozero;
    }

    void list(boolean volts, List<Double> levels, boolean append) throws ScpiException {
        List<Double> list = volts ? voltsList : amperesList;
        if (append && list.size() + levels.size() > Readings.LARGEST) {
            throw new ScpiException(StandardError.TOO_MUCH_DATA);
        }
        if (!append) {
            list.clear();
        }
        list.addAll(levels);
    }

    List<Row> listRows(boolean volts) {
        return (volts ? voltsList : amperesList)
                .stream().map(value -> new Row(value, 0, 0, 0, 0)).toList();
    }

    int listLength(boolean volts) {
        return (volts ? voltsList : amperesList).size();
    }

    // ---- source ----

    /** A source memory has no quantity of its own: it begins with the one that is set. */
    private void sourced(String function) {
        if (!function.equals("MEM")) {
            panel.put("sources.volts", function.equals("VOLT") ? 1 : 0);
        }
    }

    private boolean sourcesVolts() {
        return panel.on("sources.volts") && !autoOhms();
    }

    private boolean autoOhms() {
        return functions.contains(2) && panel.word("ohms.mode").equals("AUTO");
    }

    private String sourced() {
        return sourcesVolts() ? "volts" : "amperes";
    }

    // ---- source memory ----

    private Setup setup() {
        return Setup.of(panel, functions, autozero);
    }

    void save(int location) {
        catchUp();
        memory.save(location, setup());
    }

    void recall(int location) {
        abort();
        use(memory.at(location));
        panel.put("source", panel.on("sources.volts") ? 0 : 1);
        drive();
    }

    /** Everything as in the setup; the source takes it up when it is next driven. */
    private void use(Setup setup) {
        setup.putOn(panel);
        functions = setup.functions();
        autozero = setup.autozero();
        meter.fourWire(panel.on("four.wire"));
        meter.sourceVolts.select(panel.get("volts.range"));
        meter.sourceAmperes.select(panel.get("amperes.range"));
        use(meter.meterVolts, "meter.volts");
        use(meter.meterAmperes, "meter.amperes");
    }

    private void use(Ranged range, String name) {
        range.auto(panel.on(name + ".auto"));
        range.select(panel.get(name));
    }

    private void beginMemorySweep(long now, long points) {
        int first = (int) panel.get("memory.start");
        long[] intervals = new long[(int) panel.get("memory.points")];
        for (int i = 0; i < intervals.length; i++) {
            use(memory.at(MemorySweep.location(first, i)));
            intervals[i] = intervalNanos();
        }
        MemorySweep sweep = new MemorySweep(first, intervals, now, points);
        memorySweep = sweep;
        beginLocation(sweep, now);
    }

    private void beginLocation(MemorySweep sweep, long now) {
        use(memory.at(sweep.location()));
        drive();
        series.start(new PointSeries.Plan(now, sweep.nanosHere(), apertureNanos(), 1));
    }

    /** A reading was taken; in a memory sweep the next location comes at once. */
    private void goOn(long now) {
        MemorySweep sweep = memorySweep;
        if (sweep == null) {
            return;
        }
        if (sweep.next()) {
            beginLocation(sweep, now);
        } else {
            memorySweep = null;
        }
    }

    /** When everything that was started is done. */
    private long endNanos() {
        MemorySweep sweep = memorySweep;
        return sweep == null ? series.endNanos() : sweep.endNanos();
    }

    private void drive() {
        if (autoOhms()) {
            ohmsSourced = true;
            double amperes = AutoOhms.testAmperes(panel.get("meter.ohms"));
            meter.sourceAmperes.select(amperes);
            drive(Waveform.constant(amperes));
            return;
        }
        if (ohmsSourced) {
            ohmsSourced = false;
            meter.sourceAmperes.select(panel.get("amperes.range"));
        }
        drive(Waveform.constant(panel.get(sourced())));
    }

    private void drive(Waveform levels) {
        if (!panel.on("output")) {
            meter.off(off());
        } else if (sourcesVolts()) {
            meter.driveVolts(levels, limitAmperes());
        } else {
            meter.driveAmperes(levels, limitVolts());
        }
    }

    /** "0.5 % full scale" and what ZERO takes (user's manual, 13-9 and 18-59). */
    private SourceMeter.Off off() {
        boolean volts = sourcesVolts();
        double amperesRange = (volts ? meter.meterAmperes : meter.sourceAmperes).nominal();
        double voltsRange = (volts ? meter.sourceVolts : meter.meterVolts).nominal();
        double zero = volts ? limitAmperes() : Math.max(Math.abs(panel.get("amperes")), OFF_PART * amperesRange);
        double guard = volts ? limitAmperes() : meter.sourceAmperes.fullScale();
        return new SourceMeter.Off(
                SourceMeter.OffState.of(panel.word("output.off")), amperesRange, voltsRange, OFF_PART, zero, guard);
    }

    /** A fixed measurement range lower than the limit is the limit (user's manual, 6-3: range compliance). */
    private double limitAmperes() {
        double set = Math.abs(panel.get("limit.amperes"));
        return meter.meterAmperes.auto() ? set : Math.min(set, meter.meterAmperes.fullScale());
    }

    private double limitVolts() {
        if (autoOhms()) {
            return AutoOhms.LIMIT_VOLTS;
        }
        double set = Math.min(Math.abs(panel.get("limit.volts")), panel.get("overvoltage"));
        return meter.meterVolts.auto() ? set : Math.min(set, meter.meterVolts.fullScale());
    }

    void clear() {
        abort();
        panel.put("output", 0);
        drive();
    }

    boolean tripped(boolean volts) {
        return panel.on("output") && sourcesVolts() != volts && meter.limited();
    }

    // ---- measuring ----

    /** What a sweep or list goes through; empty when the source stays. */
    private List<Double> levels() {
        if (autoOhms()) {
            return List.of();
        }
        String name = sourced();
        String mode = panel.word(name + ".mode");
        if (mode.equals("LIST")) {
            return sourcesVolts() ? voltsList : amperesList;
        }
        if (!mode.equals("SWE")) {
            return List.of();
        }
        double start = panel.get(name + ".start");
        double stop = panel.get(name + ".stop");
        double step = panel.get(name + ".step");
        boolean logarithmic = panel.word("sweep.spacing").equals("LOG") && start * stop > 0;
        int points = step == 0 || logarithmic
                ? (int) panel.get("sweep.points")
                : (int) Math.min(Readings.LARGEST, Math.round(Math.abs((stop - start) / step)) + 1);
        return Sweep.staircase(
                start, stop, points, logarithmic, panel.word("sweep.direction").equals("DOWN"));
    }

    private long apertureNanos() {
        return Math.max(1, Math.round(panel.get("cycles") / panel.get("line.hertz") * 1e9));
    }

    /** Volts and amperes are converted one after the other; autozero converts a zero and a reference beside each. */
    private long intervalNanos() {
        double conversions = functions.contains(2) || functions.size() > 1 ? 2 : 1;
        double looks = conversions * (autozero ? 3 : 1) * panel.get("cycles") / panel.get("line.hertz");
        boolean slow = !sourcesVolts() && meter.sourceAmperes.nominal() < SLOW_BELOW_AMPERES;
        double auto = slow ? SLOW_AUTO_DELAY_SECONDS : AUTO_DELAY_SECONDS;
        double delay = panel.on("delay.auto") ? auto : panel.get("delay");
        double timer = panel.word("arm.source").equals("TIM") ? panel.get("arm.timer") : 0;
        double point = delay + panel.get("trigger.delay") + repeats() * (looks + OVERHEAD_SECONDS);
        return Math.max(apertureNanos(), Math.round(1e9 * Math.max(point, timer)));
    }

    /** A repeating filter converts so many times for one reading. */
    private double repeats() {
        return panel.on("average") && panel.word("average.kind").equals("REP") ? panel.get("average.count") : 1;
    }

    void initiate() throws ScpiException {
        if (!idle()) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        if (!panel.on("output")) {
            if (!panel.on("clear.auto")) {
                throw Keithley2400Twin.outputOff();
            }
            panel.put("output", 1);
        }
        catchUp();
        rows.clear();
        filter.clear();
        if (panel.word("arm.source").equals("BUS")) {
            waiting = true;
        } else {
            begin();
        }
    }

    /** *TRG: lets a series begin that waits for it. */
    @Override
    public void trigger() throws ScpiException {
        if (!waiting) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        waiting = false;
        begin();
    }

    private void begin() {
        try (BenchWires.Moment moment = post.wires().moment()) {
            beginAt(moment.nanos());
        }
    }

    private void beginAt(long now) {
        long points = (long) (panel.get("arm.count") * panel.get("trigger.count"));
        if (panel.word("source").equals("MEM")) {
            beginMemorySweep(now, points);
            return;
        }
        List<Double> levels = levels();
        long interval = intervalNanos();
        pointsLeft = points;
        swept = !levels.isEmpty();
        if (swept) {
            double most = levels.stream().mapToDouble(Math::abs).max().orElse(0);
            Ranged range = sourcesVolts() ? meter.sourceVolts : meter.sourceAmperes;
            if (!panel.word("sweep.ranging").equals("FIX")) {
                range.select(most);
            }
            drive(new Sweep(levels, now, interval, points));
        } else {
            drive();
        }
        series.start(new PointSeries.Plan(now, interval, apertureNanos(), points));
    }

    /** Ends what is under way; the source goes back to its level. */
    void abort() {
        catchUp();
        stop();
        drive();
    }

    private void catchUp() {
        post.wires().advance();
        if (swept && idle()) {
            swept = false;
            double last = levels().isEmpty() ? 0 : levels().get(levels().size() - 1);
            panel.put(sourced(), last); // a sweep leaves the source at its last level
            drive();
        }
    }

    private void measured(Terminals seen, long doneNanos) {
        SourceMeter.Reading reading = meter.reading(seen, panel.get("cycles") * repeats(), doneNanos);
        boolean volts = functions.contains(0) || functions.contains(2) || sourcesVolts();
        boolean amperes = functions.contains(1) || functions.contains(2) || !sourcesVolts();
        boolean over = Math.abs(reading.volts()) >= Ranged.OVERFLOW || Math.abs(reading.amperes()) >= Ranged.OVERFLOW;
        double ohms = over ? Ranged.OVERFLOW : reading.volts() / reading.amperes();
        if (autoOhms() && movedRange(ohms, doneNanos)) {
            return;
        }
        pointsLeft--;
        Row row = averaged(new Row(
                told(reading.volts(), volts, functions.contains(0)),
                told(reading.amperes(), amperes, functions.contains(1)),
                functions.contains(2) ? ohms : Readings.NOT_MEASURED,
                (doneNanos - zeroNanos) * 1e-9,
                (over ? 1 : 0) | (reading.limited() ? STATUS_COMPLIANCE : 0)));
        rows.add(row);
        fresh = true;
        status.measurement().condition(READING_OVERFLOW, over);
        if (filling) {
            trace.add(row);
            filling = trace.size() < panel.get("trace.points");
        }
        goOn(doneNanos);
    }

    /** True when automatic range found another one for {@code ohms}: the reading is made again there. */
    private boolean movedRange(double ohms, long now) {
        double fitting = AutoOhms.fullScale(ohms);
        boolean settled = fitting == AutoOhms.fullScale(panel.get("meter.ohms"));
        if (memorySweep != null || settled || !panel.on("meter.ohms.auto")) {
            return false;
        }
        panel.put("meter.ohms", fitting);
        drive();
        series.start(new PointSeries.Plan(now, intervalNanos(), apertureNanos(), pointsLeft));
        return true;
    }

    /** What is sourced and not measured is told as it is set. */
    private double told(double reading, boolean known, boolean measured) {
        if (measured || functions.contains(2)) {
            return reading;
        }
        return known ? levelOfReading() : Readings.NOT_MEASURED;
    }

    /** The set-point of the reading that is being taken: in a sweep, that of its step. */
    private double levelOfReading() {
        List<Double> levels = swept ? levels() : List.of();
        return levels.isEmpty() ? panel.get(sourced()) : levels.get(rows.size() % levels.size());
    }

    /** The moving filter; a repeating one has taken its time already and shows as less noise over that time. */
    private Row averaged(Row row) {
        if (!panel.on("average")) {
            return row;
        }
        filter.add(row);
        if (filter.size() > panel.get("average.count")) {
            filter.remove(0);
        }
        if (panel.word("average.kind").equals("REP")) {
            return row;
        }
        return new Row(
                filter.stream().mapToDouble(Row::volts).average().orElse(0),
                filter.stream().mapToDouble(Row::amperes).average().orElse(0),
                filter.stream().mapToDouble(Row::ohms).average().orElse(0),
                row.seconds(),
                row.status());
    }

    @Override
    public boolean idle() {
        return !waiting && endNanos() <= post.time().nanos();
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        do { // automatic range may have put the end off
            post.time().sleepUntil(endNanos());
            catchUp();
        } while (!idle() && !waiting);
    }

    @Override
    public void refreshStatus() {
        catchUp();
        status.measurement().condition(READING_AVAILABLE, fresh);
        status.measurement().condition(BUFFER_AVAILABLE, trace.size() >= 2);
        status.measurement().condition(BUFFER_FULL, full());
        status.measurement().condition(IN_COMPLIANCE, panel.on("output") && meter.limited());
        status.operation().condition(SWEEPING, !idle());
        status.operation().condition(IDLE, idle());
    }

    private boolean full() {
        return !filling && !trace.isEmpty() && trace.size() >= panel.get("trace.points");
    }

    List<Row> read() throws ScpiException, InterruptedException {
        abort();
        if (panel.word("arm.source").equals("BUS")) {
            throw new ScpiException(StandardError.TRIGGER_DEADLOCK);
        }
        initiate();
        List<Row> read = fetch();
        if (panel.on("clear.auto")) {
            clear();
        }
        return read;
    }

    List<Row> fetch() throws ScpiException, InterruptedException {
        awaitOperations();
        if (rows.isEmpty()) {
            throw Keithley2400Twin.stale();
        }
        fresh = false;
        return List.copyOf(rows);
    }

    List<Row> latest() throws ScpiException {
        catchUp();
        if (rows.isEmpty()) {
            throw Keithley2400Twin.stale();
        }
        return List.of(rows.get(rows.size() - 1));
    }

    /**
     * CONFigure: one point of one function, everything about that function as after *RST, its limit too; that is what
     * surprises those who use MEASure? as if it were READ?.
     *
     * @param function -1 for the present ones
     */
    void configure(int function) throws ScpiException {
        abort();
        panel.put("arm.count", 1);
        panel.put("trigger.count", 1);
        panel.put("trigger.delay", 0);
        panel.put("delay", 0);
        panel.put("delay.auto", 1);
        if (function >= 0) {
            functions = List.of(function);
        }
        panel.put("cycles", 1);
        if (functions.contains(0) || functions.contains(2)) {
            panel.put("limit.volts", 21);
            meter.meterVolts.auto(true);
            panel.put("meter.volts.auto", 1);
        }
        if (functions.contains(1) || functions.contains(2)) {
            panel.put("limit.amperes", 1.05e-4);
            meter.meterAmperes.auto(true);
            panel.put("meter.amperes.auto", 1);
        }
        drive();
    }

    // ---- data store ----

    void feed(int index) {
        catchUp();
        filling = index == 0;
        if (filling) {
            trace.clear();
            refreshStatus();
        }
    }

    boolean filling() {
        catchUp();
        return filling;
    }

    void clearTrace() throws ScpiException {
        catchUp();
        trace.clear();
        refreshStatus();
    }

    int stored() {
        catchUp();
        return trace.size();
    }

    String free() {
        int bytes = 24;
        return (Readings.LARGEST - stored()) * bytes + "," + stored() * bytes;
    }

    List<Row> trace() throws ScpiException {
        catchUp();
        if (trace.isEmpty()) {
            throw Keithley2400Twin.stale();
        }
        return List.copyOf(trace);
    }

    List<Double> statistics() throws ScpiException {
        return Readings.statistics(trace(), panel.word("statistic"));
    }

    void resetTime() {
        zeroNanos = post.time().nanos();
    }

    void print(List<Row> what, StringBuilder out) {
        Readings.print(
                what,
                new Readings.Format(elements, binary, panel.word("byte.order").equals("SWAP")),
                out);
    }

    Map<String, Object> state() {
        catchUp();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", panel.on("output"));
        state.put("source", sourced());
        state.put("level_" + sourced(), panel.get(sourced()));
        state.put("amperes", panel.on("output") ? post.wires().drive().amperes() : 0.0);
        state.put("limit_volts", limitVolts());
        state.put("limit_amperes", limitAmperes());
        state.put("limited", meter.limited());
        state.put("measuring", !idle());
        state.put("stored_readings", trace.size());
        state.put("volts_gain_error", meter.meterVolts.error().gain());
        state.put("amperes_gain_error", meter.meterAmperes.error().gain());
        state.put("source_volts_gain_error", meter.sourceVolts.error().gain());
        state.put("source_amperes_gain_error", meter.sourceAmperes.error().gain());
        return state;
    }
}
