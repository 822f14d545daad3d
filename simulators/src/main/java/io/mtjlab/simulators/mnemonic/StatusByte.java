package io.mtjlab.simulators.mnemonic;

/** A status byte with the operation register's summary in bit 7, as Lake Shore's have it (475 manual, 6.1.4.3). */
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
