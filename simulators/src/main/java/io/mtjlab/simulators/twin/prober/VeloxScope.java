package io.mtjlab.simulators.twin.prober;

import io.mtjlab.simulators.twin.prober.VeloxCommands.Words;

import static io.mtjlab.simulators.twin.prober.VeloxCommands.print;

/** The microscope (FormFactor's Python module: scope commands): it moves, looks, and touches nothing. */
final class VeloxScope {

    private static final double FOCUS_MICROMETRES = 20_000;
    private static final double GAP_MICROMETRES = 5_000;

    private double x;
    private double y;
    private double z;
    private double homeX;
    private double homeY;
    private int lens = 1;
    private boolean lifted;
    private boolean light = true;

    VeloxScope(VeloxCommands commands) {
        commands.row(
                        "ReadScopeStatus",
                        words -> "7 0 0 T " + (lifted ? 1 : 0) + " " + (z == FOCUS_MICROMETRES ? 'F' : 'N') + " "
                                + (light ? 1 : 0) + " 0 0")
                .row("ReadScopePosition", words -> {
                    double unit = words.micrometres(1);
                    boolean home = words.letter(2, 'H') == 'H';
                    return print((x - (home ? homeX : 0)) / unit) + " " + print((y - (home ? homeY : 0)) / unit) + " "
                            + print(z / unit);
                })
                .row("ReadScopeHeights", words -> {
                    double unit = words.micrometres(1);
                    return print(FOCUS_MICROMETRES / unit) + " " + print(GAP_MICROMETRES / unit) + " "
                            + print(GAP_MICROMETRES / unit);
                })
                .row("ReadScopeIndex", words -> {
                    double index = WaferStage.DIE_MICROMETRES / words.micrometres(1);
                    return print(index) + " " + print(index);
                })
                .row("MoveScope", words -> move(words, words.micrometres(4)))
                .row("MoveScopeIndex", words -> move(words, WaferStage.DIE_MICROMETRES))
                .row("MoveScopeZ", words -> {
                    double from = words.letter(2, 'Z') == 'R' ? z : 0;
                    z = from + words.number(1, 0) * words.micrometres(3);
                    return "";
                })
                .row("MoveScopeFocus", words -> height(FOCUS_MICROMETRES))
                .row("MoveScopeAlign", words -> height(FOCUS_MICROMETRES + GAP_MICROMETRES))
                .row("MoveScopeSeparation", words -> height(FOCUS_MICROMETRES + GAP_MICROMETRES))
                .row("MoveScopeLift", words -> {
                    lifted = words.whole(1, 1) == 1;
                    return "";
                })
                .row("SetScopeHome", words -> {
                    boolean here = words.letter(1, '0') != 'V';
                    double unit = words.micrometres(2);
                    double atX = here ? x : words.number(3, 0) * unit;
                    homeY = here ? y : words.number(4, 0) * unit;
                    homeX = atX;
                    return "";
                })
                .row("ReadCurrentLens", words -> Integer.toString(lens))
                .row("SelectLens", words -> {
                    lens = words.whole(1, 1);
                    return "";
                })
                .row("SetMicroLight", words -> {
                    light = words.whole(1, 2) == 2 ? !light : words.whole(1, 2) == 1;
                    return "";
                })
                .ignored("InitScope", "SetScopeMode", "StopScopeMovement", "SetScopeIndex", "SetScopeHeight");
    }

    private String height(double wanted) {
        z = wanted;
        return "";
    }

    private String move(Words words, double unit) throws VeloxRefusal {
        char reference = words.letter(3, 'H');
        double fromX = reference == 'R' ? x : reference == 'H' ? homeX : 0;
        double fromY = reference == 'R' ? y : reference == 'H' ? homeY : 0;
        double toX = fromX + words.number(1, 0) * unit;
        double toY = fromY + words.number(2, 0) * unit;
        if (!WaferStage.reaches(toX, toY)) {
            throw VeloxRefusal.parameter("Beyond the travel");
        }
        x = toX;
        y = toY;
        return "";
    }

    void powerOn() {
        x = 0;
        y = 0;
        z = 0;
        homeX = 0;
        homeY = 0;
        lens = 1;
        lifted = false;
        light = true;
    }
}
