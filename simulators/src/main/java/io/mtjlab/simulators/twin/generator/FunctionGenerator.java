package io.mtjlab.simulators.twin.generator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.Dimension;
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

    /** A burst that the internal timer repeats is told as a train; more cycles than this count as endless. */
    private static final double MOST_CYCLES = 1e9;

    /** Setups 0 (power-down) to 4. */
    private static final int HIGHEST_SETUP = 4;

    private final String identity;
    private final Post post;
    private final Status status;
    private final Panel panel;
    private final GeneratorOutput output;
    private final double openVolts;
    private final int outputs;
    private final ArbitraryStore shapes;
    private final SettingMemory memory;
    private String selected;
    private boolean armed;
    private final double[] load;

    /**
     * @param openVolts the most that there may be at an open output
     * @param outputs how many outputs it has
     * @param shapes the arbitrary ones
     */
    public FunctionGenerator(
            String identity,
            Post post,
            Status status,
            Panel panel,
            double openVolts,
            int outputs,
            ArbitraryStore shapes) {
        this.shapes = shapes;
        this.selected = shapes.firstBuiltIn();
        this.memory = new SettingMemory(panel, HIGHEST_SETUP, this::recalled);
        this.identity = identity;
        this.post = post;
        this.status = status;
        this.panel = panel;
        this.openVolts = openVolts;
        this.outputs = outputs;
        this.load = new double[outputs + 1];
        // "+-1 % of setting +-1 mV" at 1 kHz (data sheets of both families).
        this.output = new GeneratorOutput(post, 0.01, 1e-3);
        java.util.Arrays.fill(load, Level.SOURCE_OHMS);
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public void reset() {
        panel.reset();
        selected = shapes.firstBuiltIn();
        java.util.Arrays.fill(load, Level.SOURCE_OHMS);
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

    private double crest(int channel) {
        return AmplitudeUnit.crest(panel.word("kind", channel), shapes.find(selected));
    }

    /** Amplitudes in the unit that is set, or that they are said in. */
    public Panel.Conversion amplitudes() {
        return new Panel.Conversion() {
            @Override
            public double kept(double said, String unit, int channel) throws ScpiException {
                String named = AmplitudeUnit.named(unit, panel, channel);
                return AmplitudeUnit.toPeakToPeak(said, named, crest(channel), load[channel]);
            }

            @Override
            public double told(double kept, int channel) {
                return AmplitudeUnit.fromPeakToPeak(kept, panel.word("unit", channel), crest(channel), load[channel]);
            }
        };
    }

    /** The amplitude of an APPLy. */
    void amplitude(Call call, int index, Limits vpp, int channel) throws ScpiException {
        Limits any = Limits.of(-Double.MAX_VALUE, Double.MAX_VALUE, vpp.otherwise());
        double kept = call.isNumber(index)
                ? amplitudes().kept(call.number(index, Dimension.AMPLITUDE, any), call.unit(index), channel)
                : call.number(index, Dimension.AMPLITUDE, vpp);
        if (!(kept >= vpp.min() && kept <= vpp.max())) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        panel.put("vpp", channel, kept);
    }

    double toldAmplitude(int channel) {
        return amplitudes().told(panel.get("vpp", channel), channel);
    }

    @Override
    public Optional<SettingMemory> memory() {
        return Optional.of(memory);
    }

    private void recalled() {
        for (int i = 1; i <= outputs; i++) {
            load[i] = panel.get("load", i);
        }
        apply();
    }

    /** A setting has changed: what hangs together with it follows, then the output. */
    public void changed(String name, int channel) throws ScpiException {
        switch (name) {
            case "load" -> loadChanged(channel);
            case "vpp", "offset" -> keepWithin(name, channel);
            case "high" -> levels(panel.get("high", channel), low(channel), channel);
            case "low" -> levels(high(channel), panel.get("low", channel), channel);
            case "hertz" -> timing(1 / panel.get("hertz", channel), channel);
            case "period" -> timing(panel.get("period", channel), channel);
            case "width" -> width(channel);
            case "pulse.duty" -> panel.put("width", channel, panel.get("pulse.duty", channel) / 100 * period(channel));
            case "unit" -> {
                if (panel.word("unit", channel).equals("DBM")) {
                    AmplitudeUnit.requireLoad(load[channel]);
                }
            }
            default -> {}
        }
        panel.put("high", channel, high(channel));
        panel.put("low", channel, low(channel));
        if (channel == 1) {
            apply();
        }
    }

    private double low(int channel) {
        return panel.get("offset", channel) - panel.get("vpp", channel) / 2;
    }

    private double high(int channel) {
        return panel.get("offset", channel) + panel.get("vpp", channel) / 2;
    }

    private double period(int channel) {
        return 1 / panel.get("hertz", channel);
    }

    /** The voltage behind the output resistance stays: what is told of it changes. */
    private void loadChanged(int channel) {
        double factor = Level.fraction(panel.get("load", channel)) / Level.fraction(load[channel]);
        load[channel] = panel.get("load", channel);
        if (load[channel] >= Level.INFINITE && panel.word("unit", channel).equals("DBM")) {
            panel.put("unit", channel, 0);
            status.error(-221, "Settings conflict; infinite load changed dBm units to Vpp");
        }
        for (String each : List.of("vpp", "offset")) {
            panel.put(each, channel, panel.get(each, channel) * factor);
        }
    }

    private double most(int channel) {
        return openVolts * Level.fraction(load[channel]);
    }

    private void keepWithin(String name, int channel) throws ScpiException {
        double vpp = panel.get("vpp", channel);
        double room = most(channel) - Math.abs(panel.get("offset", channel));
        if (vpp / 2 <= room * (1 + 1e-9)) {
            return;
        }
        if (name.equals("offset") || room <= 0) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        panel.put("vpp", channel, 2 * room);
        status.error(-222, "Data out of range; value clipped to upper limit");
    }

    private void levels(double high, double low, int channel) throws ScpiException {
        if (!(high > low) || Math.max(Math.abs(high), Math.abs(low)) > most(channel) * (1 + 1e-9)) {
            panel.put("high", channel, high(channel));
            panel.put("low", channel, low(channel));
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        panel.put("vpp", channel, high - low);
        panel.put("offset", channel, (high + low) / 2);
    }

    /** A pulse that no longer fits is made narrower, with an error that says so. */
    private void timing(double period, int channel) {
        panel.put("hertz", channel, 1 / period);
        panel.put("period", channel, period);
        if (panel.word("hold", channel).equals("DCYC")) {
            panel.put("width", channel, panel.get("pulse.duty", channel) / 100 * period);
        }
        double widest = period - 1.6 * panel.get("edge", channel);
        if (panel.get("width", channel) > widest) {
            panel.put("width", channel, Math.max(widest, 0.5 * period));
            if (panel.word("kind", channel).equals("PULS")) {
                status.error(-221, "Settings conflict; pulse width decreased due to period");
            }
        }
    }

    private void width(int channel) throws ScpiException {
        if (panel.get("width", channel) >= period(channel)) {
            throw new ScpiException(-221, "Settings conflict; pulse width decreased due to period");
        }
        panel.put("pulse.duty", channel, 100 * panel.get("width", channel) / period(channel));
    }

    /** APPLy: kind, frequency, amplitude, offset, and the output on. */
    public void applied(int channel) throws ScpiException {
        panel.put("output", channel, 1);
        changed("hertz", channel);
    }

    private Shape shape() {
        String kind = panel.word("kind");
        double open = 1 / Level.fraction(load[1]);
        double period = period(1);
        boolean stored = kind.equals("USER") || kind.equals("ARB");
        List<Double> samples = stored ? shapes.find(selected) : List.of();
        if (stored && panel.get("sample.hertz") > 0) {
            period = samples.size() / panel.get("sample.hertz");
        }
        boolean square = kind.equals("SQU");
        return new Shape(
                kind,
                period,
                low(1) * open,
                high(1) * open,
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
            output.run(shape());
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
        return cycles > MOST_CYCLES ? Long.MAX_VALUE : (long) cycles;
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
