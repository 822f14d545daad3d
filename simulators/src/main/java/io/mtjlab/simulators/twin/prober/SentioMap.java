package io.mtjlab.simulators.twin.prober;

import io.mtjlab.simulators.wiring.Dies.Die;

/** The wafer map module: the route over the dies, one subsite each. */
final class SentioMap {

    private static final int SELECTED = 1;
    private static final int NOT_PRESENT = 3;

    private final WaferStage stage;

    SentioMap(WaferStage stage) {
        this.stage = stage;
    }

    String run(String name, SentioParameters p) throws SentioAnswer, InterruptedException {
        switch (name) {
            case "map:step_first_die":
                site(p, 0);
                stage.step(0);
                return place();
            case "map:step_next_die":
                site(p, 0);
                return next();
            case "map:bin_step_next_die":
                requireRoute();
                site(p, 1);
                stage.bin(p.whole(0));
                return next();
            case "map:step_previous_die":
                requireRoute();
                if (stage.index() == 0) {
                    throw new SentioAnswer(SentioAnswer.END_OF_ROUTE, "Begin of route reached");
                }
                stage.step(stage.index() - 1);
                return place();
            case "map:step_die":
                site(p, 2);
                return step(new Die(p.whole(0), p.whole(1)));
            case "map:step_die_seq":
                site(p, 1);
                stage.step(sequence(p));
                return place();
            case "map:subsite:step_next", "map:subsite:step_previous":
                throw new SentioAnswer(SentioAnswer.END_OF_ROUTE, "There is no further subsite");
            default:
                return ask(name, p);
        }
    }

    private String ask(String name, SentioParameters p) throws SentioAnswer {
        switch (name) {
            case "map:get_num_dies":
                String which = p.word(0, "present");
                if (!which.matches("present|selected|total")) {
                    throw new SentioAnswer(SentioAnswer.INVALID_PARAMETER, "'" + which + "' is not a kind of dies");
                }
                return Integer.toString(stage.dies());
            case "map:get_die_seq":
                requireRoute();
                return Integer.toString(stage.index());
            case "map:die:get_current_index":
                requireRoute();
                return stage.index() + "," + stage.die().column() + ","
                        + stage.die().row();
            case "map:die:get_current_subsite":
                requireRoute();
                return "0";
            case "map:die:get_status":
                return Integer.toString(stage.has(new Die(p.whole(0), p.whole(1))) ? SELECTED : NOT_PRESENT);
            case "map:path:get_die":
                Die die = stage.die(sequence(p));
                return die.column() + "," + die.row();
            case "map:subsite:get_num":
                return "1";
            case "map:subsite:get":
                return "SS0,0.0,0.0";
            case "map:get_index_size":
                return WaferStage.DIE_MICROMETRES + "," + WaferStage.DIE_MICROMETRES;
            case "map:bins:clear_all":
                stage.clearBins();
                return "OK";
            case "map:bins:get_bin":
                return Integer.toString(stage.bin(binned(p, 0)));
            case "map:bins:set_bin":
                requireRoute();
                stage.bin(p.whole(0));
                return "OK";
            case "map:set_grid_params",
                    "map:set_index_size",
                    "map:set_routing",
                    "map:path:select_dies",
                    "map:create",
                    "map:view:show_current_die":
                throw new SentioAnswer(SentioAnswer.EXECUTION_ERROR, "The map of this wafer is fixed");
            default:
                throw new SentioAnswer(SentioAnswer.NO_SUCH_COMMAND, "Command '" + name + "' is not known");
        }
    }

    private Die binned(SentioParameters p, int from) throws SentioAnswer {
        if (p.count() >= from + 2) {
            return new Die(p.whole(from), p.whole(from + 1));
        }
        requireRoute();
        return stage.die();
    }

    /** Every die has its one subsite, number 0. */
    private static void site(SentioParameters p, int index) throws SentioAnswer {
        p.expect(0, index + 1);
        if (p.count() > index && p.whole(index) != 0) {
            throw new SentioAnswer(SentioAnswer.OUT_OF_BOUNDS, "There is no subsite " + p.whole(index));
        }
    }

    private int sequence(SentioParameters p) throws SentioAnswer {
        int sequence = p.whole(0);
        if (sequence < 0 || sequence >= stage.dies()) {
            throw new SentioAnswer(SentioAnswer.OUT_OF_BOUNDS, "No die " + sequence + " in the route");
        }
        return sequence;
    }

    private String next() throws SentioAnswer, InterruptedException {
        requireRoute();
        if (stage.last()) {
            throw new SentioAnswer(SentioAnswer.END_OF_ROUTE, "End of route reached");
        }
        stage.step(stage.index() + 1);
        return place();
    }

    private String step(Die die) throws SentioAnswer, InterruptedException {
        if (!stage.has(die)) {
            throw new SentioAnswer(SentioAnswer.OUT_OF_BOUNDS, "No die at " + die.column() + "," + die.row());
        }
        stage.stepTo(die);
        return place();
    }

    private void requireRoute() throws SentioAnswer {
        if (!stage.onRoute()) {
            throw new SentioAnswer(SentioAnswer.EXECUTION_ERROR, "The current die is not part of the route");
        }
    }

    private String place() {
        return stage.die().column() + "," + stage.die().row() + ",0";
    }
}
