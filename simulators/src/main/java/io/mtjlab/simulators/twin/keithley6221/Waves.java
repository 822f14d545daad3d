package io.mtjlab.simulators.twin.keithley6221;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.wiring.SampledWave;
import io.mtjlab.simulators.wiring.Sync;
import io.mtjlab.simulators.wiring.Tone;
import io.mtjlab.simulators.wiring.Waveform;

/** The 6221's waveform generator (622X-901-01, section 7): set, arm, initiate, abort. */
final class Waves {

    private static final double ENDLESS = 9.9e37;
    private static final int STEPS = 64;
    private static final int MOST_POINTS = 65_535;
    private static final int STORED = 5;

    /** A ramp or a square wave is integrated over so many steps for a lock-in. */
    private static final int FINE_STEPS = 4096;

    private final Post post;
    private final Panel panel;
    private Runnable changed = () -> {};
    private final List<List<Double>> arbitrary = new ArrayList<>();
    private boolean armed;
    private long startNanos;
    private long endNanos;

    Waves(Post post, CommandTable table) {
        this.post = post;
        for (int i = 0; i < STORED; i++) {
            arbitrary.add(new ArrayList<>(List.of(0.0)));
        }
        String at = "[:SOURce[1]]:WAVE:";
        panel = new Panel(table, 1);
        panel.choice(
                        "kind",
                        at + "FUNCtion",
                        "SINusoid",
                        "SQUare",
                        "RAMP",
                        "ARBitrary0",
                        "ARBitrary1",
                        "ARBitrary2",
                        "ARBitrary3",
                        "ARBitrary4")
                .number("hertz", at + "FREQuency", Dimension.HERTZ, Limits.of(1e-3, 1e5, 1e3))
                .number("amperes", at + "AMPLitude", Dimension.AMPERES, Limits.of(2e-12, 0.105, 1e-3))
                .number("offset", at + "OFFSet", Dimension.AMPERES, Limits.of(-0.105, 0.105, 0))
                .number("duty", at + "DCYCle", Dimension.PERCENT, Limits.of(0, 100, 50))
                .number("seconds", at + "DURation:TIME", Dimension.SECONDS, Limits.of(100e-9, ENDLESS, ENDLESS))
                .number("cycles", at + "DURation:CYCLes", Dimension.NONE, Limits.of(1e-3, ENDLESS, ENDLESS))
                .choice("ranging", at + "RANGing", "BEST", "FIXed")
                .bool("marker", at + "PMARk:STATe", false)
                .number("marker.degrees", at + "PMARk[:LEVel]", Dimension.DEGREES, Limits.of(0, 360, 180))
                .integer("marker.line", at + "PMARk:OLINe", Limits.of(1, 6, 3))
                .bool("external", at + "EXTRig[:ENABle]", false)
                .integer("external.line", at + "EXTRig:ILINe", Limits.of(0, 6, 0))
                .bool("external.ignored", at + "EXTRig:IGNore", false)
                .number("external.value", at + "EXTRig:IVALue", Dimension.NONE, Limits.of(-1, 1, 0));
        panel.listen(this::changed);
        table.row(at + "ARBitrary:DATA", call -> samples(call, true), this::points)
                .row(at + "ARBitrary:APPend", call -> samples(call, false), null)
                .row(at + "ARBitrary:COPY", this::copy, null)
                .query(
                        at + "ARBitrary:POINts",
                        () -> Integer.toString(arbitrary.get(0).size()));
    }

    /** Asks to be told when the settings of a wave that is armed have changed. */
    void onChange(Runnable listener) {
        changed = listener;
    }

    /** The duration is one thing, told in seconds or in cycles. */
    private void changed(String name, int channel) throws ScpiException {
        if (armed && !name.equals("amperes") && !name.equals("hertz") && !name.equals("offset")) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        double hertz = panel.get("hertz");
        if (name.equals("cycles")) {
            panel.put("seconds", panel.get("cycles") >= ENDLESS ? ENDLESS : panel.get("cycles") / hertz);
        } else if (name.equals("seconds")) {
            panel.put("cycles", panel.get("seconds") >= ENDLESS ? ENDLESS : panel.get("seconds") * hertz);
        }
        if (armed) {
            changed.run();
        }
    }

    private void samples(Call call, boolean anew) throws ScpiException {
        List<Double> points = anew ? new ArrayList<>() : arbitrary.get(0);
        call.expect(1, 100);
        for (int i = 0; i < call.parameterCount(); i++) {
            points.add(call.number(i, Dimension.NONE, Limits.of(-1, 1, 0)));
        }
        if (points.size() > MOST_POINTS) {
            throw new ScpiException(StandardError.TOO_MUCH_DATA);
        }
        arbitrary.set(0, points);
    }

    private void points(Call call) throws ScpiException {
        call.expect(0, 0);
        List<Double> points = arbitrary.get(0);
        for (int i = 0; i < points.size(); i++) {
            call.answer().append(i > 0 ? "," : "");
            Nr3.append(call.answer(), points.get(i), 6);
        }
    }

    private void copy(Call call) throws ScpiException {
        call.expect(1, 1);
        arbitrary.set(call.integer(0, 1, STORED - 1), List.copyOf(arbitrary.get(0)));
    }

    void reset() {
        panel.reset();
        armed = false;
        endNanos = 0;
    }

    boolean armed() {
        return armed;
    }

    /** ARM: the settings are loaded; the source waits at the offset. */
    void arm() {
        armed = true;
        startNanos = Long.MAX_VALUE;
        endNanos = 0;
    }

    void start(long nanos) throws ScpiException {
        if (!armed) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        startNanos = nanos;
        double seconds = panel.get("seconds");
        endNanos = seconds >= ENDLESS ? Long.MAX_VALUE : startNanos + Math.round(seconds * 1e9);
    }

    void abort() {
        armed = false;
        endNanos = 0;
    }

    boolean startedBy(long nanos) {
        return armed && nanos >= startNanos;
    }

    boolean runningAt(long nanos) {
        return startedBy(nanos) && nanos < endNanos;
    }

    /** When the wave is over; 0 when none is under way or it has no end. */
    long endNanos() {
        return endNanos == Long.MAX_VALUE ? 0 : endNanos;
    }

    double peakAmperes() {
        return Math.abs(panel.get("offset")) + panel.get("amperes");
    }

    /** As set, in ampere. */
    Waveform waveform() {
        double offset = panel.get("offset");
        if (startNanos == Long.MAX_VALUE) {
            return Waveform.constant(offset);
        }
        if (panel.on("external")) {
            // Nothing pulls the trigger line: the wave stands at the level of its inactive state.
            return Waveform.constant(offset + panel.get("amperes") * panel.get("external.value"));
        }
        return new SampledWave(startNanos, 1e9 / panel.get("hertz"), levels(offset, STEPS), endNanos, offset, tone());
    }

    /** The phase marker, as a lock-in's reference gets it. */
    Sync marker() {
        boolean on = panel.on("marker") && startNanos != Long.MAX_VALUE && armed;
        return on
                ? new Sync(post.role(), panel.get("hertz"), panel.get("marker.degrees"), endNanos)
                : new Sync(post.role(), 0, 0, Long.MAX_VALUE);
    }

    private Tone tone() {
        double hertz = panel.get("hertz");
        if (panel.word("kind").equals("SIN")) {
            return Tone.sine(post.role(), hertz, startNanos, panel.get("amperes") / Math.sqrt(2));
        }
        return Tone.staircase(post.role(), hertz, startNanos, levels(0, FINE_STEPS));
    }

    private List<Double> levels(double offset, int steps) {
        List<Double> levels = new ArrayList<>();
        for (double unit : shape(steps)) {
            levels.add(offset + panel.get("amperes") * unit);
        }
        return levels;
    }

    /** Between -1 and 1; an arbitrary shape has as many steps as it was given. */
    private List<Double> shape(int steps) {
        String kind = panel.word("kind");
        if (kind.startsWith("ARB")) {
            return arbitrary.get(kind.charAt(3) - '0');
        }
        List<Double> shape = new ArrayList<>();
        double duty = panel.get("duty") / 100;
        for (int i = 0; i < steps; i++) {
            double phase = (i + 0.5) / steps;
            shape.add(
                    switch (kind) {
                        case "SIN" -> Math.sin(2 * Math.PI * phase);
                        case "SQU" -> phase < duty ? 1.0 : -1.0;
                        default -> phase < duty ? -1 + 2 * phase / duty : 1 - 2 * (phase - duty) / (1 - duty);
                    });
        }
        return shape;
    }
}
