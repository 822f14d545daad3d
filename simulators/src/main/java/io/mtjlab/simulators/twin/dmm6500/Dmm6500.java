package io.mtjlab.simulators.twin.dmm6500;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.MovingAverage;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.sampling.ReadingNoise;
import io.mtjlab.simulators.twin.touch.Buffers;
import io.mtjlab.simulators.twin.touch.Reading;
import io.mtjlab.simulators.twin.touch.TouchInstrument;
import io.mtjlab.simulators.wiring.Load;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/**
 * What a DMM6500 does with its settings (DMM6500-901-01, reference manual, section 12). Resistance sends its test
 * current through the junction as long as that function is chosen, as the real one does; so do continuity, diode and
 * capacitance. Alternating quantities are the root mean square of what swings, frequency that of the largest swing.
 */
final class Dmm6500 extends TouchInstrument {

    static final double LINE_HERTZ = 60;
    private static final double OVERHEAD_SECONDS = 0.1e-3;
    private static final double OVERRANGE = 1.2;
    private static final double TEST_VOLTS = 12;
    private static final double CHARGING_AMPERES = 1e-6;
    private static final double CHARGING_SECONDS = 0.1;
    private static final double REFERENCE_CELSIUS = 23;

    /** A reading of a root mean square waits for the slowest swing that the detector takes, in hertz. */
    private static final NavigableMap<Integer, Double> SETTLING_SECONDS =
            new TreeMap<>(Map.of(3, 2.0, 30, 0.3, 300, 0.02));

    private static final double TYPE_K = 40.5e-6;

    /** At 25 degrees Celsius (NIST ITS-90 thermocouple tables). */
    private static final Map<String, Double> VOLTS_PER_KELVIN =
            Map.of("K", TYPE_K, "J", 51.7e-6, "T", 40.7e-6, "E", 60.9e-6, "N", 26.6e-6, "R", 6.0e-6, "S", 6.0e-6);

    /** "1 Mohm, AC coupled" (specifications, AC voltage). */
    private static final double ALTERNATING_OHMS = 1e6;

    private static final double DIRECT_OHMS = 10e9;
    private static final double DIVIDER_OHMS = 10e6;
    private static final double HIGHEST_DIRECT_VOLTS = 10;
    private static final double LIMIT_OHMS_FOR_MILLIAMPERE = 1e3;

    /** The digitizer has fewer bits: its white noise over one sample is some tens of parts in a million of range. */
    private static final double DIGITIZER_NOISE_CYCLES = 1e-4;

    private final Panel panel;
    private final Map<MeterFunction, Ranged> ranges = new EnumMap<>(MeterFunction.class);
    private final ReadingNoise noise;
    private final MovingAverage filter = new MovingAverage();
    private boolean digitizing;
    private long lastNanos;
    private double relative;

    Dmm6500(Post post, Status status, CommandTable table, Panel panel) {
        super(post, status, table);
        this.panel = panel;
        for (MeterFunction each : MeterFunction.values()) {
            ranges.put(each, new Ranged(each.scales(), OVERRANGE, post.calibration(), each.key()));
        }
        noise = new ReadingNoise(post.calibration(), "readings");
        post.wires().onUnit(post.role(), noise::begin);
    }

    @Override
    public String identity() {
        return "KEITHLEY INSTRUMENTS,MODEL DMM6500,0" + post.serial() + ",1.7.12b";
    }

    @Override
    public void reset() {
        super.reset();
        panel.reset();
        digitizing = false;
        filter.clear();
        ranges.forEach((function, range) -> {
            range.auto(true);
            range.select(Double.MAX_VALUE);
        });
        range(MeterFunction.VOLTS).select(10);
        drive();
    }

    /** What is measured now. */
    MeterFunction function() {
        if (!digitizing) {
            return MeterFunction.values()[(int) panel.get("function")];
        }
        return panel.word("digital.function").equals("VOLT") ? MeterFunction.VOLTS : MeterFunction.AMPERES;
    }

    private Ranged range(MeterFunction function) {
        return Objects.requireNonNull(ranges.get(function), "every function has its ranges");
    }

    void changed(String name, int channel) {
        catchUp();
        digitizing &= !name.equals("function");
        digitizing |= name.equals("digital.function");
        if (name.startsWith("detector")) {
            panel.put(name, SETTLING_SECONDS.floorKey((int) panel.get(name)));
        }
        if (name.equals("function") || name.startsWith("average")) {
            filter.clear();
        }
        for (MeterFunction function : MeterFunction.values()) {
            String key = function.key();
            if (name.equals("range." + key) || name.equals("digital.range." + key)) {
                range(function).select(panel.get(name));
                range(function).auto(false);
                panel.put(name, range(function).nominal());
                panel.put("auto." + key, 0);
            } else if (name.equals("auto." + key)) {
                range(function).auto(panel.on(name));
            }
        }
        drive();
    }

    private void drive() {
        post.wires().source(post.role(), testAmperes(), TEST_VOLTS);
        post.wires().load(post.role(), input());
    }

    /** Resistances: 1 mA up to the 1 kilohm range, less above. */
    private double testAmperes() {
        return switch (function()) {
            case OHMS, FOUR_WIRE_OHMS ->
                LIMIT_OHMS_FOR_MILLIAMPERE
                        / Math.max(LIMIT_OHMS_FOR_MILLIAMPERE, range(function()).nominal())
                        * 1e-3;
            case CONTINUITY -> 1e-3;
            case DIODE -> panel.get("bias");
            case FARADS -> CHARGING_AMPERES;
            default -> 0;
        };
    }

    /** 10 Mohm, or more on the lower ranges where that is allowed (reference manual, section 12: INPutimpedance). */
    private Load input() {
        MeterFunction function = function();
        if (function == MeterFunction.AMPERES || function == MeterFunction.ALTERNATING_AMPERES || function.sources()) {
            return Load.NONE; // a current is measured in the device's line
        }
        if (function.alternating()) {
            return Load.behindCapacitor(ALTERNATING_OHMS);
        }
        boolean auto = function == MeterFunction.CELSIUS
                || panel.word(digitizing ? "digital.impedance" : "impedance").equals("AUTO")
                        && range(function).nominal() <= HIGHEST_DIRECT_VOLTS;
        return Load.input(auto ? DIRECT_OHMS : DIVIDER_OHMS);
    }

    @Override
    protected int count(boolean digital) {
        return (int) panel.get(digital ? "digital.count" : "count");
    }

    @Override
    protected Timing timing(boolean digital) {
        if (digital) {
            double period = 1 / panel.get("digital.hertz");
            double set = panel.get("digital.aperture");
            return new Timing(period, Math.max(1e-6, set > 0 ? Math.min(set, period) : period));
        }
        MeterFunction function = function();
        double delay = panel.on("delay.auto." + function.key()) ? 0 : panel.get("delay." + function.key());
        if (!function.integrates()) {
            double seconds = switch (function) {
                case HERTZ, SECONDS -> panel.get("gate." + function.key());
                case FARADS -> CHARGING_SECONDS;
                default ->
                    SETTLING_SECONDS
                            .floorEntry((int) panel.get("detector." + function.key()))
                            .getValue();
            };
            return new Timing(delay + repeats() * (seconds + OVERHEAD_SECONDS), seconds);
        }
        double aperture = panel.get("cycles." + function.key()) / LINE_HERTZ;
        double looks = (panel.on("autozero." + function.key()) ? 2 : 1) * aperture;
        return new Timing(delay + repeats() * (looks + OVERHEAD_SECONDS), aperture);
    }

    private double repeats() {
        String key = function().key();
        boolean averaged =
                panel.on("average." + key) && panel.word("average.kind." + key).equals("REP");
        return averaged ? panel.get("average.count." + key) : 1;
    }

    @Override
    protected void beginning(long startNanos, long intervalNanos, int points, boolean digital) {
        digitizing = digital;
        drive();
    }

    @Override
    protected Reading reading(Terminals seen, long doneNanos) {
        MeterFunction function = function();
        String key = function.key();
        double seconds = (doneNanos - lastNanos) * 1e-9;
        lastNanos = doneNanos;
        double cycles = digitizing
                ? DIGITIZER_NOISE_CYCLES
                : function.integrates() ? panel.get("cycles." + key) * repeats() : repeats();
        double truth = truth(function, seen);
        double value = range(function).read(truth, cycles, seconds, noise);
        if (function.alternating()) {
            value = Math.abs(value);
        }
        boolean over = Math.abs(value) >= Ranged.OVERFLOW;
        if (function == MeterFunction.CELSIUS && !over) {
            value = inUnit(value);
        }
        if (!digitizing && panel.on("average." + key) && repeats() == 1) {
            value = filter.next(value, (int) panel.get("average.count." + key));
        }
        boolean less = !digitizing && panel.on("relative." + key) && !over;
        relative = value;
        return new Reading(
                less ? value - panel.get("relative.by." + key) : value,
                0,
                "",
                0,
                doneNanos,
                over ? 1 : 0,
                function.readingUnit());
    }

    @Override
    protected double rangeInUse() {
        return digitizing ? 0 : range(function()).nominal();
    }

    private double truth(MeterFunction function, Terminals seen) {
        boolean flows = seen.amperes() != 0;
        return switch (function) {
            case AMPERES -> seen.amperes();
            case OHMS, CONTINUITY -> flows ? seen.volts() / seen.amperes() : Double.MAX_VALUE;
            case FOUR_WIRE_OHMS -> flows ? seen.junctionVolts() / seen.amperes() : Double.MAX_VALUE;
            case DIODE -> flows ? seen.volts() : Double.MAX_VALUE;
            // What leaks never charges up; nothing between open terminals.
            case FARADS -> flows ? Double.MAX_VALUE : 0;
            case CELSIUS -> REFERENCE_CELSIUS + seen.volts() / thermocouple();
            case ALTERNATING_VOLTS -> swing().rootMeanSquare(false);
            case ALTERNATING_AMPERES -> swing().rootMeanSquare(true);
            case HERTZ -> swing().hertz();
            case SECONDS -> swing().hertz() == 0 ? 0 : 1 / swing().hertz();
            default -> seen.volts();
        };
    }

    private Swing swing() {
        return new Swing(post.wires().signals(post.role()));
    }

    private double thermocouple() {
        return VOLTS_PER_KELVIN.getOrDefault(panel.word("thermocouple"), TYPE_K);
    }

    private double inUnit(double celsius) {
        return switch (panel.word("temperature.unit")) {
            case "KELV" -> celsius + 273.15;
            case "FAHR" -> celsius * 1.8 + 32;
            default -> celsius;
        };
    }

    void acquireRelative(MeterFunction function) {
        catchUp();
        panel.put("relative.by." + function.key(), relative);
    }

    void digitize(Call call) throws ScpiException, InterruptedException {
        read(call, 0, true);
    }

    void beginDigitizing(Call call) throws ScpiException {
        call.expect(0, 1);
        begin(count(true), call.parameterCount() > 0 ? call.string(0) : Buffers.DEFAULT, true);
    }

    void measure(Call call, int function) throws ScpiException, InterruptedException {
        if (function >= 0) {
            panel.put("function", function);
            changed("function", 1);
        }
        if (digitizing) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        read(call, 0, false);
    }

    Map<String, Object> state() {
        catchUp();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", function().sources());
        state.put("function", function().told());
        state.put("digitizing", digitizing);
        state.put("range", range(function()).nominal());
        state.put("measuring", !idle());
        state.put("gain_error", range(function()).error().gain());
        state.put("offset_error", range(function()).error().offset());
        return state;
    }
}
