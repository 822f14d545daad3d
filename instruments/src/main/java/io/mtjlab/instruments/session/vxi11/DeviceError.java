package io.mtjlab.instruments.session.vxi11;

import io.mtjlab.instruments.session.LinkFailure;
import io.mtjlab.instruments.session.LinkFailure.Kind;

/** The error codes of VXI-11 (table B.2), and what they mean to the user. */
enum DeviceError {
    SYNTAX(1, Kind.REPORTED, "syntax error"),
    NOT_ACCESSIBLE(3, Kind.REPORTED, "the device is not accessible"),
    INVALID_LINK(4, Kind.REPORTED, "the link is not known (any more)"),
    PARAMETER(5, Kind.REPORTED, "parameter error"),
    NO_CHANNEL(6, Kind.REPORTED, "the channel is not established"),
    NOT_SUPPORTED(8, Kind.UNSUPPORTED, "the operation is not supported by this device"),
    OUT_OF_RESOURCES(9, Kind.REPORTED, "the instrument is out of resources: too many links are open"),
    LOCKED(11, Kind.LOCKED, "the device is locked by another link"),
    NO_LOCK(12, Kind.REPORTED, "this link does not hold the lock"),
    IO_TIMEOUT(15, Kind.TIMED_OUT, "the instrument's server gave up waiting for the device"),
    IO_ERROR(17, Kind.REPORTED, "input or output error between the instrument's server and the device"),
    INVALID_ADDRESS(21, Kind.REPORTED, "invalid address"),
    ABORTED(23, Kind.REPORTED, "the operation was aborted"),
    CHANNEL_EXISTS(29, Kind.REPORTED, "the channel is established already");

    private final int code;
    private final Kind kind;
    private final String meaning;

    DeviceError(int code, Kind kind, String meaning) {
        this.code = code;
        this.kind = kind;
        this.meaning = meaning;
    }

    /** @throws LinkFailure unless the code is 0 */
    static void check(int code) throws LinkFailure {
        if (code == 0) {
            return;
        }
        for (DeviceError error : values()) {
            if (error.code == code) {
                throw new LinkFailure(error.kind, "VXI-11 error " + code + ": " + error.meaning);
            }
        }
        throw new LinkFailure(Kind.REPORTED, "VXI-11 error " + code + ", which the protocol does not know");
    }
}
