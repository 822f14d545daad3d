package io.mtjlab.simulators.twin.generator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.SettingMemory;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.Post;

/**
 * What Agilent's function generators have in common: from their settings to the output. Settings are named {@code kind
 * hertz vpp offset load output polarity duty symmetry width edge burst burst.mode burst.cycles burst.period
 * trigger.source trigger.delay}; amplitude and offset are told for the load that is set.
 *
 * <p>Output 1 is the one that is wired to the junction.
 */
public final class FunctionGenerator implements Machine {

    /** Loads are 1 ohm to 10 kilohm, or infinite. */
    private static final double HIGHEST_LOAD_OHMS = 10e3;

    private static final List<String> MODES = Stream.concat(Stream.of("sweep", "burst"), Modulation.KINDS.stream())
            .toList();

    /** Setups 0 (power-down) to 4. */
    private static final int HIGHEST_SETUP = 4;

    private final String identity;
    private final Post post;
    private final Status status;
    private final Panel panel;
    private final GeneratorOutput output;
    private final int outputs;
    private final double mostCycles;
    private final ArbitraryStore shapes;
    private final SettingMemory memory;
    private final OutputLevels levels;
    private final PulseTiming timing;
    private String selected;
    private boolean armed;

    /**
     * @param openVolts the most that there may be at an open output
     * @param outputs how many outputs it has
     * @param mostCycles of a burst that is not infinite
     * @param shapes the arbitrary ones
     */
    public FunctionGenerator(
            String identity,
            Post post,
            Status status,
            Panel panel,
            double openVolts,
            int outputs,
            double mostCycles,
            ArbitraryStore shapes) {
        this.mostCycles = mostCycles;
        this.shapes = shapes;
        this.selected = shapes.firstBuiltIn();
        this.memory = new SettingMemory(panel, HIGHEST_SETUP, this::recalled);
        this.identity = identity;
        this.post = post;
        this.status = status;
        this.panel = panel;
        this.outputs = outputs;
        this.timing = new PulseTiming(panel, status);
        this.levels = new OutputLevels(panel, status, openVolts, outputs, () -> shapes.find(selected));
        // "+-1 % of setting +-1 mV" at 1 kHz (data sheets of both families).
        this.output = new GeneratorOutput(post, 0.01, 1e-3);
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public void reset() {
        panel.reset();
        selected = shapes.firstBuiltIn();
        levels.reset();
        armed = false;
        output.off();
    }

    public ArbitraryStore shapes() {
        return shapes;
    }

    public void select(String name) throws ScpiException {
        shapes.require(name);
        selected = name;
        apply();
    }

    public String selected() {
        return selected;
    }

    /** After the volatile memory was cleared: what was selected may be gone. */
    public void selectFirst() {
        selected = shapes.firstBuiltIn();
        apply();
    }

    /** How many samples the selected shape has. */
    public int points() {
        return shapes.find(selected).size();
    }

    @Override
    public Optional<SettingMemory> memory() {
        return Optional.of(memory);
    }

    private void recalled() {
        levels.recalled();
        apply();
    }

    /** A setting has changed: what hangs together with it follows, then the output. */
    public void changed(String name, int channel) throws ScpiException {
        switch (name) {
            case "load" -> {
                timing.clip("load", channel, HIGHEST_LOAD_OHMS);
                levels.loadChanged(channel);
            }
            case "burst.cycles" -> timing.clip("burst.cycles", channel, mostCycles);
            case "vpp", "offset" -> levels.keepWithin(name, channel);
            case "high" -> levels.set(panel.get("high", channel), levels.low(channel), channel);
            case "low" -> levels.set(levels.high(channel), panel.get("low", channel), channel);
            case "hertz" -> timing.period(1 / panel.get("hertz", channel), channel);
            case "period" -> timing.period(panel.get("period", channel), channel);
            case "width" -> timing.width(channel);
            case "pulse.duty" ->
                panel.put("width", channel, panel.get("pulse.duty", channel) / 100 * timing.period(channel));
            case "unit" -> {
                if (panel.word("unit", channel).equals("DBM")) {
                    AmplitudeUnit.requireLoad(levels.loadOhms(channel));
                }
            }
            default -> alone(name, channel);
        }
        panel.put("high", channel, levels.high(channel));
        panel.put("low", channel, levels.low(channel));
        if (channel == 1) {
            apply();
        }
    }

    /** Of sweep, burst and the kinds of modulation only the one that was turned on last is on. */
    private void alone(String name, int channel) {
        if (MODES.contains(name) && panel.on(name, channel)) {
            MODES.stream()
                    .filter(mode -> !mode.equals(name) && panel.has(mode))
                    .forEach(mode -> panel.put(mode, channel, 0));
        }
    }

    public Panel.Conversion amplitudes() {
        return levels.amplitudes();
    }

    /** The amplitude of an APPLy. */
    void amplitude(Call call, int index, Limits vpp, int channel) throws ScpiException {
        levels.amplitude(call, index, vpp, channel);
    }

    double toldAmplitude(int channel) {
        return levels.toldAmplitude(channel);
    }

    /** APPLy: kind, frequency, amplitude, offset, and the output on. */
    public void applied(int channel) throws ScpiException {
        panel.put("output", channel, 1);
        changed("hertz", channel);
    }

    private Shape shape() {
        String kind = panel.word("kind");
        double open = 1 / Level.fraction(levels.loadOhms(1));
        double period = timing.period(1);
        boolean stored = kind.equals("USER") || kind.equals("ARB");
        List<Double> samples = stored ? shapes.find(selected) : List.of();
        if (stored && panel.get("sample.hertz") > 0) {
            period = samples.size() / panel.get("sample.hertz");
        }
        boolean square = kind.equals("SQU");
        return new Shape(
                kind,
                period,
                levels.low(1) * open,
                levels.high(1) * open,
                panel.word("polarity").equals("INV"),
                square ? panel.get("duty") / 100 * period : panel.get("width"),
                panel.get("symmetry") / 100,
                samples);
    }

    private void apply() {
        armed = false;
        if (!panel.on("output")) {
            output.off();
        } else if (!panel.on("burst")) {
            Shape shape = shape();
            new Modulation(panel)
                    .of(shape, post.time().nanos())
                    .ifPresentOrElse(modulated -> output.play(modulated, 0), () -> output.run(shape));
        } else if (panel.word("burst.mode").equals("GAT")) {
            gated();
        } else if (panel.word("trigger.source").equals("IMM")
                || panel.word("trigger.source").equals("TIM")) {
            output.repeat(shape(), cycles(), repetitionSeconds());
        } else {
            armed = true;
            output.rest(shape());
        }
    }

    /** Nothing is connected to the gate input, which then is low: an inverted gate is open, a normal one shut. */
    private void gated() {
        if (panel.word("gate.polarity").equals("INV")) {
            output.run(shape());
        } else {
            output.rest(shape());
        }
    }

    private double repetitionSeconds() {
        return panel.word("trigger.source").equals("TIM") ? panel.get("trigger.timer") : panel.get("burst.period");
    }

    private long cycles() {
        double cycles = panel.get("burst.cycles");
        return cycles > mostCycles ? Long.MAX_VALUE : (long) cycles;
    }

    @Override
    public void trigger() throws ScpiException {
        if (!panel.word("trigger.source").equals("BUS")) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        triggerNow();
    }

    /** The trigger that does not ask for its source. */
    public void triggerNow() throws ScpiException {
        if (!armed || !idle()) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        output.burst(shape(), cycles(), panel.get("trigger.delay"));
    }

    /** A burst that is under way ends; the next trigger begins another. */
    public void abort() {
        if (!idle()) {
            output.rest(shape());
        }
    }

    @Override
    public boolean idle() {
        return output.endNanos() <= post.time().nanos();
    }

    @Override
    public long nextEventNanos(long now) {
        return output.endNanos() > now ? output.endNanos() : Long.MAX_VALUE;
    }

    @Override
    public void awaitOperations() throws InterruptedException {
        post.time().sleepUntil(output.endNanos());
    }

    public Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        boolean any = false;
        for (int i = 1; i <= outputs; i++) {
            any |= panel.on("output", i);
        }
        state.put("output", any);
        state.put("kind", panel.word("kind"));
        state.put("hertz", panel.get("hertz"));
        state.put("low_open_volts", shape().lowVolts());
        state.put("high_open_volts", shape().highVolts());
        state.put("width_seconds", panel.get("width"));
        state.put("volts", output.volts());
        state.put("level_gain_error", output.error().gain());
        state.put("level_offset_error", output.error().offset());
        return state;
    }
}
