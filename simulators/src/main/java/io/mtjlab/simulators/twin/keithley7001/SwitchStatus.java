package io.mtjlab.simulators.twin.keithley7001;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.scpi.StatusGroup;

/**
 * The operation register of a 7001 and those below it (instruction manual, section 5.7; the bits are those that the 2001
 * prints, whose trigger model is the same): settling 1, waiting for trigger 5, waiting for arm 6, idle 10. Waiting for arm
 * sums up the sequence register, which has a bit for the arm layer and one for the scan layer.
 */
final class SwitchStatus {

    private static final int SETTLING = 1 << 1;
    private static final int WAITS_FOR_TRIGGER = 1 << 5;
    private static final int WAITS_FOR_ARM = 1 << 6;
    private static final int IDLE = 1 << 10;
    private static final int FIRST = 1 << 1;
    private static final int SECOND = 1 << 2;

    private final StatusGroup operation;
    private final StatusGroup trigger;
    private final StatusGroup arm;
    private final StatusGroup sequence;

    /** @param refresh brings all of it up to now */
    SwitchStatus(CommandTable table, Status status, Runnable refresh) {
        operation = status.operation();
        trigger = status.groupBelow();
        arm = status.groupBelow();
        sequence = status.groupBelow();
        table.registers("STATus:OPERation:TRIGger", status, trigger, refresh)
                .registers("STATus:OPERation:ARM", status, arm, refresh)
                .registers("STATus:OPERation:ARM:SEQuence[1]", status, sequence, refresh);
    }

    void tell(boolean settles, ScanModel scan) {
        sequence.condition(FIRST, scan.waitsIn(0));
        sequence.condition(SECOND, scan.waitsIn(1));
        arm.condition(FIRST, (sequence.condition() & sequence.enable()) != 0);
        trigger.condition(FIRST, scan.waitsIn(2));
        operation.condition(SETTLING, settles);
        operation.condition(WAITS_FOR_ARM, (arm.condition() & arm.enable()) != 0);
        operation.condition(WAITS_FOR_TRIGGER, (trigger.condition() & trigger.enable()) != 0);
        operation.condition(IDLE, scan.idle());
    }
}
