package io.mtjlab.simulators.twin.agilent81110a;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.generator.GeneratorOutput;
import io.mtjlab.simulators.twin.generator.Level;
import io.mtjlab.simulators.twin.generator.Shape;

/**
 * The pulser's settings and the train that follows from them: continuous while the arm source is immediate; with
 * internal arming so many pulses again and again; with manual arming so many at every *TRG. Levels are told for the
 * external load. Output 1 is the one that is wired to the junction.
 */
final class PulserState implements Machine {

    static final int CHANNELS = 2;

    /** 10 V peak to peak into 50 ohm (81111A, technical specifications). */
    private static final double OPEN_VOLTS = 20;

    private final Post post;
    private final Panel panel;
    private final GeneratorOutput output;
    private final double[] load = new double[CHANNELS + 1];
    private final List<Integer> pattern = new ArrayList<>();

    PulserState(Post post, Panel panel) {
        this.post = post;
        this.panel = panel;
        // "+-1 % of amplitude +-50 mV" (81111A, technical specifications).
        this.output = new GeneratorOutput(post, 0.01, 50e-3);
    }

    @Override
    public String identity() {
        return "HEWLETT-PACKARD,HP81110A,DE" + post.serial() + "0,REV 01.12.00";
    }

    @Override
    public void reset() {
        panel.reset();
        pattern.clear();
        java.util.Arrays.fill(load, Level.SOURCE_OHMS);
        output.off();
    }

    void pattern(String bits) {
        pattern.clear();
        bits.chars().forEach(pattern::add);
    }

    void changed(String name, int channel) throws ScpiException {
        switch (name) {
            case "hertz" -> panel.put("period", 1 / panel.get("hertz"));
            case "period" -> panel.put("hertz", 1 / panel.get("period"));
            case "duty" -> panel.put("width", channel, panel.get("duty", channel) / 100 * panel.get("period"));
            case "vpp", "offset" -> {
                double middle = panel.get("offset", channel);
                levels(middle + panel.get("vpp", channel) / 2, middle - panel.get("vpp", channel) / 2, channel);
            }
            case "high", "low" -> levels(panel.get("high", channel), panel.get("low", channel), channel);
            case "load" -> rescale(channel);
            default -> {}
        }
        if (panel.get("width", channel) >= panel.get("period")) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        if (channel == 1) {
            apply();
        }
    }

    private void levels(double high, double low, int channel) throws ScpiException {
        double most = OPEN_VOLTS * Level.fraction(load[channel]);
        boolean outside = panel.on("limits", channel)
                && (high > panel.get("limits.high", channel) || low < panel.get("limits.low", channel));
        if (!(high > low) || Math.max(Math.abs(high), Math.abs(low)) > most || outside) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        panel.put("high", channel, high);
        panel.put("low", channel, low);
        panel.put("vpp", channel, high - low);
        panel.put("offset", channel, (high + low) / 2);
    }

    private void rescale(int channel) {
        double factor = Level.fraction(panel.get("load", channel)) / Level.fraction(load[channel]);
        load[channel] = panel.get("load", channel);
        for (String each : List.of("high", "low", "vpp", "offset")) {
            panel.put(each, channel, panel.get(each, channel) * factor);
        }
    }

    private Shape shape(double period) {
        double open = 1 / Level.fraction(load[1]);
        return new Shape(
                "PULS",
                period,
                panel.get("low") * open,
                panel.get("high") * open,
                panel.word("polarity").equals("INV") != panel.on("complement"),
                panel.get("width"),
                0.5,
                List.of());
    }

    private void apply() {
        if (!panel.on("output")) {
            output.off();
            return;
        }
        switch (panel.word("arm.source")) {
            case "IMM" -> output.run(shape(panel.get("period")));
            case "INT" -> output.run(shape(Math.max(panel.get("arm.period"), panel.get("period"))));
            default -> output.rest(shape(panel.get("period")));
        }
    }

    /** *TRG does what the MAN key does (81110-91021, "Common commands"). */
    @Override
    public void trigger() throws ScpiException {
        if (!panel.on("output") || !panel.word("arm.source").equals("MAN") || !idle()) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        output.burst(shape(panel.get("period")), (long) panel.get("count"), panel.get("delay"));
    }

    @Override
    public boolean idle() {
        return output.endNanos() <= post.time().nanos();
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        post.time().sleepUntil(output.endNanos());
    }

    Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        Shape shape = shape(panel.get("period"));
        state.put("output", panel.on("output", 1) || panel.on("output", 2));
        state.put("low_open_volts", shape.lowVolts());
        state.put("high_open_volts", shape.highVolts());
        state.put("width_seconds", panel.get("width"));
        state.put("period_seconds", panel.get("period"));
        state.put("pattern_bits", pattern.size());
        state.put("volts", output.volts());
        state.put("level_gain_error", output.error().gain());
        state.put("level_offset_error", output.error().offset());
        return state;
    }
}
