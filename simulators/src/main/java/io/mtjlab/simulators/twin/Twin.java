package io.mtjlab.simulators.twin;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.server.OpenWire;

/** One virtual instrument, listening. */
public interface Twin extends AutoCloseable {

    /** Its name in the bench file. */
    String role();

    String model();

    /** Where it really is reached, in the order of its specification: a port 0 has become the one that the system chose. */
    List<OpenWire> links();

    /** Where the first of its links that is a port listens. */
    InetSocketAddress address();

    /**
     * What the instrument is doing, told by itself and not over its wire: settings, what its outputs really drive
     * ({@code output} true while it could do harm; {@code amperes}, {@code oersted}, {@code dbm}), and its
     * calibration errors. Values are strings, booleans and numbers; keys carry units.
     */
    Map<String, Object> state();

    /** Has it happen now. */
    void fault(Fault fault);

    /** Has it happen at a moment of lab time; see {@link io.mtjlab.simulators.server.WireFaults#at}. */
    void faultAt(long nanos, Fault fault);

    /** Ends every fault that lasts, and forgets those that are planned. */
    void clearFaults();

    /** Closes all connections and the port. What the instrument drives stays as it is. */
    @Override
    void close();
}
