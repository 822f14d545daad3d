package io.mtjlab.instruments.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Agilent 81110A pulse pattern generator with two 81111A outputs (10 V, 165 MHz). Channel numbers stand at the end of a
 * header. Both channels share period, count and trigger. Commands as in qtlab's driver and in published programs that
 * drive the instrument; ranges and accuracy of the 81111A from memory, not compared with its data sheet.
 */
public final class Agilent81110A extends PulseDriver {

    private static final String MANUAL = "81110A reference guide, programming reference";
    private static final String UNVERIFIED = MANUAL + " (range from memory)";
    private static final int CHANNELS = 2;

    /** Into 50 ohm, +-10 V; twice that into an open end. */
    private static final double OPEN_VOLTS = 20;

    private static final double LEAST_AMPLITUDE_VOLTS = 0.1;
    private static final double LONGEST_SECONDS = 999.5;

    private static final Setting PERIOD = Setting.number("period_seconds", ":PULS:PER", Unit.SECOND)
            .between(6.06e-9, LONGEST_SECONDS)
            .resolution(1e-12)
            .from(UNVERIFIED);
    private static final Setting COUNT =
            Setting.whole("burst_pulses", ":TRIG:COUN", 1, 65536).from(UNVERIFIED);
    private static final Setting TRIGGER = Setting.word("period_source", ":TRIG:SOUR", "IMM", "INT", "INT2", "EXT2")
            .from(MANUAL);
    private static final Setting ARM =
            Setting.word("trigger", ":ARM:SOUR", "IMM", "INT2", "EXT", "MAN").from(MANUAL);
    private static final Setting PATTERN = Setting.onOff("pattern", ":DIG:PATT").from(MANUAL);

    /** One channel's part of the table. */
    private record Channel(
            Setting high,
            Setting low,
            Setting limitHigh,
            Setting limitLow,
            Setting limited,
            Setting load,
            Setting polarity,
            Setting output,
            Setting width,
            Setting delay,
            Setting firstEdge,
            Setting secondEdge,
            Setting edgesAlike) {

        static Channel of(int n) {
            String name = "ch" + n + "_";
            return new Channel(
                    volts(name + "high_volts", ":VOLT" + n + ":HIGH"),
                    volts(name + "low_volts", ":VOLT" + n + ":LOW"),
                    volts(name + "limit_high_volts", ":VOLT" + n + ":LIM:HIGH"),
                    volts(name + "limit_low_volts", ":VOLT" + n + ":LIM:LOW"),
                    Setting.onOff(name + "limited", ":VOLT" + n + ":LIM:STAT").from(MANUAL),
                    Setting.number(name + "load_ohms", ":OUTP" + n + ":IMP:EXT", Unit.OHM)
                            .between(0.1, 999e3)
                            .resolution(0.1)
                            .from(UNVERIFIED),
                    Setting.word(name + "polarity", ":OUTP" + n + ":POL", "NORM", "INV")
                            .from(MANUAL),
                    Setting.onOff("output" + n, ":OUTP" + n).from(MANUAL),
                    seconds(name + "width_seconds", ":PULS:WIDT" + n, 3.03e-9, LONGEST_SECONDS),
                    seconds(name + "delay_seconds", ":PULS:DEL" + n, 0, LONGEST_SECONDS),
                    seconds(name + "first_edge_seconds", ":PULS:TRAN" + n, 2e-9, 0.2),
                    seconds(name + "second_edge_seconds", ":PULS:TRAN" + n + ":TRA", 2e-9, 0.2),
                    Setting.onOff(name + "edges_alike", ":PULS:TRAN" + n + ":TRA:AUTO")
                            .from(MANUAL));
        }

        private static Setting volts(String name, String header) {
            return Setting.number(name, header, Unit.VOLT)
                    .between(-OPEN_VOLTS, OPEN_VOLTS)
                    .resolution(0.01)
                    .from(UNVERIFIED);
        }

        private static Setting seconds(String name, String header, double low, double high) {
            return Setting.number(name, header, Unit.SECOND)
                    .between(low, high)
                    .resolution(1e-12)
                    .from(UNVERIFIED);
        }

        Stream<Setting> rows() {
            return Stream.of(
                    high,
                    low,
                    limitHigh,
                    limitLow,
                    limited,
                    load,
                    polarity,
                    output,
                    width,
                    delay,
                    firstEdge,
                    secondEdge,
                    edgesAlike);
        }
    }

    private static final List<Channel> TABLE = List.of(Channel.of(1), Channel.of(2));

    public Agilent81110A(Seat seat) {
        super(
                seat,
                List.of("81110A"),
                CHANNELS,
                Stream.concat(
                                Stream.of(PERIOD, COUNT, TRIGGER, ARM, PATTERN),
                                TABLE.stream().flatMap(Channel::rows))
                        .toList());
        holdWhatIsLive();
    }

    private Channel row(int channel) {
        refuseUnknown(channel);
        return TABLE.get(channel - 1);
    }

    @Override
    Setting outputRow(int channel) {
        return row(channel).output;
    }

    /**
     * Pattern mode goes off before the count is set, because going off sets it. Edges are cut short while width and
     * period change, since the instrument checks every parameter against the others.
     */
    @Override
    List<String> shape(int channel, Train train) {
        Channel row = row(channel);
        Pulse pulse = train.pulse();
        refuseBeyond(pulse, OPEN_VOLTS, LEAST_AMPLITUDE_VOLTS, UNVERIFIED);
        if (Double.isInfinite(pulse.loadOhms())) {
            throw new InvalidInput(role() + ": an infinite load refused: " + row.load.header()
                    + " takes 0.1 to 999e3 ohm;" + " for an open end say 999e3");
        }
        double period = PulseTiming.period(role(), train, PERIOD.low(), UNVERIFIED);
        List<String> commands = new ArrayList<>(List.of(
                ARM.command(role(), "MAN"),
                TRIGGER.command(role(), "IMM"),
                PATTERN.command(false),
                COUNT.command(role(), train.count()),
                row.load.command(role(), pulse.loadOhms()),
                row.polarity.command(role(), pulse.restsHigh() ? "INV" : "NORM"),
                row.edgesAlike.command(false),
                row.firstEdge.command(role(), row.firstEdge.low()),
                row.secondEdge.command(role(), row.secondEdge.low())));
        String newPeriod = PERIOD.command(role(), period);
        List<String> widthAndDelay = List.of(
                row.width.command(role(), pulse.widthSeconds()), row.delay.command(role(), train.delaySeconds()));
        List<String> edges = List.of(
                row.firstEdge.command(role(), pulse.firstEdgeSeconds()),
                row.secondEdge.command(role(), pulse.secondEdgeSeconds()));
        refuseOtherTiming(channel, period, train.count());
        if (period > number(PERIOD)) {
            commands.add(newPeriod);
            commands.addAll(widthAndDelay);
        } else {
            commands.addAll(widthAndDelay);
            commands.addAll(giveWay(CHANNELS + 1 - channel, period));
            commands.add(newPeriod);
        }
        commands.addAll(edges);
        return commands;
    }

    /** A pulse left over in a channel that is off must fit into the common period too, or that is refused. */
    private List<String> giveWay(int other, double period) {
        Channel row = row(other);
        double needed = number(row.delay) + number(row.width) + number(row.firstEdge) + number(row.secondEdge);
        if (needed < period || outputOn(other)) {
            return List.of();
        }
        return List.of(
                row.edgesAlike.command(true),
                row.firstEdge.command(role(), row.firstEdge.low()),
                row.width.command(role(), row.width.low()),
                row.delay.command(role(), 0));
    }

    /** What both channels share must not change under the one that is on. */
    private void refuseOtherTiming(int channel, double period, int count) {
        int other = CHANNELS + 1 - channel;
        if (outputOn(other) && ((int) number(COUNT) != count || Math.abs(number(PERIOD) / period - 1) > 1e-6)) {
            throw new InvalidInput(String.format(
                    Locale.ROOT,
                    "%s: %d pulses every %s s on channel %d refused: channel %d is on and shares count and period",
                    role(),
                    count,
                    period,
                    channel,
                    other));
        }
    }

    @Override
    List<String> levels(int channel, Pulse pulse) {
        Channel row = row(channel);
        return List.of(row.high.command(role(), pulse.highVolts()), row.low.command(role(), pulse.lowVolts()));
    }

    @Override
    double lowVolts(int channel) {
        return number(row(channel).low);
    }

    /** The generator's own limits, a second line behind the bench's; for volts into the load that is set now. */
    public void limitVolts(int channel, double low, double high) {
        Channel row = row(channel);
        send(row.limitHigh.command(role(), high), row.limitLow.command(role(), low), row.limited.command(true));
    }

    @Override
    void refuseUnlessArmed(int channel) {
        refuseUnless(ARM, "MAN");
        refuseUnless(TRIGGER, "IMM");
        refuseUnless(PATTERN, "0");
    }

    @Override
    public Train train(int channel) {
        Channel row = row(channel);
        double firstEdge = number(row.firstEdge);
        Pulse pulse = new Pulse(
                number(row.low),
                number(row.high),
                "INV".equals(word(row.polarity)),
                number(row.width),
                firstEdge,
                on(row.edgesAlike) ? firstEdge : number(row.secondEdge),
                number(row.load));
        return new Train(pulse, (int) number(COUNT), number(PERIOD), number(row.delay));
    }

    /** 3 % of the level and 75 mV. */
    @Override
    public Accuracy voltsAccuracy(int channel) {
        refuseUnknown(channel);
        return new Accuracy(0.03, 0.075, "81111A level accuracy, from memory, not compared with its data sheet");
    }
}
