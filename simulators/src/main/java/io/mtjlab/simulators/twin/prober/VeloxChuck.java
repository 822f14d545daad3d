package io.mtjlab.simulators.twin.prober;

import io.mtjlab.simulators.twin.prober.ChuckHeights.Height;
import io.mtjlab.simulators.twin.prober.VeloxCommands.Words;

import static io.mtjlab.simulators.twin.prober.VeloxCommands.print;

/** Moves of the chuck, its heights (FormFactor's Python module: chuck commands). */
final class VeloxChuck {

    private static final double LIFT_MICROMETRES = 3_000;

    private static final int ALL_AXES = 15;

    private final WaferStage stage;
    private final ChuckHeights heights;
    private final VeloxModes modes;
    private final VeloxTheta theta;
    private double searchGap = 100;
    private double thermoCelsius = 20;
    private double dieX;
    private double dieY;
    private char loaded = 'N';

    VeloxChuck(WaferStage stage, VeloxCommands commands) {
        this.stage = stage;
        this.heights = stage.heights();
        this.modes = new VeloxModes(stage);
        sideways(commands);
        upwards(commands);
        taught(commands);
        told(commands);
        this.theta = new VeloxTheta(stage, modes, commands);
    }

    void powerOn() {
        modes.powerOn();
        theta.powerOn();
        searchGap = 100;
        thermoCelsius = 20;
        dieX = 0;
        dieY = 0;
        loaded = 'N';
    }

    private void sideways(VeloxCommands commands) {
        commands.row("MoveChuck", words -> {
                    double unit = words.micrometres(4);
                    move(words.number(1, 0) * unit, words.number(2, 0) * unit, words.letter(3, 'H'), true);
                    return "";
                })
                .row("MoveChuckIndex", words -> {
                    double die = WaferStage.DIE_MICROMETRES;
                    move(words.number(1, 0) * die, words.number(2, 0) * die, words.letter(3, 'H'), true);
                    return "";
                })
                .row("MoveChuckSubsite", words -> {
                    double unit = words.micrometres(3);
                    move(dieX + words.number(1, 0) * unit, dieY + words.number(2, 0) * unit, 'Z', false);
                    return "";
                })
                .row("MoveChuckLoad", words -> {
                    stage.rise(0);
                    stage.moveTo(0, WaferStage.LOAD_Y_MICROMETRES);
                    loaded = words.letter(1, 'F') == '2' || words.letter(1, 'F') == 'S' ? '2' : '1';
                    return "";
                })
                .row("MoveChuckTransfer", words -> {
                    stage.rise(0);
                    stage.moveTo(0, 0);
                    loaded = 'N';
                    return "";
                })
                .row("GoToWaferHome", words -> {
                    move(0, 0, 'H', true);
                    return "";
                });
    }

    /** References: home H, die home D, where the chuck is R; zero Z and centre C are one point here. */
    private void move(double x, double y, char reference, boolean home) throws VeloxRefusal, InterruptedException {
        double fromX;
        double fromY;
        switch (reference) {
            case 'R' -> {
                fromX = stage.xMicrometres();
                fromY = stage.yMicrometres();
            }
            case 'H' -> {
                fromX = stage.homeX();
                fromY = stage.homeY();
            }
            case 'D' -> {
                fromX = dieX;
                fromY = dieY;
            }
            case 'Z', 'C' -> {
                fromX = 0;
                fromY = 0;
            }
            default -> throw VeloxRefusal.parameter("Invalid reference");
        }
        if (!WaferStage.reaches(fromX + x, fromY + y)) {
            throw VeloxRefusal.parameter("Beyond the travel");
        }
        modes.leaveContact();
        stage.moveTo(fromX + x, fromY + y);
        loaded = 'N';
        if (home) {
            dieX = stage.xMicrometres();
            dieY = stage.yMicrometres();
        }
    }

    private void upwards(VeloxCommands commands) {
        commands.row("MoveChuckContact", words -> rise(Height.CONTACT))
                .row("MoveChuckSeparation", words -> rise(Height.SEPARATION))
                .row("MoveChuckAlign", words -> rise(Height.ALIGN))
                .row("MoveChuckZ", words -> {
                    double z = from(words.letter(2, 'Z')) + words.number(1, 0) * words.micrometres(3);
                    double most = heights.contact() + (heights.overtravel() ? heights.overtravelGap() : 0);
                    if (z < 0 || heights.known() && z > most + ChuckHeights.SAME_MICROMETRES) {
                        throw VeloxRefusal.parameter("Beyond the contact height");
                    }
                    stage.rise(z);
                    return "";
                })
                .row("SearchChuckContact", words -> {
                    double z = from(words.letter(2, 'R')) + words.number(1, 100) * words.micrometres(3);
                    if (z < WaferStage.NEEDLES_MICROMETRES) {
                        stage.rise(z);
                        throw new VeloxRefusal(VeloxRefusal.NOT_ALLOWED, "No contact found");
                    }
                    heights.contact(WaferStage.NEEDLES_MICROMETRES);
                    stage.height(Height.CONTACT);
                    return print(heights.contact());
                })
                .row("MoveChuckLift", words -> {
                    stage.rise(
                            words.whole(1, 1) == 1 ? WaferStage.NEEDLES_MICROMETRES - LIFT_MICROMETRES : separated());
                    return "";
                })
                .row("MoveChuckZSafe", words -> {
                    stage.rise(0);
                    return "";
                })
                .ignored("StopChuckMovement", "StopAllMovements", "InitChuck");
    }

    private double separated() {
        return heights.fromZero(Height.SEPARATION);
    }

    private double from(char reference) throws VeloxRefusal {
        return switch (reference) {
            case 'Z' -> 0;
            case 'R' -> stage.zMicrometres();
            case 'H' -> heights.contact();
            default -> throw VeloxRefusal.parameter("Invalid reference");
        };
    }

    private String rise(Height height) throws VeloxRefusal, InterruptedException {
        if (!heights.known()) {
            throw new VeloxRefusal(VeloxRefusal.NOT_ALLOWED, "Contact height is not set");
        }
        stage.height(height);
        return "";
    }

    private void taught(VeloxCommands commands) {
        commands.row("ReadChuckHeights", words -> {
                    double unit = words.micrometres(1);
                    return print(heights.known() ? heights.contact() / unit : -1) + " "
                            + print(heights.overtravelGap() / unit) + " " + print(heights.gap(Height.ALIGN) / unit)
                            + " "
                            + print(heights.gap(Height.SEPARATION) / unit) + " " + print(searchGap / unit);
                })
                .row("SetChuckHeight", this::height)
                .row("SetChuckMode", modes::set)
                .row("SetChuckHome", words -> {
                    boolean here = words.letter(1, '0') != 'V';
                    double unit = words.micrometres(2);
                    double x = here ? stage.xMicrometres() : words.number(3, 0) * unit;
                    stage.home(x, here ? stage.yMicrometres() : words.number(4, 0) * unit);
                    dieX = stage.homeX();
                    dieY = stage.homeY();
                    return "";
                })
                .row("SetChuckVacuum", words -> {
                    stage.vacuum(words.whole(1, 0) == 1);
                    return "";
                })
                .row("SetChuckIndex", words -> {
                    double unit = words.micrometres(3);
                    if (words.number(1) * unit != WaferStage.DIE_MICROMETRES
                            || words.number(2) * unit != WaferStage.DIE_MICROMETRES) {
                        throw VeloxRefusal.parameter("The index of this wafer is fixed");
                    }
                    return "";
                });
    }

    /** {@code SetChuckHeight level mode unit value}: C contact, O overtravel, A align, S separation, T search gap. */
    private String height(Words words) throws VeloxRefusal {
        char level = words.letter(1, 'C');
        char mode = words.letter(2, '0');
        double value = words.number(4, 0) * words.micrometres(3);
        if (level == 'C') {
            switch (mode) {
                case '0' -> heights.contact(stage.zMicrometres());
                case 'V' -> heights.contact(value);
                case 'R' -> heights.forget();
                default -> throw VeloxRefusal.parameter("Invalid mode");
            }
            return "";
        }
        if (mode != 'V') {
            throw VeloxRefusal.parameter("This level has no such mode");
        }
        switch (level) {
            case 'O' -> heights.overtravelGap(value);
            case 'A' -> heights.gap(Height.ALIGN, value);
            case 'S' -> heights.gap(Height.SEPARATION, value);
            case 'T' -> searchGap = value;
            default -> throw VeloxRefusal.parameter("Invalid level");
        }
        return "";
    }

    private void told(VeloxCommands commands) {
        commands.row("ReadChuckPosition", words -> {
                    double unit = words.micrometres(1);
                    boolean home = words.letter(2, 'H') == 'H';
                    double x = stage.xMicrometres() - (home ? stage.homeX() : 0);
                    double y = stage.yMicrometres() - (home ? stage.homeY() : 0);
                    return print(x / unit) + " " + print(y / unit) + " " + print(stage.zMicrometres() / unit);
                })
                .row("ReadChuckIndex", words -> {
                    double index = WaferStage.DIE_MICROMETRES / words.micrometres(1);
                    return print(index) + " " + print(index);
                })
                // Initialised, mode, limits, moving, compensation, vacuum, height, load position, lift, camera, quiet.
                .row(
                        "ReadChuckStatus",
                        words -> ALL_AXES + " " + modes.bits() + " 0 0 T " + (stage.vacuum() ? 1 : 0) + " " + level()
                                + " " + loaded + " 0 P 0")
                .row("SetChuckThermoValue", words -> {
                    thermoCelsius = words.number(1, 0);
                    return "";
                })
                // Silicon's expansion, 2.33e-6 a kelvin.
                .row("ReadChuckThermoValue", words -> print(thermoCelsius) + " 2.33 2.33")
                .fixed("ReadChuckThermoScale", "1.000000 1.000000")
                .ignored("SetChuckThermoScale");
    }

    private char level() {
        if (stage.inContact()) {
            boolean beyond = stage.zMicrometres() > heights.contact() + ChuckHeights.SAME_MICROMETRES;
            return beyond ? 'O' : 'C';
        }
        return stage.isAt(Height.SEPARATION) ? 'S' : stage.isAt(Height.ALIGN) ? 'A' : 'N';
    }
}
