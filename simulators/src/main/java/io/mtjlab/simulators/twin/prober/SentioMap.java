package io.mtjlab.simulators.twin.prober;

import io.mtjlab.simulators.twin.prober.WaferStage.Stepping;
import io.mtjlab.simulators.wiring.Dies.Die;

import static io.mtjlab.simulators.twin.prober.SentioCommands.print;

/**
 * The wafer map module (MPI's Python package: WafermapCommandGroup and its parts): the route over the dies of the
 * bench's wafer, one subsite each. The map itself cannot be drawn anew.
 */
final class SentioMap {

    private static final int SELECTED = 1;
    private static final int NOT_SELECTED = 2;
    private static final int NOT_PRESENT = 3;
    private static final int BINS = 256;

    private final WaferStage stage;

    SentioMap(WaferStage stage, SentioCommands commands) {
        this.stage = stage;
        steps(commands);
        dies(commands);
        bins(commands);
        shape(commands);
    }

    private void steps(SentioCommands commands) {
        commands.row("map:step_first_die", p -> {
                    site(p, 0);
                    return step(0);
                })
                .row("map:step_next_die", p -> {
                    site(p, 0);
                    return next();
                })
                .row("map:bin_step_next_die", p -> {
                    requireRoute();
                    site(p, 1);
                    stage.route().bin(stage.die(), p.whole(0));
                    return next();
                })
                .row("map:step_previous_die", p -> {
                    requireRoute();
                    if (stage.index() == 0) {
                        throw new SentioAnswer(SentioAnswer.END_OF_ROUTE, "Begin of route reached");
                    }
                    return step(stage.index() - 1);
                })
                .row("map:step_die", p -> {
                    site(p, 2);
                    Die die = die(p, 0);
                    int place = stage.route().place(die);
                    if (place < 0) {
                        throw new SentioAnswer(
                                SentioAnswer.OUT_OF_BOUNDS, "No die at " + die.column() + "," + die.row());
                    }
                    return step(place);
                })
                .row("map:step_die_seq", p -> {
                    site(p, 1);
                    return step(sequence(p));
                })
                .row("map:subsite:step_next", p -> noSubsite())
                .row("map:subsite:step_previous", p -> noSubsite())
                .row("map:subsite:bin_step_next", p -> {
                    requireRoute();
                    stage.route().bin(stage.die(), p.whole(0));
                    return noSubsite();
                })
                .row("map:subsite:step", p -> {
                    p.expect(1, 1);
                    site(p, 0);
                    requireRoute();
                    return place();
                });
    }

    private static String noSubsite() throws SentioAnswer {
        throw new SentioAnswer(SentioAnswer.END_OF_ROUTE, "There is no further subsite");
    }

    private void dies(SentioCommands commands) {
        commands.row("map:get_num_dies", p -> {
                    String which = p.word(0, "present");
                    return Integer.toString(
                            switch (which) {
                                case "selected" -> stage.route().selected();
                                case "present", "total" -> stage.route().size();
                                default -> throw SentioChuck.unknown(which);
                            });
                })
                .row("map:get_die_seq", p -> {
                    requireRoute();
                    return Integer.toString(stage.index());
                })
                .row("map:die:get_current_index", p -> {
                    requireRoute();
                    return stage.index() + "," + stage.die().column() + ","
                            + stage.die().row();
                })
                .row("map:die:get_current_subsite", p -> {
                    requireRoute();
                    return "0";
                })
                .row("map:die:get_status", p -> {
                    Die die = die(p, 0);
                    boolean there = stage.route().has(die);
                    return Integer.toString(
                            !there ? NOT_PRESENT : stage.route().selected(die) ? SELECTED : NOT_SELECTED);
                })
                .row("map:die:select", p -> select(p, true))
                .row("map:die:unselect", p -> select(p, false))
                .row("map:path:select_dies", p -> {
                    if (!p.word(0, "all").matches("all|a")) {
                        return fixed();
                    }
                    stage.route().selectAll();
                    return "OK";
                })
                .row("map:path:get_die", p -> {
                    Die die = stage.route().die(sequence(p));
                    return die.column() + "," + die.row();
                })
                .fixed("map:subsite:get_num", "1")
                .fixed("map:subsite:get", "SS0,0.0,0.0")
                .fixed("map:subsite:get_state", "1")
                .fixed("map:poi:get_num", "0")
                .ignored("map:subsite:reset", "map:subsite:set_state", "map:view:show_current_die");
    }

    private String select(SentioParameters p, boolean stepped) throws SentioAnswer {
        Die die = die(p, 0);
        if (!stage.route().has(die)) {
            throw new SentioAnswer(SentioAnswer.OUT_OF_BOUNDS, "No die at " + die.column() + "," + die.row());
        }
        stage.route().select(die, stepped);
        return "OK";
    }

    private void bins(SentioCommands commands) {
        commands.fixed("map:bins:get_num_bins", Integer.toString(BINS))
                .ignored("map:bins:clear_all_values", "map:bins:set_value", "map:bins:set_bin_info")
                .row("map:bins:clear_all", p -> {
                    stage.route().clearBins();
                    return "OK";
                })
                .row("map:bins:get_bin", p -> Integer.toString(stage.route().bin(binned(p, 0))))
                .row("map:bins:set_bin", p -> {
                    stage.route().bin(binned(p, 1), p.whole(0));
                    return "OK";
                })
                .row("map:bins:set_all", p -> {
                    p.expect(1, 2);
                    stage.route().binAll(p.whole(0));
                    return "OK";
                })
                .row("map:bins:get_bin_info", p -> {
                    int bin = p.whole(0);
                    return bin + ",Bin " + bin + "," + (bin == 0 ? "Pass" : "Fail") + ",#808080";
                });
    }

    private void shape(SentioCommands commands) {
        String die = print(WaferStage.DIE_MICROMETRES);
        commands.fixed("map:get_index_size", die + "," + die)
                .fixed("map:get_grid_params", die + "," + die + ",0.0,0.0,0.0")
                .fixed("map:get_grid_origin", "0,0")
                .fixed("map:get_home_die", "0,0")
                .fixed("map:get_street_size", "0,0")
                .fixed("map:get_diameter", "200")
                .fixed("map:get_axis_orient", "UR")
                .fixed("map:get_routing", "UL,WR")
                .fixed("map:get_orient_marker", "Notch,0,3000")
                .row("map:get_num_cols", p -> Integer.toString(stage.route().columns()))
                .row("map:get_num_rows", p -> Integer.toString(stage.route().rows()))
                .row("map:get_prop", p -> p.word(0, "").equals("die_reference") ? "0.0,0.0" : "false")
                .ignored("map:set_color_scheme");
        for (String name : new String[] {
            "map:set_grid_params",
            "map:set_index_size",
            "map:set_routing",
            "map:set_axis_orient",
            "map:set_diameter",
            "map:set_grid_origin",
            "map:set_home_die",
            "map:set_street_size",
            "map:set_flat_params",
            "map:set_orient_marker",
            "map:create",
            "map:create_rect",
            "map:open",
            "map:die:add",
            "map:die:remove",
            "map:subsite:add",
            "map:subsite:remove"
        }) {
            commands.row(name, p -> fixed());
        }
    }

    private static String fixed() throws SentioAnswer {
        throw new SentioAnswer(SentioAnswer.EXECUTION_ERROR, "The map of this wafer is fixed");
    }

    private static Die die(SentioParameters p, int from) throws SentioAnswer {
        return new Die(p.whole(from), p.whole(from + 1));
    }

    private Die binned(SentioParameters p, int from) throws SentioAnswer {
        if (p.count() >= from + 2) {
            return die(p, from);
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
        if (sequence < 0 || sequence >= stage.route().selected()) {
            throw new SentioAnswer(SentioAnswer.OUT_OF_BOUNDS, "No die " + sequence + " in the route");
        }
        return sequence;
    }

    private String next() throws SentioAnswer, InterruptedException {
        requireRoute();
        if (stage.last()) {
            throw new SentioAnswer(SentioAnswer.END_OF_ROUTE, "End of route reached");
        }
        return step(stage.index() + 1);
    }

    private String step(int place) throws SentioAnswer, InterruptedException {
        if (stage.inContact() && stage.stepping() == Stepping.REFUSE) {
            throw new SentioAnswer(SentioAnswer.INVALID_OPERATION, "Stepping is locked while in contact");
        }
        stage.step(place);
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
