package io.mtjlab.simulators.twin.prober;

import java.util.Locale;
import java.util.Map;

import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/**
 * A prober under FormFactor Velox: every command is answered with {@code code: values}, 0 for success and 703 at the
 * end of the wafer map (as PyMeasure's velox driver reads it; other codes are unverified).
 */
public final class VeloxProberTwin implements VirtualInstrument, Dialect {

    private static final int UNKNOWN_COMMAND = 1;
    private static final int INVALID_PARAMETER = 20;
    private static final int END_OF_WAFER = 703;

    private final Post post;
    private final WaferStage stage;

    public VeloxProberTwin(Post post) {
        this.post = post;
        this.stage = new WaferStage(post);
    }

    @Override
    public void execute(String line, StringBuilder out) throws InterruptedException {
        String text = line.strip();
        if (text.isEmpty()) {
            return;
        }
        String[] words = text.split("\\s+");
        try {
            out.append(run(words)).append('\n');
        } catch (NumberFormatException e) {
            out.append(INVALID_PARAMETER).append(": Invalid parameter\n");
        }
    }

    private String run(String[] words) throws InterruptedException {
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "*idn?":
                return "Cascade Microtech,Velox," + post.serial() + ",3.2";
            case "movechuckcontact":
                stage.height(WaferStage.Height.CONTACT);
                return "0:";
            case "movechuckseparation":
                stage.height(WaferStage.Height.SEPARATION);
                return "0:";
            case "movechuckalign":
                stage.height(WaferStage.Height.ALIGN);
                return "0:";
            case "movechuck":
                return move(words);
            case "movechuckposition":
                return words.length > 1 ? move(words) : UNKNOWN_COMMAND + ": Unknown command";
            case "readchuckposition":
                return String.format(
                        Locale.ROOT,
                        "0: %.1f %.1f %.1f",
                        stage.xMicrometres(),
                        stage.yMicrometres(),
                        stage.height() == WaferStage.Height.CONTACT ? 0.0 : -250.0);
            case "readchuckstatus":
                return "0: 1 " + (stage.height() == WaferStage.Height.CONTACT ? "C" : "S");
            case "stepfirstdie":
                stage.step(0);
                return place();
            case "stepnextdie":
                return next(words);
            case "getnumdies":
                return "0: " + stage.dies();
            default:
                return UNKNOWN_COMMAND + ": Unknown command";
        }
    }

    /** x, y, reference (H home, R relative, Z zero), unit (Y micrometres, I dies). */
    private String move(String[] words) throws InterruptedException {
        if (words.length < 3) {
            return INVALID_PARAMETER + ": Invalid parameter";
        }
        double scale = words.length > 4 && words[4].equalsIgnoreCase("I") ? WaferStage.DIE_MICROMETRES : 1;
        double x = Double.parseDouble(words[1]) * scale;
        double y = Double.parseDouble(words[2]) * scale;
        if (!(Math.abs(x) < 1e6 && Math.abs(y) < 1e6)) {
            return INVALID_PARAMETER + ": Invalid parameter";
        }
        boolean relative = words.length > 3 && words[3].equalsIgnoreCase("R");
        stage.moveTo(relative ? stage.xMicrometres() + x : x, relative ? stage.yMicrometres() + y : y);
        return "0:";
    }

    private String next(String[] words) throws InterruptedException {
        if (words.length >= 3) {
            WaferStage.Die die = new WaferStage.Die(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            if (!stage.has(die)) {
                return INVALID_PARAMETER + ": Die is not on the wafer map";
            }
            stage.stepTo(die);
            return place();
        }
        if (stage.onRoute() && stage.last()) {
            return END_OF_WAFER + ": End of wafer map";
        }
        stage.step(stage.index() + 1);
        return place();
    }

    private String place() {
        return "0: " + stage.die().column() + " " + stage.die().row() + " 0";
    }

    @Override
    public void overrun() {
        // A line beyond the buffer is lost; there is no queue to say so.
    }

    @Override
    public void trigger() {
        // A prober has nothing to trigger.
    }

    @Override
    public Dialect dialect() {
        return this;
    }

    @Override
    public void powerOn() {
        stage.powerOn();
    }

    @Override
    public Map<String, Object> state() {
        return stage.state();
    }
}
