package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.lakeshore336.SensorCurve.Place;

/** The four inputs (336 manual, section 6.6): each has a platinum sensor, A's is on the stage, the others' in the room. */
final class Inputs {

    static final String NAMES = "ABCD";
    static final String STAGE = "A";

    /** "Electronic accuracy +-32 mK at 300 K" with a platinum sensor; rms noise of a few millikelvin (table 1-2). */
    private static final double ACCURACY_KELVIN = 32e-3;

    private static final double NOISE_KELVIN = 2e-3;
    private static final int LAST_TYPE = 5;
    private static final double ZERO_CELSIUS = 273.15;

    private final Post post;
    private final Stage stage;
    private final Curves curves;
    private final Runnable changed;
    private final CalibrationError error;
    private final Map<String, Input> inputs = new TreeMap<>();
    private final Stage.Extremes extremes;
    private ZigguratSampler.NormalizedGaussian normal;

    /** @param changed is told that an input may say something else now */
    Inputs(MnemonicTable table, Post post, Stage stage, Runnable changed) {
        this.post = post;
        this.stage = stage;
        this.changed = changed;
        this.curves = new Curves(table, changed);
        this.extremes = stage.watch();
        this.error = CalibrationError.draw(post.calibration(), 0, ACCURACY_KELVIN, "kelvin");
        this.normal = noise(post.calibration());
        post.wires().onUnit(post.role(), dice -> normal = noise(dice));
        reset();
        readings(table);
        settings(table);
    }

    private static ZigguratSampler.NormalizedGaussian noise(RandomStreams dice) {
        return ZigguratSampler.NormalizedGaussian.of(dice.stream("readings"));
    }

    void reset() {
        for (char name : NAMES.toCharArray()) {
            inputs.put(String.valueOf(name), new Input(name));
        }
        forgetExtremes();
    }

    double offsetError() {
        return error.offset();
    }

    void forgetExtremes() {
        extremes.anew();
        inputs.values().forEach(Input::forget);
    }

    private Input at(String name) {
        return java.util.Objects.requireNonNull(inputs.get(name));
    }

    /** What is there. */
    private double truth(String name) {
        if (!name.equals(STAGE)) {
            return Stage.ROOM_KELVIN;
        }
        post.wires().advance();
        return stage.valueAt(post.time().nanos());
    }

    /** What input {@code name} makes of a temperature at its sensor, but for noise. */
    double read(String name, double kelvin) {
        Input input = at(name);
        SensorCurve.Reading reading = input.reading(curves, Platinum.ohms(kelvin));
        return reading.place() == Place.UNKNOWN ? 0 : error.apply(reading.kelvin());
    }

    boolean sound(String name) {
        return status(name) == 0;
    }

    /** Where the units begin that the input prefers: degrees Celsius or kelvin. */
    double zeroKelvin(String name) {
        return at(name).celsius() ? ZERO_CELSIUS : 0;
    }

    double limitKelvin(String name) {
        return at(name).limitKelvin;
    }

    /** Kelvin with noise, 0 when there is no sensor or no curve. */
    double kelvin(String name) {
        double kelvin = read(name, truth(name));
        if (kelvin == 0) {
            return 0;
        }
        double read = kelvin + NOISE_KELVIN / at(name).noiseDivisor() * normal.sample();
        at(name).take(read);
        return read;
    }

    private double sensor(String name) {
        return at(name).ohms(Platinum.ohms(kelvinForSensor(name)));
    }

    private double kelvinForSensor(String name) {
        return error.apply(truth(name)) + NOISE_KELVIN / at(name).noiseDivisor() * normal.sample();
    }

    /** RDGST's bits. */
    int status(String name) {
        return at(name).status(curves, Platinum.ohms(truth(name)));
    }

    /** Input 0 stands for all four. */
    private static String all(Arguments arguments, ToDoubleFunction<String> shown) throws Refusal {
        if (arguments.count() == 1 && arguments.text(0).equals("0")) {
            StringJoiner all = new StringJoiner(",");
            for (char name : NAMES.toCharArray()) {
                all.add(Print.kelvin(shown.applyAsDouble(String.valueOf(name))));
            }
            return all.toString();
        }
        return Print.kelvin(shown.applyAsDouble(name(arguments)));
    }

    /** Letters, or numbers as other models have them. */
    static String name(Arguments arguments) throws Refusal {
        String said = arguments.count() == 0 ? STAGE : arguments.text(0).toUpperCase(Locale.ROOT);
        if (said.matches("[1-4]")) {
            return String.valueOf(NAMES.charAt(Integer.parseInt(said) - 1));
        }
        if (!said.matches("[A-D]")) {
            throw new Refusal(Refusal.Kind.EXECUTION, "no input " + said);
        }
        return said;
    }

    private Input of(Arguments arguments) throws Refusal {
        return at(name(arguments));
    }

    private void readings(MnemonicTable table) {
        table.query("KRDG", arguments -> all(arguments, this::kelvin))
                .query("CRDG", arguments -> all(arguments, name -> kelvin(name) - ZERO_CELSIUS))
                .query("SRDG", arguments -> all(arguments, this::sensor))
                .query("TEMP", () -> Print.kelvin(Stage.ROOM_KELVIN))
                .query("RDGST", arguments -> String.format(Locale.ROOT, "%03d", status(name(arguments))))
                .query("MDAT", arguments -> {
                    String name = name(arguments);
                    kelvin(name);
                    Input input = at(name);
                    double least = input.least();
                    double most = input.most();
                    if (name.equals(STAGE) && extremes.coldest() <= extremes.hottest()) {
                        least = Math.min(least, read(name, extremes.coldest()));
                        most = Math.max(most, read(name, extremes.hottest()));
                    }
                    return Print.kelvin(least) + "," + Print.kelvin(most);
                })
                .action("MNMXRST", this::forgetExtremes);
    }

    private void settings(MnemonicTable table) {
        table.query("INCRV", arguments -> String.format(Locale.ROOT, "%02d", of(arguments).curve))
                .command("INCRV", arguments -> {
                    arguments.expect(2, 2);
                    Input input = of(arguments);
                    input.curve = arguments.integer(1, 0, 59);
                    input.match(curves);
                    changed.run();
                })
                .query("INNAME", arguments -> String.format(Locale.ROOT, "%-15.15s", of(arguments).label))
                .command("INNAME", arguments -> {
                    arguments.expect(2, 2);
                    of(arguments).label = arguments.name(1);
                })
                .query("TLIMIT", arguments -> Print.kelvin(of(arguments).limitKelvin))
                .command("TLIMIT", arguments -> {
                    arguments.expect(2, 2);
                    of(arguments).limitKelvin = arguments.number(1, 0, 1505);
                    changed.run();
                })
                .query("INTYPE", arguments -> of(arguments).type())
                .command("INTYPE", arguments -> {
                    arguments.expect(2, 6);
                    Input input = of(arguments);
                    int[] wanted = input.type.clone();
                    wanted[0] = arguments.integer(1, 0, LAST_TYPE);
                    for (int i = 1; i < wanted.length; i++) {
                        if (!arguments.blank(i + 1)) {
                            wanted[i] = arguments.integer(i + 1, Input.leastOfType(i), Input.mostOfType(i, wanted[0]));
                        }
                    }
                    input.type = wanted;
                    input.match(curves);
                    changed.run();
                })
                .query("FILTER", arguments -> of(arguments).filter())
                .command("FILTER", arguments -> {
                    arguments.expect(2, 4);
                    Input input = of(arguments);
                    int on = arguments.blank(1) ? input.filter[0] : arguments.integer(1, 0, 1);
                    int points = arguments.blank(2) ? input.filter[1] : arguments.integer(2, 2, 64);
                    int window = arguments.blank(3) ? input.filter[2] : arguments.integer(3, 1, 10);
                    input.filter = new int[] {on, points, window};
                })
                .query("DIOCUR", arguments -> Integer.toString(of(arguments).excitation))
                .command("DIOCUR", arguments -> {
                    arguments.expect(2, 2);
                    of(arguments).excitation = arguments.integer(1, 0, 1);
                });
    }
}
