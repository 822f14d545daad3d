package io.mtjlab.simulators.server.vxi11;

/** Device_ErrorCode (VXI-11, table B.2), as far as an instrument uses it. */
enum DeviceError {
    NONE(0),
    NOT_ACCESSIBLE(3),
    INVALID_LINK(4),
    PARAMETER(5),
    NO_CHANNEL(6),
    NOT_SUPPORTED(8),
    OUT_OF_RESOURCES(9),
    LOCKED_BY_ANOTHER(11),
    NO_LOCK_HELD(12),
    TIMEOUT(15),
    IO(17),
    INVALID_ADDRESS(21),
    ABORTED(23),
    CHANNEL_EXISTS(29);

    final int code;

    DeviceError(int code) {
        this.code = code;
    }

    byte[] encoded() {
        return new XdrOut().integer(code).toBytes();
    }
}
