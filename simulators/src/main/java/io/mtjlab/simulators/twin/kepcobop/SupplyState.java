package io.mtjlab.simulators.twin.kepcobop;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.scpi.Machine;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;
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

    /** Programming: 0.01 % of rating (BIT 4886, specifications, typical for 16 bits). */
    private static final double SET_LIMIT_AMPERES = 1e-4 * RATED_AMPERES;

    static final double GAIN_LIMIT = 1e-4;

    private static final int VOLTAGE_MODE = 0;
    private static final int CURRENT_MODE = 1;

    /** So far from what is wanted the other quantity limits. */
    private static final double LIMITED_AMPERES = 1e-6;

    private final Post post;
    private final Panel panel;
    private final Status status;
    private final CalibrationError setError;
    private final ReadBack readBack;
    private CoilCurrent current = new CoilCurrent(0, 0, 0, 1, TAU_SECONDS);
    private int mode;
    private double amperes;
    private double volts;
    private boolean output;
    private boolean initiated;
    private @Nullable ListRun list;

    SupplyState(Post post, Panel panel, Status status) {
        this.status = status;
        this.post = post;
        this.panel = panel;
        post.wires().coils().require(post.role());
        this.setError = CalibrationError.draw(post.calibration(), GAIN_LIMIT, SET_LIMIT_AMPERES, "set");
        this.readBack = new ReadBack(post);
    }

    @Override
    public String identity() {
        return "KEPCO,BIT 4886 36-12," + post.serial() + ",1.62";
    }

    @Override
    public void reset() {
        panel.reset();
        list = null;
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
        post.time().sleepUntil(endNanos());
    }

    @Override
    public long nextEventNanos(long now) {
        return endNanos() > now ? endNanos() : Long.MAX_VALUE;
    }

    @Override
    public boolean idle() {
        return post.time().nanos() >= endNanos();
    }

    /** Of a list that has an end, when that has come; one without is never waited for. */
    private long endNanos() {
        CoilCurrent now = flowing();
        ListRun run = list;
        return run == null ? now.endNanos() : run.endNanos() == Long.MAX_VALUE ? 0 : run.endNanos();
    }

    /** As of now; a list that has ended leaves its last level set, in fixed mode. */
    private CoilCurrent flowing() {
        ListRun run = list;
        if (run != null) {
            long now = post.time().nanos();
            current = run.current(now);
            if (mode == VOLTAGE_MODE) {
                volts = run.level(now);
            } else {
                amperes = run.level(now);
            }
            if (run.over(now)) {
                list = null;
            }
        }
        return current;
    }

    boolean listing() {
        flowing();
        return list != null;
    }

    /** CURRent:MODE or VOLTage:MODE LIST starts, FIXed stops. */
    void list(ListRun.@Nullable Program program, boolean ofAmperes) {
        if (program == null) {
            boolean was = listing();
            list = null;
            if (was) {
                drive();
            }
            return;
        }
        mode(ofAmperes ? CURRENT_MODE : VOLTAGE_MODE);
        // The winding is taken to stay as warm as it is: who follows the current must not ask what the current warms.
        double ohms = coilOhms();
        ListRun run = new ListRun(
                program,
                flowing(),
                post.time().nanos(),
                (nanos, from, level) -> course(nanos, from, wanted(level, ohms), ohms));
        list = run;
        post.wires().coils().drive(post.role(), run);
    }

    @Override
    public void refreshStatus() {
        boolean limited = output && Math.abs(target() - flowing().targetAmperes()) > LIMITED_AMPERES;
        boolean voltage = (mode == VOLTAGE_MODE) != limited;
        SupplyStatus.tell(status.operation(), voltage, initiated, listing());
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
        flowing();
        return amperes;
    }

    void volts(double value) throws ScpiException {
        within(value, "volts");
        volts = value;
        drive();
    }

    double volts() {
        flowing();
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
        long now = post.time().nanos();
        double from = flowing().exactAmperes(now);
        list = null;
        current = course(now, from, target(), coilOhms());
        post.wires().coils().drive(post.role(), current);
    }

    private CoilCurrent course(long nanos, double from, double target, double coilOhms) {
        double limitVolts =
                mode == VOLTAGE_MODE || !output ? RATED_VOLTS : Math.min(Math.abs(volts), panel.get("volts.most"));
        double most = limitVolts / coilOhms;
        double reachable = Math.max(-most, Math.min(most, target));
        double headroom = limitVolts - coilOhms * Math.max(Math.abs(from), Math.abs(reachable));
        double slew = Math.max(headroom, 0.05 * RATED_VOLTS) / COIL_HENRY;
        return new CoilCurrent(nanos, from, reachable, slew, TAU_SECONDS);
    }

    /** Of the winding as warm as it is. */
    private double coilOhms() {
        return COIL_OHMS * post.wires().coils().windingRatio(post.role());
    }

    private double target() {
        return wanted(mode == VOLTAGE_MODE ? volts : amperes, coilOhms());
    }

    /** What a level of the quantity that is regulated means for the current. */
    private double wanted(double level, double coilOhms) {
        if (!output) {
            return 0;
        }
        double most = Math.min(Math.abs(amperes), panel.get("amperes.most"));
        double least = -Math.min(Math.abs(amperes), panel.get("amperes.most.negative"));
        double wanted = mode == VOLTAGE_MODE ? Math.max(least, Math.min(most, level / coilOhms)) : level;
        return setError.apply(wanted);
    }

    double measureAmperes() throws InterruptedException {
        return readBack.measure(() -> flowing().exactAmperes(post.time().nanos()));
    }

    double measureVolts() throws InterruptedException {
        double flowing = measureAmperes();
        return coilOhms() * flowing;
    }

    Map<String, Object> state() {
        double now = flowing().exactAmperes(post.time().nanos());
        Map<String, Object> state = new TreeMap<>();
        state.put("output", output);
        state.put("mode", mode == VOLTAGE_MODE ? "voltage" : "current");
        state.put("level_amperes", amperes);
        state.put("level_volts", volts);
        state.put("amperes", now);
        state.put("settled", idle());
        state.put("amperes_gain_error", setError.gain());
        state.put("amperes_offset_error", setError.offset());
        state.put("readback_offset_error", readBack.offsetError());
        return state;
    }
}
