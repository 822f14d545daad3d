package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;

/**
 * The four inputs of a 336 (user's manual, section 6.6.1). Input A is on the stage, the others are at room temperature;
 * each has a platinum sensor.
 */
final class Sensors {

    /** "Electronic accuracy +-32 mK at 300 K" with a platinum sensor; rms noise of a few millikelvin (table 1-2). */
    private static final double ACCURACY_KELVIN = 32e-3;

    private static final double NOISE_KELVIN = 2e-3;
    private static final double ZERO_CELSIUS = 273.15;
    private static final double HIGHEST_LIMIT = 1505;

    /** An input without a curve, or switched off, has no reading: bit 0 of RDGST?. */
    private static final String INVALID = "001";

    private static final String VALID = "000";

    /** What an alarm is: 1 while it is on, or since it was with latching. */
    private record Alarm(boolean high, boolean low) {
        static final Alarm NONE = new Alarm(false, false);
    }

    private final Post post;
    private final Stage stage;
    private final Curves curves;
    private final KeptSettings kept;
    private final CalibrationError error;
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, Double> limits = new TreeMap<>();
    private final Map<String, Alarm> alarms = new TreeMap<>();
    private ZigguratSampler.NormalizedGaussian normal;

    Sensors(Post post, Stage stage, Curves curves, KeptSettings kept) {
        this.post = post;
        this.stage = stage;
        this.curves = curves;
        this.kept = kept;
        this.error = CalibrationError.draw(post.calibration(), 0, ACCURACY_KELVIN, "kelvin");
        this.normal = noise(post.calibration());
        post.wires().onUnit(post.role(), dice -> normal = noise(dice));
    }

    private static ZigguratSampler.NormalizedGaussian noise(RandomStreams dice) {
        return ZigguratSampler.NormalizedGaussian.of(dice.stream("readings"));
    }

    /** @param limited told when a temperature limit is another one */
    void addTo(MnemonicTable table, MnemonicTable.Action limited) {
        table.query("KRDG", arguments -> reading(arguments, kelvin -> kelvin))
                .query("CRDG", arguments -> reading(arguments, kelvin -> kelvin - ZERO_CELSIUS))
                .query("SRDG", arguments -> each(arguments, input -> print(platinumOhms(kelvin(input)))))
                .query("TEMP", () -> print(Stage.ROOM_KELVIN))
                .query("MDAT", arguments -> extremes(input(arguments, 0)))
                .action("MNMXRST", () -> stage.forgetExtremes(now()))
                .query("RDGST", arguments -> each(arguments, input -> valid(input) ? VALID : INVALID))
                .query("INNAME", arguments -> named(input(arguments, 0)))
                .command("INNAME", arguments -> {
                    arguments.expect(2, 2);
                    names.put(input(arguments, 0), arguments.text(1).replace("\"", ""));
                })
                .query("TLIMIT", arguments -> print(limits.getOrDefault(input(arguments, 0), 0.0)))
                .command("TLIMIT", arguments -> {
                    arguments.expect(2, 2);
                    limits.put(input(arguments, 0), arguments.number(1, 0, HIGHEST_LIMIT));
                    limited.run();
                })
                .query("ALARMST", arguments -> {
                    String input = input(arguments, 0);
                    return (alarm(input, true) ? "1," : "0,") + (alarm(input, false) ? "1" : "0");
                })
                .action("ALMRST", alarms::clear);
    }

    /** Writes what is told of an input. */
    private interface Telling {
        String of(String input);
    }

    /** Input 0 stands for all four. */
    private static String each(Arguments arguments, Telling telling) throws Refusal {
        if (arguments.count() == 1 && arguments.text(0).equals("0")) {
            StringJoiner all = new StringJoiner(",");
            for (char input = 'A'; input <= 'D'; input++) {
                all.add(telling.of(String.valueOf(input)));
            }
            return all.toString();
        }
        return telling.of(input(arguments, 0));
    }

    private String reading(Arguments arguments, DoubleUnaryOperator shown) throws Refusal {
        return each(arguments, input -> print(valid(input) ? shown.applyAsDouble(kelvin(input)) : 0));
    }

    private boolean valid(String input) {
        return curves.of(input) > 0 && kept.get("INTYPE", input, 0) > 0;
    }

    static String input(Arguments arguments, int index) throws Refusal {
        String said = arguments.blank(index) ? "A" : arguments.text(index).toUpperCase(Locale.ROOT);
        if (said.matches("[1-4]")) {
            return String.valueOf((char) ('A' + Integer.parseInt(said) - 1));
        }
        if (!said.matches("[A-D]")) {
            throw new Refusal(Refusal.Kind.EXECUTION, "no input " + said);
        }
        return said;
    }

    /** As it came from the factory, or as it was named: always in 15 characters. */
    private String named(String input) {
        return String.format(Locale.ROOT, "%-15.15s", names.getOrDefault(input, "Input " + input));
    }

    private long now() {
        post.wires().advance();
        return post.time().nanos();
    }

    private double kelvin(String input) {
        double there = input.equals("A") ? stage.valueAt(now()) : Stage.ROOM_KELVIN;
        return error.apply(there) + NOISE_KELVIN * normal.sample();
    }

    private String extremes(String input) {
        boolean staged = input.equals("A");
        double low = staged ? stage.lowest(now()) : Stage.ROOM_KELVIN;
        double high = staged ? stage.highest(now()) : Stage.ROOM_KELVIN;
        return print(error.apply(low)) + "," + print(error.apply(high));
    }

    /** Callendar and van Dusen's equation of a 100 ohm platinum sensor above 0 degrees Celsius (IEC 60751). */
    private static double platinumOhms(double kelvin) {
        double celsius = kelvin - ZERO_CELSIUS;
        return 100 * (1 + 3.9083e-3 * celsius - 5.775e-7 * celsius * celsius);
    }

    /** ALARM: on, high, low, deadband, latching: goes on beyond its level and off a deadband inside it. */
    private Alarm look(String input) {
        if (kept.get("ALARM", input, 0) == 0) {
            alarms.remove(input);
            return Alarm.NONE;
        }
        double kelvin = kelvin(input);
        double high = kept.get("ALARM", input, 1);
        double low = kept.get("ALARM", input, 2);
        double band = kept.get("ALARM", input, 3);
        boolean latches = kept.get("ALARM", input, 4) == 1;
        Alarm before = alarms.getOrDefault(input, Alarm.NONE);
        Alarm now = new Alarm(
                kelvin > high || before.high() && (latches || kelvin > high - band),
                kelvin < low || before.low() && (latches || kelvin < low + band));
        alarms.put(input, now);
        return now;
    }

    boolean alarm(String input, boolean high) {
        Alarm now = look(input);
        return high ? now.high() : now.low();
    }

    boolean anyAlarm() {
        return "ABCD".chars().mapToObj(each -> String.valueOf((char) each)).anyMatch(each -> {
            Alarm now = look(each);
            return now.high() || now.low();
        });
    }

    /** At which the heater of the stage goes off; 0 for never. */
    double limitKelvin() {
        return limits.getOrDefault("A", 0.0);
    }

    void reset() {
        names.clear();
        limits.clear();
        alarms.clear();
    }

    double offsetError() {
        return error.offset();
    }

    static String print(double value) {
        return LakeShore336Twin.print(value);
    }
}
