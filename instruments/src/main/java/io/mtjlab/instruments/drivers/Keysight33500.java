package io.mtjlab.instruments.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Agilent and Keysight 33500 series, two channels, as a source of pulse bursts (33500 series operating and service guide,
 * pages 62, 69 and 177; ranges of the 33522B). The trap of the 33250A holds here too: levels read twice as high once the
 * load is set to INF. Voltage limits forbid to change the load, so they are switched off for that and on again.
 */
public final class Keysight33500 extends PulseDriver {

    private static final String MANUAL = "33500 series operating and service guide";
    private static final int CHANNELS = 2;
    private static final double OPEN_VOLTS = 10;

    /** Into 50 ohm. */
    private static final double LEAST_AMPLITUDE_VOLTS = 1e-3;

    /** One channel's part of the table. */
    private record Channel(
            Setting function,
            Setting high,
            Setting low,
            Setting limitHigh,
            Setting limitLow,
            Setting limited,
            Setting load,
            Setting polarity,
            Setting output,
            Setting hold,
            Setting period,
            Setting width,
            Setting firstEdge,
            Setting secondEdge,
            Setting burst,
            Setting burstMode,
            Setting count,
            Setting trigger,
            Setting delay) {

        static Channel of(int n) {
            String name = "ch" + n + "_";
            String source = "SOUR" + n + ":";
            String output = "OUTP" + n;
            String trigger = "TRIG" + n + ":";
            return new Channel(
                    Setting.word(
                                    name + "function",
                                    source + "FUNC",
                                    "SIN",
                                    "SQU",
                                    "TRI",
                                    "RAMP",
                                    "PULS",
                                    "PRBS",
                                    "NOIS",
                                    "ARB",
                                    "DC")
                            .from(MANUAL + ", FUNCtion subsystem"),
                    volts(name + "high_volts", source + "VOLT:HIGH"),
                    volts(name + "low_volts", source + "VOLT:LOW"),
                    volts(name + "limit_high_volts", source + "VOLT:LIM:HIGH"),
                    volts(name + "limit_low_volts", source + "VOLT:LIM:LOW"),
                    Setting.onOff(name + "limited", source + "VOLT:LIM:STAT").from(MANUAL + ", VOLTage subsystem"),
                    Setting.number(name + "load_ohms", output + ":LOAD", Unit.OHM)
                            .between(1, 10e3)
                            .resolution(1)
                            .from(MANUAL + ", page 62 (or INF)"),
                    Setting.word(name + "polarity", output + ":POL", "NORM", "INV")
                            .from(MANUAL + ", OUTPut subsystem"),
                    Setting.onOff("output" + n, output).from(MANUAL + ", OUTPut subsystem"),
                    Setting.word(name + "held", source + "FUNC:PULS:HOLD", "WIDT", "DCYC")
                            .from(MANUAL + ", FUNCtion:PULSe"),
                    seconds(name + "period_seconds", source + "FUNC:PULS:PER", 33e-9, 1e6)
                            .from(MANUAL + ", FUNCtion:PULSe"),
                    seconds(name + "width_seconds", source + "FUNC:PULS:WIDT", 16e-9, 1e6)
                            .from(MANUAL + ", page 69"),
                    seconds(name + "first_edge_seconds", source + "FUNC:PULS:TRAN:LEAD", 8.4e-9, 1e-6)
                            .from(MANUAL + ", FUNCtion:PULSe"),
                    seconds(name + "second_edge_seconds", source + "FUNC:PULS:TRAN:TRA", 8.4e-9, 1e-6)
                            .from(MANUAL + ", FUNCtion:PULSe"),
                    Setting.onOff(name + "burst", source + "BURS:STAT").from(MANUAL + ", BURSt subsystem"),
                    Setting.word(name + "burst_mode", source + "BURS:MODE", "TRIG", "GAT")
                            .from(MANUAL + ", page 177"),
                    Setting.whole(name + "burst_pulses", source + "BURS:NCYC", 1, 100_000_000)
                            .from(MANUAL + ", BURSt subsystem (or INF)"),
                    Setting.word(name + "trigger", trigger + "SOUR", "IMM", "EXT", "TIM", "BUS")
                            .from(MANUAL + ", TRIGger subsystem"),
                    seconds(name + "trigger_delay_seconds", trigger + "DEL", 0, 1000)
                            .from(MANUAL + ", TRIGger subsystem"));
        }

        private static Setting volts(String name, String header) {
            return Setting.number(name, header, Unit.VOLT)
                    .between(-OPEN_VOLTS, OPEN_VOLTS)
                    .resolution(1e-4)
                    .from(MANUAL + ", VOLTage subsystem (+-5 V into 50 ohm)");
        }

        private static Setting seconds(String name, String header, double low, double high) {
            return Setting.number(name, header, Unit.SECOND).between(low, high).resolution(1e-10);
        }

        Stream<Setting> rows() {
            return Stream.of(
                    function,
                    high,
                    low,
                    limitHigh,
                    limitLow,
                    limited,
                    load,
                    polarity,
                    output,
                    hold,
                    period,
                    width,
                    firstEdge,
                    secondEdge,
                    burst,
                    burstMode,
                    count,
                    trigger,
                    delay);
        }
    }

    private static final List<Channel> TABLE = List.of(Channel.of(1), Channel.of(2));

    public Keysight33500(Seat seat) {
        super(
                seat,
                List.of("335"),
                CHANNELS,
                TABLE.stream().flatMap(Channel::rows).toList());
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

    @Override
    List<String> shape(int channel, Train train) {
        Channel row = row(channel);
        Pulse pulse = train.pulse();
        refuseBeyond(pulse, OPEN_VOLTS, LEAST_AMPLITUDE_VOLTS, MANUAL);
        PulseTiming.refuseLong(role(), pulse, pulse.firstEdgeSeconds(), MANUAL);
        PulseTiming.refuseLong(role(), pulse, pulse.secondEdgeSeconds(), MANUAL);
        double period = PulseTiming.period(role(), train, row.period.low(), MANUAL);
        List<String> commands = new ArrayList<>(List.of(
                row.function.command(role(), "PULS"),
                row.hold.command(role(), "WIDT"),
                row.burstMode.command(role(), "TRIG"),
                row.trigger.command(role(), "BUS"),
                row.delay.command(role(), train.delaySeconds()),
                row.count.command(role(), train.count()),
                row.burst.command(true)));
        commands.addAll(loadCommands(row, pulse));
        commands.add(row.polarity.command(role(), pulse.restsHigh() ? "INV" : "NORM"));
        // The shortest edges fit into every width, and a period that only grows fits every width too.
        commands.add(row.firstEdge.command(role(), row.firstEdge.low()));
        commands.add(row.secondEdge.command(role(), row.secondEdge.low()));
        String newPeriod = row.period.command(role(), period);
        String newWidth = row.width.command(role(), pulse.widthSeconds());
        boolean grows = period > number(row.period);
        commands.addAll(grows ? List.of(newPeriod, newWidth) : List.of(newWidth, newPeriod));
        commands.add(row.firstEdge.command(role(), pulse.firstEdgeSeconds()));
        commands.add(row.secondEdge.command(role(), pulse.secondEdgeSeconds()));
        return commands;
    }

    private List<String> loadCommands(Channel row, Pulse pulse) {
        if (PulseTiming.loadOhms(number(row.load)) == pulse.loadOhms()) {
            return List.of();
        }
        String load = PulseTiming.load(row.load, role(), pulse);
        // The limits are written in volts of the old load, so they do not come back by themselves.
        return on(row.limited) ? List.of(row.limited.command(false), load) : List.of(load);
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
        Channel row = row(channel);
        refuseUnless(row.function, "PULS");
        refuseUnless(row.burst, "1");
        refuseUnless(row.burstMode, "TRIG");
        refuseUnless(row.trigger, "BUS");
    }

    @Override
    public Train train(int channel) {
        Channel row = row(channel);
        Pulse pulse = new Pulse(
                number(row.low),
                number(row.high),
                "INV".equals(word(row.polarity)),
                number(row.width),
                number(row.firstEdge),
                number(row.secondEdge),
                PulseTiming.loadOhms(number(row.load)));
        return new Train(pulse, (int) number(row.count), number(row.period), number(row.delay));
    }

    /** 1 % of the setting and 1 mV of the amplitude, 2 mV and 0.25 % of the amplitude for the offset. */
    @Override
    public Accuracy voltsAccuracy(int channel) {
        Channel row = row(channel);
        double amplitude = number(row.high) - number(row.low);
        return new Accuracy(
                0.01,
                3e-3 + 0.0025 * amplitude,
                "33500B data sheet, amplitude and offset (1 year), from memory, not compared with the sheet");
    }
}
