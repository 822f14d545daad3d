package io.mtjlab.instruments.session.hislip;

/** The messages of HiSLIP 1.0 and their numbers (IVI-6.1, table 4). */
enum MessageType {
    INITIALIZE,
    INITIALIZE_RESPONSE,
    FATAL_ERROR,
    ERROR,
    ASYNC_LOCK,
    ASYNC_LOCK_RESPONSE,
    DATA,
    DATA_END,
    DEVICE_CLEAR_COMPLETE,
    DEVICE_CLEAR_ACKNOWLEDGE,
    ASYNC_REMOTE_LOCAL_CONTROL,
    ASYNC_REMOTE_LOCAL_RESPONSE,
    TRIGGER,
    INTERRUPTED,
    ASYNC_INTERRUPTED,
    ASYNC_MAXIMUM_MESSAGE_SIZE,
    ASYNC_MAXIMUM_MESSAGE_SIZE_RESPONSE,
    ASYNC_INITIALIZE,
    ASYNC_INITIALIZE_RESPONSE,
    ASYNC_DEVICE_CLEAR,
    ASYNC_SERVICE_REQUEST,
    ASYNC_STATUS_QUERY,
    ASYNC_STATUS_RESPONSE,
    ASYNC_DEVICE_CLEAR_ACKNOWLEDGE,
    ASYNC_LOCK_INFO,
    ASYNC_LOCK_INFO_RESPONSE,
    /** Anything else: of a later version, or of a vendor. */
    UNKNOWN;

    private static final MessageType[] ALL = values();

    static MessageType of(int code) {
        return code < UNKNOWN.ordinal() ? ALL[code] : UNKNOWN;
    }

    int code() {
        return ordinal();
    }
}
