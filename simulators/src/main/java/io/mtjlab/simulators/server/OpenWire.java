package io.mtjlab.simulators.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A wire that is being served. */
public interface OpenWire extends AutoCloseable {

    /** Where it really listens, if that is a port. */
    default Optional<InetSocketAddress> address() {
        return Optional.empty();
    }

    /** Where it really is, as a person reads it: a host and a port, or the path of a device. */
    default String place() {
        return address().map(a -> a.getHostString() + ":" + a.getPort()).orElse("");
    }

    /**
     * False while something that came by this wire is to be acted upon and no reactor knows of it. Asked by the clock's
     * probe, from any thread.
     */
    default boolean idle() {
        return true;
    }

    /** The connections have been ended by a fault; what a reactor does not hold is ended here. */
    default void dropped() {}

    @Override
    void close() throws IOException;
}
