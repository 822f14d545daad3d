package io.mtjlab.instruments.drivers;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.TemperatureController;
import io.mtjlab.instruments.scpi.EventStatus;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Safely;
import io.mtjlab.instruments.scpi.Setting;

/**
 * Lake Shore 336 temperature controller (336 user's manual, P/N 119-048, section 6.6): control loop of output 1 with the
 * input that the instrument has assigned to it. Safe is: both heaters off.
 */
public final class LakeShore336 extends MessageDriver implements TemperatureController {

    private static final String MANUAL = "336 user's manual, section 6.6";
    private static final String LOOP = "1";

    private static final Setting SETPOINT = Setting.number("setpoint_kelvin", "SETP", Unit.KELVIN)
            .of(LOOP)
            .between(0, 1500)
            .resolution(1e-4)
            .from(MANUAL);

    /** 0 off, 1 low, 2 medium, 3 high. */
    private static final Setting HEATER =
            Setting.whole("heater_range", "RANGE", 0, 3).of(LOOP).from(MANUAL);

    private static final Setting HEATER_2 =
            Setting.whole("heater_2_range", "RANGE", 0, 3).of("2").from(MANUAL);

    private static final Setting PROPORTIONAL = gain("proportional", 0, 0.1, 1000);
    private static final Setting INTEGRAL = gain("integral", 1, 0.1, 1000);
    private static final Setting DERIVATIVE = gain("derivative", 2, 0, 200);

    private static final Setting RAMP_ON =
            Setting.onOff("ramp", "RAMP").of(LOOP).field(0).from(MANUAL);

    /** In kelvin per minute; 0 stands for at once. */
    private static final Setting RAMP_RATE = Setting.number("ramp_kelvin_per_minute", "RAMP", Unit.KELVIN)
            .of(LOOP)
            .field(1)
            .between(0, 100)
            .resolution(0.1)
            .from(MANUAL);

    /** 0 off, 1 closed loop, 2 zone, 3 open loop, 4 monitor, 5 warm-up. */
    private static final Setting MODE =
            Setting.whole("mode", "OUTMODE", 0, 5).of(LOOP).field(0).from(MANUAL);

    /** 0 none, 1 to 4 A to D, above that those of an option card. */
    private static final Setting INPUT =
            Setting.whole("input", "OUTMODE", 0, 8).of(LOOP).field(1).from(MANUAL);

    private static final Setting POWER_UP =
            Setting.onOff("on_after_power_up", "OUTMODE").of(LOOP).field(2).from(MANUAL);
    private static final Setting MANUAL_OUTPUT = Setting.number("manual_output_percent", "MOUT", Unit.PERCENT)
            .of(LOOP)
            .between(-100, 100)
            .resolution(0.01)
            .from(MANUAL);

    private static final Setting LIMIT_A = limit("A");
    private static final Setting LIMIT_B = limit("B");
    private static final Setting LIMIT_C = limit("C");
    private static final Setting LIMIT_D = limit("D");

    private static final String INPUTS = "ABCD";
    private static final List<Setting> LIMITS = List.of(LIMIT_A, LIMIT_B, LIMIT_C, LIMIT_D);

    /** What the bits of RDGST? say of a reading (QCoDeS' driver and the 331 manual, page 6-37, agree). */
    private static final List<String> UNSOUND = List.of(
            "invalid reading",
            "",
            "",
            "",
            "temperature below the sensor's curve",
            "temperature above the sensor's curve",
            "sensor reads zero",
            "sensor beyond the input's range");

    private static Setting gain(String name, int field, double low, double high) {
        return Setting.number(name, "PID", Unit.ONE)
                .of(LOOP)
                .field(field)
                .between(low, high)
                .resolution(0.1)
                .from(MANUAL);
    }

    /** Above it all heaters go off; 0 stands for none. */
    private static Setting limit(String input) {
        return Setting.number("limit_kelvin_" + input, "TLIMIT", Unit.KELVIN)
                .of(input)
                .between(0, 1500)
                .resolution(0.1)
                .from(MANUAL);
    }

    private final Seat seat;
    private final int inputIndex;
    private final int sensorType;

    public LakeShore336(Seat seat) {
        super(
                seat.session(),
                EventStatus.STANDARD,
                List.of("LSCI", "336"),
                SETPOINT,
                HEATER,
                HEATER_2,
                PROPORTIONAL,
                INTEGRAL,
                DERIVATIVE,
                RAMP_ON,
                RAMP_RATE,
                MODE,
                INPUT,
                POWER_UP,
                MANUAL_OUTPUT,
                LIMIT_A,
                LIMIT_B,
                LIMIT_C,
                LIMIT_D);
        this.seat = seat;
        String mode = seat.session().query(INPUT.query());
        this.inputIndex = (int) field(INPUT.query(), mode, INPUT.place().field());
        if (inputIndex < 1 || inputIndex > INPUTS.length()) {
            throw new InvalidInput(
                    seat.role() + ": output 1 is controlled by none of the inputs A to D (OUTMODE? 1 tells "
                            + inputIndex + "); assign one at the front panel, under Output Setup, Control Input");
        }
        String type = "INTYPE? " + input();
        this.sensorType = (int) field(type, seat.session().query(type), 0);
    }

    private char input() {
        return INPUTS.charAt(inputIndex - 1);
    }

    /** The value and its flags in one exchange; a flagged one is an error, not a temperature. */
    @Override
    public double readKelvin() {
        String question = "KRDG? " + input() + ";RDGST? " + input();
        String answer = seat.session().query(question);
        String[] parts = answer.split(";", 2);
        if (parts.length != 2) {
            throw garbage(question, answer, "these are no temperature and flags");
        }
        int flags = (int) field(question, parts[1], 0);
        if (flags != 0) {
            throw new InstrumentError(role(), "KRDG? " + input(), meanings(flags));
        }
        return field(question, parts[0], 0);
    }

    private static List<String> meanings(int flags) {
        List<String> meanings = new ArrayList<>();
        for (int bit = 0; bit < UNSOUND.size(); bit++) {
            if ((flags >> bit & 1) == 1) {
                String meaning = UNSOUND.get(bit).isEmpty() ? "reserved flag" : UNSOUND.get(bit);
                meanings.add(meaning + " (RDGST? bit " + bit + ")");
            }
        }
        return meanings;
    }

    /** Refused above the limit that the instrument itself has for the input: it would switch its heaters off there. */
    @Override
    public void setKelvin(double kelvin) {
        String command = SETPOINT.command(role(), kelvin);
        double limit = number(LIMITS.get(inputIndex - 1));
        if (limit > 0 && kelvin > limit) {
            throw new InvalidInput(role() + ": set-point " + kelvin + " K refused: the limit of input " + input()
                    + " is " + limit + " K (TLIMIT)");
        }
        send(command);
    }

    @Override
    public double setpointKelvin() {
        return number(SETPOINT);
    }

    @Override
    public void setRampKelvinPerMinute(double kelvinPerMinute) {
        String rate = RAMP_RATE.argument(role(), kelvinPerMinute);
        send("RAMP " + LOOP + "," + (kelvinPerMinute > 0 ? 1 : 0) + "," + rate);
    }

    @Override
    public boolean ramping() {
        return register("RAMPST? " + LOOP) != 0;
    }

    @Override
    public void setPid(Pid pid) {
        send("PID " + LOOP + ","
                + String.join(
                        ",",
                        PROPORTIONAL.argument(role(), pid.proportional()),
                        INTEGRAL.argument(role(), pid.integral()),
                        DERIVATIVE.argument(role(), pid.derivative())));
    }

    @Override
    public Pid pid() {
        String answer = seat.session().query(PROPORTIONAL.query());
        return new Pid(
                field(PROPORTIONAL.query(), answer, 0),
                field(INTEGRAL.query(), answer, 1),
                field(DERIVATIVE.query(), answer, 2));
    }

    @Override
    public void setHeater(HeaterRange range) {
        set(HEATER, range.ordinal());
    }

    @Override
    public HeaterRange heater() {
        int range = register(HEATER.query());
        if (range < 0 || range >= HeaterRange.values().length) {
            throw garbage(HEATER.query(), Integer.toString(range), "there is no such heater range");
        }
        return HeaterRange.values()[range];
    }

    @Override
    public double heaterPercent() {
        return seat.session().queryDouble("HTR? " + LOOP);
    }

    /**
     * Electronics only, as temperature, over 1.4 to 500 K, for a diode, a platinum and a negative coefficient resistor:
     * the largest of the examples in the specifications' table (as remembered, not seen in print). A calibrated
     * sensor adds its own.
     */
    @Override
    public Accuracy kelvinAccuracy() {
        double kelvin = sensorType == 1 ? 0.08 : sensorType == 2 ? 0.06 : 0.2;
        return new Accuracy(0, kelvin, "336 specifications, electronic accuracy (not verified), without the sensor's");
    }

    @Override
    public SafeOrder safeOrder() {
        return SafeOrder.TEMPERATURE;
    }

    @Override
    public void makeSafe() {
        new Safely()
                .then(() -> set(HEATER, 0))
                .then(() -> set(HEATER_2, 0))
                .then(() -> verifySafe(this))
                .done();
    }

    @Override
    public boolean isSafe() {
        return number(HEATER) == 0 && number(HEATER_2) == 0;
    }
}
