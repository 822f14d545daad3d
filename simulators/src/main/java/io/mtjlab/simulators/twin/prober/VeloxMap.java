package io.mtjlab.simulators.twin.prober;

import io.mtjlab.simulators.twin.prober.VeloxCommands.Words;
import io.mtjlab.simulators.wiring.Dies.Die;

import static io.mtjlab.simulators.twin.prober.VeloxCommands.print;

/**
 * The wafer map (FormFactor's Python module: WaferMap commands; PyMeasure's velox driver): the route over the dies of
 * the bench's wafer, one subdie each, number 0. The map itself cannot be drawn anew.
 */
final class VeloxMap {

    private final WaferStage stage;
    private String lot = "";

    VeloxMap(WaferStage stage, VeloxCommands commands) {
        this.stage = stage;
        steps(commands);
        dies(commands);
        shape(commands);
    }

    void powerOn() {
        lot = "";
    }

    private void steps(VeloxCommands commands) {
        commands.row("StepFirstDie", words -> {
                    if (words.whole(1, 1) == 1) {
                        stage.route().clearBins();
                    }
                    stage.step(0);
                    return place();
                })
                .row("StepNextDie", this::next)
                .row("StepToDie", words -> {
                    int number = words.whole(1, -1);
                    if (number < 0) {
                        return following();
                    }
                    subdie(words, 2);
                    if (number < 1 || number > stage.route().selected()) {
                        throw VeloxRefusal.parameter("Die is not on the wafer map");
                    }
                    stage.step(number - 1);
                    return place();
                })
                .row("StepNextSubDie", words -> {
                    throw new VeloxRefusal(VeloxRefusal.END_OF_WAFER, "End of wafer map");
                })
                .row("BinDie", words -> {
                    Die die = words.all().length > 3 ? known(words, 2) : here();
                    stage.route().bin(die, words.whole(1, 0));
                    return "";
                })
                .row("BinMapDie", words -> {
                    stage.route().bin(here(), words.whole(1, 0));
                    return following();
                })
                .row("ClearAllBins", words -> {
                    stage.route().clearBins();
                    return "";
                });
    }

    private String next(Words words) throws VeloxRefusal, InterruptedException {
        if (words.all().length < 3) {
            return following();
        }
        Die die = known(words, 1);
        subdie(words, 3);
        stage.step(stage.route().place(die));
        return place();
    }

    private String following() throws VeloxRefusal, InterruptedException {
        if (stage.onRoute() && stage.last()) {
            throw new VeloxRefusal(VeloxRefusal.END_OF_WAFER, "End of wafer map");
        }
        stage.step(stage.index() + 1);
        return place();
    }

    private static void subdie(Words words, int index) throws VeloxRefusal {
        if (words.whole(index, 0) != 0) {
            throw VeloxRefusal.parameter("There is no such subdie");
        }
    }

    private Die known(Words words, int index) throws VeloxRefusal {
        Die die = new Die(words.whole(index, 0), words.whole(index + 1, 0));
        if (!stage.route().has(die)) {
            throw VeloxRefusal.parameter("Die is not on the wafer map");
        }
        return die;
    }

    private Die here() throws VeloxRefusal {
        if (!stage.onRoute()) {
            throw VeloxRefusal.parameter("No die of the wafer map was stepped to");
        }
        return stage.die();
    }

    /** Column, row, subdie, number of subdies. */
    private String place() {
        return stage.die().column() + " " + stage.die().row() + " 0 1";
    }

    private void dies(VeloxCommands commands) {
        commands.row("ReadMapPosition", words -> {
                    Die die = here();
                    return die.column() + " " + die.row() + " " + print(stage.xMicrometres()) + " "
                            + print(stage.yMicrometres()) + " 0 0";
                })
                // Column, row, x and y from home, subdie, last subdie, die, dies, clusters.
                .row("ReadMapPosition2", words -> {
                    Die die = here();
                    return die.column() + " " + die.row() + " " + print(stage.xMicrometres()) + " "
                            + print(stage.yMicrometres()) + " 0 0 " + stage.index() + " "
                            + stage.route().size() + " 0";
                })
                .row(
                        "GetNumSelectedDies",
                        words -> Integer.toString(stage.route().selected()))
                .row("GetNumDies", words -> Integer.toString(stage.route().size()))
                .row(
                        "GetWaferInfo",
                        words -> "0 " + stage.route().selected() + " "
                                + stage.route().selected())
                .fixed("GetDieInfo", "1")
                // Numbers of dies count from 1, as those of the other collections of the map do.
                .row("GetDieDataAsNum", words -> {
                    int number = words.whole(1, stage.index() + 1);
                    if (number < 1 || number > stage.route().selected()) {
                        throw VeloxRefusal.parameter("Die is not on the wafer map");
                    }
                    return data(stage.route().die(number - 1));
                })
                .row("GetDieDataAsColRow", words -> data(words.all().length > 2 ? known(words, 1) : here()))
                .row("SetDieDataAsNum", words -> {
                    int number = words.whole(1, 0);
                    if (number < 1 || number > stage.route().selected()) {
                        throw VeloxRefusal.parameter("Die is not on the wafer map");
                    }
                    stage.route().bin(stage.route().die(number - 1), words.whole(2, 0));
                    return "";
                })
                .row("SetDieDataAsColRow", words -> {
                    stage.route().bin(known(words, 1), words.whole(3, 0));
                    return "";
                })
                .row("GetDieStatus", words -> {
                    Die die = new Die(words.whole(1, 0), words.whole(2, 0));
                    return !stage.route().has(die) ? "X" : stage.route().selected(die) ? "1" : "0";
                })
                .row("SetDieStatus", words -> {
                    stage.route().select(known(words, 1), !words.word(3, "1").equals("0"));
                    return "";
                });
    }

    private String data(Die die) {
        return (stage.route().place(die) + 1) + " " + die.column() + " " + die.row() + " "
                + stage.route().bin(die);
    }

    private void shape(VeloxCommands commands) {
        String index = print(WaferStage.DIE_MICROMETRES);
        commands.row(
                        "GetMapDims",
                        words -> "W " + index + " " + index + " "
                                + stage.route().columns() + " " + stage.route().rows())
                .fixed("GetMapHome", "0 0")
                .fixed("GetMapName", "virtual")
                .fixed("GetMapRoute", "B L T H")
                .fixed("GetMapOrientation", "0 0 0 0 1")
                .fixed("GetDieRefPoint", "0.0 0.0")
                .fixed("GetSubDieData", "0 0.0 0.0 SS0 0")
                .fixed("GetBinTableSize", "256")
                .row("GetLotID", words -> lot)
                .row("SetLotID", words -> {
                    lot = words.word(1, "");
                    return "";
                })
                .row("IsAppRegistered", words -> words.word(1, "").equalsIgnoreCase("WaferMap") ? "1" : "0");
        for (String name : new String[] {
            "NewWaferMap",
            "SetWaferMapParams",
            "SetRectMapParams",
            "SetMapOrientation",
            "SetMapRoute",
            "AddSubDie",
            "DeleteSubDie"
        }) {
            commands.row(name, words -> {
                throw new VeloxRefusal(VeloxRefusal.NOT_ALLOWED, "The map of this wafer is fixed");
            });
        }
    }
}
