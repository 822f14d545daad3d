package io.mtjlab.simulators.twin.kepcobop;

import io.mtjlab.simulators.scpi.StatusGroup;

/** Bits of the operation register (BIT 4886 operator manual 243-1303, section 4.6.3.6; which they are as remembered). */
final class SupplyStatus {

    private static final int WAITS_FOR_TRIGGER = 1 << 5;
    private static final int CONSTANT_VOLTAGE = 1 << 8;
    private static final int CONSTANT_CURRENT = 1 << 10;
    private static final int LIST_RUNS = 1 << 14;

    private SupplyStatus() {}

    static void tell(StatusGroup operation, boolean voltage, boolean waits, boolean lists) {
        operation.condition(CONSTANT_VOLTAGE, voltage);
        operation.condition(CONSTANT_CURRENT, !voltage);
        operation.condition(WAITS_FOR_TRIGGER, waits);
        operation.condition(LIST_RUNS, lists);
    }
}
