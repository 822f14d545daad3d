package io.mtjlab.instruments.session;

/** Listens to what goes over the wires, for a transcript. Called on the thread of the exchange, so be quick. */
@FunctionalInterface
public interface WireTap {

    /** Costs nothing: a session builds no record for it. */
    WireTap NONE = (role, labNanos, sent, received) -> {};

    /**
     * @param labNanos lab time when the exchange ended
     * @param sent without the last terminator; empty for a mere read; an operation beside the messages stands in round
     *     brackets, such as {@code (device clear)}, {@code (trigger)}, {@code (serial poll)}
     * @param received as it arrived, terminators included; empty for a write; one character per byte (ISO 8859-1)
     */
    void exchanged(String role, long labNanos, String sent, String received);

    /** As {@link #exchanged}, for an exchange that ended in an exception. */
    default void failed(String role, long labNanos, String sent, String received, LinkException failure) {}
}
