/** HiSLIP 1.0 (IVI-6.1, High-Speed LAN Instrument Protocol, 2010), as an instrument serves it. */
@NullMarked
package io.mtjlab.simulators.server.hislip;

import org.jspecify.annotations.NullMarked;
