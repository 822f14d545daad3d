package io.mtjlab.simulators.twin.agilent81110a;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.SettingMemory;
import io.mtjlab.simulators.scpi.SetupBlock;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.generator.BitTrain;
import io.mtjlab.simulators.twin.generator.GeneratorOutput;
import io.mtjlab.simulators.twin.generator.Level;
import io.mtjlab.simulators.twin.generator.RepeatedBurst;
import io.mtjlab.simulators.wiring.PulseTrain;
import io.mtjlab.simulators.wiring.Waveform;

/**
 * The pulser's settings and the train that follows from them: continuous while the arm source is immediate; with
 * internal arming so many pulses again and again; with manual arming so many at every *TRG. Levels are told for the
 * external load. Output 1 is the one that is wired to the junction.
 */
final class PulserState implements Machine {

    static final int CHANNELS = 2;

    /** 10 V peak to peak into 50 ohm (81111A, technical specifications). */
    private static final double OPEN_VOLTS = 20;

    private static final int HIGHEST_SETUP = 9;

    private final Post post;
    private final Panel panel;
    private final GeneratorOutput output;
    private final double[] load = new double[CHANNELS + 1];
    private final Patterns patterns;
    private final SettingMemory memory;

    PulserState(Post post, Panel panel, Patterns patterns) {
        this.post = post;
        this.patterns = patterns;
        this.memory = new SettingMemory(panel, HIGHEST_SETUP, this::recalled);
        patterns.listen(this::apply);
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
        patterns.reset();
        java.util.Arrays.fill(load, Level.SOURCE_OHMS);
        output.off();
    }

    @Override
    public Optional<SettingMemory> memory() {
        return Optional.of(memory);
    }

    @Override
    public Optional<Supplier<String>> learnt() {
        return Optional.of(() -> ":SYST:SET " + SetupBlock.of(memory.present()));
    }

    SettingMemory setups() {
        return memory;
    }

    private void recalled() {
        for (int i = 1; i <= CHANNELS; i++) {
            load[i] = panel.get("load", i);
        }
        apply();
    }

    /** Currents are what the levels drive through the load that is told. */
    Panel.Conversion currents() {
        return new Panel.Conversion() {
            @Override
            public double kept(double said, String unit, int channel) {
                return said * loadOhms(channel);
            }

            @Override
            public double told(double kept, int channel) {
                return kept / loadOhms(channel);
            }
        };
    }

    private double loadOhms(int channel) {
        return load[channel] >= Level.INFINITE ? Level.SOURCE_OHMS : load[channel];
    }

    void changed(String name, int channel) throws ScpiException {
        switch (name) {
            case "hertz" -> panel.put("period", 1 / panel.get("hertz"));
            case "period" -> panel.put("hertz", 1 / panel.get("period"));
            case "arm.hertz" -> panel.put("arm.period", 1 / panel.get("arm.hertz"));
            case "arm.period" -> panel.put("arm.hertz", 1 / panel.get("arm.period"));
            case "duty" -> panel.put("width", channel, panel.get("duty", channel) / 100 * panel.get("period"));
            case "trailing" ->
                panel.put("width", channel, panel.get("trailing", channel) - panel.get("delay", channel));
            case "vpp", "offset" -> {
                double middle = panel.get("offset", channel);
                levels(middle + panel.get("vpp", channel) / 2, middle - panel.get("vpp", channel) / 2, channel);
            }
            case "high", "low" -> levels(panel.get("high", channel), panel.get("low", channel), channel);
            case "load" -> rescale(channel);
            default -> {}
        }
        if (name.equals("hertz") || name.equals("period")) {
            for (int each = 1; each <= CHANNELS; each++) {
                heldDuty(each);
            }
        }
        if (panel.get("width", channel) >= panel.get("period") || panel.get("width", channel) <= 0) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        if (!name.equals("duty")) {
            panel.put("duty", channel, 100 * panel.get("width", channel) / panel.get("period"));
        }
        panel.put("trailing", channel, panel.get("delay", channel) + panel.get("width", channel));
        if (channel == 1) {
            apply();
        }
    }

    private void heldDuty(int channel) {
        if (panel.word("hold.width", channel).equals("DCYC")) {
            panel.put("width", channel, panel.get("duty", channel) / 100 * panel.get("period"));
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

    private double open(String level) {
        return panel.get(level) / Level.fraction(load[1]);
    }

    private boolean inverted() {
        return panel.word("polarity").equals("INV") != panel.on("complement");
    }

    private double base() {
        return open(inverted() ? "high" : "low");
    }

    private double top() {
        return open(inverted() ? "low" : "high");
    }

    private static long nanos(double seconds) {
        return Math.max(1, Math.round(seconds * 1e9));
    }

    /** Pulses, double pulses, or the pattern, from {@code start} on. */
    private Waveform train(long start, long periods) {
        long period = Math.max(2, nanos(panel.get("period")));
        long width = Math.min(period - 1, nanos(panel.get("width")));
        if (panel.on("pattern")) {
            long high = panel.word("data").equals("NRZ") ? period : width;
            return new BitTrain(start, period, high, patterns.bits(1), patterns.length(), periods, base(), top());
        }
        long second = nanos(panel.get("double.delay"));
        if (panel.on("double") && second > width && second + width < period) {
            Waveform pair = new PulseTrain(start, second, width, 2, base(), top());
            return periods == 1 ? pair : new RepeatedBurst(pair, start, period);
        }
        return new PulseTrain(start, period, width, periods, base(), top());
    }

    /** How long so many periods, or patterns, last. */
    private long lastsNanos(long periods) {
        long once = Math.max(2, nanos(panel.get("period"))) * (panel.on("pattern") ? patterns.length() : 1);
        return once * periods;
    }

    private void apply() {
        if (!panel.on("output")) {
            output.off();
            return;
        }
        long now = post.time().nanos();
        boolean gated = panel.word("arm.mode").equals("GAT");
        if (panel.on("arm.width") || panel.word("trigger.source").startsWith("EXT")) {
            // Nothing is connected to the arming and the clock input.
            output.play(Waveform.constant(base()), 0);
            return;
        }
        switch (panel.word("arm.source")) {
            case "IMM" -> output.play(train(now, Long.MAX_VALUE), 0);
            case "INT", "INT2" -> armedByItself(now, gated);
            // And nobody holds the MAN key.
            default -> output.play(Waveform.constant(base()), 0);
        }
    }

    /** Started: TRIGger:COUNt periods at every tick of the arming oscillator. Gated: as many as fit into its high half. */
    private void armedByItself(long now, boolean gated) {
        long every = nanos(panel.get("arm.period"));
        long one = lastsNanos(1);
        long periods = gated ? Math.max(1, every / 2 / one) : (long) panel.get("count");
        if (periods * one >= every) {
            output.play(train(now, Long.MAX_VALUE), 0);
        } else if (periods == 1 && !panel.on("pattern") && !panel.on("double")) {
            long width = Math.min(every - 1, nanos(panel.get("width")));
            output.play(new PulseTrain(now, every, width, Long.MAX_VALUE, base(), top()), 0);
        } else {
            output.play(new RepeatedBurst(train(now, periods), now, every), 0);
        }
    }

    /** *TRG does what the MAN key does (81110-91021, "Common commands"). */
    @Override
    public void trigger() throws ScpiException {
        if (!panel.on("output")
                || !panel.word("arm.source").equals("MAN")
                || panel.word("arm.mode").equals("GAT")
                || !idle()) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        long start = post.time().nanos() + Math.round(panel.get("delay") * 1e9);
        long periods = (long) panel.get("count");
        output.play(train(start, periods), start + lastsNanos(periods));
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

    Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        state.put("output", panel.on("output", 1) || panel.on("output", 2));
        state.put("low_open_volts", open("low"));
        state.put("high_open_volts", open("high"));
        state.put("width_seconds", panel.get("width"));
        state.put("period_seconds", panel.get("period"));
        state.put("pattern_bits", patterns.length());
        state.put("volts", output.volts());
        state.put("level_gain_error", output.error().gain());
        state.put("level_offset_error", output.error().offset());
        return state;
    }
}
