package io.mtjlab.simulators.twin.lakeshore475;

/** The status byte of Lake Shore's instruments (475 manual, 6.1.4.3; 336 manual, 6.2.6). */
public final class StatusByte {

    private static final int MESSAGE_AVAILABLE = 1 << 4;
    private static final int EVENT_SUMMARY = 1 << 5;
    private static final int SERVICE = 1 << 6;
    private static final int OPERATION_SUMMARY = 1 << 7;

    private StatusByte() {}

    /** @param serviceEnable which bits ask for service */
    public static int of(boolean messageAvailable, boolean events, boolean operation, int serviceEnable) {
        int bits = (messageAvailable ? MESSAGE_AVAILABLE : 0)
                | (events ? EVENT_SUMMARY : 0)
                | (operation ? OPERATION_SUMMARY : 0);
        return (bits & serviceEnable) != 0 ? bits | SERVICE : bits;
    }
}
