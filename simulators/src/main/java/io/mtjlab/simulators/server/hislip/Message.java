package io.mtjlab.simulators.server.hislip;

import java.nio.ByteBuffer;

/**
 * One message (IVI-6.1, 2.3): a head of 16 bytes and a payload.
 *
 * @param type one of the constants below
 * @param control control code
 * @param parameter message parameter, as a rule a message id
 */
record Message(int type, int control, int parameter, byte[] payload) {

    static final int HEAD_BYTES = 16;

    static final int INITIALIZE = 0;
    static final int INITIALIZE_RESPONSE = 1;
    static final int FATAL_ERROR = 2;
    static final int ERROR = 3;
    static final int ASYNC_LOCK = 4;
    static final int ASYNC_LOCK_RESPONSE = 5;
    static final int DATA = 6;
    static final int DATA_END = 7;
    static final int DEVICE_CLEAR_COMPLETE = 8;
    static final int DEVICE_CLEAR_ACKNOWLEDGE = 9;
    static final int ASYNC_REMOTE_LOCAL_CONTROL = 10;
    static final int ASYNC_REMOTE_LOCAL_RESPONSE = 11;
    static final int TRIGGER = 12;
    static final int INTERRUPTED = 13;
    static final int ASYNC_INTERRUPTED = 14;
    static final int ASYNC_MAXIMUM_MESSAGE_SIZE = 15;
    static final int ASYNC_MAXIMUM_MESSAGE_SIZE_RESPONSE = 16;
    static final int ASYNC_INITIALIZE = 17;
    static final int ASYNC_INITIALIZE_RESPONSE = 18;
    static final int ASYNC_DEVICE_CLEAR = 19;
    static final int ASYNC_SERVICE_REQUEST = 20;
    static final int ASYNC_STATUS_QUERY = 21;
    static final int ASYNC_STATUS_RESPONSE = 22;
    static final int ASYNC_DEVICE_CLEAR_ACKNOWLEDGE = 23;
    static final int ASYNC_LOCK_INFO = 24;
    static final int ASYNC_LOCK_INFO_RESPONSE = 25;

    static Message of(int type, int control, int parameter) {
        return new Message(type, control, parameter, new byte[0]);
    }

    byte[] encoded() {
        return ByteBuffer.allocate(HEAD_BYTES + payload.length)
                .put((byte) 'H')
                .put((byte) 'S')
                .put((byte) type)
                .put((byte) control)
                .putInt(parameter)
                .putLong(payload.length)
                .put(payload)
                .array();
    }
}
