package io.mtjlab.simulators.twin.kepcobop;

import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;

/**
 * A BOP 36-12M on a coil of 2 ohm and 20 mH: 36 V drive it with up to 1800 A/s, and L/R is 10 ms. In current mode the
 * current is regulated and the voltage setting is a limit; in voltage mode it is the other way round. Without output
 * the coil's current dies away with L/R through the supply's output stage.
 */
final class SupplyState implements Machine {

    static final double RATED_AMPERES = 12;
    static final double RATED_VOLTS = 36;
    private static final double COIL_OHMS = 2;
    private static final double COIL_HENRY = 20e-3;
    private static final double TAU_SECONDS = COIL_HENRY / COIL_OHMS;

    /** Programming and read-back: 0.01 % and 0.02 % of rating (BIT 4886, specifications, typical for 16 bits). */
    private static final double SET_LIMIT_AMPERES = 1e-4 * RATED_AMPERES;

    private static final double READ_LIMIT_AMPERES = 2e-4 * RATED_AMPERES;
    private static final double GAIN_LIMIT = 1e-4;
    private static final double READ_NOISE_AMPERES = 2e-4;

    /** The card averages before it answers. */
    private static final long MEASURE_NANOS = 5_000_000;

    private static final int VOLTAGE_MODE = 0;

    private final Post post;
    private final Panel panel;
    private final CalibrationError setError;
    private final CalibrationError readError;
    private ZigguratSampler.NormalizedGaussian normal;
    private CoilCurrent current = new CoilCurrent(0, 0, 0, 1, TAU_SECONDS);
    private int mode;
    private double amperes;
    private double volts;
    private boolean output;
    private boolean initiated;

    SupplyState(Post post, Panel panel) {
        this.post = post;
        this.panel = panel;
        post.wires().requireCoil(post.role());
        this.setError = CalibrationError.draw(post.calibration(), GAIN_LIMIT, SET_LIMIT_AMPERES, "set");
        this.readError = CalibrationError.draw(post.calibration(), GAIN_LIMIT, READ_LIMIT_AMPERES, "read");
        this.normal = noise(post.calibration());
        post.wires().onUnit(post.role(), dice -> normal = noise(dice));
    }

    private static ZigguratSampler.NormalizedGaussian noise(RandomStreams dice) {
        return ZigguratSampler.NormalizedGaussian.of(dice.stream("readings"));
    }

    @Override
    public String identity() {
        return "KEPCO,BIT 4886 36-12," + post.serial() + ",1.62";
    }

    @Override
    public void reset() {
        panel.reset();
        initiated = false;
        output = false;
        mode = VOLTAGE_MODE;
        amperes = 0;
        volts = 0;
        drive();
    }

    /** The supply calls a setting done when the coil's current is there. */
    @Override
    public void awaitOperations() throws InterruptedException {
        post.time().sleepUntil(current.endNanos());
    }

    @Override
    public long nextEventNanos(long now) {
        return current.endNanos() > now ? current.endNanos() : Long.MAX_VALUE;
    }

    @Override
    public boolean idle() {
        return post.time().nanos() >= current.endNanos();
    }

    /** Changing the mode takes the output to zero first; the other quantity's limit opens to its rating. */
    void mode(int index) {
        if (index != mode) {
            mode = index;
            amperes = mode == VOLTAGE_MODE ? RATED_AMPERES : 0;
            volts = mode == VOLTAGE_MODE ? 0 : RATED_VOLTS;
            drive();
        }
    }

    int mode() {
        return mode;
    }

    void amperes(double value) throws ScpiException {
        within(value, "amperes");
        amperes = value;
        drive();
    }

    double amperes() {
        return amperes;
    }

    void volts(double value) throws ScpiException {
        within(value, "volts");
        volts = value;
        drive();
    }

    double volts() {
        return volts;
    }

    private void within(double value, String quantity) throws ScpiException {
        if (value > panel.get(quantity + ".high") || value < panel.get(quantity + ".low")) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
    }

    /** The levels that were set for it act at the next trigger. */
    void initiate() throws ScpiException {
        if (initiated) {
            throw new ScpiException(StandardError.INIT_IGNORED);
        }
        initiated = true;
    }

    void abort() {
        initiated = false;
    }

    @Override
    public void trigger() throws ScpiException {
        if (!initiated && !panel.on("initiated") || !panel.word("trigger").equals("BUS")) {
            throw new ScpiException(StandardError.TRIGGER_IGNORED);
        }
        within(panel.get("amperes.next"), "amperes");
        within(panel.get("volts.next"), "volts");
        initiated = false;
        amperes = panel.get("amperes.next");
        volts = panel.get("volts.next");
        drive();
    }

    void output(boolean on) {
        if (on != output) {
            output = on;
            drive();
        }
    }

    boolean output() {
        return output;
    }

    private void drive() {
        double coilOhms = coilOhms();
        double limitVolts =
                mode == VOLTAGE_MODE || !output ? RATED_VOLTS : Math.min(Math.abs(volts), panel.get("volts.most"));
        double target = target();
        double most = limitVolts / coilOhms;
        double reachable = Math.max(-most, Math.min(most, target));
        long now = post.time().nanos();
        double from = current.exactAmperes(now);
        double headroom = limitVolts - coilOhms * Math.max(Math.abs(from), Math.abs(reachable));
        double slew = Math.max(headroom, 0.05 * RATED_VOLTS) / COIL_HENRY;
        current = new CoilCurrent(now, from, reachable, slew, TAU_SECONDS);
        post.wires().coil(post.role(), current);
    }

    /** Of the winding as warm as it is. */
    private double coilOhms() {
        return COIL_OHMS * post.wires().windingRatio(post.role());
    }

    private double target() {
        if (!output) {
            return 0;
        }
        double most = Math.min(Math.abs(amperes), panel.get("amperes.most"));
        double wanted = mode == VOLTAGE_MODE ? Math.max(-most, Math.min(most, volts / coilOhms())) : amperes;
        return setError.apply(wanted);
    }

    double measureAmperes() throws InterruptedException {
        post.time().sleepUntil(post.time().nanos() + MEASURE_NANOS);
        return readError.apply(current.exactAmperes(post.time().nanos())) + READ_NOISE_AMPERES * normal.sample();
    }

    double measureVolts() throws InterruptedException {
        double flowing = measureAmperes();
        return coilOhms() * flowing;
    }

    Map<String, Object> state() {
        double now = current.exactAmperes(post.time().nanos());
        Map<String, Object> state = new TreeMap<>();
        state.put("output", output);
        state.put("mode", mode == VOLTAGE_MODE ? "voltage" : "current");
        state.put("level_amperes", amperes);
        state.put("level_volts", volts);
        state.put("amperes", now);
        state.put("settled", idle());
        state.put("amperes_gain_error", setError.gain());
        state.put("amperes_offset_error", setError.offset());
        state.put("readback_offset_error", readError.offset());
        return state;
    }
}
