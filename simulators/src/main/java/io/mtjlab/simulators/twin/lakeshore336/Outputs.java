package io.mtjlab.simulators.twin.lakeshore336;

import java.util.function.DoubleUnaryOperator;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.mnemonic.Shelf;
import io.mtjlab.simulators.mnemonic.Shelf.Part;
import io.mtjlab.simulators.twin.Post;

/**
 * The four outputs (336 manual, section 6.6): 1 heats the stage, 2 a resistor far from it, 3 and 4 give volts to nothing.
 */
final class Outputs {

    private static final int COUNT = 4;
    private static final int HEATERS = 2;

    private final Post post;
    private final Stage stage;
    private final Inputs inputs;
    private final Zones zones;
    private final Autotune tuning = new Autotune();
    private final Shelf analog;
    private final Output[] outputs = new Output[COUNT + 1];
    private boolean tuned;

    Outputs(MnemonicTable table, Post post, Stage stage, Inputs inputs) {
        this.post = post;
        this.stage = stage;
        this.inputs = inputs;
        this.zones = new Zones(table, this::apply);
        this.analog = new Shelf(table, Print::kelvin);
        for (int i = 0; i <= COUNT; i++) {
            outputs[i] = new Output();
        }
        loop(table);
        heater(table);
        volts(table);
    }

    private long now() {
        return post.time().nanos();
    }

    private Output of(Arguments arguments) throws Refusal {
        return outputs[number(arguments)];
    }

    private int number(Arguments arguments) throws Refusal {
        update();
        return arguments.integer(0, 1, COUNT);
    }

    /** A set-point is in the units that its input prefers: where those begin. */
    private double zeroKelvin(Output output) {
        return hasInput(output) ? inputs.zeroKelvin(input(output)) : 0;
    }

    private static boolean hasInput(Output output) {
        return output.mode[1] >= 1 && output.mode[1] <= COUNT;
    }

    private void loop(MnemonicTable table) {
        table.query("SETP", arguments -> {
                    int which = number(arguments);
                    double kelvin = which == 1 ? stage.setPointKelvin(now()) : outputs[which].setPoint;
                    return Print.kelvin(kelvin - zeroKelvin(outputs[which]));
                })
                .command("SETP", arguments -> {
                    arguments.expect(2, 2);
                    Output output = of(arguments);
                    double zero = zeroKelvin(output);
                    output.setPoint = zero + arguments.number(1, -zero, 1505 - zero);
                    apply();
                })
                .query("PID", arguments -> {
                    double[] pid = of(arguments).pid;
                    return Print.gain(pid[0]) + "," + Print.gain(pid[1]) + "," + Print.gain(pid[2]);
                })
                .command("PID", arguments -> {
                    arguments.expect(4, 4);
                    of(arguments).pid = new double[] {
                        arguments.number(1, 0.1, 1000), arguments.number(2, 0.1, 1000), arguments.number(3, 0, 200)
                    };
                    apply();
                })
                .query("RAMP", arguments -> {
                    Output output = of(arguments);
                    return (output.ramp ? 1 : 0) + "," + Print.kelvin(output.rate);
                })
                .command("RAMP", arguments -> {
                    arguments.expect(3, 3);
                    Output output = of(arguments);
                    boolean on = arguments.integer(1, 0, 1) == 1;
                    output.rate = arguments.number(2, 0, 100);
                    output.ramp = on;
                    apply();
                })
                .query("RAMPST", arguments -> number(arguments) == 1 && stage.ramping(now()) ? "1" : "0")
                .query("OUTMODE", arguments -> {
                    int[] mode = of(arguments).mode;
                    return mode[0] + "," + mode[1] + "," + mode[2];
                })
                .command("OUTMODE", arguments -> {
                    arguments.expect(4, 4);
                    int which = number(arguments);
                    outputs[which].mode = new int[] {
                        arguments.integer(1, 0, which <= HEATERS ? Output.OPEN_LOOP : 5),
                        arguments.integer(2, 0, 8),
                        arguments.integer(3, 0, 1)
                    };
                    apply();
                })
                .command("ATUNE", arguments -> {
                    arguments.expect(2, 2);
                    int which = number(arguments);
                    int what = arguments.integer(1, 0, 2);
                    Output output = outputs[which];
                    tuning.begin(which, what, output.mode[0] == Output.CLOSED_LOOP && output.range > 0, now());
                })
                .query("TUNEST", () -> {
                    update();
                    return tuning.told(now());
                });
    }

    private void heater(MnemonicTable table) {
        table.query("RANGE", arguments -> Integer.toString(of(arguments).range))
                .command("RANGE", arguments -> {
                    arguments.expect(2, 2);
                    int which = number(arguments);
                    outputs[which].range = arguments.integer(1, 0, which <= HEATERS ? 3 : 1);
                    apply();
                })
                .query("HTR", arguments -> Print.percent(percent(number(arguments))))
                .query("HTRST", arguments -> {
                    arguments.integer(0, 1, HEATERS);
                    return "0";
                })
                .query("HTRSET", arguments -> {
                    arguments.integer(0, 1, HEATERS);
                    Output output = of(arguments);
                    return output.ohmsCode + "," + output.amperesCode + "," + Print.amperes(output.userAmperes) + ","
                            + output.shown;
                })
                .command("HTRSET", arguments -> {
                    arguments.expect(5, 5);
                    arguments.integer(0, 1, HEATERS);
                    Output output = of(arguments);
                    int ohms = arguments.integer(1, 1, 2);
                    int amperes = arguments.integer(2, 0, 4);
                    double own = arguments.number(3, 0, 2);
                    output.shown = arguments.integer(4, 1, 2);
                    output.ohmsCode = ohms;
                    output.amperesCode = amperes;
                    output.userAmperes = own;
                    apply();
                })
                .query("MOUT", arguments -> Print.fine(of(arguments).manualPercent))
                .command("MOUT", arguments -> {
                    arguments.expect(2, 2);
                    of(arguments).manualPercent = arguments.number(1, 0, 100);
                    apply();
                });
    }

    private void volts(MnemonicTable table) {
        analog.keepEach(
                        "ANALOG",
                        "[34]",
                        Part.whole(0, 8, 0),
                        Part.whole(1, 3, 1),
                        Part.number(-1e4, 1e4, 1000),
                        Part.number(-1e4, 1e4, 0),
                        Part.whole(0, 1, 0))
                .keepEach("POLARITY", "[34]", Part.whole(0, 1, 0))
                .keepEach("WARMUP", "[34]", Part.whole(0, 1, 0), Part.number(0, 100, 100));
        table.query("AOUT", arguments -> Print.percent(percent(arguments.integer(0, HEATERS + 1, COUNT))));
    }

    /** What HTR? and AOUT? tell. */
    private double percent(int which) {
        Output output = outputs[which];
        if (which == 1) {
            return output.shown(stage.heaterPercent(now()));
        }
        if (output.mode[0] == Output.MONITOR && which > HEATERS) {
            return monitored(Integer.toString(which));
        }
        if (output.range == 0) {
            return 0;
        }
        if (output.closed() && hasInput(output)) {
            // Nothing that it heats is measured: its integral part runs to an end, as the sign of what is missing says.
            return inputs.kelvin(input(output)) < output.setPoint ? 100 : 0;
        }
        return output.mode[0] == Output.OPEN_LOOP ? output.manualPercent : 0;
    }

    /** A monitor's share of the way from its low to its high value, in kelvin or degrees Celsius. */
    private double monitored(String which) {
        int input = (int) analog.get("ANALOG", which, 0);
        if (input < 1 || input > COUNT) {
            return 0;
        }
        double kelvin = inputs.kelvin(String.valueOf(Inputs.NAMES.charAt(input - 1)));
        double shown = analog.get("ANALOG", which, 1) == 2 ? kelvin - 273.15 : kelvin;
        double high = analog.get("ANALOG", which, 2);
        double low = analog.get("ANALOG", which, 3);
        boolean bipolar = analog.get("ANALOG", which, 4) == 1;
        double share = high == low ? 0 : (shown - low) / (high - low);
        double percent = bipolar ? 200 * share - 100 : 100 * share;
        return Math.max(bipolar ? -100 : 0, Math.min(100, percent));
    }

    private static String input(Output output) {
        return String.valueOf(Inputs.NAMES.charAt(output.mode[1] - 1));
    }

    /** Takes over what has happened by itself: a limit that was passed, a tuning that has ended. */
    private void update() {
        post.wires().advance();
        if (stage.takeTrip(now())) {
            for (Output output : outputs) {
                output.range = 0;
            }
            tuning.stop();
            apply();
        }
        if (tuning.finished(now())) {
            Output output = outputs[tuning.output()];
            output.pid = tuning.found(output.mostWatts(), output.pid);
            tuned = true;
            apply();
        }
    }

    /** Has output 1 do what it is set to. */
    void apply() {
        Output one = outputs[1];
        Zones.Zone zone = one.mode[0] == Output.ZONE ? zones.of(1, one.setPoint) : null;
        if (zone != null) {
            one.range = one.range == 0 ? 0 : zone.range();
        }
        boolean closed = one.closed() && hasInput(one) && inputs.sound(input(one));
        String input = hasInput(one) ? input(one) : Inputs.STAGE;
        DoubleUnaryOperator read = input.equals(Inputs.STAGE)
                ? kelvin -> inputs.read(Inputs.STAGE, kelvin)
                : kelvin -> inputs.read(input, Stage.ROOM_KELVIN);
        double manual = zone != null ? zone.manualPercent() : one.manualPercent;
        double rate = zone != null ? zone.rate() : one.rate;
        Stage.Control control = new Stage.Control(
                closed,
                one.setPoint,
                one.ramp ? rate : 0,
                zone != null ? zone.proportional() : one.pid[0],
                zone != null ? zone.integral() : one.pid[1],
                zone != null ? zone.derivative() : one.pid[2],
                one.mode[0] == Output.OPEN_LOOP ? one.ofWatts(manual) : 0,
                one.mostWatts(),
                read,
                inputs.limitKelvin(Inputs.STAGE));
        post.wires().advance();
        stage.control(control, now());
        post.wires().temperature(stage);
    }

    boolean heating() {
        update();
        return outputs[1].range > 0;
    }

    /** Whether a ramp of output 1 is on and has come to its end. */
    boolean rampDone() {
        return outputs[1].ramp && !stage.ramping(now());
    }

    /** Whether a tuning has ended since this was asked. */
    boolean takeTuned() {
        update();
        boolean was = tuned;
        tuned = false;
        return was;
    }

    /** An output whose "powerup enable" is on comes on again as it was (OUTMODE, Lake Shore's Python driver). */
    void powerUp() {
        for (Output output : outputs) {
            output.range = output.mode[2] == 1 ? output.range : 0;
        }
        tuning.stop();
        apply();
    }

    /** As from the factory. */
    void reset() {
        for (int i = 0; i <= COUNT; i++) {
            outputs[i] = new Output();
        }
        zones.reset();
        analog.reset();
        tuning.stop();
        apply();
    }
}
