package io.mtjlab.instruments.drivers;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Nanovoltmeter.Buffer;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Delta mode: a 6221 reverses its current and reads a 2182A, joined to it by serial cable and trigger link, at each
 * polarity; three readings in a row make one from which thermal voltages have dropped out (622x reference manual,
 * section 5).
 */
public final class Keithley6221Delta {

    private static final String MANUAL = "6220/6221 reference manual, section 5, SOURce1:DELTa";
    private static final String NEEDS = "delta mode that was configured";

    private static final Setting HIGH = number("delta_high_amperes", ":SOUR:DELT:HIGH", Unit.AMPERE, 0, 0.105, 1e-13);
    private static final Setting LOW = number("delta_low_amperes", ":SOUR:DELT:LOW", Unit.AMPERE, -0.105, 0, 1e-13);
    private static final Setting DELAY =
            number("delta_delay_seconds", ":SOUR:DELT:DEL", Unit.SECOND, 1e-3, 9999.999, 1e-3);
    private static final Setting COUNT = Setting.whole("delta_count", ":SOUR:DELT:COUN", 1, 65_536)
            .needing(NEEDS)
            .from(MANUAL);
    private static final Setting ABORTS_IN_COMPLIANCE = Setting.onOff("delta_abort_in_compliance", ":SOUR:DELT:CAB")
            .needing(NEEDS)
            .from(MANUAL);
    private static final Setting COLD_SWITCHING = Setting.onOff("delta_cold_switching", ":SOUR:DELT:CSW")
            .needing(NEEDS)
            .from(MANUAL);
    private static final Setting POINTS = Setting.whole("delta_buffer_points", ":TRAC:POIN", 1, 65_536)
            .needing(NEEDS)
            .from(MANUAL);

    static final List<Setting> TABLE = List.of(HIGH, LOW, DELAY, COUNT, ABORTS_IN_COMPLIANCE, COLD_SWITCHING, POINTS);

    private static Setting number(String name, String header, Unit unit, double low, double high, double resolution) {
        return Setting.number(name, header, unit)
                .between(low, high)
                .resolution(resolution)
                .needing(NEEDS)
                .from(MANUAL);
    }

    private static final String STORED = ":TRAC:POIN:ACT?";

    /** A 2182A at 1 cycle of 50 Hz and its overhead; what really passed, the time stamps tell. */
    private static final double READING_SECONDS = 0.03;

    private final Keithley6221 source;
    private double highAmperes;
    private double delaySeconds;
    private int readings;
    private boolean configured;
    private @Nullable Filling filling;

    Keithley6221Delta(Keithley6221 source) {
        this.source = source;
    }

    boolean configured() {
        return configured;
    }

    /** True when the source sees a nanovoltmeter at its serial port. */
    public boolean nanovoltmeterPresent() {
        return source.ask(":SOUR:DELT:NVPR?") != 0;
    }

    /**
     * Prepares the mode and arms it: the output goes on.
     *
     * @param highAmperes and minus that, in turn
     * @param delaySeconds from a reversal to the reading
     */
    public void arm(double highAmperes, double delaySeconds, int readings) {
        if (!nanovoltmeterPresent()) {
            throw Keithley6221.invalid(
                    source, "it sees no 2182A; join them by serial cable and trigger link, and set 19200 baud on both");
        }
        String role = source.role();
        String high = HIGH.command(role, highAmperes);
        String low = LOW.command(role, highAmperes == 0 ? 0 : -highAmperes);
        source.live(
                highAmperes,
                () -> source.tell(
                        high,
                        low,
                        DELAY.command(role, delaySeconds),
                        COUNT.command(role, readings),
                        ABORTS_IN_COMPLIANCE.command(true),
                        POINTS.command(role, readings),
                        ":UNIT:VOLT:DC V",
                        ":FORM:ELEM READ,TST",
                        ":TRAC:CLE",
                        ":TRAC:FEED:CONT NEXT",
                        ":SOUR:DELT:ARM"));
        this.highAmperes = highAmperes;
        this.delaySeconds = delaySeconds;
        this.readings = readings;
        configured = true;
    }

    /** The current that is reversed. */
    public double highAmperes() {
        return highAmperes;
    }

    /** Returns at once. */
    public void start() {
        if (!configured) {
            throw new IllegalStateException(source.role() + ": delta mode was not armed");
        }
        source.tell(":INIT:IMM");
        filling = Filling.started(source.seat().clock(), readings, delaySeconds + READING_SECONDS);
    }

    /** Waits for the readings, in volts at the current {@link #highAmperes}, and takes them. */
    public Buffer take() throws InterruptedException {
        Filling started = filling;
        if (started == null) {
            throw new IllegalStateException(source.role() + ": delta mode was not started");
        }
        started.await(source.seat().clock(), source.role(), STORED, () -> (int) source.ask(STORED));
        filling = null;
        String query = ":TRAC:DATA?";
        double[] fields = source.seat()
                .session()
                .queryDoubles(query, source.seat().session().timeout());
        if (fields.length != 2 * readings) {
            throw source.garbled(query, Arrays.toString(fields), "these are not " + readings + " readings and times");
        }
        double[] seconds = new double[readings];
        double[] volts = new double[readings];
        for (int i = 0; i < readings; i++) {
            volts[i] = fields[2 * i];
            seconds[i] = fields[2 * i + 1] - fields[1];
        }
        return new Buffer(seconds, volts);
    }

    /** Leaves the mode; the output goes off. */
    public void stop() {
        source.tell(":SOUR:SWE:ABOR");
        source.setOutput(false);
    }
}
