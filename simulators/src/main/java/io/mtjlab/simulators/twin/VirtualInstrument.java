package io.mtjlab.simulators.twin;

import java.util.Map;

import io.mtjlab.simulators.server.Dialect;

/** One model, without its socket. Called under the bench's lock. */
public interface VirtualInstrument {

    Dialect dialect();

    /** Outputs off, every setting and register as after the mains switch. */
    void powerOn();

    /** See {@link Twin#state()}. */
    Map<String, Object> state();
}
