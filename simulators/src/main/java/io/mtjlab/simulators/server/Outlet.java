package io.mtjlab.simulators.server;

/** Takes bytes that an instrument sends while nobody has asked for them; they go to whoever spoke to it last. */
@FunctionalInterface
public interface Outlet {

    /** Nobody listens: a wire that has no way for such bytes. */
    Outlet NONE = bytes -> false;

    /** So many bytes may wait to be fetched where a wire has the listener fetch them. */
    int MOST_WAITING_BYTES = 256;

    /**
     * From any thread.
     *
     * @return false when nobody takes them, or takes them so slowly that earlier ones wait still
     */
    boolean send(byte[] bytes);
}
