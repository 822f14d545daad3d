package io.mtjlab.simulators.twin.prober;

import io.mtjlab.simulators.twin.prober.ChuckHeights.Height;
import io.mtjlab.simulators.twin.prober.WaferStage.Stepping;

import static io.mtjlab.simulators.twin.prober.SentioCommands.degrees;
import static io.mtjlab.simulators.twin.prober.SentioCommands.print;

/**
 * Moves of the chuck and its heights (MPI's Python package: ProberSentio). Heights and places are in micrometres,
 * references in their long or short form.
 */
final class SentioChuck {

    private static final double LIFT_MICROMETRES = 3_000;

    private final WaferStage stage;
    private final ChuckHeights heights;

    SentioChuck(WaferStage stage, SentioCommands commands) {
        this.stage = stage;
        this.heights = stage.heights();
        sideways(commands);
        upwards(commands);
        taught(commands);
    }

    private void sideways(SentioCommands commands) {
        commands.row("get_chuck_xy", p -> {
                    String from = p.word(p.count() > 1 ? 1 : 0, "zero");
                    return print(stage.xMicrometres() - originX(from)) + ","
                            + print(stage.yMicrometres() - originY(from));
                })
                .row("move_chuck_xy", p -> {
                    p.expect(3, 3);
                    return moveTo(p.word(0, ""), p.number(1), p.number(2));
                })
                .row("move_chuck_index", p -> {
                    p.expect(3, 3);
                    double die = WaferStage.DIE_MICROMETRES;
                    return moveTo(p.word(0, ""), p.number(1) * die, p.number(2) * die);
                })
                .row("move_chuck_home", p -> moveTo("home", 0, 0))
                .row("move_chuck_site", p -> {
                    site(p, 0);
                    return position() + "," + print(stage.zMicrometres()) + "," + degrees(stage.degrees());
                })
                .row("move_chuck_load", p -> load(p.word(0, "front")))
                .row("move_chuck_work_area", p -> {
                    p.expect(1, 1);
                    return load("center");
                })
                .row("get_chuck_theta", p -> degrees(stage.degrees()))
                .row("move_chuck_theta", p -> {
                    p.expect(2, 2);
                    String from = p.word(0, "");
                    double angle = switch (from) {
                        case "z", "zero", "s", "site", "align" -> p.number(1);
                        case "r", "current", "relative" -> stage.degrees() + p.number(1);
                        default -> throw unknown(from);
                    };
                    return turn(angle);
                })
                .row("move_chuck_xyt", p -> {
                    p.expect(3, 3);
                    turn(stage.degrees() + p.number(2));
                    moveTo("current", p.number(0), p.number(1));
                    return "OK";
                })
                .row("get_chuck_site_pos", p -> print(stage.homeX()) + "," + print(stage.homeY()) + ",0.0000")
                .row("set_chuck_site_pos", p -> {
                    int from = p.count() == 4 ? 1 : 0;
                    p.expect(0, 4);
                    boolean here = p.count() == 0;
                    stage.home(
                            here ? stage.xMicrometres() : p.number(from),
                            here ? stage.yMicrometres() : p.number(from + 1));
                    return "OK";
                });
    }

    private void upwards(SentioCommands commands) {
        commands.row("move_chuck_contact", p -> move(Height.CONTACT))
                .row("move_chuck_separation", p -> move(Height.SEPARATION))
                .row("move_chuck_hover", p -> move(Height.HOVER))
                .row("move_chuck_lift", p -> {
                    stage.rise(WaferStage.NEEDLES_MICROMETRES - LIFT_MICROMETRES);
                    return print(stage.zMicrometres());
                })
                .row("move_chuck_z", p -> {
                    p.expect(2, 2);
                    double z = origin(p.word(0, "")) + p.number(1);
                    double most = heights.contact() + (heights.overtravel() ? heights.overtravelGap() : 0);
                    if (z < 0 || heights.known() && z > most + ChuckHeights.SAME_MICROMETRES) {
                        throw new SentioAnswer(SentioAnswer.OUT_OF_BOUNDS, print(z) + " is beyond the contact height");
                    }
                    stage.rise(z);
                    return print(stage.zMicrometres());
                })
                .row("get_chuck_z", p -> print(stage.zMicrometres() - origin(p.word(0, "zero"))));
    }

    private void taught(SentioCommands commands) {
        commands.row(
                        "get_chuck_site_heights",
                        p -> print(heights.contact()) + "," + print(heights.gap(Height.SEPARATION)) + ","
                                + print(heights.overtravelGap()) + "," + print(heights.gap(Height.HOVER)))
                .row("set_chuck_site_heights", p -> {
                    p.expect(5, 5);
                    site(p, 0);
                    heights.contact(p.number(1));
                    heights.gap(Height.SEPARATION, p.number(2));
                    heights.overtravelGap(p.number(3));
                    heights.gap(Height.HOVER, p.number(4));
                    return "Wafer," + print(p.number(1)) + "," + print(p.number(2)) + "," + print(p.number(3)) + ","
                            + print(p.number(4));
                })
                .row("set_chuck_separation_gap", p -> gap(p, 0))
                .row("set_chuck_site_separation_gap", p -> gap(p, 1))
                .row("set_chuck_overtravel_gap", p -> overtravelGap(p, 0))
                .row("set_chuck_site_overtravel_gap", p -> overtravelGap(p, 1))
                .row("enable_chuck_overtravel", p -> {
                    p.expect(1, 1);
                    heights.overtravel(p.truth(0));
                    return "OK";
                })
                .row("clear_contact", p -> {
                    heights.forget();
                    return "OK";
                })
                .row(
                        "get_chuck_site_status",
                        p -> "1," + (heights.known() ? 1 : 0) + "," + (heights.overtravel() ? 1 : 0) + ","
                                + (stage.vacuum() ? 1 : 0))
                .row("set_stepping_contact_mode", p -> {
                    String mode = p.word(0, "");
                    stage.stepping(
                            switch (mode) {
                                case "backtocontact" -> Stepping.BACK_TO_CONTACT;
                                case "steptoseparation" -> Stepping.STAY_SEPARATED;
                                case "lockcontact" -> Stepping.REFUSE;
                                default -> throw unknown(mode);
                            });
                    return "OK";
                })
                .row("setup:contact_counter:get", p -> Integer.toString(stage.touchdowns()))
                .row("setup:contact_counter:reset", p -> {
                    stage.forgetTouchdowns();
                    return "OK";
                });
    }

    private String gap(SentioParameters p, int index) throws SentioAnswer {
        p.expect(index + 1, index + 1);
        heights.gap(Height.SEPARATION, p.number(index));
        return "OK";
    }

    private String overtravelGap(SentioParameters p, int index) throws SentioAnswer {
        p.expect(index + 1, index + 1);
        heights.overtravelGap(p.number(index));
        return "OK";
    }

    /** There is the wafer's site and no other. */
    static void site(SentioParameters p, int index) throws SentioAnswer {
        String said = p.word(index, "wafer");
        if (!said.equals("wafer")) {
            throw new SentioAnswer(SentioAnswer.INVALID_PARAMETER, "Site '" + said + "' is not on this station");
        }
    }

    static SentioAnswer unknown(String word) {
        return new SentioAnswer(SentioAnswer.INVALID_PARAMETER, "'" + word + "' is not known");
    }

    private String move(Height height) throws SentioAnswer, InterruptedException {
        if (!heights.known()) {
            throw new SentioAnswer(SentioAnswer.CONTACT_HEIGHT_NOT_SET, "Contact height is not set");
        }
        stage.height(height);
        return print(stage.zMicrometres());
    }

    private String load(String where) throws SentioAnswer, InterruptedException {
        switch (where) {
            case "front", "side" -> {
                stage.rise(0);
                stage.moveTo(0, WaferStage.LOAD_Y_MICROMETRES);
            }
            case "center" -> {
                if (stage.inContact()) {
                    stage.height(Height.SEPARATION);
                }
                stage.moveTo(0, 0);
            }
            default -> throw unknown(where);
        }
        return "OK";
    }

    private String turn(double angle) throws SentioAnswer, InterruptedException {
        if (!WaferStage.turns(angle)) {
            throw new SentioAnswer(SentioAnswer.OUT_OF_BOUNDS, degrees(angle) + " is beyond the travel");
        }
        stage.turnTo(angle);
        return degrees(angle);
    }

    private double origin(String reference) throws SentioAnswer {
        return switch (reference) {
            case "z", "zero" -> 0;
            case "r", "current", "relative" -> stage.zMicrometres();
            case "c", "contact" -> heights.contact();
            case "s", "separation" -> heights.fromZero(Height.SEPARATION);
            case "h", "hover" -> heights.fromZero(Height.HOVER);
            default -> throw unknown(reference);
        };
    }

    private double originX(String reference) throws SentioAnswer {
        return origin(reference, stage.xMicrometres(), stage.homeX());
    }

    private double originY(String reference) throws SentioAnswer {
        return origin(reference, stage.yMicrometres(), stage.homeY());
    }

    /** Machine, zero, centre and what the user defines are one point here. */
    private static double origin(String reference, double now, double home) throws SentioAnswer {
        return switch (reference) {
            case "r", "current", "relative" -> now;
            case "h", "home" -> home;
            case "m", "machine", "z", "zero", "c", "center", "u", "userdefined", "a", "realpos", "wafer" -> 0;
            default -> throw unknown(reference);
        };
    }

    private String moveTo(String reference, double x, double y) throws SentioAnswer, InterruptedException {
        double toX = originX(reference) + x;
        double toY = originY(reference) + y;
        if (!WaferStage.reaches(toX, toY)) {
            throw new SentioAnswer(SentioAnswer.OUT_OF_BOUNDS, print(toX) + "," + print(toY) + " is beyond the travel");
        }
        stage.moveTo(toX, toY);
        return position();
    }

    private String position() {
        return print(stage.xMicrometres()) + "," + print(stage.yMicrometres());
    }
}
