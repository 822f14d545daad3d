package io.mtjlab.simulators.server;

import java.io.IOException;

/** A way to reach an instrument. What it needs to know, such as an address, it was made with. */
@FunctionalInterface
public interface Wire {

    /**
     * Starts to serve.
     *
     * @throws IOException when the place is taken or cannot be had here
     */
    OpenWire open(Lanes lanes) throws IOException;
}
