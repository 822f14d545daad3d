package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.EventRegister;
import io.mtjlab.simulators.mnemonic.MnemonicDialect;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/**
 * The wire of the 336 (user's manual, chapter 6: command summary). Input A and output 1 are on the stage that the
 * junction lies on; inputs B to D are at room temperature, outputs 2 to 4 drive nothing.
 */
public final class LakeShore336Twin implements VirtualInstrument, MnemonicDialect.Refusals {

    private static final int OUTPUTS = 4;
    private static final double[] RANGE_WATTS = {0, 0.5, 5, 50};

    /** "Electronic accuracy +-32 mK at 300 K" with a platinum sensor; rms noise of a few millikelvin (table 1-2). */
    private static final double ACCURACY_KELVIN = 32e-3;

    private static final double NOISE_KELVIN = 2e-3;
    private static final int EVENT_EXECUTION = 1 << 4;
    private static final int EVENT_COMMAND = 1 << 5;
    private static final int EVENT_POWER_ON = 1 << 7;
    private static final int PLATINUM_CURVE = 6;
    private static final int CLOSED_LOOP = 1;
    private static final int OPEN_LOOP = 3;

    /** One of the four outputs as it is set. */
    private static final class Output {
        private double setPoint = Stage.ROOM_KELVIN;
        private int range;
        private double[] pid = {50, 20, 0};
        private int ramp;
        private double rate;
        private int[] mode = {CLOSED_LOOP, 1, 0};
        private double manual;
    }

    private final Post post;
    private final CalibrationError error;
    private final EventRegister events = new EventRegister();
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, Double> limits = new TreeMap<>();
    private final Output[] outputs = new Output[OUTPUTS + 1];
    private final Stage stage;
    private final MnemonicTable table = new MnemonicTable();
    private final KeptSettings kept = new KeptSettings(table);
    private final Dialect dialect;
    private ZigguratSampler.NormalizedGaussian normal;
    private int remote = 1;
    private int serviceEnable;

    public LakeShore336Twin(Post post) {
        this.post = post;
        this.error = CalibrationError.draw(post.calibration(), 0, ACCURACY_KELVIN, "kelvin");
        this.normal = noise(post.calibration());
        this.stage = new Stage(post.time().nanos());
        post.wires().onUnit(post.role(), dice -> normal = noise(dice));
        readings(table);
        outputs(table);
        common(table);
        dialect = new MnemonicDialect(table, MnemonicDialect.Style.LAKE_SHORE, this);
    }

    private static ZigguratSampler.NormalizedGaussian noise(RandomStreams dice) {
        return ZigguratSampler.NormalizedGaussian.of(dice.stream("readings"));
    }

    /** Input 0 stands for all four. */
    private String reading(Arguments arguments, java.util.function.DoubleUnaryOperator shown) throws Refusal {
        if (arguments.count() == 1 && arguments.text(0).equals("0")) {
            java.util.StringJoiner all = new java.util.StringJoiner(",");
            for (char input = 'A'; input <= 'D'; input++) {
                all.add(print(shown.applyAsDouble(kelvin(String.valueOf(input)))));
            }
            return all.toString();
        }
        return print(shown.applyAsDouble(kelvin(input(arguments))));
    }

    private void readings(MnemonicTable table) {
        table.query("KRDG", arguments -> reading(arguments, kelvin -> kelvin))
                .query("CRDG", arguments -> reading(arguments, kelvin -> kelvin - 273.15))
                .query("SRDG", arguments -> reading(arguments, LakeShore336Twin::platinumOhms))
                .query("TEMP", () -> print(Stage.ROOM_KELVIN))
                .query("MDAT", arguments -> {
                    double kelvin = kelvin(input(arguments));
                    return print(Math.min(Stage.ROOM_KELVIN, kelvin)) + ","
                            + print(Math.max(Stage.ROOM_KELVIN, kelvin));
                })
                .action("MNMXRST", () -> {})
                .query("CRVHDR", arguments -> {
                    int curve = arguments.integer(0, 1, 59);
                    return curve == PLATINUM_CURVE
                            ? "PT-100         ,STANDARD C,3,+800.000,2"
                            : "User curve     ,          ,3,+0.000,2";
                })
                .query("RDGST", arguments -> {
                    input(arguments);
                    return "000";
                })
                .query("INCRV", arguments -> {
                    input(arguments);
                    return "06";
                })
                .query("INNAME", arguments -> named(input(arguments)))
                .command("INNAME", arguments -> {
                    arguments.expect(2, 2);
                    names.put(input(arguments), arguments.text(1).replace("\"", ""));
                })
                .query("TLIMIT", arguments -> print(limits.getOrDefault(input(arguments), 0.0)))
                .command("TLIMIT", arguments -> {
                    arguments.expect(2, 2);
                    limits.put(input(arguments), arguments.number(1, 0, 1505));
                });
    }

    /** As it came from the factory, or as it was named: always in 15 characters. */
    private String named(String input) {
        return String.format(Locale.ROOT, "%-15.15s", names.getOrDefault(input, "Input " + input));
    }

    private static String input(Arguments arguments) throws Refusal {
        String said = arguments.count() == 0 ? "A" : arguments.text(0).toUpperCase(Locale.ROOT);
        if (said.matches("[1-4]")) {
            return String.valueOf((char) ('A' + Integer.parseInt(said) - 1));
        }
        if (!said.matches("[A-D]")) {
            throw new Refusal(Refusal.Kind.EXECUTION, "no input " + said);
        }
        return said;
    }

    private double kelvin(String input) {
        double there = Stage.ROOM_KELVIN;
        if (input.equals("A")) {
            post.wires().advance();
            there = stage.valueAt(post.time().nanos());
        }
        return error.apply(there) + NOISE_KELVIN * normal.sample();
    }

    /** Callendar and van Dusen's equation of a 100 ohm platinum sensor above 0 degrees Celsius (IEC 60751). */
    private static double platinumOhms(double kelvin) {
        double celsius = kelvin - 273.15;
        return 100 * (1 + 3.9083e-3 * celsius - 5.775e-7 * celsius * celsius);
    }

    private void outputs(MnemonicTable table) {
        table.query("SETP", arguments -> {
                    int which = output(arguments);
                    return print(which == 1 ? stage.setPointKelvin(post.time().nanos()) : outputs[which].setPoint);
                })
                .command("SETP", arguments -> {
                    arguments.expect(2, 2);
                    Output output = outputs[output(arguments)];
                    output.setPoint = arguments.number(1, 0, 1505);
                    apply();
                })
                .query("RANGE", arguments -> Integer.toString(outputs[output(arguments)].range))
                .command("RANGE", arguments -> {
                    arguments.expect(2, 2);
                    int which = output(arguments);
                    outputs[which].range = arguments.integer(1, 0, which <= 2 ? 3 : 1);
                    apply();
                })
                .query("HTR", arguments -> {
                    post.wires().advance();
                    return print(
                            output(arguments) == 1
                                    ? stage.heaterPercent(post.time().nanos())
                                    : 0);
                })
                .query("HTRST", arguments -> {
                    output(arguments);
                    return "0";
                })
                .query("PID", arguments -> {
                    double[] pid = outputs[output(arguments)].pid;
                    return print(pid[0]) + "," + print(pid[1]) + "," + print(pid[2]);
                })
                .command("PID", arguments -> {
                    arguments.expect(4, 4);
                    double[] pid = {
                        arguments.number(1, 0.1, 1000), arguments.number(2, 0.1, 1000), arguments.number(3, 0, 200)
                    };
                    outputs[output(arguments)].pid = pid;
                    apply();
                })
                .query("RAMP", arguments -> {
                    Output output = outputs[output(arguments)];
                    return output.ramp + "," + print(output.rate);
                })
                .command("RAMP", arguments -> {
                    arguments.expect(3, 3);
                    Output output = outputs[output(arguments)];
                    int on = arguments.integer(1, 0, 1);
                    output.rate = arguments.number(2, 0, 100);
                    output.ramp = on;
                    apply();
                })
                .query(
                        "RAMPST",
                        arguments -> output(arguments) == 1
                                        && stage.ramping(post.time().nanos())
                                ? "1"
                                : "0")
                .query("OUTMODE", arguments -> {
                    int[] mode = outputs[output(arguments)].mode;
                    return mode[0] + "," + mode[1] + "," + mode[2];
                })
                .command("OUTMODE", arguments -> {
                    arguments.expect(4, 4);
                    int[] mode = {arguments.integer(1, 0, 5), arguments.integer(2, 0, 8), arguments.integer(3, 0, 1)};
                    outputs[output(arguments)].mode = mode;
                    apply();
                })
                .query("MOUT", arguments -> print(outputs[output(arguments)].manual))
                .command("MOUT", arguments -> {
                    arguments.expect(2, 2);
                    outputs[output(arguments)].manual = arguments.number(1, 0, 100);
                    apply();
                });
    }

    private static int output(Arguments arguments) throws Refusal {
        return arguments.integer(0, 1, OUTPUTS);
    }

    private void apply() {
        Output one = outputs[1];
        Stage.Control control = new Stage.Control(
                one.mode[0] == CLOSED_LOOP && one.mode[1] == 1,
                one.setPoint,
                one.ramp == 1 ? one.rate : 0,
                one.pid[0],
                one.pid[1],
                one.pid[2],
                one.mode[0] == OPEN_LOOP ? one.manual : 0,
                RANGE_WATTS[one.range]);
        post.wires().advance();
        stage.control(control, post.time().nanos());
        post.wires().temperature(stage);
    }

    private void common(MnemonicTable table) {
        table.query("*IDN", () -> "LSCI,MODEL336," + post.serial() + "/" + post.serial() + ",2.9")
                .action("*RST", this::reset)
                .command("DFLT", arguments -> {
                    arguments.integer(0, 99, 99);
                    reset();
                })
                .action("*CLS", events::clear)
                .integer("*ESE", 0, 255, events::enable, events::enable)
                .query("*ESR", () -> Integer.toString(events.take()))
                .integer("*SRE", 0, 255, mask -> serviceEnable = mask, () -> serviceEnable)
                .query(
                        "*STB",
                        () -> Integer.toString(
                                events.summary() ? 1 << 5 | ((serviceEnable & 1 << 5) != 0 ? 1 << 6 : 0) : 0))
                .action("*OPC", () -> events.set(1))
                .query("*OPC", () -> "1")
                .query("*TST", () -> "0")
                .action("*WAI", () -> {})
                .integer("MODE", 0, 2, value -> remote = value, () -> remote)
                .query("ALARMST", arguments -> {
                    input(arguments);
                    return "0,0";
                })
                .action("ALMRST", () -> {});
    }

    private void reset() {
        for (int i = 0; i <= OUTPUTS; i++) {
            outputs[i] = new Output();
        }
        apply();
    }

    static String print(double value) {
        return String.format(Locale.ROOT, "%+08.3f", value);
    }

    @Override
    public void refused(Refusal.Kind kind) {
        events.set(kind == Refusal.Kind.COMMAND ? EVENT_COMMAND : EVENT_EXECUTION);
    }

    @Override
    public void overrun() {
        events.set(EVENT_COMMAND);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void powerOn() {
        events.clear();
        events.enable(0);
        events.set(EVENT_POWER_ON);
        serviceEnable = 0;
        kept.reset();
        names.clear();
        limits.clear();
        reset();
    }

    @Override
    public Map<String, Object> state() {
        post.wires().advance();
        Map<String, Object> state = new TreeMap<>();
        long now = post.time().nanos();
        state.put("output", outputs[1].range > 0);
        state.put("kelvin", stage.valueAt(now));
        state.put("set_point_kelvin", stage.setPointKelvin(now));
        state.put("heater_percent", stage.heaterPercent(now));
        state.put("kelvin_offset_error", error.offset());
        return state;
    }
}
