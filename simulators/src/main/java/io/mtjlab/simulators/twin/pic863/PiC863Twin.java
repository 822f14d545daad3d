package io.mtjlab.simulators.twin.pic863;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/**
 * A Physik Instrumente C-863 Mercury controller with a rotation stage as its axis 1, on which the sample lies (commands and
 * error codes of the PI General Command Set 2.0). A command is not answered; {@code ERR?} tells the last error once. After
 * the mains switch the servo is off, and the position counts from where the stage happens to stand until {@code FRF} has
 * found the reference at 0 degrees.
 */
public final class PiC863Twin implements VirtualInstrument, Dialect {

    private static final double TRAVEL_DEGREES = 360;
    private static final double FASTEST_DEGREES_PER_SECOND = 90;
    private static final double POWER_ON_DEGREES_PER_SECOND = 10;

    private static final int SYNTAX = 1;
    private static final int UNKNOWN_COMMAND = 2;
    private static final int NO_REFERENCE_OR_SERVO = 5;
    private static final int OUT_OF_LIMITS = 7;
    private static final int VELOCITY_OUT_OF_LIMITS = 8;
    private static final int STOPPED = 10;
    private static final int NO_SUCH_AXIS = 15;

    /** A command that could not be carried out. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int code;

        Refused(int code) {
            super(Integer.toString(code), null, false, false);
            this.code = code;
        }
    }

    private final Post post;
    private Turning angle = Turning.standing(0);
    private double countsFrom;
    private double target;
    private double velocity;
    private boolean servo;
    private boolean referenced;
    private boolean toReference;
    private int error;

    public PiC863Twin(Post post) {
        this.post = post;
    }

    @Override
    public void execute(String line, StringBuilder out) {
        String[] words = line.strip().split("\\s+");
        if (words[0].isEmpty()) {
            return;
        }
        arrive();
        try {
            String name = words[0].toUpperCase(Locale.ROOT);
            if (name.endsWith("?")) {
                out.append(answer(name, words)).append('\n');
            } else {
                act(name, words);
            }
        } catch (Refused e) {
            error = e.code;
        }
    }

    /** What a way to the reference leads to once it is over. */
    private void arrive() {
        if (toReference && onTarget()) {
            toReference = false;
            referenced = true;
            countsFrom = 0;
            target = 0;
        }
    }

    private long now() {
        return post.wires().clock().nanos();
    }

    private boolean onTarget() {
        return now() >= angle.endNanos();
    }

    private double position() {
        return angle.valueAt(now()) - countsFrom;
    }

    private String answer(String name, String[] words) throws Refused {
        switch (name) {
            case "*IDN?":
                return "(c)2015 Physik Instrumente (PI) GmbH & Co. KG, C-863.11, " + post.serial() + ", 1.2.1.0";
            case "ERR?":
                int last = error;
                error = 0;
                return Integer.toString(last);
            case "POS?":
                return ofAxis(words, position());
            case "MOV?":
                return ofAxis(words, target);
            case "VEL?":
                return ofAxis(words, velocity);
            case "TMN?":
                return ofAxis(words, -TRAVEL_DEGREES);
            case "TMX?":
                return ofAxis(words, TRAVEL_DEGREES);
            case "ONT?":
                return ofAxis(words, servo && onTarget());
            case "FRF?":
                return ofAxis(words, referenced);
            case "SVO?":
                return ofAxis(words, servo);
            case "SAI?":
                return "1";
            case "CST?":
                axis(words, 1);
                return "1=M-060.DG";
            default:
                throw new Refused(UNKNOWN_COMMAND);
        }
    }

    private static String ofAxis(String[] words, double value) throws Refused {
        axis(words, 1);
        return String.format(Locale.ROOT, "1=%.4f", value);
    }

    private static String ofAxis(String[] words, boolean value) throws Refused {
        axis(words, 1);
        return value ? "1=1" : "1=0";
    }

    /** There is one axis; a question may leave it out. */
    private static void axis(String[] words, int from) throws Refused {
        if (words.length > from && !words[from].equals("1")) {
            throw new Refused(NO_SUCH_AXIS);
        }
    }

    private void act(String name, String[] words) throws Refused {
        axis(words, 1);
        switch (name) {
            case "SVO" -> {
                servo = number(words) != 0;
                if (!servo) {
                    turn(angle.valueAt(now()));
                }
            }
            case "VEL" -> {
                double wanted = number(words);
                if (!(wanted > 0 && wanted <= FASTEST_DEGREES_PER_SECOND)) {
                    throw new Refused(VELOCITY_OUT_OF_LIMITS);
                }
                velocity = wanted;
            }
            case "FRF" -> {
                if (!servo) {
                    throw new Refused(NO_REFERENCE_OR_SERVO);
                }
                toReference = true;
                referenced = false;
                turn(0);
            }
            case "MOV" -> moveTo(number(words));
            case "MVR" -> moveTo(target + number(words));
            case "HLT", "STP" -> {
                toReference = false;
                turn(angle.valueAt(now()));
                target = position();
                throw new Refused(STOPPED);
            }
            default -> throw new Refused(UNKNOWN_COMMAND);
        }
    }

    private void moveTo(double degrees) throws Refused {
        if (!servo || !referenced) {
            throw new Refused(NO_REFERENCE_OR_SERVO);
        }
        if (Math.abs(degrees) > TRAVEL_DEGREES) {
            throw new Refused(OUT_OF_LIMITS);
        }
        target = degrees;
        turn(degrees + countsFrom);
    }

    private void turn(double physicalDegrees) {
        angle = new Turning(angle.valueAt(now()), physicalDegrees, now(), velocity);
        post.wires().turn(angle);
    }

    private static double number(String[] words) throws Refused {
        try {
            double value = Double.parseDouble(words.length > 2 ? words[2] : "");
            if (Math.abs(value) <= 1e6) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number that no stage could reach.
        }
        throw new Refused(SYNTAX);
    }

    @Override
    public void overrun() {
        error = SYNTAX;
    }

    @Override
    public void trigger() {
        // A stage has nothing to trigger.
    }

    @Override
    public Dialect dialect() {
        return this;
    }

    /** The stage stays where it stands; the controller counts from there. */
    @Override
    public void powerOn() {
        velocity = POWER_ON_DEGREES_PER_SECOND;
        turn(angle.valueAt(now()));
        countsFrom = angle.toDegrees();
        target = 0;
        servo = false;
        referenced = false;
        toReference = false;
        error = 0;
    }

    @Override
    public Map<String, Object> state() {
        arrive();
        Map<String, Object> state = new TreeMap<>();
        state.put("output", false);
        state.put("degrees", angle.valueAt(now()));
        state.put("referenced", referenced);
        state.put("servo", servo);
        return state;
    }
}
