package io.mtjlab.instruments.drivers;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Agilent 33250A function generator as a source of pulse bursts (33250A user's guide, chapter 4; ranges as in PyMeasure's
 * driver). What volts it shows depends on the load that it was told: with {@code OUTP:LOAD INF} the same output reads
 * twice as high as with 50 ohm. So the load goes out before the levels, and levels are never read without it.
 */
public final class Agilent33250A extends PulseDriver {

    private static final String MANUAL = "33250A user's guide, remote interface reference";

    private static final Setting FUNCTION = Setting.word(
                    "function", "FUNC", "SIN", "SQU", "RAMP", "PULS", "NOIS", "DC", "USER")
            .from(MANUAL);
    private static final Setting HIGH = Setting.number("high_volts", "VOLT:HIGH", Unit.VOLT)
            .between(-10, 10)
            .resolution(1e-4)
            .from(MANUAL + ", output level (+-5 V into 50 ohm)");
    private static final Setting LOW = Setting.number("low_volts", "VOLT:LOW", Unit.VOLT)
            .between(-10, 10)
            .resolution(1e-4)
            .from(MANUAL + ", output level (+-5 V into 50 ohm)");
    private static final Setting LOAD = Setting.number("load_ohms", "OUTP:LOAD", Unit.OHM)
            .between(1, 10e3)
            .resolution(1)
            .from(MANUAL + ", output control (or INF)");
    private static final Setting POLARITY =
            Setting.word("polarity", "OUTP:POL", "NORM", "INV").from(MANUAL);
    private static final Setting OUTPUT = Setting.onOff("output", "OUTP").from(MANUAL);
    private static final Setting SYNC = Setting.onOff("sync", "OUTP:SYNC").from(MANUAL);
    private static final Setting PERIOD = Setting.number("period_seconds", "PULS:PER", Unit.SECOND)
            .between(20e-9, 2000)
            .resolution(1e-10)
            .from(MANUAL);
    private static final Setting WIDTH = Setting.number("width_seconds", "PULS:WIDT", Unit.SECOND)
            .between(8e-9, 2000)
            .resolution(1e-10)
            .from(MANUAL);
    private static final Setting EDGE = Setting.number("edge_seconds", "PULS:TRAN", Unit.SECOND)
            .between(5e-9, 1e-3)
            .resolution(1e-10)
            .from(MANUAL);
    private static final Setting BURST = Setting.onOff("burst", "BURS:STAT").from(MANUAL);
    private static final Setting BURST_MODE =
            Setting.word("burst_mode", "BURS:MODE", "TRIG", "GAT").from(MANUAL);
    private static final Setting COUNT =
            Setting.whole("burst_pulses", "BURS:NCYC", 1, 1_000_000).from(MANUAL + " (or INF)");
    private static final Setting TRIGGER =
            Setting.word("trigger", "TRIG:SOUR", "IMM", "EXT", "BUS").from(MANUAL);
    private static final Setting DELAY = Setting.number("trigger_delay_seconds", "TRIG:DEL", Unit.SECOND)
            .between(0, 85)
            .resolution(1e-10)
            .from(MANUAL);

    private static final double OPEN_VOLTS = 10;

    /** Into 50 ohm. */
    private static final double LEAST_AMPLITUDE_VOLTS = 0.01;

    public Agilent33250A(Seat seat) {
        super(
                seat,
                List.of("33250A"),
                1,
                List.of(
                        FUNCTION,
                        HIGH,
                        LOW,
                        LOAD,
                        POLARITY,
                        OUTPUT,
                        SYNC,
                        PERIOD,
                        WIDTH,
                        EDGE,
                        BURST,
                        BURST_MODE,
                        COUNT,
                        TRIGGER,
                        DELAY));
        holdWhatIsLive();
    }

    @Override
    Setting outputRow(int channel) {
        refuseUnknown(channel);
        return OUTPUT;
    }

    @Override
    List<String> shape(int channel, Train train) {
        refuseUnknown(channel);
        Pulse pulse = train.pulse();
        refuseBeyond(pulse, OPEN_VOLTS, LEAST_AMPLITUDE_VOLTS, MANUAL);
        double edge = PulseTiming.commonEdge(role(), pulse, MANUAL);
        double period = PulseTiming.period(role(), train, PERIOD.low(), MANUAL);
        List<String> commands = new ArrayList<>(List.of(
                FUNCTION.command(role(), "PULS"),
                BURST_MODE.command(role(), "TRIG"),
                TRIGGER.command(role(), "BUS"),
                DELAY.command(role(), train.delaySeconds()),
                COUNT.command(role(), train.count()),
                BURST.command(true),
                PulseTiming.load(LOAD, role(), pulse),
                POLARITY.command(role(), pulse.restsHigh() ? "INV" : "NORM"),
                // The shortest edge fits into every width, and a period that only grows fits every width too.
                EDGE.command(role(), EDGE.low())));
        String newPeriod = PERIOD.command(role(), period);
        String newWidth = WIDTH.command(role(), pulse.widthSeconds());
        boolean grows = period > number(PERIOD);
        commands.addAll(grows ? List.of(newPeriod, newWidth) : List.of(newWidth, newPeriod));
        commands.add(EDGE.command(role(), edge));
        return commands;
    }

    @Override
    List<String> levels(int channel, Pulse pulse) {
        return List.of(HIGH.command(role(), pulse.highVolts()), LOW.command(role(), pulse.lowVolts()));
    }

    @Override
    double lowVolts(int channel) {
        return number(LOW);
    }

    @Override
    void refuseUnlessArmed(int channel) {
        refuseUnless(FUNCTION, "PULS");
        refuseUnless(BURST, "1");
        refuseUnless(BURST_MODE, "TRIG");
        refuseUnless(TRIGGER, "BUS");
    }

    @Override
    public Train train(int channel) {
        refuseUnknown(channel);
        double edge = number(EDGE);
        Pulse pulse = new Pulse(
                number(LOW),
                number(HIGH),
                "INV".equals(word(POLARITY)),
                number(WIDTH),
                edge,
                edge,
                PulseTiming.loadOhms(number(LOAD)));
        return new Train(pulse, (int) number(COUNT), number(PERIOD), number(DELAY));
    }

    /** 1 % of the setting and 1 mV of the amplitude, 2 mV and 0.5 % of the amplitude for the offset. */
    @Override
    public Accuracy voltsAccuracy(int channel) {
        refuseUnknown(channel);
        double amplitude = number(HIGH) - number(LOW);
        return new Accuracy(
                0.01,
                3e-3 + 0.005 * amplitude,
                "33250A data sheet, amplitude and offset (1 year), from memory, not compared with the sheet");
    }
}
