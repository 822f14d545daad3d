package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Locale;
import java.util.OptionalInt;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.twin.Post;

/** The four outputs of a 336 (user's manual, section 6.6.1). Output 1 heats the stage, the others drive nothing. */
final class HeaterOutputs {

    private static final int OUTPUTS = 4;
    private static final double[] RANGE_WATTS = {0, 0.5, 5, 50};
    private static final int CLOSED_LOOP = 1;
    private static final int ZONE = 2;
    private static final int OPEN_LOOP = 3;
    private static final int CELSIUS = 2;

    /** An autotune observes the stage for so many of its time constants; an assumption. */
    private static final double TUNED_AFTER = 3;

    /** One of the outputs as it is set. */
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
    private final Stage stage;
    private final KeptSettings kept;
    private final Sensors sensors;
    private final Output[] outputs = new Output[OUTPUTS + 1];
    private long tuningUntil;
    private int tuned = 1;
    private boolean tuningFailed;

    HeaterOutputs(Post post, Stage stage, KeptSettings kept, Sensors sensors) {
        this.post = post;
        this.stage = stage;
        this.kept = kept;
        this.sensors = sensors;
    }

    void reset() {
        for (int i = 0; i <= OUTPUTS; i++) {
            outputs[i] = new Output();
        }
        tuningUntil = 0;
        tuningFailed = false;
        apply();
    }

    void addTo(MnemonicTable table) {
        table.query("SETP", arguments -> {
                    int which = which(arguments);
                    return print(
                            which == 1
                                    ? stage.setPointKelvin(now()) - zero(outputs[1])
                                    : outputs[which].setPoint - zero(outputs[which]));
                })
                .command("SETP", arguments -> {
                    arguments.expect(2, 2);
                    Output output = output(arguments);
                    output.setPoint = arguments.number(1, -273.15, 1505) + zero(output);
                    apply();
                })
                .query("RANGE", arguments -> {
                    look();
                    return Integer.toString(output(arguments).range);
                })
                .command("RANGE", arguments -> {
                    arguments.expect(2, 2);
                    look();
                    int which = which(arguments);
                    outputs[which].range = arguments.integer(1, 0, which <= 2 ? 3 : 1);
                    apply();
                })
                .query("HTR", arguments -> {
                    arguments.integer(0, 1, 2);
                    return String.format(
                            Locale.ROOT, "%+06.1f", which(arguments) == 1 ? stage.heaterPercent(now()) : 0);
                })
                .query("HTRST", arguments -> {
                    arguments.integer(0, 1, 2);
                    return "0";
                })
                .query("PID", arguments -> {
                    look();
                    double[] pid = output(arguments).pid;
                    return print(pid[0]) + "," + print(pid[1]) + "," + print(pid[2]);
                })
                .command("PID", arguments -> {
                    arguments.expect(4, 4);
                    output(arguments).pid = new double[] {
                        arguments.number(1, 0.1, 1000), arguments.number(2, 0.1, 1000), arguments.number(3, 0, 200)
                    };
                    apply();
                });
        courses(table);
        modes(table);
    }

    private void courses(MnemonicTable table) {
        table.query("RAMP", arguments -> {
                    Output output = output(arguments);
                    return output.ramp + "," + print(output.rate);
                })
                .command("RAMP", arguments -> {
                    arguments.expect(3, 3);
                    Output output = output(arguments);
                    int on = arguments.integer(1, 0, 1);
                    output.rate = arguments.number(2, 0, 100);
                    output.ramp = on;
                    apply();
                })
                .query("RAMPST", arguments -> which(arguments) == 1 && stage.ramping(now()) ? "1" : "0")
                .command("ATUNE", arguments -> {
                    arguments.expect(2, 2);
                    int which = which(arguments);
                    arguments.integer(1, 0, 2);
                    tune(which);
                })
                .query("TUNEST", () -> {
                    look();
                    boolean tuning = tuningUntil > 0;
                    return (tuning ? "1," : "0,") + tuned + (tuningFailed ? ",1,00" : ",0,00");
                });
    }

    private void modes(MnemonicTable table) {
        table.query("OUTMODE", arguments -> {
                    int[] mode = output(arguments).mode;
                    return mode[0] + "," + mode[1] + "," + mode[2];
                })
                .command("OUTMODE", arguments -> {
                    arguments.expect(4, 4);
                    output(arguments).mode = new int[] {
                        arguments.integer(1, 0, 5), arguments.integer(2, 0, 8), arguments.integer(3, 0, 1)
                    };
                    apply();
                })
                .query("MOUT", arguments -> print(output(arguments).manual))
                .command("MOUT", arguments -> {
                    arguments.expect(2, 2);
                    output(arguments).manual = arguments.number(1, 0, 100);
                    apply();
                });
    }

    private static int which(Arguments arguments) throws Refusal {
        return arguments.integer(0, 1, OUTPUTS);
    }

    private Output output(Arguments arguments) throws Refusal {
        return outputs[which(arguments)];
    }

    private long now() {
        post.wires().advance();
        return post.time().nanos();
    }

    /** A set point is in the units of the sensor that controls: kelvin, or degrees Celsius. */
    private double zero(Output output) {
        int input = output.mode[1];
        boolean celsius = input >= 1
                && input <= OUTPUTS
                && kept.get("INTYPE", String.valueOf((char) ('A' + input - 1)), 4) == CELSIUS;
        return celsius ? 273.15 : 0;
    }

    /** "Needs a set point and heater range that control" (user's manual, section 5.2: autotune). */
    private void tune(int which) {
        Output output = outputs[which];
        tuned = which;
        tuningFailed = which != 1 || output.mode[0] != CLOSED_LOOP || output.range == 0;
        tuningUntil = tuningFailed ? 0 : now() + Math.round(TUNED_AFTER * Stage.TAU_SECONDS * 1e9);
    }

    /** Follows what has happened by itself: a limit that tripped, a tuning that is over. */
    void look() {
        long now = now();
        if (stage.takeTrip(now)) {
            for (Output each : outputs) {
                each.range = 0;
            }
            apply();
        }
        if (tuningUntil > 0 && now >= tuningUntil) {
            // The integral acts over the stage's own time constant, which is what a lag without delay wants.
            outputs[tuned].pid = new double[] {50, 1000 / Stage.TAU_SECONDS, 0};
            tuningUntil = 0;
            apply();
        }
    }

    /** The settings of output 1 act on the stage from now on. */
    void apply() {
        Output one = outputs[1];
        double[] pid = one.pid;
        double manual = one.mode[0] == OPEN_LOOP ? one.manual : 0;
        int range = one.range;
        OptionalInt zone = one.mode[0] == ZONE ? kept.zone(1, one.setPoint) : OptionalInt.empty();
        if (zone.isPresent()) {
            double[] told = kept.zone(1, zone.getAsInt());
            pid = new double[] {told[1], told[2], told[3]};
            range = one.range == 0 ? 0 : (int) told[5];
        }
        Stage.Control control = new Stage.Control(
                (one.mode[0] == CLOSED_LOOP || one.mode[0] == ZONE) && one.mode[1] == 1,
                one.setPoint,
                one.ramp == 1 ? one.rate : 0,
                pid[0],
                pid[1],
                pid[2],
                manual,
                RANGE_WATTS[range],
                sensors.limitKelvin());
        post.wires().advance();
        stage.control(control, post.time().nanos());
        post.wires().temperature(stage);
    }

    /** True while output 1 may heat. */
    boolean heats() {
        look();
        return outputs[1].range > 0;
    }

    private static String print(double value) {
        return LakeShore336Twin.print(value);
    }
}
