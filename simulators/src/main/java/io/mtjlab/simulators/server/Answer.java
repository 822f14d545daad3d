package io.mtjlab.simulators.server;

/**
 * What goes back to the client, faults included.
 *
 * @param bytes nothing to send when empty
 * @param last true when the connection ends behind it
 */
public record Answer(byte[] bytes, boolean last) {

    static final Answer NONE = new Answer(new byte[0], false);

    public boolean isEmpty() {
        return bytes.length == 0;
    }
}
