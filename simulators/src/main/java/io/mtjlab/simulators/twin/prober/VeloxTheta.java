package io.mtjlab.simulators.twin.prober;

import java.util.Locale;

/** Turns of the chuck, in degrees (FormFactor's Python module: theta commands). */
final class VeloxTheta {

    private double homeDegrees;

    VeloxTheta(WaferStage stage, VeloxModes modes, VeloxCommands commands) {
        commands.fixed("ReadThetaStatus", "1 0 0")
                .row("ReadThetaPosition", words -> {
                    double from = words.letter(2, 'H') == 'H' ? homeDegrees : 0;
                    return String.format(Locale.ROOT, "%.4f", stage.degrees() - from);
                })
                .row("MoveTheta", words -> {
                    double from = switch (words.letter(2, 'H')) {
                        case 'H' -> homeDegrees;
                        case 'R' -> stage.degrees();
                        case 'Z', 'C' -> 0;
                        default -> throw VeloxRefusal.parameter("Invalid reference");
                    };
                    double wanted = from + words.number(1, 0);
                    if (!WaferStage.turns(wanted)) {
                        throw VeloxRefusal.parameter("Beyond the travel");
                    }
                    modes.leaveContact();
                    stage.turnTo(wanted);
                    return "";
                })
                .row("SetThetaHome", words -> {
                    homeDegrees = words.letter(1, '0') == 'V' ? words.number(3, 0) : stage.degrees();
                    return "";
                })
                .ignored("InitTheta", "StopThetaMovement");
    }

    void powerOn() {
        homeDegrees = 0;
    }
}
