package io.mtjlab.simulators.twin.prober;

import java.util.Locale;
import java.util.Map;

import io.mtjlab.simulators.server.Dialect;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.VirtualInstrument;

/**
 * A prober under MPI SENTIO's native remote commands: every command is answered with {@code code,id,message}. The code's
 * low ten bits are the error, the bits above are status: 1 means that the last die of the route is reached (as the
 * clients in public repositories read it; the numbers of the errors besides 0 are unverified).
 */
public final class SentioProberTwin implements VirtualInstrument, Dialect {

    private static final int EXECUTION_ERROR = 2;
    private static final int NO_SUCH_COMMAND = 3;
    private static final int INVALID_PARAMETER = 4;
    private static final int END_OF_ROUTE = 120;
    private static final int LAST_DIE = 1 << 10;

    /** A command that could not be carried out. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int code;

        Refused(int code, String message) {
            super(message, null, false, false);
            this.code = code;
        }
    }

    private final Post post;
    private final WaferStage stage;
    private boolean remote;

    public SentioProberTwin(Post post) {
        this.post = post;
        this.stage = new WaferStage(post);
    }

    @Override
    public void execute(String line, StringBuilder out) throws InterruptedException {
        String text = line.strip();
        if (text.isEmpty()) {
            return;
        }
        if (text.toUpperCase(Locale.ROOT).startsWith("*RCS")) {
            return; // chooses the command set, and has no answer
        }
        if (text.equalsIgnoreCase("*IDN?")) {
            out.append("MPI Corporation,SENTIO,").append(post.serial()).append(",23.2.0\n");
            return;
        }
        if (text.equalsIgnoreCase("*LOCAL")) {
            remote = false;
            return;
        }
        remote = true;
        int blank = text.indexOf(' ');
        String name = (blank < 0 ? text : text.substring(0, blank)).toLowerCase(Locale.ROOT);
        String[] parameters =
                blank < 0 ? new String[0] : text.substring(blank + 1).strip().split("\\s*,\\s*", -1);
        try {
            String message = run(name, parameters);
            boolean stepped = name.startsWith("map:") && name.contains("step") && stage.onRoute() && stage.last();
            out.append(stepped ? LAST_DIE : 0).append(",0,").append(message).append('\n');
        } catch (Refused e) {
            out.append(e.code).append(",0,").append(e.getMessage()).append('\n');
        }
    }

    private String run(String name, String[] parameters) throws Refused, InterruptedException {
        switch (name) {
            case "map:step_first_die":
                stage.step(0);
                return place();
            case "map:step_next_die":
                return next();
            case "map:step_previous_die":
                requireRoute();
                if (stage.index() == 0) {
                    throw new Refused(END_OF_ROUTE, "Begin of route reached");
                }
                stage.step(stage.index() - 1);
                return place();
            case "map:step_die":
                return step(new WaferStage.Die(whole(parameters, 0), whole(parameters, 1)));
            case "map:step_die_seq":
                int sequence = whole(parameters, 0);
                if (sequence < 0 || sequence >= stage.dies()) {
                    throw new Refused(INVALID_PARAMETER, "No die " + sequence + " in the route");
                }
                stage.step(sequence);
                return place();
            case "map:bin_step_next_die":
                requireRoute();
                stage.bin(whole(parameters, 0));
                return next();
            case "map:get_num_dies":
                return Integer.toString(stage.dies());
            case "map:die:get_current_index", "map:get_die_seq":
                requireRoute();
                return Integer.toString(stage.index());
            case "map:die:get_current_site":
                requireRoute();
                return place();
            case "map:end_of_route":
                return stage.onRoute() && stage.last() ? "1" : "0";
            default:
                return chuck(name, parameters);
        }
    }

    private String chuck(String name, String[] parameters) throws Refused, InterruptedException {
        switch (name) {
            case "move_chuck_contact":
                stage.height(WaferStage.Height.CONTACT);
                return "OK";
            case "move_chuck_separation", "move_chuck_hover":
                stage.height(WaferStage.Height.SEPARATION);
                return "OK";
            case "move_chuck_xy":
                move(parameters);
                return position();
            case "move_chuck_home":
                stage.moveTo(0, 0);
                return position();
            case "get_chuck_xy":
                return position();
            case "is_chuck_in_contact", "get_chuck_contact":
                return stage.height() == WaferStage.Height.CONTACT ? "1" : "0";
            case "get_chuck_z":
                return stage.height() == WaferStage.Height.CONTACT ? "0" : "-250";
            case "select_module", "set_chuck_site", "enable_chuck_overtravel", "map:set_grid_params":
                return "OK";
            case "status:get_remote_mode":
                return remote ? "1" : "0";
            case "get_project":
                return "virtual";
            default:
                throw new Refused(NO_SUCH_COMMAND, "Command '" + name + "' is not known");
        }
    }

    private void move(String[] parameters) throws Refused, InterruptedException {
        String from = parameters.length == 3 ? parameters[0].toLowerCase(Locale.ROOT) : "";
        double x = number(parameters, 1);
        double y = number(parameters, 2);
        switch (from) {
            case "relative", "r" -> stage.moveTo(stage.xMicrometres() + x, stage.yMicrometres() + y);
            case "zero", "home", "absolute", "z", "h", "center" -> stage.moveTo(x, y);
            default -> throw new Refused(INVALID_PARAMETER, "Reference '" + from + "' is not known");
        }
    }

    private String next() throws Refused, InterruptedException {
        requireRoute();
        if (stage.last()) {
            throw new Refused(END_OF_ROUTE, "End of route reached");
        }
        stage.step(stage.index() + 1);
        return place();
    }

    private String step(WaferStage.Die die) throws Refused, InterruptedException {
        if (!stage.has(die)) {
            throw new Refused(INVALID_PARAMETER, "No die at " + die.column() + "," + die.row());
        }
        stage.stepTo(die);
        return place();
    }

    private void requireRoute() throws Refused {
        if (!stage.onRoute()) {
            throw new Refused(EXECUTION_ERROR, "The current die is not part of the route");
        }
    }

    private String place() {
        return stage.die().column() + "," + stage.die().row() + ",0";
    }

    private String position() {
        return String.format(Locale.ROOT, "%.1f,%.1f", stage.xMicrometres(), stage.yMicrometres());
    }

    private static int whole(String[] parameters, int index) throws Refused {
        double value = number(parameters, index);
        if (value != Math.rint(value) || Math.abs(value) > 1e6) {
            throw new Refused(INVALID_PARAMETER, "'" + parameters[index] + "' is not a whole number");
        }
        return (int) value;
    }

    private static double number(String[] parameters, int index) throws Refused {
        if (index >= parameters.length) {
            throw new Refused(INVALID_PARAMETER, "A parameter is missing");
        }
        try {
            double value = Double.parseDouble(parameters[index]);
            if (Math.abs(value) <= 1e7) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new Refused(INVALID_PARAMETER, "'" + parameters[index] + "' is not a number");
        }
        throw new Refused(INVALID_PARAMETER, "'" + parameters[index] + "' is beyond the travel");
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
        remote = false;
        stage.powerOn();
    }

    @Override
    public Map<String, Object> state() {
        return stage.state();
    }
}
