package io.mtjlab.simulators.scpi;

/** Bits of the standard event status register, IEEE 488.2 figure 11-6. */
public final class EventStatus {
    public static final int OPERATION_COMPLETE = 1;
    public static final int QUERY_ERROR = 1 << 2;
    public static final int DEVICE_ERROR = 1 << 3;
    public static final int EXECUTION_ERROR = 1 << 4;
    public static final int COMMAND_ERROR = 1 << 5;
    public static final int USER_REQUEST = 1 << 6;
    public static final int POWER_ON = 1 << 7;

    private EventStatus() {}
}
