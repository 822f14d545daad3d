package io.mtjlab.simulators.twin.keithley6221;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;

/** The arm and the trigger layer of sweeps (622X-901-01, section 8). The trigger lines lead to the
 * bench's 2182A, whatever their numbers. */
final class TriggerModel {

    /** Nodes that may be left out. */
    private static final String LINK = "[TCONfigure:][ASYNchronous:]";

    private final Panel panel;

    TriggerModel(CommandTable table) {
        String arm = "ARM[:SEQuence[1]][:LAYer[1]]:";
        String trigger = "TRIGger[:SEQuence[1]]:";
        panel = new Panel(table, 1)
                .choice(
                        "arm",
                        arm + "SOURce",
                        "IMMediate",
                        "TIMer",
                        "BUS",
                        "TLINk",
                        "BSTest",
                        "PSTest",
                        "NSTest",
                        "MANual")
                .number("timer", arm + "TIMer", Dimension.SECONDS, Limits.of(0, 99999.99, 0.1))
                .integer("arm.count", arm + "COUNt", Limits.of(1, 99_999, 1))
                .choice("arm.direction", arm + "[TCONfigure:]DIRection", "ACCeptor", "SOURce")
                .integer("arm.line", arm + LINK + "ILINe", Limits.of(1, 6, 1))
                .integer("arm.out", arm + LINK + "OLINe", Limits.of(1, 6, 2))
                .choice("arm.output", arm + LINK + "OUTPut", "NONE", "TENTer", "TEXit")
                .choice("trigger", trigger + "SOURce", "IMMediate", "TLINk", "BUS")
                .choice("trigger.direction", trigger + "[TCONfigure:]DIRection", "ACCeptor", "SOURce")
                .integer("trigger.line", trigger + LINK + "ILINe", Limits.of(1, 6, 1))
                .integer("trigger.out", trigger + LINK + "OLINe", Limits.of(1, 6, 2))
                .integer("trigger.count", trigger + "COUNt", Limits.of(1, 99_999, 1))
                .number("trigger.delay", trigger + "DELay", Dimension.SECONDS, Limits.of(0, 999999.999, 0))
                .choice("trigger.output", trigger + LINK + "OUTPut", "NONE", "SOURce", "DELay");
    }

    void reset() {
        panel.reset();
    }

    /** True when a sweep waits for an event from outside, which as a source it passes by. */
    boolean waits() {
        String source = panel.word("arm");
        return !source.equals("IMM")
                && !source.equals("TIM")
                && !panel.word("arm.direction").equals("SOUR");
    }

    /** True when that event is *TRG. */
    boolean bus() {
        return panel.word("arm").equals("BUS");
    }

    /** When a step triggers the meter at the trigger lines. */
    SweepCourse.Triggers output() {
        return switch (panel.word("trigger.output")) {
            case "SOUR" -> SweepCourse.Triggers.WITH_STEP;
            case "DEL" -> SweepCourse.Triggers.AFTER_DELAY;
            default -> SweepCourse.Triggers.NONE;
        };
    }

    /** True when every step waits for the trigger lines. */
    boolean linked() {
        return panel.word("trigger").equals("TLIN");
    }

    /** True when the first step does not. */
    boolean bypassed() {
        return panel.word("trigger.direction").equals("SOUR");
    }
}
