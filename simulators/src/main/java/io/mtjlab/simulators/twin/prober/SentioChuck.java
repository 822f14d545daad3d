package io.mtjlab.simulators.twin.prober;

import java.util.Locale;

/** The chuck, and what concerns the whole station. Heights and places are in micrometres. */
final class SentioChuck {

    private final WaferStage stage;

    SentioChuck(WaferStage stage) {
        this.stage = stage;
    }

    String run(String name, SentioParameters p) throws SentioAnswer, InterruptedException {
        switch (name) {
            case "move_chuck_contact":
                return move(WaferStage.Height.CONTACT);
            case "move_chuck_separation":
                return move(WaferStage.Height.SEPARATION);
            case "move_chuck_hover":
                return move(WaferStage.Height.HOVER);
            case "move_chuck_xy":
                moveTo(p);
                return position();
            case "move_chuck_home":
                stage.moveTo(0, 0);
                return position();
            case "get_chuck_xy":
                return position();
            case "get_chuck_z":
                return print(height(p.word(0, "zero")));
            case "get_chuck_site_heights":
                return print(WaferStage.CONTACT_MICROMETRES) + "," + print(WaferStage.SEPARATION_MICROMETRES) + ",0.0,"
                        + print(WaferStage.HOVER_MICROMETRES);
            case "get_chuck_site_status":
                return "1,1,0,1";
            case "get_chuck_theta":
                return "0.0";
            case "has_chuck_xyz":
                return "1";
            case "select_module", "enable_chuck_overtravel", "enable_chuck_hover":
                return "OK";
            case "get_project":
                return "virtual";
            default:
                throw new SentioAnswer(SentioAnswer.NO_SUCH_COMMAND, "Command '" + name + "' is not known");
        }
    }

    private String move(WaferStage.Height height) throws InterruptedException {
        stage.height(height);
        return print(height.fromZeroMicrometres());
    }

    private double height(String reference) throws SentioAnswer {
        double zero = stage.height().fromZeroMicrometres();
        return switch (reference) {
            case "zero" -> zero;
            case "contact" -> zero - WaferStage.CONTACT_MICROMETRES;
            case "separation" -> zero - WaferStage.Height.SEPARATION.fromZeroMicrometres();
            case "hover" -> zero - WaferStage.Height.HOVER.fromZeroMicrometres();
            default ->
                throw new SentioAnswer(SentioAnswer.INVALID_PARAMETER, "Reference '" + reference + "' is not known");
        };
    }

    private void moveTo(SentioParameters p) throws SentioAnswer, InterruptedException {
        p.expect(3, 3);
        double x = p.number(1);
        double y = p.number(2);
        String from = p.word(0, "");
        switch (from) {
            case "current", "relative", "r" -> {
                x += stage.xMicrometres();
                y += stage.yMicrometres();
            }
            case "machine", "zero", "home", "center", "z", "h", "c" -> {}
            default -> throw new SentioAnswer(SentioAnswer.INVALID_PARAMETER, "Reference '" + from + "' is not known");
        }
        if (!stage.reaches(x, y)) {
            throw new SentioAnswer(SentioAnswer.OUT_OF_BOUNDS, print(x) + "," + print(y) + " is beyond the travel");
        }
        stage.moveTo(x, y);
    }

    private String position() {
        return print(stage.xMicrometres()) + "," + print(stage.yMicrometres());
    }

    private static String print(double micrometres) {
        return String.format(Locale.ROOT, "%.1f", micrometres);
    }
}
