package io.mtjlab.simulators.twin;

import java.net.InetSocketAddress;
import java.util.Map;

/** One virtual instrument, listening. */
public interface Twin extends AutoCloseable {

    /** Its name in the bench file. */
    String role();

    String model();

    /** Where it really listens: a port 0 has become the one that the system chose. */
    InetSocketAddress address();

    /**
     * What the instrument is doing, told by itself and not over its wire: settings, what its outputs really drive
     * ({@code output} true while it could do harm; {@code amperes}, {@code oersted}, {@code dbm}), and its
     * calibration errors. Values are strings, booleans and numbers; keys carry units.
     */
    Map<String, Object> state();

    void fault(Fault fault);

    /** Ends {@link Fault.Silent} and {@link Fault.Delay}. */
    void clearFaults();

    /** Closes all connections and the port. What the instrument drives stays as it is. */
    @Override
    void close();
}
