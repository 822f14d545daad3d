package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.List;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Rotator;
import io.mtjlab.instruments.scpi.InstrumentError;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Setting;
import io.mtjlab.instruments.scpi.StatusCheck;
import io.mtjlab.instruments.session.Decimal;
import io.mtjlab.instruments.session.Session;

/**
 * A rotation stage under a C-863 Mercury controller of Physik Instrumente, axis 1 (C-863 user manual, commands of the PI
 * General Command Set 2.0). Questions are answered {@code axis=value}, commands not at all; {@code ERR?} tells the code of
 * the last error and forgets it. A stage that was switched on does not know where it stands until it has been to its
 * reference ({@code FRF}).
 */
public final class PiC863 extends MessageDriver implements Rotator {

    private static final String AXIS = "1";

    private static final Setting DEGREES = Setting.number("degrees", "MOV " + AXIS, Unit.DEGREE)
            .resolution(1e-4)
            .from("the travel that the controller tells by TMN? and TMX?");

    /** Half of a tenth of a degree: a field component of H sin(0.05 degrees) is less than a thousandth of it. */
    private static final double WITHIN_DEGREES = 0.05;

    private static final long POLL_NANOS = 50_000_000;

    /** Over what the way takes at its velocity: ramps, and the search for the reference. */
    private static final double PATIENCE_SECONDS = 20;

    /** A whole turn at most lies between a stage and its reference. */
    private static final double WHOLE_TURN_DEGREES = 360;

    private final Seat seat;

    public PiC863(Seat seat) {
        super(seat.session(), LastError.ASKED, List.of("Physik Instrumente", "C-863"));
        this.seat = seat;
    }

    /** One code at a time, 0 for none. */
    private enum LastError implements StatusCheck {
        ASKED;

        private static final String QUESTION = "ERR?";

        @Override
        public String append(String commands) {
            return commands.isEmpty() ? QUESTION : commands + "\n" + QUESTION;
        }

        @Override
        public List<String> complaints(String firstAnswer, Session session) {
            String code = firstAnswer.strip();
            return code.equals("0") ? List.of() : List.of("error " + code + meaning(code));
        }

        /** Of those that a move can meet (GCS error codes). */
        private static String meaning(String code) {
            return switch (code) {
                case "2" -> ", unknown command";
                case "5" -> ", a move without reference or with the servo off";
                case "7" -> ", position out of limits";
                case "10" -> ", stopped";
                case "15" -> ", no such axis";
                default -> "";
            };
        }
    }

    private double ask(String command) {
        String query = command + "? " + AXIS;
        String answer = seat.session().query(query).strip();
        if (!answer.startsWith(AXIS + "=")) {
            throw garbage(query, answer, "it does not begin with " + AXIS + "=");
        }
        try {
            return Decimal.parse(answer.substring(AXIS.length() + 1).strip());
        } catch (NumberFormatException e) {
            throw garbage(query, answer, "what follows " + AXIS + "= is not a number");
        }
    }

    @Override
    public double degrees() {
        return ask("FRF") == 1 ? position() : Double.NaN;
    }

    /** A count from wherever it was switched on, until it has been to its reference. */
    private double position() {
        return ask("POS");
    }

    @Override
    public double leastDegrees() {
        return ask("TMN");
    }

    @Override
    public double mostDegrees() {
        return ask("TMX");
    }

    @Override
    public double degreesPerSecond() {
        return ask("VEL");
    }

    @Override
    public double withinDegrees() {
        return WITHIN_DEGREES;
    }

    @Override
    public synchronized void turnTo(double degrees) throws InterruptedException {
        String move = DEGREES.between(leastDegrees(), mostDegrees()).command(role(), degrees);
        seat.guard().refuseWhileLive(role(), "turn");
        send("SVO " + AXIS + " 1");
        if (ask("FRF") == 0) {
            move("FRF " + AXIS, "FRF", WHOLE_TURN_DEGREES);
        }
        move(move, "ONT", Math.abs(degrees - position()));
        double stands = position();
        if (Math.abs(stands - degrees) > WITHIN_DEGREES) {
            throw new InstrumentError(
                    role(), "MOV", List.of("it says on target, and stands at " + stands + " degrees"));
        }
    }

    /** @param arrived the question that is answered with 1 once it is there */
    private void move(String command, String arrived, double way) throws InterruptedException {
        long giveUp = seat.clock().nanos() + Math.round(1e9 * (PATIENCE_SECONDS + way / degreesPerSecond()));
        boolean there = false;
        try {
            send(command);
            while (ask(arrived) == 0) {
                if (seat.clock().nanos() > giveUp) {
                    throw new InstrumentError(role(), command, List.of("not there after its time, at " + position()));
                }
                seat.clock().sleepUntil(seat.clock().nanos() + POLL_NANOS);
            }
            there = true;
        } finally {
            if (!there) {
                halt();
            }
        }
    }

    /** Smoothly, at once; the controller then tells error 10, which says no more than that. */
    private void halt() {
        seat.session().query("HLT " + AXIS + "\nERR?", Duration.ofSeconds(1));
    }

    /** What there is to tell: where it stands and whether it knows that. */
    @Override
    public List<SettingValue> snapshot() {
        return List.of(
                new SettingValue("degrees", Double.toString(position()), "deg"),
                new SettingValue("referenced", ask("FRF") == 1 ? "ON" : "OFF", ""),
                new SettingValue("servo", ask("SVO") == 1 ? "ON" : "OFF", ""),
                new SettingValue("degrees_per_second", Double.toString(degreesPerSecond()), "deg/s"));
    }
}
