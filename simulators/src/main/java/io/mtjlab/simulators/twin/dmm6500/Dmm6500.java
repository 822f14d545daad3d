package io.mtjlab.simulators.twin.dmm6500;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.sampling.ReadingNoise;
import io.mtjlab.simulators.twin.sampling.Scale;
import io.mtjlab.simulators.twin.touch.Buffers;
import io.mtjlab.simulators.twin.touch.Reading;
import io.mtjlab.simulators.twin.touch.TouchInstrument;
import io.mtjlab.simulators.wiring.Load;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/**
 * What a DMM6500 does with its settings (DMM6500-901-01, reference manual, section 12). Resistance sends its test
 * current through the junction as long as that function is chosen, as the real one does.
 */
final class Dmm6500 extends TouchInstrument {

    static final double LINE_HERTZ = 60;
    private static final double OVERHEAD_SECONDS = 0.1e-3;
    private static final double OVERRANGE = 1.2;
    private static final double TEST_VOLTS = 12;
    private static final double DIRECT_OHMS = 10e9;
    private static final double DIVIDER_OHMS = 10e6;
    private static final double HIGHEST_DIRECT_VOLTS = 10;
    private static final double LIMIT_OHMS_FOR_MILLIAMPERE = 1e3;

    /** DMM6500 specifications, one year; noise of half a part in a million of range over one power line cycle. */
    private static final List<Scale> VOLTS = List.of(
            scale(0.1, 30e-6, 35e-6),
            scale(1, 25e-6, 6e-6),
            scale(10, 25e-6, 5e-6),
            scale(100, 40e-6, 6e-6),
            scale(1000, 41e-6, 10e-6));

    private static final List<Scale> AMPERES = List.of(
            scale(10e-6, 400e-6, 50e-6),
            scale(100e-6, 250e-6, 60e-6),
            scale(1e-3, 250e-6, 30e-6),
            scale(10e-3, 250e-6, 30e-6),
            scale(100e-3, 300e-6, 30e-6),
            scale(1, 400e-6, 40e-6),
            scale(3, 700e-6, 50e-6));

    private static final List<Scale> OHMS = List.of(
            scale(10, 85e-6, 100e-6),
            scale(100, 85e-6, 40e-6),
            scale(1e3, 75e-6, 6e-6),
            scale(10e3, 75e-6, 6e-6),
            scale(100e3, 75e-6, 6e-6),
            scale(1e6, 100e-6, 6e-6),
            scale(10e6, 400e-6, 10e-6));

    /** The digitizer has fewer bits: its white noise over one sample is some tens of parts in a million of range. */
    private static final double DIGITIZER_NOISE_CYCLES = 1e-4;

    private static Scale scale(double nominal, double fraction, double ofRange) {
        return new Scale(nominal, fraction, ofRange * nominal, 0.5e-6 * nominal);
    }

    private final Panel panel;
    private final Ranged volts;
    private final Ranged amperes;
    private final Ranged ohms;
    private final ReadingNoise noise;
    private boolean digitizing;
    private long lastNanos;
    private double relative;

    Dmm6500(Post post, Status status, CommandTable table, Panel panel) {
        super(post, status, table);
        this.panel = panel;
        volts = new Ranged(VOLTS, OVERRANGE, post.calibration(), "volts");
        amperes = new Ranged(AMPERES, OVERRANGE, post.calibration(), "amperes");
        ohms = new Ranged(OHMS, OVERRANGE, post.calibration(), "ohms");
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
        for (Ranged each : List.of(volts, amperes, ohms)) {
            each.auto(true);
            each.select(Double.MAX_VALUE);
        }
        volts.select(10);
        drive();
    }

    /** The word of the chosen function: VOLT, CURR, RES or FRES. */
    private String function() {
        return digitizing ? panel.word("digital.function") : panel.word("function");
    }

    private Ranged range(String function) {
        return switch (function) {
            case "CURR" -> amperes;
            case "RES", "FRES" -> ohms;
            default -> volts;
        };
    }

    void changed(String name, int channel) {
        catchUp();
        digitizing &= !name.equals("function");
        digitizing |= name.equals("digital.function");
        for (String function : List.of("VOLT", "CURR", "RES", "FRES")) {
            if (name.equals("range." + function)) {
                range(function).select(panel.get(name));
                range(function).auto(false);
                panel.put(name, range(function).nominal());
                panel.put("auto." + function, 0);
            } else if (name.equals("auto." + function)) {
                range(function).auto(panel.on(name));
            } else if (name.equals("digital.range." + function)) {
                range(function).select(panel.get(name));
                range(function).auto(false);
                panel.put(name, range(function).nominal());
            }
        }
        drive();
    }

    /** 1 mA up to the 1 kilohm range, less above. */
    private void drive() {
        boolean resistance = function().endsWith("RES");
        double range = Math.max(LIMIT_OHMS_FOR_MILLIAMPERE, ohms.nominal());
        double current = resistance ? LIMIT_OHMS_FOR_MILLIAMPERE / range * 1e-3 : 0;
        post.wires().source(post.role(), current, TEST_VOLTS);
        post.wires().load(post.role(), input());
    }

    /** 10 Mohm, or more on the lower ranges where that is allowed (reference manual, section 12: INPutimpedance). */
    private Load input() {
        if (!function().equals("VOLT")) {
            return Load.NONE;
        }
        boolean auto =
                panel.word(digitizing ? "digital.impedance" : "impedance").equals("AUTO");
        return Load.input(auto && volts.nominal() <= HIGHEST_DIRECT_VOLTS ? DIRECT_OHMS : DIVIDER_OHMS);
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
        double aperture = panel.get("cycles." + function()) / LINE_HERTZ;
        double looks = (panel.on("autozero." + function()) ? 2 : 1) * aperture;
        double delay = panel.on("delay.auto." + function()) ? 0 : panel.get("delay." + function());
        double repeat = repeats();
        return new Timing(delay + repeat * (looks + OVERHEAD_SECONDS), aperture);
    }

    private double repeats() {
        boolean averaged = panel.on("average." + function())
                && panel.word("average.kind." + function()).equals("REP");
        return averaged ? panel.get("average.count." + function()) : 1;
    }

    @Override
    protected void beginning(long startNanos, long intervalNanos, int points, boolean digital) {
        digitizing = digital;
        drive();
    }

    @Override
    protected Reading reading(Terminals seen, long doneNanos) {
        String function = function();
        double seconds = (doneNanos - lastNanos) * 1e-9;
        lastNanos = doneNanos;
        double cycles = digitizing ? DIGITIZER_NOISE_CYCLES : panel.get("cycles." + function) * repeats();
        double truth = truth(function, seen);
        double value = range(function).read(truth, cycles, seconds, noise);
        boolean over = Math.abs(value) >= Ranged.OVERFLOW;
        boolean less = !digitizing && panel.on("relative." + function) && !over;
        relative = value;
        String unit = function.equals("VOLT") ? "VOLT DC" : function.equals("CURR") ? "AMP DC" : "OHM";
        return new Reading(
                less ? value - panel.get("relative.by." + function) : value, 0, "", 0, doneNanos, over ? 1 : 0, unit);
    }

    private static double truth(String function, Terminals seen) {
        return switch (function) {
            case "CURR" -> seen.amperes();
            case "RES" -> seen.amperes() == 0 ? Double.MAX_VALUE : seen.volts() / seen.amperes();
            case "FRES" -> seen.amperes() == 0 ? Double.MAX_VALUE : seen.junctionVolts() / seen.amperes();
            default -> seen.volts();
        };
    }

    void acquireRelative(String function) {
        catchUp();
        panel.put("relative.by." + function, relative);
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
        state.put("output", function().endsWith("RES"));
        state.put("function", function());
        state.put("digitizing", digitizing);
        state.put("range", range(function()).nominal());
        state.put("measuring", !idle());
        state.put("gain_error", range(function()).error().gain());
        state.put("offset_error", range(function()).error().offset());
        return state;
    }
}
